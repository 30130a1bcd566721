#include "support/clipboard.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace support {

namespace {

constexpr std::size_t kPiece = 60000;

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

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
        in_pieces_(XInternAtom(display, "INCR", False)),
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

  void copy(const std::string& bytes, Manners manners) {
    const std::scoped_lock guard(mutex_);
    bytes_ = bytes;
    manners_ = manners;
    asked_ = 0;
    XSetSelectionOwner(display_, clipboard_, window_, CurrentTime);
    XSync(display_, False);
  }
  int asked() const { return asked_; }

 private:
  void serve() {
    pollfd fds[2]{{ConnectionNumber(display_), POLLIN, 0}, {stop_, POLLIN, 0}};
    while (fds[1].revents == 0) {
      {
        const std::scoped_lock guard(mutex_);
        while (XPending(display_)) {
          XEvent event;
          XNextEvent(display_, &event);
          if (event.type == SelectionRequest) hear(event.xselectionrequest);
          if (event.type == PropertyNotify && event.xproperty.state == PropertyDelete)
            send_piece(event.xproperty.window);
        }
        while (!later_.empty() && later_.front().due_s <= now_s()) {
          answer(later_.front().asked, later_.front().bytes);
          later_.erase(later_.begin());
        }
      }
      // Events that came while copy() synchronised lie in Xlib's queue already: look again soon.
      ::poll(fds, 2, 20);
    }
  }

  void hear(const XSelectionRequestEvent& asked) {
    ++asked_;
    if (manners_ == Manners::mute) return;
    if (manners_ == Manners::late)
      later_.push_back({now_s() + kLate_s, asked, bytes_});
    else
      answer(asked, bytes_);
  }

  bool has(Atom form) const {
    if (manners_ == Manners::coy) return false;
    return form == (manners_ == Manners::old ? XA_STRING : utf8_);
  }

  void answer(const XSelectionRequestEvent& asked, const std::string& bytes) {
    XEvent reply{};
    XSelectionEvent& said = reply.xselection;
    said.type = SelectionNotify;
    said.requestor = asked.requestor;
    said.selection = asked.selection;
    said.target = asked.target;
    said.time = asked.time;
    said.property = asked.property ? asked.property : asked.target;
    if (has(asked.target) && (manners_ == Manners::in_pieces || manners_ == Manners::half)) {
      XSelectInput(display_, asked.requestor, PropertyChangeMask);
      sending_[asked.requestor] = {said.property, 0};
      const long size = long(bytes_.size());
      XChangeProperty(display_, asked.requestor, said.property, in_pieces_, 32, PropModeReplace,
                      reinterpret_cast<const unsigned char*>(&size), 1);
    } else if (has(asked.target)) {
      XChangeProperty(display_, asked.requestor, said.property, asked.target, 8, PropModeReplace,
                      reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
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

  void send_piece(::Window to) {
    const auto it = sending_.find(to);
    if (it == sending_.end()) return;
    auto& [property, sent] = it->second;
    if (manners_ == Manners::half && sent > 0) return;
    const std::size_t n = std::min(kPiece, bytes_.size() - sent);
    XChangeProperty(display_, to, property, utf8_, 8, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(bytes_.data() + sent), int(n));
    XFlush(display_);
    sent += n;
    if (n == 0) sending_.erase(it);
  }

  struct Sending {
    Atom property;
    std::size_t sent;
  };

  Display* display_;
  ::Window window_;
  Atom clipboard_, utf8_, targets_, in_pieces_;
  int stop_;
  std::mutex mutex_;
  std::string bytes_;
  Manners manners_ = Manners::prompt;
  std::atomic<int> asked_{0};
  struct Later {
    double due_s;
    XSelectionRequestEvent asked;
    std::string bytes;  // as they were
  };
  std::vector<Later> later_;
  std::map<::Window, Sending> sending_;
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

void Clipboard::copy(const std::string& bytes, Manners manners) { server_->copy(bytes, manners); }
int Clipboard::asked() const { return server_->asked(); }

std::optional<std::string> pasted_elsewhere(const std::string& display, const std::string& form,
                                            double seconds) {
  const std::unique_ptr<Display, int (*)(Display*)> held(XOpenDisplay(display.c_str()),
                                                         XCloseDisplay);
  Display* d = held.get();
  if (!d) return {};
  const ::Window window = XCreateSimpleWindow(d, DefaultRootWindow(d), 0, 0, 1, 1, 0, 0, 0);
  const Atom here = XInternAtom(d, "HERE", False);
  XConvertSelection(d, XInternAtom(d, "CLIPBOARD", False), XInternAtom(d, form.c_str(), False),
                    here, window, CurrentTime);
  XEvent event;
  for (const double until = now_s() + seconds; !XCheckTypedEvent(d, SelectionNotify, &event);) {
    if (now_s() > until) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  if (event.xselection.property == None) return {};
  Atom type = 0;
  int format = 0;
  unsigned long count = 0, more = 0;
  unsigned char* data = nullptr;
  XGetWindowProperty(d, window, here, 0, 1 << 20, False, AnyPropertyType, &type, &format, &count,
                     &more, &data);
  const std::size_t width = format == 8 ? 1 : format == 16 ? sizeof(short) : sizeof(long);
  const std::string out(reinterpret_cast<char*>(data), count * width);
  XFree(data);
  return out;
}

}  // namespace support
