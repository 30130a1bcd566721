// ConversionWorker: the one converter that all seats share, on a thread of its own. Seats ask, the
// window's thread fetches answers with poll(); all calls come from that one thread, and the clock
// is read on it only. Invariants:
// 1. At most one question a seat waits; a newer one takes the place of an older one in the queue.
// 2. A conversion that takes longer than the limit is answered as timed out; its thread is left to
//    itself with everything it touches, and a new converter goes on with the queue.
// 3. Nothing of this object is touched by a left thread: it never calls `wake` again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "seats/kana_kanji.h"

namespace seats {

/// Which seat asks: any number that the seats' owner gives out.
using SeatKey = std::uint64_t;

class ConversionWorker {
 public:
  /// Makes a converter; called on the worker's threads, again after a time-out.
  using Factory = std::function<base::Result<std::unique_ptr<KanaKanji>>()>;

  struct Options {
    double limit_s = 2;        // for a conversion
    double open_limit_s = 15;  // for the factory
    int most_hangs = 4;        // after so many the worker gives up
  };

  struct Answer {
    enum class Kind {
      converted,
      failed,     // `error` says why
      timed_out,  // the kana stay
    };
    SeatKey seat = 0;
    std::uint64_t serial = 0;
    Kind kind = Kind::failed;
    Conversion conversion;             // converted only
    std::optional<base::Error> error;  // failed only
  };

  enum class State { opening, ready, unavailable };

  /// Starts the thread and opens a converter at once. `wake` is called from the worker's thread
  /// whenever poll() has something new; it must be quick and may not call back. `clock` lives
  /// longer.
  ConversionWorker(Factory factory, const base::Clock& clock, std::function<void()> wake,
                   Options options);
  /// With the usual limits.
  ConversionWorker(Factory factory, const base::Clock& clock, std::function<void()> wake);
  /// Waits for the conversion that runs, but no longer than half a second: a thread that hangs is
  /// left to itself.
  ~ConversionWorker();
  ConversionWorker(const ConversionWorker&) = delete;
  ConversionWorker& operator=(const ConversionWorker&) = delete;

  /// Puts a question; the answer comes with the same seat and serial. A question of the same seat
  /// that still waits is dropped without an answer. With the worker unavailable the answer, failed,
  /// lies ready for the next poll().
  void ask(SeatKey seat, std::uint64_t serial, ConversionRequest request);
  /// The seat is gone: what waits for it is dropped, what runs is not answered.
  void forget(SeatKey seat);

  /// What has been answered since the last call, in order. Never waits. Ends what takes too long,
  /// so it is to be called at next_deadline_s(), too.
  std::vector<Answer> poll();
  /// When poll() must be called at the latest, in the clock's seconds; nothing while nothing runs.
  std::optional<double> next_deadline_s() const;

  State state() const;
  /// Why the worker is unavailable; nothing otherwise. To be told to people once.
  std::optional<base::Error> error() const;

 private:
  struct Question;
  struct Shared;
  void start_thread();
  void watch();

  Factory factory_;
  const base::Clock& clock_;
  std::function<void()> wake_;
  Options options_;
  std::shared_ptr<Shared> shared_;  // with the present thread; a left one keeps the old
  std::vector<Answer> ready_;       // answers this thread made itself
  std::uint64_t watched_job_ = 0;   // the job that was running at the last look
  double watched_since_s_ = 0;
  int hangs_ = 0;
};

}  // namespace seats
