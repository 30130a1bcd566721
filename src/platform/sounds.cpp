#include "platform/sounds.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "platform/canberra.h"

namespace platform {

namespace {

constexpr const char *kSoft_db = "-12", *kSilent_db = "-200";
constexpr std::chrono::milliseconds kPatience{500};
constexpr const char* kTry = "message";

}  // namespace

/// What both threads know; the one that plays may outlive the program's wish for it, as a server may
/// keep it waiting.
struct Sounds::Thread {
  std::mutex mutex;
  std::condition_variable changed;
  const char* wanted = nullptr;  // an event of the program's own
  bool ends = false, ended = false;
  std::atomic<bool> there = false;

  void run();
};

void Sounds::Thread::run() {
  const Canberra library;
  ca_context* const context = library.context();
  if (!context) {
    base::log_info("no sounds: libcanberra is not there");
    return;
  }
  const auto heard = [&](const char* event, const char* volume_db) {
    return library.play(context, 0, CA_PROP_EVENT_ID, event, CA_PROP_CANBERRA_VOLUME, volume_db,
                        CA_PROP_MEDIA_ROLE, "event", CA_PROP_CANBERRA_CACHE_CONTROL, "volatile",
                        nullptr) == CA_SUCCESS;
  };
  // Only playing tells whether there is a server, a card and a theme.
  there = heard(kTry, kSilent_db);
  if (!there) base::log_info("no sounds: nothing here can be heard");
  std::unique_lock lock(mutex);
  while (there) {
    changed.wait(lock, [&] { return ends || wanted; });
    if (ends) break;
    const char* event = wanted;
    lock.unlock();
    there = heard(event, kSoft_db);
    lock.lock();
    wanted = nullptr;
  }
  lock.unlock();
  library.destroy(context);
}

Sounds::Sounds() : thread_(std::make_shared<Thread>()) {
  std::thread([thread = thread_] {
    thread->run();
    const std::lock_guard lock(thread->mutex);
    thread->ended = true;
    thread->changed.notify_all();
  }).detach();
}

Sounds::~Sounds() {
  std::unique_lock lock(thread_->mutex);
  thread_->ends = true;
  thread_->changed.notify_all();
  // The program is about to end: not under the hands of the sound system, unless that hangs.
  thread_->changed.wait_for(lock, kPatience, [this] { return thread_->ended; });
}

bool Sounds::there() const { return thread_->there; }

void Sounds::play(const char* event) {
  const std::lock_guard lock(thread_->mutex);
  if (!thread_->there || thread_->wanted) return;
  thread_->wanted = event;
  thread_->changed.notify_all();
}

}  // namespace platform
