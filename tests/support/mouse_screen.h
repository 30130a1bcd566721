// MouseScreen: Xvfb with a mouse and a keyboard through XTest, for machines where no TouchScreen
// can be started.
#pragma once

#include "support/x_screen.h"

namespace support {

class MouseScreen final : public XScreen {
 public:
  /// Fails with the reason where Xvfb cannot be started. `more`: further arguments of the server.
  static base::Result<std::unique_ptr<MouseScreen>> create(
      int width_px = 1920, int height_px = 1080, const std::vector<std::string>& more = {});
  void move_pointer(double x, double y) override;
  void button(int button, bool press) override;

 private:
  using XScreen::XScreen;
  void key(int keycode, bool press) override;
};

}  // namespace support
