// bench_hall_screen [SECONDS [TABLES [OPS [PROGRAM]]]]: from an op that is on a table's disk to the hall's screen that shows it: the
// real program as a hall at a screen of 1920×1080, and in this process so many tables, each with a real Store, that came in by
// the six words and send over TLS. First with the tiles of all, then with the map of one of them large. The screen is asked what its
// picture shows after every frame that it has swapped; that is up to 4 ms later than it was seen. Milliseconds, and the hall's own
// processor time. PROGRAM: another kurumaza, to be compared with this one.
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <random>

#include "hall/sender.h"
#include "ops/agenda.h"
#include "ops/op.h"
#include "storage/live_session.h"
#include "storage/session_files.h"
#include "support/program.h"
#include "support/real_hall.h"
#include "support/touch_screen.h"

namespace {

using support::made;
using support::steady_now_s;
using Json = nlohmann::json;

const base::RealClock kClock;

double at(const std::vector<double>& sorted, double part) {
  return sorted.empty()
             ? 0
             : sorted[std::min(sorted.size() - 1, std::size_t(part * double(sorted.size())))];
}

/// Of a process, so far.
double processor_s(pid_t pid) {
  std::ifstream in(fmt::format("/proc/{}/stat", pid));
  std::string word;
  double ticks = 0;
  for (int k = 1; k <= 15 && in >> word; ++k)
    if (k >= 14) ticks += std::stod(word);
  return ticks / double(::sysconf(_SC_CLK_TCK));
}

/// When each op of a table was on its disk, and how long it took from there to the picture.
class Watch {
 public:
  void durable(std::string_view lines) {
    const double now = steady_now_s();
    const std::scoped_lock guard(mutex_);
    for (const char letter : lines)
      if (letter == '\n') durable_s_[++last_] = now;
  }
  /// The journal as it stands: its first line says the number of the last op that was before it.
  void begin(std::string_view journal) {
    const Json first = Json::parse(journal.substr(0, journal.find('\n')));
    const std::scoped_lock guard(mutex_);
    last_ = first.value("start", Json::object()).value("journal_seq", std::uint64_t(0)) +
            std::uint64_t(std::ranges::count(journal, '\n')) - 1;
    durable_s_.clear();
  }
  void shown(std::uint64_t seq, double now_s, std::vector<double>& ms) {
    const std::scoped_lock guard(mutex_);
    const auto end = durable_s_.upper_bound(seq);
    for (auto it = durable_s_.begin(); it != end; ++it) ms.push_back((now_s - it->second) * 1000);
    durable_s_.erase(durable_s_.begin(), end);
  }
  void forget() {
    const std::scoped_lock guard(mutex_);
    durable_s_.clear();
  }
  std::size_t waiting() const {
    const std::scoped_lock guard(mutex_);
    return durable_s_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::uint64_t last_ = 0;
  std::map<std::uint64_t, double> durable_s_;  // what is not seen yet
};

struct Table {
  support::TemporaryFolder folder{"kurumaza-bench-"};
  support::RealTable joins;
  base::RealFileSystem files;
  base::IdSource ids;
  std::mt19937 random;
  Watch watch;
  std::unique_ptr<hall::Link> link;
  std::unique_ptr<hall::Sender> sender;
  std::unique_ptr<storage::LiveSession> live;

