#include "hall/join_table.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "hall/certificate.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using Step = JoinState::Step;

namespace {

constexpr auto kLook = std::chrono::milliseconds(50);
constexpr double kAgain_s = 1, kRefusedAgain_s = 10;

/// Why none of what is heard can be joined; nothing where nothing helps but waiting.
std::optional<Error> why_none(const BeaconListener& listener, const std::vector<FoundHall>& halls) {
  std::string names;
  for (const FoundHall& hall : halls) names += (names.empty() ? "" : ", ") + hall.name;
  if (!halls.empty())
    return Error{ErrorCode::not_found,
                 sentence("There is a hall here, but these are not its words: {}. Type the six "
                          "words that stand on the hall's screen.",
                          names),
                 ""};
  if (listener.heard_newer())
    return Error{ErrorCode::version,
                 sentence("A hall of another version of this program was heard. Use the same "
                          "version on all machines."),
                 ""};
  return listener.trouble();
}

bool same(const std::optional<Error>& a, const std::optional<Error>& b) {
  return a.has_value() == b.has_value() && (!a || (a->code == b->code && a->message == b->message));
}

}  // namespace

Result<std::unique_ptr<JoinTable>> JoinTable::open(const Parts& parts) {
  auto known = load_known_halls(parts.files, parts.known_file);
  if (!known) return known.error();
  return std::unique_ptr<JoinTable>(new JoinTable(parts, std::move(known).value()));
}

JoinTable::JoinTable(const Parts& parts, KnownHalls known)
    : parts_(parts), known_(std::move(known)) {}

JoinTable::~JoinTable() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void JoinTable::start() {
  ASSERT(!thread_.joinable(), "a table that joins twice");
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      step();
      lock.lock();
      changed_.wait_for(lock, kLook, [this] { return stopping_ || wish_.fresh; });
    }
  });
}

void JoinTable::wish_for(Wish::Kind kind, const RoomWords& words) {
  {
    const std::lock_guard lock(mutex_);
    wish_ = {kind, words, "", true};
  }
  changed_.notify_one();
}

void JoinTable::join_by(const RoomWords& words) { wish_for(Wish::Kind::words, words); }
void JoinTable::join_known() { wish_for(Wish::Kind::known, {}); }
void JoinTable::leave() { wish_for(Wish::Kind::none, {}); }

void JoinTable::choose(std::string certificate_der) {
  const std::lock_guard lock(mutex_);
  wish_.chosen = std::move(certificate_der);
}

JoinState JoinTable::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::vector<KnownHall> JoinTable::known() const {
  const std::lock_guard lock(mutex_);
  return known_.halls;
}

// --- the thread

void JoinTable::step() {
  const Wish wish = take_wish();
  if (keys_.empty()) return;
  const std::vector<FoundHall> halls = parts_.listener.halls();
  const auto hall = wanted(halls, wish.chosen);
  if (stays(halls, hall, wish.chosen)) return;
  if (!hall) return look(halls, wish.kind == Wish::Kind::words);
  if (parts_.clock.now_s() >= next_try_s_) ask(*hall);
}

JoinTable::Wish JoinTable::take_wish() {
  std::unique_lock lock(mutex_);
  const Wish wish = wish_;
  wish_.fresh = false;
  lock.unlock();
  if (wish.fresh) begin(wish);
  return wish;
}

void JoinTable::begin(const Wish& wish) {
  keys_.clear();
  next_try_s_ = 0;
  JoinState state;
  if (wish.kind == Wish::Kind::known)
    for (const KnownHall& hall : known_.halls) keys_.push_back(hall.key);
  if (wish.kind == Wish::Kind::words) {
    state.step = Step::looking;
    set_state(state);  // working the key out takes a while
    if (const auto key = RoomKey::from_words(parts_.words, wish.words))
      keys_.push_back(*key);
    else
      state.trouble = key.error();
  }
  if (!keys_.empty()) state.step = Step::looking;
  std::vector<Mac> macs;
  for (const RoomKey& key : keys_) macs.push_back(key.beacon_key());
  parts_.listener.set_keys(std::move(macs));
  set_state(std::move(state));
}

