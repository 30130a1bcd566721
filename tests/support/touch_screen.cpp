#include "support/touch_screen.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <xorg/xf86-input-inputtest-protocol.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "support/program.h"

// Last, for their macros.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

namespace support {

using base::Error;
using base::ErrorCode;

namespace {

// The X protocol's numbers for touch events [XI2.h].
constexpr int kTouchBegin = 18, kTouchUpdate = 19, kTouchEnd = 20;
constexpr double kAxisSteps = 65536;  // the driver's axes run from 0 to 65535

std::string device(const std::string& name, const std::string& type, const base::Path& socket,
                   const std::string& more) {
  return "Section \"InputDevice\"\n  Identifier \"" + name +
         "\"\n  Driver \"inputtest\"\n  Option \"DeviceType\" \"" + type +
         "\"\n  Option \"SocketPath\" \"" + socket.string() + "\"\n" + more + "EndSection\n";
}

// A mode of any size; the timings only have to be plausible. The dummy driver refuses pixel clocks
// over 300 MHz, which 3840 × 2160 would have at 60 Hz.
std::string modeline(int w, int h) {
  const int total_w = w + 280, total_h = h + 45;
  const double clock_hz = std::min(double(total_w) * total_h * 60, 290e6);
  std::string line = std::to_string(std::round(clock_hz / 1e4) / 100);
  for (int n : {w, w + 88, w + 132, total_w, h, h + 4, h + 9, total_h})
    line += " " + std::to_string(n);
  return line;
}

std::string configuration(const base::Path& folder, int w, int h) {
  const std::string mode = "\"" + std::to_string(w) + "x" + std::to_string(h) + "\"";
  return "Section \"ServerFlags\"\n"
         "  Option \"AutoAddDevices\" \"false\"\n  Option \"AutoEnableDevices\" \"false\"\n"
         "  Option \"DontVTSwitch\" \"true\"\n  Option \"BlankTime\" \"0\"\n"
         "  Option \"StandbyTime\" \"0\"\n  Option \"OffTime\" \"0\"\nEndSection\n"
         "Section \"ServerLayout\"\n  Identifier \"layout\"\n  Screen \"screen\"\n"
         "  InputDevice \"touch\"\n  InputDevice \"pointer\" \"CorePointer\"\n"
         "  InputDevice \"keyboard\" \"CoreKeyboard\"\nEndSection\n" +
         device("touch", "Touch", folder / "touch",
                "  Option \"TouchCount\" \"" + std::to_string(TouchScreen::kMaxFingers) + "\"\n") +
         device("pointer", "PointerAbsolute", folder / "pointer", "") +
         device("keyboard", "Keyboard", folder / "keyboard",
                "  Option \"XkbLayout\" \"us\"\n  Option \"XkbRules\" \"evdev\"\n") +
         "Section \"Device\"\n  Identifier \"dummy\"\n  Driver \"dummy\"\n  VideoRam 512000\n"
         "EndSection\n"
         "Section \"Monitor\"\n  Identifier \"monitor\"\n  HorizSync 5.0-1000.0\n"
         "  VertRefresh 5.0-240.0\n  Modeline " +
         mode + " " + modeline(w, h) +
         "\nEndSection\n"
         "Section \"Screen\"\n  Identifier \"screen\"\n  Device \"dummy\"\n  Monitor \"monitor\"\n"
         "  DefaultDepth 24\n  SubSection \"Display\"\n    Depth 24\n    Modes " +
         mode + "\n    Virtual " + std::to_string(w) + " " + std::to_string(h) +
         "\n  EndSubSection\nEndSection\n";
}

void set_axes(xf86ITValuatorData& data, double x, double y) {
  data.mask[0] = 3;
  data.valuators[0] = x;
  data.valuators[1] = y;
}

}  // namespace

// One device's socket. The driver takes one connection in its life.
class TouchScreen::Socket {
 public:
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }

