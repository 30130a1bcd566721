#include "e2e/clipboard.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <mutex>
#include <thread>

namespace e2e {

// One connection, used by its thread; copy() only takes the lock that the thread holds while it
// speaks to X, and reads the selection's owner back before it returns.
class Clipboard::Server {
 public:
  explicit Server(Display* display)
      : display_(display),
        window_(XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)),
        clipboard_(XInternAtom(display, "CLIPBOARD", False)),
        utf8_(XInternAtom(display, "UTF8_STRING", False)),
        targets_(XInternAtom(display, "TARGETS", False)),
        stop_(::eventfd(0, EFD_CLOEXEC)) {
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    const std::uint64_t one = 1;
    (void)!::write(stop_, &one, sizeof one);
    thread_.join();
    XCloseDisplay(display_);
    ::close(stop_);
  }

  void copy(const std::string& text) {
    const std::scoped_lock guard(mutex_);
    text_ = text;
    XSetSelectionOwner(display_, clipboard_, window_, CurrentTime);
    XSync(display_, False);
  }

 private:
  void serve() {
    pollfd fds[2]{{ConnectionNumber(display_), POLLIN, 0}, {stop_, POLLIN, 0}};
    while (fds[1].revents == 0) {
      {
        const std::scoped_lock guard(mutex_);
        while (XPending(display_)) {
          XEvent event;
          XNextEvent(display_, &event);
          if (event.type == SelectionRequest) answer(event.xselectionrequest);
        }
      }
      // Events that came while copy() synchronised lie in Xlib's queue already: look again soon.
      ::poll(fds, 2, 20);
    }
  }

  void answer(const XSelectionRequestEvent& asked) {
    XEvent reply{};
    XSelectionEvent& said = reply.xselection;
    said.type = SelectionNotify;
    said.requestor = asked.requestor;
    said.selection = asked.selection;
    said.target = asked.target;
    said.time = asked.time;
    said.property = asked.property ? asked.property : asked.target;
    if (asked.target == utf8_) {
      XChangeProperty(display_, asked.requestor, said.property, utf8_, 8, PropModeReplace,
                      reinterpret_cast<const unsigned char*>(text_.data()), int(text_.size()));
    } else if (asked.target == targets_) {
      const Atom offered[] = {targets_, utf8_};
      XChangeProperty(display_, asked.requestor, said.property, XA_ATOM, 32, PropModeReplace,
                      reinterpret_cast<const unsigned char*>(offered), 2);
    } else {
      said.property = None;
    }
    XSendEvent(display_, asked.requestor, False, 0, &reply);
    XFlush(display_);
  }

  Display* display_;
  Window window_;
  Atom clipboard_, utf8_, targets_;
  int stop_;
  std::mutex mutex_;
  std::string text_;
  std::thread thread_;
};

Clipboard::Clipboard(std::unique_ptr<Server> server) : server_(std::move(server)) {}
Clipboard::~Clipboard() = default;

base::Result<std::unique_ptr<Clipboard>> Clipboard::open(const std::string& display) {
  Display* connection = XOpenDisplay(display.c_str());
  if (!connection)
    return base::Error{base::ErrorCode::unavailable, "The X server takes no connection.", display};
  return std::unique_ptr<Clipboard>(new Clipboard(std::make_unique<Server>(connection)));
}

void Clipboard::copy(const std::string& utf8) { server_->copy(utf8); }

}  // namespace e2e
