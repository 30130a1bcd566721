// HallMaps: the sessions of the hall's tables as they are at this moment: every line that is read is applied at once, on a thread of
// its own, and whoever shows them fetches copies that nobody changes any more. Which of them lie on the disk is HallKeeping's.
//  1. What is published of a session is never between two lines of one message.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "hall/read_lines.h"
#include "model/session.h"

namespace commands {

class HallMaps final : public hall::LineTaker {
 public:
  static constexpr double kGather_s = 0.02;  // from one copy to the next: a storm of ops is one of them

  using Session = std::shared_ptr<const model::Session>;
  using Known = std::vector<std::pair<hall::OpSubject, Session>>;
  /// `known`: as they are on the disk. `wake` is called on the thread when there is something to be fetched.
  HallMaps(const Known& known, std::function<void()> wake);
  ~HallMaps() override;
  HallMaps(const HallMaps&) = delete;
  HallMaps& operator=(const HallMaps&) = delete;

  // The reader's thread.
  void take(const hall::ReadLines& lines) override { inbox_.take(lines); }
  void say(const hall::OpSubject& from, hall::ReadTrouble trouble) override {
    inbox_.say(from, trouble);
  }

  struct Map {
    Session session;
    std::uint64_t seq = 0;   // of its last op
    std::uint64_t turn = 0;  // grows with every change of any of them: the last one has most
    bool forked = false;     // the table goes on with another branch
  };
  using Maps = std::map<hall::OpSubject, Map>;
  /// As they are now; any thread.
  Maps maps() const;
  /// Grows with every change; any thread.
  std::uint64_t turn() const;

 private:
  void run();
  void apply(const hall::ReadLines& lines, model::Session& to) const;
  void take_all(hall::LineInbox::Taken taken);

  const std::function<void()> wake_;
  std::map<hall::OpSubject, model::Session> sessions_;  // the thread's
  hall::LineInbox inbox_;
  mutable std::mutex mutex_;  // guards the rest
  std::condition_variable condition_;
  bool woken_ = false, ended_ = false;
  Maps maps_;
  std::uint64_t turn_ = 0;
  std::thread thread_;
};

}  // namespace commands
