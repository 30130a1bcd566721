#include "support/x_screen.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <fcntl.h>
#include <poll.h>
#include <stb_image_write.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace support {

using base::Error;
using base::ErrorCode;

namespace {

Display* as_display(void* connection) { return static_cast<Display*>(connection); }

// The lines of a server's output and log that say what went wrong.
std::string complaint(const std::string& output) {
  std::string lines;
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) {
    const auto at = line.find("(EE) ");
    if (at == std::string::npos || line.find("(WW)") != std::string::npos) continue;
    const std::string text = line.substr(at + 5);
    if (text.size() < 8 || text.find("Please") == 0 || text.find("dbus-core") == 0 ||
        lines.find(text) != std::string::npos)
      continue;
    lines += " " + text + ";";
  }
  if (lines.empty()) lines = " " + output.substr(output.size() > 300 ? output.size() - 300 : 0);
  return lines.substr(0, 800);
}

std::string text_of(const base::Path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

struct Stroke {
  KeyCode code = 0;
  bool shift = false;
};

Stroke stroke_for(Display* display, KeySym sym) {
  int least = 0, most = 0;
  XDisplayKeycodes(display, &least, &most);
  for (unsigned level : {0u, 1u})
    for (int code = least; code <= most; ++code)
      if (XkbKeycodeToKeysym(display, static_cast<KeyCode>(code), 0, level) == sym)
        return {static_cast<KeyCode>(code), level == 1};
  return {};
}

}  // namespace

XScreen::~XScreen() {
  if (connection_) XCloseDisplay(as_display(connection_));
}

base::Result<void> XScreen::start(const base::Path& server, std::vector<std::string> args) {
  if (!std::filesystem::exists(server))
    return Error{ErrorCode::not_found, "is not installed.", server.string()};
  int ready[2];
  if (::pipe2(ready, O_CLOEXEC) != 0) return Error{ErrorCode::io, "no pipe", ""};
  args.insert(args.begin(), {"-displayfd", std::to_string(ready[1])});
  ProcessOptions options{server, std::move(args), {}, folder_.path() / "server.log", ready[1]};
  auto started = ChildProcess::start(options);
  ::close(ready[1]);
  if (!started) {
    ::close(ready[0]);
    return started.error();
  }
  server_ = std::make_unique<ChildProcess>(std::move(*started));
  std::string number;
  pollfd fd{ready[0], POLLIN, 0};
  while (number.find('\n') == std::string::npos && ::poll(&fd, 1, 20'000) > 0) {
    char bytes[16];
    const auto got = ::read(ready[0], bytes, sizeof bytes);
    if (got <= 0) break;
    number.append(bytes, static_cast<std::size_t>(got));
  }
  ::close(ready[0]);
  if (number.find('\n') == std::string::npos)
    return Error{ErrorCode::unavailable,
                 "The X server did not start:" +
                     complaint(text_of(folder_.path() / "xorg.log") + server_->output()),
                 server.string()};
  display_ = ":" + number.substr(0, number.find('\n'));
  connection_ = XOpenDisplay(display_.c_str());
  if (!connection_)
    return Error{ErrorCode::unavailable, "The X server takes no connection.", display_};
  Display* display = as_display(connection_);
  const int w = DisplayWidth(display, DefaultScreen(display));
  const int h = DisplayHeight(display, DefaultScreen(display));
  if (w != width_px_ || h != height_px_)
    return Error{ErrorCode::unavailable,
                 "The X server made a screen of " + std::to_string(w) + " x " + std::to_string(h) +
                     " instead of " + std::to_string(width_px_) + " x " +
                     std::to_string(height_px_) + ".",
                 display_};
  return {};
}

std::vector<Rgb> XScreen::region(int x, int y, int w, int h) const {
  Display* display = as_display(connection_);
  XImage* image = XGetImage(display, DefaultRootWindow(display), x, y, static_cast<unsigned>(w),
                            static_cast<unsigned>(h), AllPlanes, ZPixmap);
  ASSERT(image, "the region lies on the screen");
  ASSERT(image->bits_per_pixel == 32, "a screen of depth 24");
  std::vector<Rgb> pixels;
  pixels.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  for (int row = 0; row < h; ++row) {
    const auto* p =
        reinterpret_cast<const std::uint8_t*>(image->data) + row * image->bytes_per_line;
    for (int k = 0; k < w; ++k, p += 4) pixels.push_back({p[2], p[1], p[0]});
  }
  XDestroyImage(image);
  return pixels;
}

Rgb XScreen::pixel(int x, int y) const { return region(x, y, 1, 1).front(); }

base::Result<void> XScreen::screenshot(const base::Path& png) const {
  const auto pixels = region(0, 0, width_px_, height_px_);
  static_assert(sizeof(Rgb) == 3);
  if (!stbi_write_png(png.c_str(), width_px_, height_px_, 3, pixels.data(), width_px_ * 3))
    return Error{ErrorCode::io, "The picture cannot be written.", png.string()};
  return {};
}

void XScreen::key_named(const std::string& name, bool press) {
  const KeySym sym = XStringToKeysym(name.c_str());
  const Stroke stroke = stroke_for(as_display(connection_), sym);
  ASSERT(stroke.code != 0, "a key that the keyboard has");
  key(stroke.code, press);
}

void XScreen::press_key(const std::string& name, const std::vector<std::string>& held) {
  for (const auto& h : held) key_named(h, true);
  key_named(name, true);
  key_named(name, false);
  for (auto h = held.rbegin(); h != held.rend(); ++h) key_named(*h, false);
}

void XScreen::type(const std::string& text) {
  Display* display = as_display(connection_);
  for (char c : text) {
    const KeySym sym = c == '\n'   ? XK_Return
                       : c == '\t' ? XK_Tab
                       : c == '\b'
                           ? XK_BackSpace
                           : static_cast<KeySym>(c);  // Latin-1 keysyms are their characters
    const Stroke stroke = stroke_for(display, sym);
    ASSERT(stroke.code != 0, "a character that the keyboard has");
    if (stroke.shift) key_named("Shift_L", true);
    key(stroke.code, true);
    key(stroke.code, false);
    if (stroke.shift) key_named("Shift_L", false);
    pause_s(0.002);  // GLFW takes the same key in the same millisecond for an input method's echo
  }
}

void XScreen::click(double x, double y) {
  move_pointer(x, y);
  button(1, true);
  pause_s(0.05);
  button(1, false);
}

void XScreen::drag_pointer(double x0, double y0, double x1, double y1, double seconds) {
  move_pointer(x0, y0);
  button(1, true);
  const int steps = std::max(1, static_cast<int>(std::lround(seconds * 60)));
  for (int k = 1; k <= steps; ++k) {
    pause_s(seconds / steps);
    move_pointer(x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps);
  }
  button(1, false);
}

}  // namespace support
