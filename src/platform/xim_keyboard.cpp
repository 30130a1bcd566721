#include "platform/xim_keyboard.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>

#include "base/left_thread.h"
#include "base/log.h"
#include "platform/look_times.h"
#include "platform/xim_context.h"

// Last, for its macros.
#include <X11/XKBlib.h>
#include <X11/Xatom.h>

namespace platform {

using base::Error;
using base::ErrorCode;

namespace {

// Keys that the input method still hands back after the writing has ended must find their way
// through Xlib, or it takes the first key of the next text for one of them.
constexpr int kQuiet_ms = 150;
constexpr std::chrono::seconds kPatience{1};

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

Modifiers modifiers_of(unsigned state) {
  return {(state & ControlMask) != 0, (state & ShiftMask) != 0, (state & Mod1Mask) != 0,
          (state & Mod4Mask) != 0};
}

}  // namespace

std::string input_method_named(const char* xmodifiers) {
  const std::string_view all = xmodifiers ? xmodifiers : "";
  constexpr std::string_view kBefore = "@im=";
  const std::size_t at = all.find(kBefore);
  if (at == std::string_view::npos) return {};
  std::string_view name = all.substr(at + kBefore.size());
  name = name.substr(0, name.find('@'));
  return name == "none" || name == "local" ? std::string() : std::string(name);
}

struct XimKeyboard::Shared {
  explicit Shared(std::function<void()> on_heard)
      : wake(std::move(on_heard)), request_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~Shared() { ::close(request_fd); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  void ask() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(request_fd, &one, sizeof one);
  }

  std::mutex mutex;
  std::function<void()> wake;  // empty: the owner is gone
  std::vector<Heard> queue;
  std::optional<Vec2> caret;
  std::optional<std::string> finish;  // as it was shown
  bool serving = false;
  bool out_of_step = false;  // keys were taken elsewhere meanwhile
  bool stop = false;
  bool ended = false;
  std::condition_variable end;

  std::atomic<std::int64_t> busy_since_ms{0};  // 0: the thread waits for events
  const int request_fd;
};

class XimKeyboard::Worker {
 public:
  Worker(Display* display, ::Window window, const std::string& name, std::shared_ptr<Shared> shared)
      : display_(display),
        window_(window),
        shared_(std::move(shared)),
        server_(XInternAtom(display, ("@server=" + name).c_str(), False)),
        servers_(XInternAtom(display, "XIM_SERVERS", False)),
        name_(name) {
    XkbSetDetectableAutoRepeat(display_, True, nullptr);
    XSelectInput(display_, DefaultRootWindow(display_), PropertyChangeMask);
    XSelectInput(display_, window_, kEvents);
    XSync(display_, False);
  }
  ~Worker() {
    context_.reset();
    XCloseDisplay(display_);
  }

  void run() {
    while (true) {
      shared_->busy_since_ms = now_ms();
      if (!take_requests()) return;
      if (!context_ && now_ms() >= looks_.next_ms()) look();
      while (XPending(display_) > 0) {
        XEvent event;
        XNextEvent(display_, &event);
        handle(event);
        if (context_ && context_->lost()) lose();
      }
      tell_composition();
      if (!wait()) return;
    }
  }

 private:
  static constexpr long kEvents = KeyPressMask | KeyReleaseMask | FocusChangeMask;

  bool wait() {
    std::vector<pollfd> fds = {{ConnectionNumber(display_), POLLIN, 0},
                               {shared_->request_fd, POLLIN, 0}};
    // Some input methods are spoken to by sockets of their own.
    int* more = nullptr;
    int count = 0;
    if (XInternalConnectionNumbers(display_, &more, &count)) {
      for (int k = 0; k < count; ++k) fds.push_back({more[k], POLLIN, 0});
      XFree(more);
    }
    // Sending may read, too, and what was read no poll() tells of: looked for last.
    if (XPending(display_) > 0) return true;
    shared_->busy_since_ms = 0;
    const auto until_look =
        std::clamp<std::int64_t>(looks_.next_ms() - now_ms(), 0, LookTimes::kAgain_ms);
    const bool soon = leaving_ || (context_ && spot_waits_);
    const int patience = soon ? kQuiet_ms : context_ ? -1 : int(until_look);
    ::poll(fds.data(), nfds_t(fds.size()), patience);
    shared_->busy_since_ms = now_ms();
    if (fds[0].revents & (POLLERR | POLLHUP | POLLNVAL)) return false;
    for (std::size_t k = 2; k < fds.size(); ++k)
      if (fds[k].revents) XProcessInternalConnection(display_, fds[k].fd);
    std::uint64_t requests = 0;
    while (::read(shared_->request_fd, &requests, sizeof requests) > 0) {
    }
    return true;
  }

