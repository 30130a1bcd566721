// ReaderWork: reads every table's journal lines from the hub, as steps that somebody else's loop drives: the reader's thread in
// the program, tests by hand.
//  1. A line is handed on only where its number is the next one. Old ones are passed over: reading from the beginning
//     costs a comparison each.
//  2. After a hole, a lost subscription, another or a shorter stream it begins anew.
//  3. A line that comes again with another running hash is another branch: no more is taken from there.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "base/clock.h"
#include "hall/journal_line.h"
#include "hall/read_lines.h"
#include "hall/transport.h"

namespace hall {

struct ReaderState {
  bool follows = false;          // the hub answers
  std::uint64_t begun_anew = 0;  // how often the stream was read from its beginning
  std::uint64_t lines = 0;       // handed on
  std::uint64_t holes = 0, passed_over = 0;
};

class ReaderWork {
 public:
  static constexpr double kNap_s = 0.2;
  static constexpr double kWait_s = 0.25;           // at most, for a message
  static constexpr double kLongestNap_s = 30;       // between tries to read past a hole that stays
  static constexpr std::size_t kMostPlaces = 4000;  // sessions of all tables: more are not read

  /// The takers outlive it.
  ReaderWork(ReadTransport& transport, const base::Clock& clock, std::vector<LineTaker*> takers);

  /// Before the first step: what a taker has of this session already, from files, up to this line.
  void knows(const OpSubject& from, std::string_view last_line);

  /// Waits for a message, kWait_s at most, and hands on what is in it. How long to wait before the next step: 0 but where
  /// the hub does not answer.
  double step();

  /// Any thread.
  ReaderState state() const;

 private:
  struct Place {
    bool begun = false, forked = false, hole_said = false;
    std::uint64_t hole_pass = 0;  // the pass through the stream in which a hole was met; 0: none
    LineMark last;                // of the last line that was handed on
  };
  enum class Took { all, hole };

  bool subscribe();
  void begin_anew();
  void take(const ReadTransport::Message& message);
  Took take_lines(const OpSubject& from, Place& place, std::string_view body);
  void met_hole(const OpSubject& from, Place& place);
  void hand_on(ReadLines& lines);
  void say(const OpSubject& from, ReadTrouble trouble);
  void count(std::uint64_t ReaderState::*what, std::uint64_t more = 1);

  ReadTransport& transport_;
  const base::Clock& clock_;
  const std::vector<LineTaker*> takers_;
  std::map<OpSubject, Place> places_;
  bool follows_ = false;
  std::uint64_t next_ = 1, connections_ = 0;
  std::int64_t born_ns_ = 0;
  bool any_hole_ = false;
  std::uint64_t pass_ = 1;
  double look_again_s_ = 0, hole_nap_s_ = kNap_s;
  mutable std::mutex mutex_;  // guards state_
  ReaderState state_;
};

}  // namespace hall
