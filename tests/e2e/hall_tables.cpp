// hall_tables PORT COUNT SECONDS SESSION [SESSION …]: so many tables in one process that come into the hall at this port of this
// machine by the words "KURUMAZA_HALL_WORDS", each with a copy of one of the sessions, on which somebody works. They do what the hall
// asks. Ends with who started it. For scripts/run hall --demo, and for tests.
#include <fmt/core.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <random>

#include "base/log.h"
#include "hall/mail.h"
#include "hall/request_box.h"
#include "hall/sender.h"
#include "hall/subjects.h"
#include "ops/agenda.h"
#include "storage/live_session.h"
#include "storage/session_files.h"
#include "support/real_hall.h"

namespace {

using support::made;

const base::RealClock kClock;
volatile std::sig_atomic_t g_ended = 0;

constexpr const char* kTexts[] = {
    "川べりを歩ける道がほしい",   "子どもと年寄りが一緒に座れるベンチ", "バスが夕方に来ない",
    "祭りの手伝いが足りない",     "空き家を集まる場所にできないか",     "雪かきを頼める人がいない",
    "通学路の街灯が暗い",         "畑を教えてくれる人がいる",           "図書館が遠くて行けない",
    "朝市にもっと店が出るといい", "避難所の場所を知らない人が多い",     "坂の途中に休む所がほしい"};
constexpr const char* kNames[] = {"一班", "二班", "三班", "四班", "五班", "六班", "七班", "八班"};

/// One table: it finds the hall, comes in, sends what is made at it, and does what it is asked.
class Table {
 public:
  Table(int number, std::uint16_t port, const hall::RoomWords& words, const base::Path& session)
      : name_(number < int(std::size(kNames)) ? kNames[number] : fmt::format("{}班", number + 1)),
        ids_(kClock, unsigned(number + 1)),
        random_(unsigned(number * 7 + 1)),
        listener_(made(hall::open_table_datagrams({port, true}, kClock)), kClock, {}),
        call_(hall::nats_join_call()),
        box_(made(hall::RequestBox::open(files_, folder_.path() / "requests.json"))) {
    const base::Path own = folder_.path() / "session.json";
    base::IdSource ids(kClock, unsigned(100 + number));
    const auto copied = storage::duplicate(files_, kClock, ids, session, own, name_ + "の話し合い");
    ASSERT(copied.ok(), copied.ok() ? "" : copied.error().text().c_str());
    live_ = made(storage::LiveSession::open(files_, kClock, ids_, own));
    plan();
    listener_.start();
    join_ = made(hall::JoinTable::open({listener_,
                                        *call_,
                                        private_files_,
                                        kClock,
                                        support::shipped_words(),
                                        folder_.path() / "halls",
                                        name_,
                                        {}}));
    join_->join_by(words);
    join_->start();
  }
  ~Table() { (void)live_->close(); }

  void step(bool acts) {
    const hall::JoinState state = join_->state();
    if (!link_ && state.step == hall::JoinState::Step::joined) come_in(state);
    if (acts) act();
    if (!link_) return;
    while (const auto letter = mail_->take()) {
      const hall::RequestBox::Answer answer = box_.take(letter->body);
      (void)link_->tell(letter->reply, hall::text_of(answer.what, answer.request));
      carry_out();
      said_s_ = -1e9;
    }
    if (support::steady_now_s() >= said_s_ + 2) say();
  }
  bool here() const {
    return link_ && link_->state().kind == hall::LinkState::Kind::connected &&
           sender_->state().kind == hall::SenderState::Kind::level;
  }