  /// False: the owner is gone.
  bool take_requests() {
    std::optional<Vec2> caret;
    std::optional<std::string> finish;
    bool out_of_step = false;
    {
      const std::lock_guard lock(shared_->mutex);
      if (shared_->stop) return false;
      caret = shared_->caret;
      finish = shared_->finish;
      out_of_step = shared_->out_of_step;
    }
    if (!context_) {
      const std::lock_guard lock(shared_->mutex);
      shared_->finish.reset();
      shared_->out_of_step = false;
      return true;
    }
    if (out_of_step) {
      context_->reset();
      serve();
    }
    if (finish) {
      context_->reset();
      echo_ = *finish;
      const std::lock_guard lock(shared_->mutex);
      shared_->finish.reset();
      told_ = {};
    }
    if (caret) writing_ = true;
    if (writing_ && !caret && now_ms() >= last_key_ms_ + kQuiet_ms) writing_ = false;
    leaving_ = writing_ && !caret;
    if (!leaving_) context_->set_writing(caret.has_value());
    spot_waits_ = caret && !leaving_ && !context_->at_spot(*caret);
    if (spot_waits_ && quiet()) {
      context_->set_spot(*caret);
      spot_waits_ = false;
    }
    if (context_->lost()) lose();
    return true;
  }

  /// Nothing is composed, and no key is on its way. Xlib loses what an input method draws while it
  /// waits for the answer to another request.
  bool quiet() const {
    return context_->preedit().length() == 0 && now_ms() >= last_key_ms_ + kQuiet_ms;
  }

  void look() {
    looks_.looked(now_ms());
    // Without a server Xlib would take its own rules for an input method.
    if (XGetSelectionOwner(display_, server_) == None) return;
    context_ = XimContext::open(display_, window_);
    if (!context_) {
      if (!std::exchange(told_refusal_, true))
        base::log_warning("input method " + name_ +
                          ": runs, but not for this locale, or does not answer as it should");
      return;
    }
    XSelectInput(display_, window_, kEvents | context_->events());
    base::log_info("input method " + name_ + ": " + context_->description());
    serve();
  }

  /// From here on keys are ours. What the server has sent so far the window has taken.
  void serve() {
    XSync(display_, False);
    XEvent event;
    while (XCheckMaskEvent(display_, KeyPressMask | KeyReleaseMask, &event)) {
    }
    held_.clear();
    told_ = {};
    echo_.clear();
    const std::lock_guard lock(shared_->mutex);
    shared_->out_of_step = false;
    shared_->serving = true;
  }

  void lose() {
    const CompositionEvent left = context_->preedit().shown();
    context_.reset();
    base::log_warning("input method " + name_ + ": gone; the keyboard works without it");
    if (!left.text.empty()) tell(HeardText{left.text});
    tell_composition();
    looks_.lost(now_ms());
    const std::lock_guard lock(shared_->mutex);
    shared_->serving = false;
  }

  void handle(XEvent& event) {
    switch (event.type) {
      case KeyPress:
      case KeyRelease:
        if (context_) key(event);
        return;
      case FocusIn:
      case FocusOut:
        if (event.xfocus.window == window_ && event.xfocus.mode != NotifyGrab &&
            event.xfocus.mode != NotifyUngrab && context_) {
          context_->set_focus(event.type == FocusIn);
          held_.clear();
        }
        break;
      case PropertyNotify:
        if (event.xproperty.atom == servers_) looks_.heard(now_ms());
        break;
      default:
        break;
    }
    XFilterEvent(&event, None);
  }

  void key(XEvent& event) {
    const unsigned code = event.xkey.keycode;  // the input method may change it
    const bool press = event.type == KeyPress;
    last_key_ms_ = now_ms();
    const KeyCode heard{code, KeyEvent::Action::press, modifiers_of(event.xkey.state)};
    if (press && code != 0) {
      context_->set_focus(true);  // without a window manager nobody tells
      echo_.clear();
    }
    const bool taken = (writing_ || code == 0) && XFilterEvent(&event, None);
    if (!press) {
      // Always told for a press that was, or the key would seem to stay down.
      if (held_.erase(code) > 0) tell(KeyCode{code, KeyEvent::Action::release, heard.modifiers});
      return;
    }
    if (taken) return;
    const std::string text = context_->text_of(event.xkey);
    if (code == 0) {
      if (text != echo_ || echo_.empty()) tell(HeardText{text});
      echo_.clear();
      return;
    }
    const bool again = !held_.insert(code).second;
    tell(
        KeyCode{code, again ? KeyEvent::Action::repeat : KeyEvent::Action::press, heard.modifiers});
    if (!text.empty() && !heard.modifiers.ctrl && !heard.modifiers.alt) tell(HeardText{text});
  }

