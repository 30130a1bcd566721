// What Worker does; for the one .cpp that instantiates it with a room's task.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/left_thread.h"
#include "base/worker.h"

namespace base {
inline constexpr auto kPatienceAtEnd = std::chrono::milliseconds(500);

// What the window's thread and one worker thread have in common. The thread owns its engine and
// holds this alive, so that it can be left at any moment.
template <class Task>
struct Worker<Task>::Shared {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Question> queue;
  std::vector<Answer> answers;
  std::function<void()> wake;  // empty once the thread is left
  bool stop = false;
  bool ended = false;
  std::uint64_t job = 1;            // 1 is opening; grows with each job; see `running`
  std::optional<Question> running;  // without its request
  bool busy = true;                 // opening or working
  State state = State::opening;
  std::optional<Error> error;
  std::thread thread;

  void call_wake() {  // with the mutex held: a left thread must not reach its owner's things
    if (wake) wake();
  }
  void run(const Factory& factory);
};

template <class Task>
void Worker<Task>::Shared::run(const Factory& factory) {
  auto opened = factory();
  std::unique_lock lock(mutex);
  busy = false;
  if (!opened) {
    state = State::unavailable;
    error = opened.error();
  } else {
    state = State::ready;
  }
  call_wake();
  while (true) {
    changed.wait(lock, [this] { return stop || (!queue.empty() && state == State::ready); });
    if (stop) break;
    Question question = std::move(queue.front());
    queue.pop_front();
    running = Question{question.asker, question.serial, {}};
    ++job;
    busy = true;
    lock.unlock();
    auto reply = Task::work(**opened, question.request);
    question.request = typename Task::Request();
    lock.lock();
    busy = false;
    // Without `running` the asker is gone, or this thread was left.
    if (running && !stop) {
      Answer answer{question.asker, question.serial, Answer::Kind::failed, {}, {}};
      if (reply) {
        answer.kind = Answer::Kind::answered;
        answer.reply = std::move(*reply);
      } else {
        answer.error = reply.error();
      }
      answers.push_back(std::move(answer));
    }
    running.reset();
    // The lock is not given away before the next job is taken: who is woken finds it running.
    call_wake();
  }
  ended = true;
  changed.notify_all();
}

template <class Task>
Worker<Task>::Worker(Factory factory, const Clock& clock, std::function<void()> wake)
    : Worker(std::move(factory), clock, std::move(wake), Options{}) {}

template <class Task>
Worker<Task>::Worker(Factory factory, const Clock& clock, std::function<void()> wake,
                     Options options)
    : factory_(std::move(factory)), clock_(clock), wake_(std::move(wake)), options_(options) {
  shared_ = std::make_shared<Shared>();
  start_thread();
}

template <class Task>
void Worker<Task>::start_thread() {
  shared_->wake = wake_;
  watched_job_ = shared_->job;
  watched_since_s_ = clock_.now_s();
  shared_->thread = std::thread([shared = shared_, factory = factory_] { shared->run(factory); });
}

template <class Task>
Worker<Task>::~Worker() {
  std::thread thread;
  bool ended = false;
  {
    std::unique_lock lock(shared_->mutex);
    shared_->stop = true;
    shared_->wake = nullptr;
    shared_->queue.clear();
    thread = std::move(shared_->thread);
    shared_->changed.notify_all();
    ended = shared_->changed.wait_for(lock, kPatienceAtEnd, [this] { return shared_->ended; });
  }
  if (!thread.joinable()) return;
  if (ended) {
    thread.join();
  } else {
    thread_left();
    thread.detach();
  }
}

template <class Task>
void Worker<Task>::ask(Asker asker, std::uint64_t serial, Request request) {
  {
    const std::lock_guard lock(shared_->mutex);
    if (!out_of_service(shared_->state)) {
      auto& queue = shared_->queue;
      if (shared_->state == State::ready && !shared_->busy && queue.empty()) {
        // The thread takes it up at once, unless it can't.
        watched_job_ = shared_->job + 1;
        watched_since_s_ = clock_.now_s();
      }
      const auto same = std::find_if(queue.begin(), queue.end(),
                                     [asker](const Question& q) { return q.asker == asker; });
      if (same != queue.end()) {
        *same = {asker, serial, std::move(request)};
      } else {
        queue.push_back({asker, serial, std::move(request)});
      }
      shared_->changed.notify_all();
      return;
    }
    ready_.push_back({asker, serial, Answer::Kind::failed, {}, shared_->error});
  }
  if (wake_) wake_();
}

template <class Task>
void Worker<Task>::forget(Asker asker) {
  const std::lock_guard lock(shared_->mutex);
  std::erase_if(shared_->queue, [asker](const Question& q) { return q.asker == asker; });
  const auto of_asker = [asker](const Answer& a) { return a.asker == asker; };
  std::erase_if(shared_->answers, of_asker);
  std::erase_if(ready_, of_asker);
  if (shared_->running && shared_->running->asker == asker) shared_->running.reset();
}

// Notices a job that began since the last look, and ends one that takes too long.
template <class Task>
void Worker<Task>::watch() {
  const double now = clock_.now_s();
  std::unique_lock lock(shared_->mutex);
  if (!shared_->busy) return;
  if (shared_->job != watched_job_) {
    watched_job_ = shared_->job;
    watched_since_s_ = now;
    return;
  }
  const bool opening = shared_->state == State::opening;
  if (now - watched_since_s_ < (opening ? options_.open_limit_s : options_.limit_s)) return;

  ++hangs_;
  const bool give_up = opening || hangs_ > options_.most_hangs;
  if (shared_->running) {
    ready_.push_back(
        {shared_->running->asker, shared_->running->serial, Answer::Kind::timed_out, {}, {}});
  }
  std::vector<Answer> answers = std::move(shared_->answers);
  std::deque<Question> queue = std::move(shared_->queue);
  shared_->queue.clear();
  shared_->stop = true;
  shared_->wake = nullptr;
  shared_->running.reset();
  thread_left();
  shared_->thread.detach();
  auto next = std::make_shared<Shared>();
  // Counting goes on, so that the new thread's jobs are not taken for the old one's.
  next->job = shared_->job + 1;
  lock.unlock();
  ready_.insert(ready_.begin(), std::make_move_iterator(answers.begin()),
                std::make_move_iterator(answers.end()));
  shared_ = std::move(next);
  if (!give_up) {
    shared_->queue = std::move(queue);
    start_thread();
    return;
  }
  shared_->busy = false;
  shared_->ended = true;
  shared_->state = State::given_up;
  shared_->error =
      Error{ErrorCode::unavailable, "It did not answer too often and is asked no more.", ""};
  for (const Question& question : queue) {
    ready_.push_back({question.asker, question.serial, Answer::Kind::failed, {}, shared_->error});
  }
}

template <class Task>
std::vector<typename Worker<Task>::Answer> Worker<Task>::poll() {
  return poll_where([](Asker) { return true; });
}

template <class Task>
std::vector<typename Worker<Task>::Answer> Worker<Task>::poll_for(Asker asker) {
  return poll_where([asker](Asker a) { return a == asker; });
}

template <class Task>
std::vector<typename Worker<Task>::Answer> Worker<Task>::poll_but(Asker asker) {
  return poll_where([asker](Asker a) { return a != asker; });
}

template <class Task>
std::vector<typename Worker<Task>::Answer> Worker<Task>::poll_where(
    const std::function<bool(Asker)>& wanted) {
  watch();
  std::vector<Answer> out;
  const auto take = [&](std::vector<Answer>& from) {
    std::vector<Answer> stay;
    for (Answer& answer : from) (wanted(answer.asker) ? out : stay).push_back(std::move(answer));
    from = std::move(stay);
  };
  take(ready_);
  const std::lock_guard lock(shared_->mutex);
  if (out_of_service(shared_->state)) {
    for (const Question& question : shared_->queue)
      shared_->answers.push_back(
          {question.asker, question.serial, Answer::Kind::failed, {}, shared_->error});
    shared_->queue.clear();
  }
  take(shared_->answers);
  return out;
}

template <class Task>
std::optional<double> Worker<Task>::next_deadline_s() const {
  const std::lock_guard lock(shared_->mutex);
  const bool begins = shared_->state == State::ready && !shared_->queue.empty();
  if (!shared_->busy)
    return begins ? std::optional(watched_since_s_ + options_.limit_s) : std::nullopt;
  // A job not seen yet began after the last look: counted from now at the latest.
  const double since = shared_->job == watched_job_ ? watched_since_s_ : clock_.now_s();
  return since + (shared_->state == State::opening ? options_.open_limit_s : options_.limit_s);
}

template <class Task>
typename Worker<Task>::State Worker<Task>::state() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->state;
}

template <class Task>
std::optional<Error> Worker<Task>::error() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->error;
}

}  // namespace base