  base::Result<void> open(const base::Path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = path.string();
    if (name.size() >= sizeof address.sun_path)
      return Error{ErrorCode::invalid, "The temporary folder's name is too long.", name};
    std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
    fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected = wait_until(10, [&] {
      return ::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    });
    if (!connected)
      return Error{ErrorCode::unavailable,
                   "The inputtest driver's socket is not there: is inputtest_drv.so installed?",
                   name};
    const timeval limit{10, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    xf86ITEventClientVersion version{};
    version.major = XF86IT_PROTOCOL_VERSION_MAJOR;
    version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
    send(version, XF86IT_EVENT_CLIENT_VERSION);
    xf86ITResponseServerVersion answer{};
    if (!receive(&answer, sizeof answer))
      return Error{ErrorCode::unavailable, "The inputtest driver does not answer.", name};
    return {};
  }

  template <class Message>
  void send(Message& message, xf86ITEventType type) {
    message.header.length = sizeof message;
    message.header.type = type;
    const char* bytes = reinterpret_cast<const char*>(&message);
    std::size_t left = sizeof message;
    while (left > 0) {
      const auto sent = ::send(fd_, bytes, left, MSG_NOSIGNAL);
      ASSERT(sent > 0, "the X server takes input");
      bytes += sent;
      left -= static_cast<std::size_t>(sent);
    }
  }

  void sync() {
    xf86ITEventWaitForSync wait{};
    send(wait, XF86IT_EVENT_WAIT_FOR_SYNC);
    xf86ITResponseSyncFinished finished{};
    ASSERT(receive(&finished, sizeof finished), "the X server has handled its input in time");
  }

 private:
  bool receive(void* into, std::size_t size) {
    char* bytes = static_cast<char*>(into);
    while (size > 0) {
      const auto got = ::recv(fd_, bytes, size, 0);
      if (got <= 0) return false;
      bytes += got;
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }
  int fd_ = -1;
};

TouchScreen::TouchScreen(int width_px, int height_px)
    : XScreen(width_px, height_px), desktop_px_{double(width_px), double(height_px)} {}
TouchScreen::~TouchScreen() = default;

base::Result<std::unique_ptr<TouchScreen>> TouchScreen::create(int width_px, int height_px) {
  ASSERT(width_px > 0 && height_px > 0 && width_px <= 3840 && height_px <= 2160, "a screen's size");
  std::unique_ptr<TouchScreen> screen(new TouchScreen(width_px, height_px));
  const base::Path& folder = screen->folder_.path();
  const base::Path file = folder / "xorg.conf";
  std::ofstream(file) << configuration(folder, width_px, height_px);
  base::Path server = "/usr/lib/xorg/Xorg";  // not the wrapper, which asks for a console
  for (const char* other : {"/usr/libexec/Xorg", "/usr/bin/Xorg"})
    if (!std::filesystem::exists(server)) server = other;
  auto started =
      screen->start(server, {"-noreset", "-novtswitch", "-sharevts", "-config", file.string(),
                             "-logfile", (folder / "xorg.log").string(), "-nolisten", "tcp"});
  if (!started) return started.error();
  const std::pair<std::unique_ptr<Socket>&, const char*> sockets[] = {
      {screen->touch_, "touch"}, {screen->pointer_, "pointer"}, {screen->keyboard_, "keyboard"}};
  for (const auto& [socket, name] : sockets) {
    socket = std::make_unique<Socket>();
    if (auto opened = socket->open(folder / name); !opened) return opened.error();
  }
  return screen;
}

void TouchScreen::touch(int finger, int type, double x, double y) {
  ASSERT(finger >= 1 && finger <= kMaxFingers, "a finger that the screen has");
  xf86ITEventTouch event{};
  event.touchid = static_cast<std::uint32_t>(finger);
  event.touch_type = static_cast<std::uint32_t>(type);
  set_axes(event.valuators, std::clamp(x / desktop_px_.w, 0.0, 1.0) * kAxisSteps,
           std::clamp(y / desktop_px_.h, 0.0, 1.0) * kAxisSteps);
  touch_->send(event, XF86IT_EVENT_TOUCH);
}

void TouchScreen::begin(int finger, double x, double y) { touch(finger, kTouchBegin, x, y); }
void TouchScreen::update(int finger, double x, double y) { touch(finger, kTouchUpdate, x, y); }
void TouchScreen::end(int finger, double x, double y) { touch(finger, kTouchEnd, x, y); }
void TouchScreen::sync() { touch_->sync(); }

void TouchScreen::set_plugged(bool plugged) {
  auto* display = static_cast<Display*>(connection());
  int count = 0;
  XIDeviceInfo* devices = XIQueryDevice(display, XIAllDevices, &count);
  for (int k = 0; k < count; ++k)
    if (std::string_view(devices[k].name) == "touch") {
      unsigned char value = plugged;
      XIChangeProperty(display, devices[k].deviceid, XInternAtom(display, "Device Enabled", False),
                       XA_INTEGER, 8, PropModeReplace, &value, 1);
    }
  XIFreeDeviceInfo(devices);
  XSync(display, False);
}

base::Result<void> TouchScreen::set_second_screen(bool plugged, int second_w, int second_h) {
  const auto xrandr = [&](std::vector<std::string> args) -> base::Result<void> {
    ProcessOptions options{"/usr/bin/xrandr", std::move(args), {{"DISPLAY", display()}}, {}, -1};
    const auto done = run_program(options, 20);
    if (!done) return done.error();
    if (done->exit_code != 0)
      return Error{ErrorCode::unavailable, "xrandr: " + done->output, display()};
    return {};
  };
  if (!std::filesystem::exists("/usr/bin/xrandr"))
    return Error{ErrorCode::unavailable, "xrandr is not installed (x11-xserver-utils)", ""};
  if (plugged) {
    const std::string mode = std::to_string(second_w) + "x" + std::to_string(second_h);
    std::vector<std::string> made{"--newmode", mode};
    std::istringstream timings(modeline(second_w, second_h));
    for (std::string one; timings >> one;) made.push_back(one);
    // Both are refused when it has it already.
    (void)xrandr(std::move(made));
    (void)xrandr({"--addmode", "DUMMY1", mode});
    if (auto on = xrandr({"--output", "DUMMY1", "--mode", mode, "--right-of", "DUMMY0"}); !on)
      return on;
    // The driver says that it is connected when it is asked the next time.
    if (auto asked = xrandr({"--query"}); !asked) return asked;
  } else if (auto off = xrandr({"--output", "DUMMY1", "--off"}); !off) {
    return off;
  }
  desktop_px_ = {double(width_px() + (plugged ? second_w : 0)),
                 double(plugged ? std::max(height_px(), second_h) : height_px())};
  return {};
}

void TouchScreen::drag(const std::map<int, Path>& paths, double seconds, double hz) {
  for (const auto& [finger, p] : paths) begin(finger, p.x0, p.y0);
  sync();
  const double start = steady_now_s();
  const int steps = std::max(1, static_cast<int>(std::lround(seconds * hz)));
  for (int k = 1; k <= steps; ++k) {
    pause_s(std::max(0.0, start + k / hz - steady_now_s()));
    const double part = double(k) / steps;
    for (const auto& [finger, p] : paths)
      update(finger, p.x0 + (p.x1 - p.x0) * part, p.y0 + (p.y1 - p.y0) * part);
    sync();
  }
  for (const auto& [finger, p] : paths) end(finger, p.x1, p.y1);
  sync();
}

void TouchScreen::tap(double x, double y, double hold_s, int finger) {
  begin(finger, x, y);
  sync();
  pause_s(hold_s);
  end(finger, x, y);
  sync();
}

void TouchScreen::long_press(double x, double y, double hold_s, int finger) {
  tap(x, y, hold_s, finger);
}

void TouchScreen::move_pointer(double x, double y) {
  xf86ITEventMotion event{};
  event.is_absolute = 1;
  set_axes(event.valuators, std::clamp(x / desktop_px_.w, 0.0, 1.0) * kAxisSteps,
           std::clamp(y / desktop_px_.h, 0.0, 1.0) * kAxisSteps);
  pointer_->send(event, XF86IT_EVENT_MOTION);
  pointer_->sync();
}

void TouchScreen::button(int button, bool press) {
  xf86ITEventButton event{};
  event.button = button;
  event.is_press = press;
  pointer_->send(event, XF86IT_EVENT_BUTTON);
  pointer_->sync();
}

void TouchScreen::key(int keycode, bool press) {
  xf86ITEventKey event{};
  event.key_code = keycode;
  event.is_press = press;
  keyboard_->send(event, XF86IT_EVENT_KEY);
  keyboard_->sync();
}

}  // namespace support
