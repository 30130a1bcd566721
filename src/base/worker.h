// Worker: an engine that several askers share, on a thread of its own: the one that makes kanji of
// kana, the one that reads handwriting. Seats ask, the window's thread fetches answers with poll();
// all calls come from that one thread, and the clock is read on it only. A room that has a task
// instantiates it in one .cpp, with worker_definition.h. Invariants:
// 1. At most one question an asker waits; a newer one takes the place of an older one in the queue.
// 2. A job that takes longer than the limit is answered as timed out; its thread is left to itself
//    with everything it touches, and a new engine goes on with the queue.
// 3. Nothing of this object is touched by a left thread: it never calls `wake` again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace base {

/// Who asks: any number that the askers' owner gives out.
using Asker = std::uint64_t;

/// What a worker does, a type that says:
///   Engine, Request, Reply;  static Result<Reply> work(Engine&, const Request&);
///   kLimit_s: for one job.
template <class Task>
class Worker {
 public:
  using Request = typename Task::Request;
  using Reply = typename Task::Reply;
  /// Makes an engine; called on the worker's threads, again after a time-out.
  using Factory = std::function<Result<std::unique_ptr<typename Task::Engine>>()>;

  struct Options {
    double limit_s = Task::kLimit_s;
    double open_limit_s = 15;  // for the factory
    int most_hangs = 4;        // after so many the worker gives up
  };

  struct Answer {
    enum class Kind {
      answered,
      failed,     // `error` says why
      timed_out,  // what was asked about stays as it is
    };
    Asker asker = 0;
    std::uint64_t serial = 0;
    Kind kind = Kind::failed;
    Reply reply;                 // answered only
    std::optional<Error> error;  // failed only
  };

  enum class State {
    opening,
    ready,
    unavailable,  // it could not be opened
    given_up,     // it hung once too often
  };

  /// Starts the thread and opens an engine at once. `wake` is called from the worker's thread
  /// whenever poll() has something new; it must be quick and may not call back. `clock` lives
  /// longer.
  Worker(Factory factory, const Clock& clock, std::function<void()> wake, Options options);
  /// With the usual limits.
  Worker(Factory factory, const Clock& clock, std::function<void()> wake);
  /// Waits for the job that runs, but no longer than half a second: a thread that hangs is
  /// left to itself.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Puts a question; the answer comes with the same asker and serial. A question of the same
  /// asker that still waits is dropped without an answer. With the worker out of service the answer,
  /// failed, lies ready for the next poll().
  void ask(Asker asker, std::uint64_t serial, Request request);
  /// The asker is gone: what waits for it is dropped, what runs is not answered.
  void forget(Asker asker);

  /// What has been answered since the last call, in order. Never waits. Ends what takes too long,
  /// so it is to be called at next_deadline_s(), too.
  std::vector<Answer> poll();
  /// The same of this asker alone, or of all others: the rest stays for whoever fetches that.
  std::vector<Answer> poll_for(Asker asker);
  std::vector<Answer> poll_but(Asker asker);
  /// When poll() must be called at the latest, in the clock's seconds; nothing while nothing runs.
  std::optional<double> next_deadline_s() const;

  State state() const;
  /// It answers, or will once it is open.
  bool in_service() const { return !out_of_service(state()); }
  /// Why the worker is out of service; nothing otherwise.
  std::optional<Error> error() const;

 private:
  struct Question {
    Asker asker = 0;
    std::uint64_t serial = 0;
    Request request;
  };
  struct Shared;
  static bool out_of_service(State state) {
    return state == State::unavailable || state == State::given_up;
  }
  void start_thread();
  void watch();
  std::vector<Answer> poll_where(const std::function<bool(Asker)>& wanted);

  Factory factory_;
  const Clock& clock_;
  std::function<void()> wake_;
  Options options_;
  std::shared_ptr<Shared> shared_;  // with the present thread; a left one keeps the old
  std::vector<Answer> ready_;       // answers this thread made itself
  std::uint64_t watched_job_ = 0;   // the job that was running at the last look
  double watched_since_s_ = 0;
  int hangs_ = 0;
};

}  // namespace base
