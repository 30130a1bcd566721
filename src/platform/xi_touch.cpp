#include "platform/xi_touch.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/log.h"
#include "platform/finger_ids.h"
#include "platform/touch_devices.h"

namespace platform {

using base::Error;
using base::ErrorCode;
using input::Phase;
using input::TouchSample;

namespace {

// Server times of events -> our clock. The least difference seen is the one with the least delay.
class ServerTime {
 public:
  double to_clock(Time server_ms, double now_s) {
    const double server_s = static_cast<double>(server_ms) / 1000;
    const double offset = now_s - server_s;
    // A new start, or 49 days later: the server counts milliseconds in 32 bits.
    if (!offset_ || offset < *offset_ || offset > *offset_ + 1) offset_ = offset;
    return std::min(server_s + *offset_, now_s);
  }

 private:
  std::optional<double> offset_;
};

}  // namespace

class XiTouch::Reader {
 public:
  Reader(Display* display, int opcode, ::Window window, const base::Clock& clock,
         std::function<void()> wake)
      : display_(display),
        opcode_(opcode),
        window_(window),
        clock_(clock),
        wake_(std::move(wake)),
        stop_fd_(::eventfd(0, EFD_CLOEXEC)),
        devices_(display) {
    select_events();
    find_devices();
    XSync(display_, False);
    thread_ = std::thread([this] { read(); });
  }