std::optional<FoundHall> JoinTable::wanted(const std::vector<FoundHall>& halls,
                                           const std::string& chosen) const {
  std::optional<FoundHall> best;
  for (const FoundHall& hall : halls) {
    if (!hall.key || *hall.key >= keys_.size() || hall.hubs.empty()) continue;
    if (!chosen.empty() && hall.certificate_der != chosen) continue;
    if (!best || *hall.key < *best->key) best = hall;  // the hall joined last comes first
  }
  return best;
}

bool JoinTable::stays(const std::vector<FoundHall>& halls, const std::optional<FoundHall>& hall,
                      const std::string& chosen) {
  JoinState now = state();
  if (now.step != Step::joined) return false;
  const auto here = std::ranges::find_if(halls, [&](const FoundHall& h) {
    return h.key && h.certificate_der == now.certificate_der;
  });
  // Nothing heard of it for a while is no reason to leave; another of the same words is.
  if (here == halls.end()) return !hall;
  if (!chosen.empty() && hall && hall->certificate_der != now.certificate_der) return false;
  if (!here->hubs.empty() && std::ranges::count(here->hubs, now.hub) == 0) {
    now.hub = here->hubs.front();  // the hall's machine has another address
    set_state(std::move(now));
  }
  return true;
}

void JoinTable::look(const std::vector<FoundHall>& halls, bool by_words) {
  JoinState state;
  state.step = Step::looking;
  state.trouble = by_words ? why_none(parts_.listener, halls) : std::nullopt;
  set_state(std::move(state));
}

void JoinTable::ask(const FoundHall& hall) {
  JoinState state;
  state.step = Step::joining;
  state.hall = hall.name;
  state.hub = hall.hubs.front();
  state.certificate_der = hall.certificate_der;
  const auto pem = pem_of_der(hall.certificate_der);
  if (pem) state.certificate_pem = *pem;
  set_state(state);
  const RoomKey& key = keys_[*hall.key];
  const auto answer =
      pem ? parts_.call.ask({state.hub, *pem, key.join_password(), known_.table, parts_.table_name})
          : Result<JoinAnswer>(pem.error());
  next_try_s_ = parts_.clock.now_s() + kAgain_s;
  if (!answer) {
    parts_.listener.failed(hall.certificate_der, state.hub);
    state.step = Step::looking;
    state.trouble = answer.error();
  } else if (const auto* refusal = std::get_if<Refusal>(&*answer)) {
    next_try_s_ = parts_.clock.now_s() + kRefusedAgain_s;
    state.step = Step::refused;
    state.trouble = error_of(*refusal);
  } else {
    state.place = std::get<Place>(*answer);
    return take_place(hall, std::move(state));
  }
  set_state(std::move(state));
}

void JoinTable::take_place(const FoundHall& hall, JoinState state) {
  KnownHalls known = known_;
  known.remember({hall.name, keys_[*hall.key], parts_.clock.wall()});
  // It is in all the same; next time it will ask for the words.
  if (const auto saved = save_known_halls(parts_.files, parts_.known_file, known); !saved)
    state.trouble = saved.error();
  {
    const std::lock_guard lock(mutex_);
    known_ = std::move(known);
  }
  state.step = Step::joined;
  set_state(std::move(state));
}

void JoinTable::set_state(JoinState state) {
  {
    const std::lock_guard lock(mutex_);
    const auto of = [](const JoinState& s) {
      return std::tie(s.step, s.hall, s.hub, s.certificate_der, s.place.slot, s.place.password);
    };
    const bool changed = of(state) != of(state_) || !same(state.trouble, state_.trouble);
    // A wish that came meanwhile makes this old; its own state comes soon.
    state_ = std::move(state);
    if (!changed) return;
  }
  if (parts_.wake) parts_.wake();
}

}  // namespace hall
