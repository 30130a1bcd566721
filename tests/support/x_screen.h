// XScreen: an X server of the test's own on a free display, and its pictures. TouchScreen and
// MouseScreen are the two kinds. The server ends with this object. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "support/child_process.h"

namespace support {

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

class XScreen {
 public:
  virtual ~XScreen();
  XScreen(const XScreen&) = delete;
  XScreen& operator=(const XScreen&) = delete;

  /// ":7", for DISPLAY.
  const std::string& display() const { return display_; }
  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }

  /// What the screen shows at that place now.
  Rgb pixel(int x, int y) const;
  /// A part of the screen, row by row.
  std::vector<Rgb> region(int x, int y, int w, int h) const;
  /// Writes the whole screen as PNG.
  base::Result<void> screenshot(const base::Path& png) const;

  /// Types `text` on the keyboard: what a US keyboard has on its keys, and '\n', '\t', '\b'.
  void type(const std::string& text);
  /// Presses and releases a key by its X name ("Return", "F11", "z"), with "Control_L" and the like
  /// held meanwhile. A name that no key has is a failed ASSERT.
  void press_key(const std::string& name, const std::vector<std::string>& held = {});
  /// The pointer, and its buttons: 1 left, 2 middle, 3 right, 4 and 5 the wheel.
  virtual void move_pointer(double x, double y) = 0;
  virtual void button(int button, bool press) = 0;
  /// From (x0, y0) to (x1, y1) with the left button held, at 60 steps a second.
  void drag_pointer(double x0, double y0, double x1, double y1, double seconds);
  void click(double x, double y);

 protected:
  XScreen(int width_px, int height_px) : width_px_(width_px), height_px_(height_px) {}
  /// Starts `server` with `-displayfd` and these arguments and connects to it. Fails with the
  /// reason.
  base::Result<void> start(const base::Path& server, std::vector<std::string> args);
  virtual void key(int keycode, bool press) = 0;
  void* connection() const { return connection_; }  // Display*

  TemporaryFolder folder_;

 private:
  void key_named(const std::string& name, bool press);
  int width_px_;
  int height_px_;
  std::string display_;
  std::unique_ptr<ChildProcess> server_;
  void* connection_ = nullptr;
};

}  // namespace support
