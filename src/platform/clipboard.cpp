#include "platform/clipboard.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "base/log.h"
#include "platform/clipboard_text.h"

namespace platform {

using base::Error;
using base::ErrorCode;
using Found = ClipboardEvent::Found;

namespace {

// Windows of questions that are done with or were given up: they stay a while, so that whoever
// answers after all does not meet an error.
constexpr std::size_t kMostDoneWith = 8;

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

class Clipboard::Server {
 public:
  Server(Display* display, std::function<void()> wake)
      : display_(display),
        wake_(std::move(wake)),
        request_fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        atoms_(display),
        window_(make_window()) {
    thread_ = std::thread([this] { run(); });
  }
  ~Server() {
    request({Request::Kind::stop, 0, {}});
    thread_.join();
    XCloseDisplay(display_);
    ::close(request_fd_);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  struct Request {
    enum class Kind { copy, ask, stop } kind = Kind::ask;
    std::uint64_t number = 0;
    std::string utf8;
  };
  void request(Request request) {
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(std::move(request));
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(request_fd_, &one, sizeof one);
  }
  std::uint64_t next_number() { return ++last_number_; }
  void take(std::vector<Event>& out) {
    const std::lock_guard lock(mutex_);
    out.insert(out.end(), std::make_move_iterator(answers_.begin()),
               std::make_move_iterator(answers_.end()));
    answers_.clear();
  }

 private:
  /// What another program is asked for at present. Everybody who asks meanwhile gets the answer.
  struct Reading {
    std::vector<std::uint64_t> asked;
    ::Window owner = 0;
    ::Window window = 0;  // one for each: a late answer to another question is none to this
    std::size_t form = 0;
    bool in_pieces = false;
    Atom type = 0;
    std::string bytes;
    double began_s = 0, heard_s = 0;
    double deadline_s() const { return std::min(began_s + kMostWait_s, heard_s + kSilence_s); }
  };

  void run() {
    while (true) {
      if (!take_requests()) return hand_over();
      take_events();
      if (reading_ && now_s() >= reading_->deadline_s()) finish(Found::silence);
      if (!wait(reading_ ? reading_->deadline_s() : 1e300)) return;
    }
  }

  /// False: the server is gone.
  bool wait(double until_s) {
    if (XPending(display_) > 0) return true;
    pollfd fds[2] = {{ConnectionNumber(display_), POLLIN, 0}, {request_fd_, POLLIN, 0}};
    const double left_s = std::clamp(until_s - now_s(), 0.0, 3600.0);
    ::poll(fds, 2, int(left_s * 1000) + 1);
    std::uint64_t requests = 0;
    while (::read(request_fd_, &requests, sizeof requests) > 0) {
    }
    return !(fds[0].revents & (POLLERR | POLLHUP | POLLNVAL));
  }

  /// False: the owner wants this to end.
  bool take_requests() {
    std::deque<Request> requests;
    {
      const std::lock_guard lock(mutex_);
      requests.swap(requests_);
    }
    for (Request& r : requests) {
      if (r.kind == Request::Kind::stop) return false;
      if (r.kind == Request::Kind::copy) {
        held_ = std::move(r.utf8);
        XSetSelectionOwner(display_, atoms_.clipboard, window_, CurrentTime);
        XSync(display_, False);  // who asks from now on is answered by us
      } else {
        ask(r.number);
      }
    }
    return true;
  }

  void take_events() {
    while (XPending(display_) > 0) {
      XEvent event;
      XNextEvent(display_, &event);
      switch (event.type) {
        case SelectionRequest:
          serve(event.xselectionrequest);
          break;
        case SelectionClear:
          // The one for what we held before we copied anew says nothing.
          if (XGetSelectionOwner(display_, atoms_.clipboard) != window_) held_.reset();
          break;
        case SelectionNotify:
          if (event.xselection.selection == atoms_.manager) handed_over_ = true;
          if (reading_ && event.xselection.requestor == reading_->window)
            answered(event.xselection.property);
          break;
        case PropertyNotify:
          if (reading_ && reading_->in_pieces && event.xproperty.window == reading_->window &&
              event.xproperty.atom == atoms_.pasted && event.xproperty.state == PropertyNewValue)
            piece();
          break;
        default:
          break;
      }
    }
  }

  // ---- what others hold ----

  void ask(std::uint64_t number) {
    const ::Window owner = XGetSelectionOwner(display_, atoms_.clipboard);
    if (owner == window_ && held_)
      return tell({held_->empty() ? Found::nothing : Found::text, number, *held_});
    if (reading_ && reading_->owner == owner) return reading_->asked.push_back(number);
    if (owner == None) return tell({Found::nothing, number, {}});
    // Whoever still waits for another owner, who has it no more, gets what there is now.
    std::vector<std::uint64_t> asked = reading_ ? give_up() : std::vector<std::uint64_t>{};
    asked.push_back(number);
    reading_ = Reading{};  // clang does not believe in emplace() here
    reading_->asked = std::move(asked);
    reading_->owner = owner;
    reading_->window = make_window();
    reading_->began_s = now_s();
    ask_in_this_form();
  }

  void ask_in_this_form() {
    reading_->heard_s = now_s();
    XConvertSelection(display_, atoms_.clipboard, atoms_.forms[reading_->form], atoms_.pasted,
                      reading_->window, CurrentTime);
    XFlush(display_);
  }

  void answered(Atom property) {
    if (reading_->in_pieces) return;  // twice
    reading_->heard_s = now_s();
    if (property == None) return refused();
    const PropertyValue value = take_property(display_, reading_->window, property, kMostPasted);
    if (value.type == atoms_.in_pieces) {
      reading_->in_pieces = true;
      return;
    }
    if (value.too_much) return finish(Found::too_much);
    reading_->type = value.type;
    reading_->bytes = value.bytes;
    value.text ? finish(Found::text) : refused();
  }

  void refused() {
    if (++reading_->form < atoms_.forms.size()) return ask_in_this_form();
    finish(Found::nothing);
  }

  void piece() {
    const std::size_t room = kMostPasted - reading_->bytes.size();
    const PropertyValue value = take_property(display_, reading_->window, atoms_.pasted, room);
    if (value.type == None) return;  // taken with the one before
    reading_->heard_s = now_s();
    if (value.too_much) return finish(Found::too_much);
    if (value.bytes.empty()) return finish(Found::text);
    reading_->type = value.type;
    reading_->bytes += value.bytes;
  }

  void finish(Found found) {
    std::string text;
    if (found == Found::text)
      text = text_of(display_, atoms_, {reading_->type, reading_->bytes, true, false});
    if (found == Found::text && text.empty()) found = Found::nothing;
    for (const std::uint64_t number : give_up()) tell({found, number, text});
  }

  /// Nothing more is expected; who waits.
  std::vector<std::uint64_t> give_up() {
    const Reading done = std::move(*reading_);
    reading_.reset();
    done_with_.push_back(done.window);
    if (done_with_.size() > kMostDoneWith) {
      XDestroyWindow(display_, done_with_.front());
      XFlush(display_);
      done_with_.pop_front();
    }
    return done.asked;
  }

  void tell(ClipboardEvent answer) {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
    if (answers_.size() == 1 && wake_) wake_();
  }

  // ---- what we hold ----

  void serve(const XSelectionRequestEvent& asked) {
    XEvent reply{};
    XSelectionEvent& said = reply.xselection;
    said.type = SelectionNotify;
    said.requestor = asked.requestor;
    said.selection = asked.selection;
    said.target = asked.target;
    said.time = asked.time;
    said.property = asked.property ? asked.property : asked.target;  // as old programs ask
    const bool ours = held_ && asked.selection == atoms_.clipboard;
    if (!ours ||
        !put_text(display_, atoms_, *held_, {asked.requestor, asked.target, said.property}))
      said.property = None;
    XSendEvent(display_, asked.requestor, False, 0, &reply);
    XFlush(display_);
  }

  /// The desktop's clipboard manager keeps what was copied here, if there is one.
  void hand_over() {
    if (!held_ || XGetSelectionOwner(display_, atoms_.manager) == None) return;
    XConvertSelection(display_, atoms_.manager, atoms_.save_targets, None, window_, CurrentTime);
    XFlush(display_);
    const double until_s = now_s() + kSilence_s;
    while (!handed_over_ && now_s() < until_s && wait(until_s)) take_events();
  }

  ::Window make_window() {
    const ::Window made =
        XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
    XSelectInput(display_, made, PropertyChangeMask);
    return made;
  }

  Display* display_;
  std::function<void()> wake_;
  int request_fd_;
  std::uint64_t last_number_ = 0;  // the window's thread's

  // The thread's own after construction.
  ClipboardAtoms atoms_;
  ::Window window_;                  // which holds
  std::optional<std::string> held_;  // what was copied here
  std::optional<Reading> reading_;
  std::deque<::Window> done_with_;
  bool handed_over_ = false;

  std::mutex mutex_;
  std::deque<Request> requests_;
  std::vector<ClipboardEvent> answers_;

  std::thread thread_;
};

Clipboard::Clipboard(std::unique_ptr<Server> server) : server_(std::move(server)) {}
Clipboard::~Clipboard() = default;

base::Result<std::unique_ptr<Clipboard>> Clipboard::create(const std::string& display,
                                                           std::function<void()> wake) {
  Display* connection = XOpenDisplay(display.c_str());
  if (!connection)
    return Error{
        ErrorCode::unavailable,
        base::sentence("No connection to the display \"{}\" for the clipboard: copying and "
                       "pasting do not work.",
                       display),
        ""};
  return std::unique_ptr<Clipboard>(
      new Clipboard(std::make_unique<Server>(connection, std::move(wake))));
}

void Clipboard::copy(std::string utf8) {
  server_->request({Server::Request::Kind::copy, 0, std::move(utf8)});
}

std::uint64_t Clipboard::ask() {
  const std::uint64_t number = server_->next_number();
  server_->request({Server::Request::Kind::ask, number, {}});
  return number;
}

void Clipboard::poll(std::vector<Event>& out) { server_->take(out); }

}  // namespace platform
