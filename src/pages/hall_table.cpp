#include "pages/hall_table.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "base/log.h"
#include "hall/subjects.h"

namespace pages {

using base::Result;
using hall::JoinState;
using hall::LinkState;
using hall::SenderState;
using Kind = HallStanding::Kind;
using Step = hall::JoinState::Step;

namespace {

constexpr double kLook_s = 0.5;      // while a line is there
constexpr double kRefusedFor_s = 3;  // after that the hall is asked for a place anew
constexpr double kComesIn_s = 6;     // a first connection that takes longer does not come to be

bool same_place(const JoinState& a, const JoinState& b) {
  return a.hub == b.hub && a.place == b.place && a.certificate_pem == b.certificate_pem;
}

std::uint64_t still_to_send(const SenderState& sent) {
  return sent.total > sent.have ? sent.total - sent.have : 0;
}

bool is_on_its_way(const HallLine& line) {
  const SenderState sent = line.sent();
  return line.link().kind == LinkState::Kind::connected &&
         (sent.earlier_behind > 0 || still_to_send(sent) > 0);
}

}  // namespace

Result<std::unique_ptr<HallTable>> HallTable::open(const Parts& parts) {
  auto words = hall::WordList::load(parts.files, parts.words);
  if (!words) return words.error();
  auto box = hall::RequestBox::open(parts.files, parts.requests);
  if (!box) return box.error();
  auto datagrams = hall::open_table_datagrams(parts.udp, parts.clock);
  if (!datagrams) return datagrams.error();
  std::unique_ptr<HallTable> out(new HallTable(parts, std::move(*words), std::move(*box)));
  out->listener_ =
      std::make_unique<hall::BeaconListener>(std::move(*datagrams), parts.clock, parts.wake);
  out->call_ = hall::nats_join_call();
  auto join = hall::JoinTable::open({*out->listener_, *out->call_, out->private_files_, parts.clock,
                                     out->words_, parts.known, parts.name, parts.wake});
  if (!join) return join.error();
  out->join_ = std::move(*join);
  out->listener_->start();
  out->join_->start();
  return out;
}

HallTable::HallTable(const Parts& parts, hall::WordList words, hall::RequestBox box)
    : parts_(parts),
      words_(std::move(words)),
      box_(std::move(box)),
      sent_(hall::SentBox(parts.files, base::Path(parts.requests) += ".sent")),
      name_(parts.name) {}

HallTable::~HallTable() {
  // What was done last is on its way; where the hall cannot be reached nobody waits for it.
  for (int n = 0; n < 50 && line_ && is_on_its_way(*line_); ++n)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  end_line();
  join_.reset();  // before what it asks
}

void HallTable::leave() {
  join_->leave();
  end_line();
  sent_.leave();
  held_.by = {};
  held_.leaving = true;
}

std::string HallTable::last_hall() const {
  const auto known = join_->known();
  return known.empty() ? std::string() : known.front().name;
}

void HallTable::carry(storage::LiveSession* session) {
  // Who only looks at a session has nothing to tell of it: whoever writes it does.
  session_ = session && !session->read_only() ? session : nullptr;
  if (!line_) return;
  session_ ? line_->carry(*session_) : line_->carry_none();
}

void HallTable::settle(base::Id request, hall::RequestOutcome::What what) {
  if (const auto kept = box_.settle(request, what); !kept)
    base::log_warning("what became of a request could not be kept: " + kept.error().text());
}

bool HallTable::tick(double now_s) {
  std::erase_if(ending_, [](const std::future<void>& end) {
    return end.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  });
  follow_place(now_s);
  bool came = take_letters(now_s);
  came = sent_.forget_there(now_s) || came;
  if (line_) {
    line_->tell(presence(), now_s);
    sent_.tell([this](const std::string& body) { return line_->send(body); }, now_s);
  }
  HallStanding now = standing_now();
  const bool changed = !(now == standing_);
  standing_ = std::move(now);
  return came || changed;
}

double HallTable::next_deadline_s() const {
  return line_ || !ending_.empty() ? parts_.clock.now_s() + kLook_s : 1e300;
}

void HallTable::follow_place(double now_s) {
  const JoinState now = join_->state();
  // Whoever was sent out hears so when he asks for his place again.
  if (now.step == Step::refused) return end_line();
  if (now.step != Step::joined) held_.leaving = false;
  if (now.step != Step::joined || held_.leaving) return;
  if (!line_ || !same_place(now, held_.by)) {
    end_line();
    sent_.enter(now.certificate_pem, parts_.clock.wall());
    held_.by = now;
    auto line =
        HallLine::open({now.hub, now.place.user, now.place.password, now.certificate_pem, name_},
                       now.place.slot, parts_.clock, parts_.wake);
    if (!line) return base::log_warning("the hall's line: " + line.error().text());
    line_ = std::move(*line);
    if (session_) line_->carry(*session_);
  }
  if (line_->link().kind != LinkState::Kind::refused) {
    held_.refused_since_s = now_s;
  } else if (now_s > held_.refused_since_s + kRefusedFor_s) {
    held_.refused_since_s = now_s;
    join_->join_known();
  }
}

void HallTable::end_line() {
  held_.refused_since_s = 1e300;
  if (!line_) return;
  // It may have to wait for a message on its way: not the window's thread.
  ending_.push_back(
      std::async(std::launch::async, [line = std::move(line_)]() mutable { line.reset(); }));
}

bool HallTable::take_news(const hall::Letter& letter, double now_s) {
  const auto news = hall::read_news(letter.body);
  if (!news) base::log_warning("the hall's news: " + news.error().text());
  return news && sent_.hear(*news, now_s);
}

bool HallTable::take_letters(double now_s) {
  bool any = false;
  while (line_) {
    const auto letter = line_->letter();
    if (!letter) break;
    if (hall::read_news_subject(letter->subject)) {
      any = take_news(*letter, now_s) || any;
      continue;
    }
    (void)parts_.files.make_folders(parts_.requests.parent_path());  // the box says where it fails
    const auto answer = box_.take(letter->body);
    line_->answer(*letter, answer.what, answer.request);
    any = true;
  }
  return any;
}

hall::Presence HallTable::presence() const {
  hall::Presence out;
  out.table = name_;
  out.presents = stage_;
  out.outcomes = box_.outcomes();
  if (!session_) return out;
  const model::Session& session = session_->session();
  const SenderState sent = line_->sent();
  out.session = session.id;
  out.title = session.title;
  out.seq = sent.total;
  out.forked = sent.kind == SenderState::Kind::forked;
  const auto steps = session.agenda_in_order();
  const auto at = std::ranges::find(steps, session.at_step, &model::AgendaStep::id);
  if (at != steps.end()) out.step = int(at - steps.begin());
  using Save = storage::SaveState::Kind;
  const Save saving = session_->save_state().kind;
  out.disk = saving == Save::failing  ? hall::Presence::Disk::failing
             : saving == Save::saving ? hall::Presence::Disk::saving
                                      : hall::Presence::Disk::saved;
  return out;
}

/// It has its place, and its own connection is not there yet.
bool HallTable::is_coming_in(const JoinState& join) const {
  if (!same_place(join, held_.by)) return true;  // got since the last look
  return line_ && line_->link().kind == LinkState::Kind::connecting && line_->never_connected() &&
         parts_.clock.now_s() < line_->begun_s() + kComesIn_s;
}

HallStanding HallTable::standing_now() const {
  const JoinState join = join_->state();
  HallStanding out;
  out.hall = join.hall;
  if (join.trouble) out.trouble = join.trouble->message;
  if (held_.leaving) return {};
  const bool connected = line_ && line_->link().kind == LinkState::Kind::connected;
  if (join.step != Step::joined && !connected) {
    out.kind = join.step == Step::idle      ? Kind::none
               : join.step == Step::looking ? Kind::looking
               : join.step == Step::joining ? Kind::joining
                                            : Kind::refused;
    return out;
  }
  out.hall = held_.by.hall;
  if (!connected) {
    out.kind = is_coming_in(join) ? Kind::joining : Kind::away;
    if (line_) out.trouble = line_->link().why;
    return out;
  }
  const SenderState sent = line_->sent();
  out.behind = still_to_send(sent);
  switch (sent.kind) {
    case SenderState::Kind::idle:
    case SenderState::Kind::level:
      out.kind = Kind::level;
      break;
    case SenderState::Kind::asking:
    case SenderState::Kind::behind:
      out.kind = Kind::behind;
      break;
    case SenderState::Kind::forked:
      out.kind = Kind::forked;
      break;
    case SenderState::Kind::full:
      out.kind = Kind::full;
  }
  return out;
}

}  // namespace pages
