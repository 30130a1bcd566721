#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "base/assert.h"
#include "support/clipboard.h"

namespace support {

class ClipboardManager::Server {
 public:
  Server(const std::string& display, Manners manners)
      : display_(XOpenDisplay(display.c_str())), manners_(manners) {
    ASSERT(display_, "the X server takes no connection");
    window_ = XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(display_, atom("CLIPBOARD_MANAGER"), window_, CurrentTime);
    XSync(display_, False);
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    stop_ = true;
    thread_.join();
    XCloseDisplay(display_);
  }
  std::string kept() const {
    const std::lock_guard lock(mutex_);
    return kept_;
  }

 private:
  Atom atom(const char* name) { return XInternAtom(display_, name, False); }

  void serve() {
    XSelectionRequestEvent asked{};
    while (!stop_) {
      XEvent event;
      if (!XCheckMaskEvent(display_, ~0L, &event) &&
          !XCheckTypedEvent(display_, SelectionRequest, &event) &&
          !XCheckTypedEvent(display_, SelectionNotify, &event)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      } else if (event.type == SelectionRequest && manners_ == Manners::prompt) {
        asked = event.xselectionrequest;
        const Atom pairs[] = {atom("UTF8_STRING"), atom("TEXT_HERE"), atom("image/png"),
                              atom("PICTURE_HERE")};
        XChangeProperty(display_, window_, atom("PAIRS"), atom("ATOM_PAIR"), 32, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(pairs), 4);
        XConvertSelection(display_, atom("CLIPBOARD"), atom("MULTIPLE"), atom("PAIRS"), window_,
                          CurrentTime);
      } else if (event.type == SelectionNotify) {
        keep();
        XEvent reply{};
        reply.xselection = {
            SelectionNotify, 0,    False,     display_, asked.requestor, asked.selection,
            asked.target,    None, asked.time};
        XSendEvent(display_, asked.requestor, False, 0, &reply);
      }
    }
  }

  void keep() {
    Atom type = 0;
    int format = 0;
    unsigned long count = 0, more = 0;
    unsigned char* data = nullptr;
    XGetWindowProperty(display_, window_, atom("TEXT_HERE"), 0, 1 << 20, False, AnyPropertyType,
                       &type, &format, &count, &more, &data);
    const std::lock_guard lock(mutex_);
    kept_.assign(reinterpret_cast<char*>(data), count);
    XFree(data);
    XGetWindowProperty(display_, window_, atom("PAIRS"), 0, 4, False, AnyPropertyType, &type,
                       &format, &count, &more, &data);
    // A form that there is not is answered with no place.
    if (count != 4 || reinterpret_cast<const Atom*>(data)[3] != None) kept_ += " (and a picture?)";
    XFree(data);
  }

  Display* display_;
  Manners manners_;
  ::Window window_ = 0;
  std::atomic<bool> stop_{false};
  mutable std::mutex mutex_;
  std::string kept_;
  std::thread thread_;
};

ClipboardManager::ClipboardManager(const std::string& display, Manners manners)
    : server_(std::make_unique<Server>(display, manners)) {}
ClipboardManager::~ClipboardManager() = default;
std::string ClipboardManager::kept() const { return server_->kept(); }

}  // namespace support
