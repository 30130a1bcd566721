// WallWindow: a second window, over the whole of another screen, with an OpenGL context of its own beside
// that of the Window that was there first; it never takes the keyboard by itself. The window's thread,
// while the Window lives.
//  1. Its context is current only while a Current is there; after that the one from before is again.
#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "platform/events.h"
#include "platform/outputs.h"

namespace platform {

class WallWindow {
 public:
  /// Requires: the Window's context is current. Fails with `unavailable`.
  static base::Result<std::unique_ptr<WallWindow>> create(const Output& on);
  ~WallWindow();
  WallWindow(const WallWindow&) = delete;
  WallWindow& operator=(const WallWindow&) = delete;

  /// Its context is current as long as this lives.
  class Current {
   public:
    explicit Current(const WallWindow& wall);
    ~Current();
    Current(const Current&) = delete;
    Current& operator=(const Current&) = delete;

   private:
    void* before_;
  };

  const std::string& output() const { return output_; }
  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  /// Shows what was drawn. Requires: its context is current.
  void present();
  /// Keys, where it has the keyboard all the same; what was shown is lost (RefreshEvent), another size.
  std::vector<Event> take_events();

 private:
  struct Callbacks;
  WallWindow() = default;

  void* window_ = nullptr;  // GLFWwindow
  std::string output_;
  int width_px_ = 0, height_px_ = 0;
  std::vector<Event> events_;
};

}  // namespace platform