  void tell_composition() {
    const CompositionEvent now = context_ ? context_->preedit().shown() : CompositionEvent{};
    if (now == told_) return;
    told_ = now;
    put(now);
  }
  /// What is composed goes ahead, so that it is true when a key or text arrives.
  void tell(Heard heard) {
    tell_composition();
    put(std::move(heard));
  }
  void put(Heard heard) {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->out_of_step) return;
    // What was composed before it was finished is old.
    if (shared_->finish && std::holds_alternative<CompositionEvent>(heard)) return;
    shared_->queue.push_back(std::move(heard));
    if (shared_->queue.size() == 1 && shared_->wake) shared_->wake();
  }

  Display* display_;
  ::Window window_;
  std::shared_ptr<Shared> shared_;
  Atom server_, servers_;
  std::string name_;
  std::unique_ptr<XimContext> context_;
  bool writing_ = false;
  bool leaving_ = false;     // nobody writes any more, the input method doesn't know it yet
  bool spot_waits_ = false;  // the caret is elsewhere than the input method was told
  std::int64_t last_key_ms_ = 0;
  bool told_refusal_ = false;
  LookTimes looks_;
  std::set<unsigned> held_;  // presses that were told
  CompositionEvent told_;
  std::string echo_;  // a commit of just this was taken by the window already
};

base::Result<std::unique_ptr<XimKeyboard>> XimKeyboard::create(const NativeWindow& window,
                                                               const std::string& input_method,
                                                               std::function<void()> wake) {
  Display* display = XOpenDisplay(window.display.c_str());
  if (!display)
    return Error{ErrorCode::unavailable,
                 "No connection to the display \"" + window.display +
                     "\" for the input method: the keyboard works without it.",
                 ""};
  auto shared = std::make_shared<Shared>(std::move(wake));
  auto worker = std::make_unique<Worker>(display, window.window, input_method, shared);
  std::thread([shared, worker = std::move(worker)]() mutable {
    worker->run();
    worker.reset();
    const std::lock_guard lock(shared->mutex);
    shared->serving = false;
    shared->ended = true;
    shared->end.notify_all();
  }).detach();
  return std::unique_ptr<XimKeyboard>(new XimKeyboard(std::move(shared)));
}

XimKeyboard::~XimKeyboard() {
  std::unique_lock lock(shared_->mutex);
  shared_->stop = true;
  shared_->wake = nullptr;
  shared_->ask();
  const auto patience = waiting_s() > 1 ? std::chrono::seconds(0) : kPatience;
  if (shared_->end.wait_for(lock, patience, [this] { return shared_->ended; })) return;
  base::thread_left();
  base::log_warning("the input method does not answer");
}

bool XimKeyboard::serving() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->serving;
}

double XimKeyboard::waiting_s() const {
  const std::int64_t since = shared_->busy_since_ms;
  return since > 0 ? double(now_ms() - since) / 1000 : 0;
}

void XimKeyboard::give_up() {
  const std::lock_guard lock(shared_->mutex);
  shared_->serving = false;
  shared_->out_of_step = true;
  shared_->queue.clear();
}

void XimKeyboard::poll(std::vector<Heard>& out) {
  const std::lock_guard lock(shared_->mutex);
  out.insert(out.end(), std::make_move_iterator(shared_->queue.begin()),
             std::make_move_iterator(shared_->queue.end()));
  shared_->queue.clear();
}

void XimKeyboard::set_caret(std::optional<Vec2> px) {
  const std::lock_guard lock(shared_->mutex);
  if (px == shared_->caret) return;
  shared_->caret = px;
  shared_->ask();
}

void XimKeyboard::finish(const std::string& shown) {
  const std::lock_guard lock(shared_->mutex);
  std::erase_if(shared_->queue,
                [](const Heard& h) { return std::holds_alternative<CompositionEvent>(h); });
  shared_->finish = shown;
  shared_->ask();
}

}  // namespace platform