  ~Reader() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_fd_, &one, sizeof one);
    thread_.join();
    ::close(stop_fd_);
    XCloseDisplay(display_);
  }

  void take(std::vector<TouchSample>& out) {
    const std::lock_guard lock(mutex_);
    out.insert(out.end(), queue_.begin(), queue_.end());
    queue_.clear();
  }

  std::vector<std::string> devices() const {
    const std::lock_guard lock(mutex_);
    return device_names_;
  }

 private:
  void select_events() {
    unsigned char touches[XIMaskLen(XI_LASTEVENT)] = {};
    XISetMask(touches, XI_TouchBegin);
    XISetMask(touches, XI_TouchUpdate);
    XISetMask(touches, XI_TouchEnd);
    XIEventMask on_window{XIAllMasterDevices, sizeof touches, touches};
    XISelectEvents(display_, window_, &on_window, 1);
    unsigned char changes[XIMaskLen(XI_LASTEVENT)] = {};
    XISetMask(changes, XI_HierarchyChanged);
    XISetMask(changes, XI_DeviceChanged);
    XIEventMask on_root{XIAllDevices, sizeof changes, changes};
    XISelectEvents(display_, DefaultRootWindow(display_), &on_root, 1);
  }

  void find_devices() {
    std::vector<std::string> names = devices_.find();
    const std::lock_guard lock(mutex_);
    device_names_ = std::move(names);
  }

  void read_events() {
    while (XPending(display_) > 0) {
      XEvent event;
      XNextEvent(display_, &event);
      if (event.xcookie.type != GenericEvent || event.xcookie.extension != opcode_) continue;
      if (!XGetEventData(display_, &event.xcookie)) continue;
      handle(event.xcookie);
      XFreeEventData(display_, &event.xcookie);
    }
  }

  void read() {
    while (true) {
      read_events();
      if (std::any_of(batch_.begin(), batch_.end(),
                      [](const Read& read) { return read.sample.phase == Phase::up; })) {
        // The server ends a vanishing device's touches before it tells that it has gone. After a
        // round trip the two are here together: see lose().
        XSync(display_, False);
        read_events();
      }
      hand_over();
      pollfd fds[2] = {{ConnectionNumber(display_), POLLIN, 0}, {stop_fd_, POLLIN, 0}};
      ::poll(fds, 2, -1);
      if (fds[1].revents) return;
      if (fds[0].revents & (POLLERR | POLLHUP | POLLNVAL)) return lose_all();
    }
  }

  void handle(const XGenericEventCookie& cookie) {
    switch (cookie.evtype) {
      case XI_TouchBegin:
        touch(*static_cast<const XIDeviceEvent*>(cookie.data), Phase::down);
        break;
      case XI_TouchUpdate:
        touch(*static_cast<const XIDeviceEvent*>(cookie.data), Phase::move);
        break;
      case XI_TouchEnd:
        touch(*static_cast<const XIDeviceEvent*>(cookie.data), Phase::up);
        break;
      case XI_HierarchyChanged:
        changed(*static_cast<const XIHierarchyEvent*>(cookie.data));
        break;
      case XI_DeviceChanged:
        find_devices();
        break;
      default:
        break;
    }
  }

  using TouchKey = std::pair<int, int>;  // the device and its number for the touch
  struct Finger {
    input::FingerId id = 0;
    base::Vec2 pos_px;
  };

  void touch(const XIDeviceEvent& event, Phase phase) {
    const TouchKey key{event.sourceid, event.detail};
    auto it = fingers_.find(key);
    if (phase == Phase::down) {
      if (it != fingers_.end()) lift(it->second, clock_.now_s());
      it = fingers_.insert_or_assign(key, Finger{ids_.next(), {}}).first;
    }
    if (it == fingers_.end()) return;
    TouchSample sample;
    sample.finger = it->second.id;
    sample.phase = phase;
    sample.pos_px = it->second.pos_px = {event.event_x, event.event_y};
    sample.time_s = time_.to_clock(event.time, clock_.now_s());
    sample.contact_mm = devices_.contact_width_mm(event);
    batch_.push_back({sample, event.sourceid});
    if (phase == Phase::up) fingers_.erase(it);
  }

  void changed(const XIHierarchyEvent& event) {
    constexpr int kGone = XISlaveRemoved | XISlaveDetached | XIDeviceDisabled | XIMasterRemoved;
    for (int k = 0; k < event.num_info; ++k)
      if (event.info[k].flags & kGone) lose(event.info[k].deviceid);
    find_devices();
  }

  void lose(int device) {
    // What the server ended on its behalf are no fingers that lifted.
    for (Read& read : batch_)
      if (read.device == device && read.sample.phase == Phase::up) read.sample.phase = Phase::lost;
    for (auto it = fingers_.begin(); it != fingers_.end();) {
      if (it->first.first == device) {
        lift(it->second, clock_.now_s());
        it = fingers_.erase(it);
      } else {
        ++it;
      }
    }
  }

  void lose_all() {
    for (const auto& [key, finger] : fingers_) lift(finger, clock_.now_s());
    fingers_.clear();
    hand_over();
  }

  void lift(const Finger& finger, double now_s) {
    TouchSample sample;
    sample.finger = finger.id;
    sample.phase = Phase::lost;
    sample.pos_px = finger.pos_px;
    sample.time_s = now_s;
    batch_.push_back({sample, 0});
  }

  void hand_over() {
    if (batch_.empty()) return;
    bool first = false;
    {
      const std::lock_guard lock(mutex_);
      first = queue_.empty();
      for (const Read& read : batch_) queue_.push_back(read.sample);
    }
    batch_.clear();
    if (first && wake_) wake_();
  }

  Display* display_;
  int opcode_;
  ::Window window_;
  const base::Clock& clock_;
  std::function<void()> wake_;
  int stop_fd_;

  // The reader thread's own after construction.
  TouchDevices devices_;
  std::map<TouchKey, Finger> fingers_;
  struct Read {
    TouchSample sample;
    int device = 0;
  };
  std::vector<Read> batch_;  // all that the server has said up to now, not handed over yet
  FingerIds ids_{FingerIds::Source::touch};
  ServerTime time_;

  mutable std::mutex mutex_;
  std::vector<TouchSample> queue_;
  std::vector<std::string> device_names_;

  std::thread thread_;
};

XiTouch::XiTouch(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
XiTouch::~XiTouch() = default;

base::Result<std::unique_ptr<XiTouch>> XiTouch::create(const NativeWindow& window,
                                                       const base::Clock& clock,
                                                       std::function<void()> wake) {
  Display* display = XOpenDisplay(window.display.c_str());
  if (!display)
    return Error{ErrorCode::unavailable,
                 "No second connection to the display \"" + window.display +
                     "\" for touches: touch does not work, the mouse does.",
                 ""};
  int opcode = 0, first_event = 0, first_error = 0;
  int major = 2, minor = 2;
  if (!XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error) ||
      XIQueryVersion(display, &major, &minor) != Success || major * 100 + minor < 202) {
    XCloseDisplay(display);
    return Error{ErrorCode::unavailable,
                 "The display has no X Input 2.2: touch does not work, the mouse does.", ""};
  }
  return std::unique_ptr<XiTouch>(new XiTouch(
      std::make_unique<Reader>(display, opcode, window.window, clock, std::move(wake))));
}

void XiTouch::poll(std::vector<TouchSample>& out) { reader_->take(out); }
std::vector<std::string> XiTouch::devices() const { return reader_->devices(); }

}  // namespace platform
