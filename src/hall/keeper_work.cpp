#include "hall/keeper_work.h"

#include <algorithm>

namespace hall {

using base::sentence;
using Kind = KeeperState::Kind;

KeeperWork::KeeperWork(HubProcess& process, const base::Clock& clock, Question question, Room room)
    : process_(process), clock_(clock), question_(std::move(question)), room_(std::move(room)) {}

KeeperState KeeperWork::state() const {
  const std::scoped_lock guard(mutex_);
  return state_;
}

double KeeperWork::step() {
  const double now = clock_.now_s();
  if (now >= room_at_s_) look_at_room();
  if (!started_) return now < start_at_s_ ? start_at_s_ : start();
  if (!process_.runs()) return ended();
  return now < ask_at_s_ ? std::min(ask_at_s_, now + kLook_s) : ask();
}

double KeeperWork::start() {
  const double now = clock_.now_s();
  started_s_ = now;
  served_ = false;
  misses_ = 0;
  ask_at_s_ = now + 0.1;
  const auto done = process_.start();
  {
    const std::scoped_lock guard(mutex_);
    ++state_.starts;
  }
  started_ = done.ok();
  if (done) return ask_at_s_;
  set(Kind::failing, done.error().message);
  start_at_s_ = now + kLongestNap_s;
  return start_at_s_;
}

/// One that served is started again at once, others less and less often.
double KeeperWork::ended() {
  const double now = clock_.now_s();
  started_ = false;
  failures_ = served_ ? 0 : failures_ + 1;
  start_at_s_ =
      failures_ == 0 ? now : now + std::min(0.25 * (1 << std::min(failures_, 8)), kLongestNap_s);
  if (failures_ < 2)
    set(Kind::starting);
  else
    set(Kind::failing, sentence("The hall's hub cannot be started: it ends at once. It said: {}",
                                process_.last_words()));
  return start_at_s_;
}

double KeeperWork::ask() {
  const double asked_s = clock_.now_s();
  const auto answer = question_();
  if (answer) {
    served_ = true;
    misses_ = failures_ = 0;
    set(Kind::serving);
    ask_at_s_ = clock_.now_s() + 1;
  } else if (answer.error().code == base::ErrorCode::no_space) {
    misses_ = 0;
    set(Kind::failing, answer.error().message);
    ask_at_s_ = clock_.now_s() + 1;
  } else if (!served_ && asked_s < started_s_ + kStarting_s) {
    ask_at_s_ = clock_.now_s() + 0.1;
  } else {
    // A connection that is gone fails at once; a miss takes its time all the same.
    ask_at_s_ = std::max(clock_.now_s(), asked_s + kQuestion_s);
    missed();
  }
  return std::min(ask_at_s_, clock_.now_s() + kLook_s);
}

void KeeperWork::missed() {
  if (++misses_ < kMostMisses) return;
  misses_ = 0;
  process_.kill();
  const std::scoped_lock guard(mutex_);
  ++state_.kills;
}

void KeeperWork::look_at_room() {
  room_at_s_ = clock_.now_s() + kRoom_s;
  const auto room = room_();
  const std::scoped_lock guard(mutex_);
  state_.free_bytes = room;
  state_.little_room = room && *room < kLittle;
}

void KeeperWork::set(Kind kind, base::Sentence why) {
  const std::scoped_lock guard(mutex_);
  state_.kind = kind;
  state_.why = std::move(why);
}

}  // namespace hall