  Table(int number, const base::Path& session, const hall::RoomWords& words)
      : ids(kClock, unsigned(number)), random(unsigned(number)) {
    const base::Path own = folder.path() / "session.json";
    const auto copied =
        storage::duplicate(files, kClock, ids, session, own, fmt::format("{}班", number));
    ASSERT(copied.ok(), copied.ok() ? "" : copied.error().text().c_str());
    live = made(storage::LiveSession::open(files, kClock, ids, own));
    // The evening is at its first question: that map is the one which the hall shows.
    ops::Document& doc = live->doc();
    ops::Plan plan;
    plan.each.emplace_back().step = model::Step::gather;
    (void)doc.apply_all(ops::take_plan(doc.session(), plan, ids));
    if (const model::AgendaStep* first = ops::step_beside(doc.session(), 1))
      (void)doc.apply_all(ops::begin_step(doc.session(), first->id, kClock.wall()));
    joins.join().join_by(words);
  }
  bool come_in() {
    if (!joins.is(hall::JoinState::Step::joined, 60)) return false;
    const hall::JoinState state = joins.join().state();
    link = made(hall::Link::open(joins.link()));
    sender = std::make_unique<hall::Sender>(link->sending(), kClock, state.place.slot);
    live->listen([out = sender->carry(live->session().id), this](auto piece, auto lines) {
      if (piece == storage::JournalPiece::beginning) {
        watch.begin(lines);
        out->begin(lines);
      } else {
        watch.durable(lines);
        out->add(lines);
      }
    });
    return true;
  }
  /// A card is moved a little: what people do most.
  void act() {
    const model::Board& board = *live->session().boards_in_order().front();
    auto card = board.cards.begin();
    std::advance(card, long(random() % board.cards.size()));
    const base::Vec2 by{double(random() % 60) - 30, double(random() % 40) - 20};
    (void)live->doc().apply_all({ops::Change<model::Card>{
        board.id, card->first,
        model::Patch<model::Card>{}.set<&model::Card::pos>(card->second.pos + by)}});
  }
};

class Bench {
 public:
  Bench(const base::Path& program, int tables, double rate) : rate_(rate) {
    const hall::RoomWords words = made(hall::draw_room_words());
    support::ProgramOptions options;
    options.program = program;
    options.args = {"--lang",
                    "ja",
                    "--sessions",
                    folder_.path().string(),
                    "hall",
                    "--name",
                    "公民館",
                    "--hall-loopback",
                    std::to_string(support::own_udp().port - 1),
                    "--hall-words",
                    hall::kana_of(support::shipped_words(), words),
                    "--window",
                    "1920x1080"};
    options.display = screen_->display();
    options.environment = {{"HOME", folder_.path().string()}};
    hall_ = made(support::Program::start(options));
    const base::Path session = base::Path(KURUMAZA_SOURCE_DIR) / "sessions/example.json";
    for (int n = 1; n <= tables; ++n) tables_.push_back(std::make_unique<Table>(n, session, words));
  }
  /// All are in, and their maps are seen.
  bool ready() {
    for (auto& table : tables_)
      if (!table->come_in()) return false;
    return support::wait_until(60, [&] {
      const Json all = look()["tables"];
      return all.size() == tables_.size() && std::ranges::all_of(all, [](const Json& table) {
               return table["cards"] > 50 && table["painted"] == table["seq"];
             });
    });
  }
  void measure(const char* what, double seconds) {
    ms_.clear();
    for (auto& table : tables_) table->watch.forget();
    (void)hall_->probe().get("frames");
    const double begun_s = steady_now_s(), worked_s = processor_s(hall_->pid());
    double next_s = begun_s;
    std::size_t acts = 0;
    while (steady_now_s() < begun_s + seconds) {
      for (; next_s <= steady_now_s(); next_s += 1 / (rate_ * double(tables_.size())))
        tables_[acts++ % tables_.size()]->act();
      note();
      support::pause_s(0.004);
    }
    std::size_t late = 0;
    for (auto& table : tables_) late += table->watch.waiting();
    const Json frames = made(hall_->probe().get("frames"));
    std::ranges::sort(ms_);
    fmt::print(
        "{}: {} ops in {:.0f} s, {} of them seen; durable to picture: median {:.0f}, p90 {:.0f}, "
        "p99 "
        "{:.0f}, most {:.0f} ms; {} frames, median {} ms, p95 {} ms\n",
        what, acts, seconds, ms_.size(), at(ms_, 0.5), at(ms_, 0.9), at(ms_, 0.99), at(ms_, 1),
        frames["count"].dump(), frames["median_ms"].dump(), frames["p95_ms"].dump());
    fmt::print("  ({} were still to be seen when it ended; the hall took {:.2f} of a processor)\n",
               late, (processor_s(hall_->pid()) - worked_s) / seconds);
    std::fflush(stdout);
  }
  /// The first table's map large: only what is seen there is counted.
  bool show_large() {
    const Json look_now = look();
    const int place = look_now["tables"][0]["place"];
    only_ = look_now["tables"][0]["session"];
    for (const Json& item : look_now["items"])
      if (item.value("name", "") == fmt::format("hall-table-{}", place)) {
        const Json& quad = item["quad"];
        screen_->tap((quad[0][0].get<double>() + quad[2][0].get<double>()) / 2,
                     (quad[0][1].get<double>() + quad[2][1].get<double>()) / 2);
      }
    return support::wait_until(10, [&] { return look()["shows"] == "map"; });
  }
  void end() {
    for (auto& table : tables_) (void)table->live->close();
    (void)hall_->leave(15);
  }

 private:
  Json look() { return made(hall_->probe().get("screen")); }
  void note() {
    const Json seen = look();
    const double now_s = steady_now_s();
    for (const Json& one : seen["tables"]) {
      if (!only_.empty() && one["session"] != only_) continue;
      const auto table = std::ranges::find_if(tables_, [&](const auto& t) {
        return t->live->session().id.str() == one["session"].template get<std::string>();
      });
      if (table != tables_.end())
        (*table)->watch.shown(one["painted"].get<std::uint64_t>(), now_s, ms_);
    }
  }

  const double rate_;
  support::TemporaryFolder folder_{"kurumaza-bench-"};
  std::unique_ptr<support::TouchScreen> screen_ = made(support::TouchScreen::create());
  std::unique_ptr<support::Program> hall_;
  std::vector<std::unique_ptr<Table>> tables_;
  std::vector<double> ms_;
  std::string only_;
};

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 20;
  const int tables = argc > 2 ? std::clamp(std::atoi(argv[2]), 1, 40) : 30;
  const double rate = argc > 3 ? std::atof(argv[3]) : 10;
  fmt::print("{} tables, {} ops/s each\n", tables, rate);
  std::fflush(stdout);
  const base::Path program = base::Path(KURUMAZA_BINARY_DIR) / "kurumaza";
  Bench bench(argc > 4 ? base::Path(argv[4]) : program, tables, rate);
  if (!bench.ready()) {
    fmt::print("not all tables came in\n");
    return 1;
  }
  bench.measure("tiles", seconds);
  if (!bench.show_large()) return 1;
  bench.measure("large", seconds);
  bench.end();
}
