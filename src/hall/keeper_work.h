// KeeperWork: keeps the hub's server running, as steps that somebody else's loop drives: the keeper's thread in the program, tests
// by hand. A server that died is started again; one that does not answer, though it lives, is killed first: 2.9.10
// hangs for ever on a full disk.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace hall {

/// The server's process. Really nats-server (server_process.h).
class HubProcess {
 public:
  virtual ~HubProcess() = default;
  virtual base::Result<void> start() = 0;
  /// Also fetches what is left of it when it has ended.
  virtual bool runs() = 0;
  virtual void kill() = 0;
  /// What it said last, for people; "": nothing.
  virtual std::string last_words() = 0;
};

struct KeeperState {
  enum class Kind {
    starting,
    serving,
    failing,  // it cannot be started, or ends at once
  };
  Kind kind = Kind::starting;
  base::Sentence why;  // failing
  std::uint64_t starts = 0, kills = 0;
  std::optional<std::uint64_t> free_bytes;  // on its disk, at the last look
  bool little_room = false;                 // less than kLittle
};

class KeeperWork {
 public:
  static constexpr double kLook_s = 0.5;      // between looks whether it lives
  static constexpr double kQuestion_s = 1.5;  // for an answer
  static constexpr int kMostMisses = 3;
  static constexpr double kStarting_s = 5;     // before misses of one that was just started count
  static constexpr double kRoom_s = 60;        // between looks at the disk
  static constexpr double kLongestNap_s = 10;  // between starts that fail
  static constexpr std::uint64_t kLittle = 200ull << 20;

  /// Asks JetStream for the stream, which it makes where there is none, and waits kQuestion_s at most. Fails with
  /// no_space where the hub lives but cannot keep anything.
  using Question = std::function<base::Result<void>()>;
  /// Of the hub's disk; nothing where it cannot be told.
  using Room = std::function<std::optional<std::uint64_t>()>;

  KeeperWork(HubProcess& process, const base::Clock& clock, Question question, Room room);

  /// When, by the clock's now_s(), to be called again.
  double step();
  /// Any thread.
  KeeperState state() const;

 private:
  double start();
  double ended();
  double ask();
  void missed();
  void look_at_room();
  void set(KeeperState::Kind kind, base::Sentence why = {});

  HubProcess& process_;
  const base::Clock& clock_;
  const Question question_;
  const Room room_;
  bool started_ = false, served_ = false;
  int misses_ = 0, failures_ = 0;
  double started_s_ = 0, start_at_s_ = 0, ask_at_s_ = 0, room_at_s_ = 0;
  mutable std::mutex mutex_;  // guards state_
  KeeperState state_;
};

}  // namespace hall
