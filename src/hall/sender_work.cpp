#include "hall/sender_work.h"

#include <algorithm>

#include "base/lines.h"
#include "hall/subjects.h"

namespace hall {

using base::Result;

namespace {

/// Of a session that no step has brought anything of yet; null: there is none.
void begin_telling(SenderState& state, const Outgoing* lines) {
  state.kind = lines ? SenderState::Kind::asking : SenderState::Kind::idle;
  state.session = lines ? lines->session() : base::Id();
  state.have = 0;
}

}  // namespace

SenderWork::SenderWork(SendTransport& transport, const base::Clock& clock, int slot)
    : transport_(transport), clock_(clock), slot_(slot) {}

void SenderWork::carry(std::shared_ptr<Outgoing> session) {
  const std::scoped_lock guard(mutex_);
  coming_.push_back(std::move(session));
}

void SenderWork::carry_none() { carry(nullptr); }

SenderState SenderWork::state() const {
  using Kind = SenderState::Kind;
  const std::scoped_lock guard(mutex_);
  SenderState state = told_.state;
  const Outgoing* const lines = coming_.empty() ? told_.lines.get() : coming_.back().get();
  if (!coming_.empty()) begin_telling(state, lines);
  state.total = lines ? lines->last() : 0;
  if (state.kind == Kind::level) {
    if (lines->beginnings() != told_.beginnings)
      state.kind = Kind::asking;
    else if (state.have != state.total)
      state.kind = Kind::behind;
  }
  return state;
}

void SenderWork::take_coming() {
  std::vector<std::shared_ptr<Outgoing>> coming;
  {
    const std::scoped_lock guard(mutex_);
    coming = std::exchange(coming_, {});
    // The step may take long; nobody is told of the session before meanwhile.
    if (!coming.empty()) {
      told_.lines = coming.back();
      begin_telling(told_.state, told_.lines.get());
    }
  }
  for (std::shared_ptr<Outgoing>& next : coming) {
    has_present_ = next != nullptr;
    if (!next) continue;
    // A session that is opened again is told anew from its journal.
    std::erase_if(carried_,
                  [&](const Carried& c) { return c.lines->session() == next->session(); });
    carried_.emplace_back();
    carried_.back().lines = std::move(next);
  }
}

double SenderWork::step() {
  take_coming();
  double next = kNever;
  bool answers = true;
  // The present one first: people look at it.
  for (std::size_t n = carried_.size(); n-- > 0 && answers;) {
    next = std::min(next, step_of(carried_[n]));
    answers = carried_[n].known || carried_[n].lines->empty() || carried_[n].forked;
  }
  const std::size_t earlier = carried_.size() - std::size_t(has_present_);
  for (std::size_t n = earlier; n-- > 0;)
    if (carried_[n].forked || is_level(carried_[n]))
      carried_.erase(carried_.begin() + std::ptrdiff_t(n));
  publish();
  return next;
}

bool SenderWork::is_level(const Carried& carried) const {
  return carried.known && carried.have == carried.lines->last();
}

double SenderWork::step_of(Carried& carried) {
  const double now = clock_.now_s();
  const std::uint64_t connections = transport_.connections();
  const std::uint64_t beginnings = carried.lines->beginnings();
  if (connections != carried.connections || beginnings != carried.beginnings)
    carried.known = carried.forked = false;
  carried.connections = connections;
  carried.beginnings = beginnings;
  if (carried.lines->empty() || carried.forked) return kNever;
  if (now < carried.not_before_s) return carried.not_before_s;
  if (carried.known && is_level(carried) && now >= carried.asked_s + kAskAgain_s)
    carried.known = false;
  Result<void> done = carried.known ? Result<void>() : ask(carried);
  if (done && carried.known && !is_level(carried)) done = send(carried);
  if (!done) {
    carried.known = false;
    carried.full = done.error().code == base::ErrorCode::no_space;
    carried.not_before_s = clock_.now_s() + (carried.full ? kFullNap_s : kNap_s);
    return carried.not_before_s;
  }
  if (carried.forked) return kNever;
  return is_level(carried) ? carried.asked_s + kAskAgain_s : clock_.now_s();
}

Result<void> SenderWork::ask(Carried& carried) {
  ++asked_;
  const auto newest = transport_.newest(op_subject(slot_, carried.lines->session()));
  if (!newest) return newest.error();
  carried.asked_s = clock_.now_s();
  carried.at = 0;
  carried.have.reset();
  carried.known = true;
  if (!*newest) return {};
  const LineMark there = mark_of(base::last_line((*newest)->body));
  carried.forked = !is_ours(carried, there);
  carried.known = !carried.forked;
  carried.at = (*newest)->at;
  carried.have = there.seq;
  return {};
}

bool SenderWork::is_ours(const Carried& carried, const LineMark& there) const {
  // A journal that was begun anew does not know what was before; its first line says it all again.
  if (there.seq < carried.lines->first()) return true;
  const auto here = carried.lines->mark(there.seq);
  return here && same_place(*here, there);
}

Result<void> SenderWork::send(Carried& carried) {
  const Outgoing::Batch batch = carried.lines->after(carried.have);
  const auto stored =
      transport_.publish(op_subject(slot_, carried.lines->session()), batch.body, carried.at);
  if (!stored) return stored.error();
  carried.at = *stored;
  carried.have = batch.last;
  carried.full = false;
  return {};
}

void SenderWork::publish() {
  using Kind = SenderState::Kind;
  Told told;
  SenderState& state = told.state;
  state.asked = asked_;
  state.earlier_behind = carried_.size() - std::size_t(has_present_);
  if (has_present_) {
    const Carried& present = carried_.back();
    told.lines = present.lines;
    told.beginnings = present.beginnings;
    state.session = present.lines->session();
    state.have = present.have.value_or(0);
    state.kind = present.forked      ? Kind::forked
                 : present.full      ? Kind::full
                 : !present.known    ? Kind::asking
                 : is_level(present) ? Kind::level
                                     : Kind::behind;
  }
  const std::scoped_lock guard(mutex_);
  told_ = std::move(told);
}

}  // namespace hall
