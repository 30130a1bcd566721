#include "hall/beacon_sender.h"

#include <algorithm>
#include <utility>

namespace hall {

namespace {
constexpr int kAnswersOfHost = 5, kAnswers = 100;  // in a second
}

BeaconSender::BeaconSender(std::unique_ptr<Datagrams> datagrams, const base::Clock& clock,
                           std::string packet)
    : datagrams_(std::move(datagrams)), clock_(clock), packet_(std::move(packet)) {}

BeaconSender::~BeaconSender() {
  stopping_ = true;
  datagrams_->wake();
  if (thread_.joinable()) thread_.join();
}

void BeaconSender::start() {
  ASSERT(!thread_.joinable(), "a beacon that is sent twice");
  thread_ = std::thread([this] {
    while (!stopping_) step(kBeaconEvery_s);
  });
}

void BeaconSender::step(double wait_s) {
  const double now = clock_.now_s();
  if (now >= next_s_) {
    next_s_ = now + kBeaconEvery_s;
    std::unique_lock lock(mutex_);
    const std::string packet = packet_;
    lock.unlock();
    const auto sent = datagrams_->shout(packet);
    lock.lock();
    trouble_ = sent ? std::nullopt : std::optional(sent.error());
    networks_ = sent ? *sent : 0;
  }
  const double wait = std::clamp(next_s_ - clock_.now_s(), 0.0, wait_s);
  for (const Datagram& heard : datagrams_->receive(wait))
    if (is_beacon_question(heard.bytes)) answer(heard);
}

void BeaconSender::answer(const Datagram& question) {
  if (!may_answer(question.from)) return;
  std::unique_lock lock(mutex_);
  const std::string packet = packet_;
  lock.unlock();
  // Who asked and is gone is no trouble of ours.
  (void)datagrams_->send(question.from, packet);
}

bool BeaconSender::may_answer(const Address& from) {
  if (const double now = clock_.now_s(); now - second_s_ >= 1) {
    second_s_ = now;
    answered_.clear();
    answered_in_all_ = 0;
  }
  if (answered_in_all_ >= kAnswers || answered_[from.host] >= kAnswersOfHost) return false;
  ++answered_in_all_;
  ++answered_[from.host];
  return true;
}

void BeaconSender::set_packet(std::string packet) {
  const std::lock_guard lock(mutex_);
  packet_ = std::move(packet);
}

std::optional<base::Error> BeaconSender::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

}  // namespace hall
