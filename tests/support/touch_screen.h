// TouchScreen: a real X server with a real touchscreen, without hardware: Xorg with the dummy video
// and the inputtest input driver [inputtestdrv(4)]. Up to 60 fingers, a mouse and a keyboard.
#pragma once

#include <map>

#include "base/geometry.h"
#include "support/x_screen.h"

namespace support {

class TouchScreen final : public XScreen {
 public:
  static constexpr int kMaxFingers = 60;

  /// Fails with the reason where none can be started (no Xorg, no driver, no permission): then
  /// tests are to be skipped with it, or failed in CI. Up to 3840 × 2160.
  static base::Result<std::unique_ptr<TouchScreen>> create(int width_px = 1920,
                                                           int height_px = 1080);
  ~TouchScreen() override;

  /// A finger (1…kMaxFingers) touches, moves, lifts; pixels. Sent at once; sync() returns when the
  /// server has handled everything sent.
  void begin(int finger, double x, double y);
  void update(int finger, double x, double y);
  void end(int finger, double x, double y);
  void sync();
  /// Takes the touchscreen away in the middle of whatever its fingers do, or gives it back: the
  /// device is switched off, as `xinput disable` does. Fingers that were down stay forgotten.
  void set_plugged(bool plugged);

  /// A second screen of that size is plugged in at the right of the first (by xrandr), or pulled out.
  /// Fails with the reason where that cannot be done. Touches stay those of the first one's pixels.
  base::Result<void> set_second_screen(bool plugged, int second_w = 1280, int second_h = 720);

  struct Path {
    double x0, y0, x1, y1;
  };
  /// All fingers go down, move evenly for `seconds` at `hz` samples a second, and lift.
  void drag(const std::map<int, Path>& paths, double seconds, double hz = 120);
  void tap(double x, double y, double hold_s = 0.08, int finger = 1);
  void long_press(double x, double y, double hold_s = 0.8, int finger = 1);

  void move_pointer(double x, double y) override;
  void button(int button, bool press) override;

 private:
  class Socket;
  TouchScreen(int width_px, int height_px);
  void touch(int finger, int type, double x, double y);
  void key(int keycode, bool press) override;
  base::Size desktop_px_;  // both screens, over which the axes run
  std::unique_ptr<Socket> touch_, pointer_, keyboard_;
};

}  // namespace support
