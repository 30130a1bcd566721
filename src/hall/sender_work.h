// SenderWork: brings the journals of a table's sessions to the hub, as steps that somebody else's loop drives: the sender's thread
// in the program, tests by hand.
//  1. The journal on the table's disk is the truth. Where the hub is comes from the hub: it is asked after every doubt
//     (start, connection, time-out, refusal), never guessed.
//  2. Nothing that the hub has is written over: each message names the one before it.
//  3. Where the hub has another branch of the session, nothing is sent any more.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hall/outgoing.h"
#include "hall/transport.h"

namespace hall {

struct SenderState {
  enum class Kind {
    idle,    // there is no session
    asking,  // the hub does not answer, or has not yet
    behind,  // lines are on their way
    level,   // the hub has all that is on the disk
    forked,  // the hub has another branch of this session: a person decides
    full,    // the hub takes no more
  };
  Kind kind = Kind::idle;
  base::Id session;                   // the present one
  std::uint64_t have = 0, total = 0;  // numbers of the last op there and here
  std::uint64_t asked = 0;            // how often the hub was asked where it is
  std::size_t earlier_behind = 0;     // sessions before this one of which it has not all
};

class SenderWork {
 public:
  static constexpr double kNap_s = 0.2;      // after a doubt
  static constexpr double kFullNap_s = 2;    // where the hub takes no more
  static constexpr double kAskAgain_s = 30;  // though nothing seems wrong
  static constexpr double kNever = 1e300;

  SenderWork(SendTransport& transport, const base::Clock& clock, int slot);

  /// From now on this is the table's session. Those before go on until the hub has them.
  void carry(std::shared_ptr<Outgoing> session);
  /// There is none any more.
  void carry_none();

  /// Does what is due, one message at most, and returns when, by the clock's now_s(), to be called again; sooner when
  /// the bell rings.
  double step();

  /// Any thread. True at this moment: lines that no step has seen yet count, and so does a session that is to come.
  SenderState state() const;

 private:
  struct Carried {
    std::shared_ptr<Outgoing> lines;
    bool known = false, forked = false, full = false;
    std::optional<std::uint64_t> have;  // the number of the last line there; nothing: none is
    std::uint64_t at = 0;  // the stream's number of the subject's newest message; 0: there is none
    std::uint64_t beginnings = 0, connections = 0;
    double asked_s = 0, not_before_s = 0;
  };

  void take_coming();
  double step_of(Carried& carried);
  base::Result<void> ask(Carried& carried);
  bool is_ours(const Carried& carried, const LineMark& there) const;
  base::Result<void> send(Carried& carried);
  bool is_level(const Carried& carried) const;
  void publish();

  SendTransport& transport_;
  const base::Clock& clock_;
  const int slot_;
  std::vector<Carried> carried_;  // the present one last
  bool has_present_ = false;
  std::uint64_t asked_ = 0;
  mutable std::mutex mutex_;  // guards all below
  struct Told {
    SenderState state;
    std::shared_ptr<const Outgoing> lines;  // that it is of
    std::uint64_t beginnings = 0;
  } told_;                                         // by the newest step
  std::vector<std::shared_ptr<Outgoing>> coming_;  // null: none any more
};

}  // namespace hall
