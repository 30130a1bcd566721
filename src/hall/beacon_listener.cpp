#include "hall/beacon_listener.h"

#include <utility>

namespace hall {

namespace {
constexpr double kQuestionEvery_s = 1, kLook_s = 0.5;
}

BeaconListener::BeaconListener(std::unique_ptr<Datagrams> datagrams, const base::Clock& clock,
                               std::function<void()> wake)
    : datagrams_(std::move(datagrams)), wake_(std::move(wake)), clock_(clock), finder_(clock) {}

BeaconListener::~BeaconListener() {
  stopping_ = true;
  datagrams_->wake();
  if (thread_.joinable()) thread_.join();
}

void BeaconListener::start() {
  ASSERT(!thread_.joinable(), "an ear that listens twice");
  thread_ = std::thread([this] {
    while (!stopping_) step(kLook_s);
  });
}

void BeaconListener::step(double wait_s) {
  question();
  const std::vector<Datagram> heard = datagrams_->receive(wait_s);
  std::unique_lock lock(mutex_);
  for (const Datagram& one : heard) finder_.hear(one.bytes, one.from);
  std::vector<FoundHall> now = finder_.halls();
  const bool changed = now != told_;
  told_ = std::move(now);
  lock.unlock();
  if (changed && wake_) wake_();
}

void BeaconListener::question() {
  std::unique_lock lock(mutex_);
  const double now = clock_.now_s();
  if (!asked_ || now < next_question_s_) return;
  next_question_s_ = now + kQuestionEvery_s;
  const Address host = *asked_;
  lock.unlock();
  const auto sent = datagrams_->send(host, beacon_question());
  lock.lock();
  trouble_ = sent ? std::nullopt : std::optional(sent.error());
}

void BeaconListener::set_keys(std::vector<Mac> keys) {
  const std::lock_guard lock(mutex_);
  finder_.set_keys(std::move(keys));
}

void BeaconListener::ask(std::optional<Address> host) {
  {
    const std::lock_guard lock(mutex_);
    asked_ = host;
    next_question_s_ = 0;
    trouble_.reset();
  }
  datagrams_->wake();
}

void BeaconListener::failed(const std::string& certificate_der, const Address& hub) {
  const std::lock_guard lock(mutex_);
  finder_.failed(certificate_der, hub);
}

std::vector<FoundHall> BeaconListener::halls() const {
  const std::lock_guard lock(mutex_);
  return finder_.halls();
}

bool BeaconListener::heard_newer() const {
  const std::lock_guard lock(mutex_);
  return finder_.heard_newer();
}

std::optional<base::Error> BeaconListener::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

}  // namespace hall
