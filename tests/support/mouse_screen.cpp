#include "support/mouse_screen.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

#include <cmath>

namespace support {

namespace {
Display* as_display(void* connection) { return static_cast<Display*>(connection); }
}  // namespace

base::Result<std::unique_ptr<MouseScreen>> MouseScreen::create(
    int width_px, int height_px, const std::vector<std::string>& more) {
  std::unique_ptr<MouseScreen> screen(new MouseScreen(width_px, height_px));
  std::vector<std::string> args{
      "-screen",  "0",         std::to_string(width_px) + "x" + std::to_string(height_px) + "x24",
      "-noreset", "-nolisten", "tcp"};
  args.insert(args.end(), more.begin(), more.end());
  if (auto started = screen->start("/usr/bin/Xvfb", args); !started) return started.error();
  int event = 0, error = 0, major = 0, minor = 0;
  if (!XTestQueryExtension(as_display(screen->connection()), &event, &error, &major, &minor))
    return base::Error{base::ErrorCode::unavailable, "The X server has no XTest.",
                       screen->display()};
  return screen;
}

void MouseScreen::move_pointer(double x, double y) {
  Display* display = as_display(connection());
  XTestFakeMotionEvent(display, -1, static_cast<int>(std::lround(x)),
                       static_cast<int>(std::lround(y)), 0);
  XSync(display, False);
}

void MouseScreen::button(int button, bool press) {
  Display* display = as_display(connection());
  XTestFakeButtonEvent(display, static_cast<unsigned>(button), press, 0);
  XSync(display, False);
}

void MouseScreen::key(int keycode, bool press) {
  Display* display = as_display(connection());
  XTestFakeKeyEvent(display, static_cast<unsigned>(keycode), press, 0);
  XSync(display, False);
}

}  // namespace support