 private:
  /// The evening has steps, and is at the first.
  void plan() {
    if (!live_->session().agenda.empty()) return;
    ops::Plan plan;
    for (const model::Step step : {model::Step::write, model::Step::gather, model::Step::plate,
                                   model::Step::arrange, model::Step::narrate}) {
      model::AgendaStep one;
      one.step = step;
      one.minutes = 15;
      plan.begin.push_back(one);
    }
    (void)live_->doc().apply_all(ops::take_plan(live_->session(), plan, ids_));
    (void)live_->doc().apply_all(ops::begin_step(
        live_->session(), live_->session().agenda_in_order().front()->id, kClock.wall()));
  }
  void come_in(const hall::JoinState& state) {
    slot_ = state.place.slot;
    link_ = made(hall::Link::open(
        {state.hub, state.place.user, state.place.password, state.certificate_pem, name_}));
    mail_ = made(link_->listen({hall::to_subject(slot_), hall::kToAll}));
    sender_ = std::make_unique<hall::Sender>(link_->sending(), kClock, slot_);
    live_->listen([out = sender_->carry(live_->session().id)](auto piece, auto lines) {
      piece == storage::JournalPiece::beginning ? out->begin(lines) : out->add(lines);
    });
  }
  void say() {
    said_s_ = support::steady_now_s();
    const model::Session& session = live_->session();
    hall::Presence says;
    says.table = name_;
    says.session = session.id;
    says.title = session.title;
    const auto steps = session.agenda_in_order();
    for (std::size_t n = 0; n < steps.size(); ++n)
      if (steps[n]->id == session.at_step) says.step = int(n);
    says.outcomes = box_.outcomes();
    (void)link_->tell(hall::see_subject(slot_), hall::text_of(says));
  }
  void carry_out() {
    while (!box_.waiting().empty()) {
      const hall::Request request = box_.waiting().front();
      if (const auto* next = std::get_if<hall::NextStep>(&request.wish)) {
        const auto steps = live_->session().agenda_in_order();
        if (std::size_t(next->step) < steps.size())
          (void)live_->doc().apply_all(
              ops::begin_step(live_->session(), steps[std::size_t(next->step)]->id, kClock.wall()));
      }
      (void)box_.settle(request.id, hall::RequestOutcome::What::done);
    }
  }
  /// A card is moved, or a new one put out.
  void act() {
    const model::Board& board = *live_->session().boards_in_order().front();
    const auto some = [&](std::size_t n) {
      return std::size_t(random_() % std::max<std::size_t>(n, 1));
    };
    if (board.cards.empty() || (some(3) == 0 && board.cards.size() < 200)) {
      model::Card card;
      card.id = ids_.next();
      card.text = kTexts[some(std::size(kTexts))];
      card.color = model::PaperColor(some(6));
      card.pos = {double(some(900)) - 450, 420.0 + double(some(240))};
      (void)live_->doc().apply_all({ops::Add<model::Card>{board.id, card}});
      return;
    }
    auto it = board.cards.begin();
    std::advance(it, long(some(board.cards.size())));
    const base::Vec2 to = it->second.pos + base::Vec2{double(some(60)) - 30, double(some(40)) - 20};
    (void)live_->doc().apply_all({ops::Change<model::Card>{
        board.id, it->first, model::Patch<model::Card>{}.set<&model::Card::pos>(to)}});
  }

  const support::TemporaryFolder folder_{"kurumaza-hall-table-"};
  const std::string name_;
  base::RealFileSystem files_;
  hall::RealPrivateFiles private_files_;
  base::IdSource ids_;
  std::mt19937 random_;
  hall::BeaconListener listener_;
  std::unique_ptr<hall::JoinCall> call_;
  hall::RequestBox box_;
  std::unique_ptr<hall::JoinTable> join_;
  std::unique_ptr<hall::Link> link_;
  std::shared_ptr<hall::Mail> mail_;
  std::unique_ptr<hall::Sender> sender_;
  std::unique_ptr<storage::LiveSession> live_;
  int slot_ = 0;
  double said_s_ = -1e9;
};

}  // namespace

int main(int argc, char** argv) {
  const char* typed = std::getenv("KURUMAZA_HALL_WORDS");
  if (argc < 5 || !typed) {
    fmt::print(stderr, "KURUMAZA_HALL_WORDS=\"…\" hall_tables PORT COUNT SECONDS SESSION …\n");
    return 2;
  }
  const auto words = hall::read_words(support::shipped_words(), typed);
  if (!words) {
    fmt::print(stderr, "hall_tables: {}\n", words.error().text());
    return 2;
  }
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) std::signal(signal, [](int) { g_ended = 1; });
  std::vector<std::unique_ptr<Table>> tables;
  const int count = std::atoi(argv[2]);
  for (int n = 0; n < count; ++n)
    tables.push_back(std::make_unique<Table>(n, std::uint16_t(std::atoi(argv[1])), *words,
                                             argv[4 + n % (argc - 4)]));
  std::mt19937 random(1);
  bool said = false;
  const double until_s = support::steady_now_s() + std::atof(argv[3]);
  const pid_t parent = ::getppid();
  for (std::size_t n = 0; !g_ended && ::getppid() == parent && support::steady_now_s() < until_s; ++n) {
    for (auto& table : tables) table->step(random() % 15 == 0);
    if (!said && std::ranges::all_of(tables, [](const auto& t) { return t->here(); })) {
      said = true;
      fmt::print("all are here\n");
      std::fflush(stdout);
    }
    support::pause_s(0.1);
  }
}
