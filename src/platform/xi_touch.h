// XiTouch: touchscreens through the X Input extension 2.2, on an X connection of its own with a
// thread that does nothing but read it. Any number of devices and fingers; devices may come and go.
// GLFW then gets no clicks from these touches. poll() on the window's thread; `wake` is called on
// the reader's.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "input/touch.h"
#include "platform/window.h"

namespace platform {

class XiTouch final : public input::TouchSource {
 public:
  /// Starts reading touches on the window. `wake` is called when samples wait and nobody has been
  /// told yet; it must be safe from any thread. `clock` outlives the source; the source must end
  /// before the window. Fails with `unavailable` where the display has no X Input 2.2. No device
  /// being there is no failure, since one may be plugged in: see devices().
  static base::Result<std::unique_ptr<XiTouch>> create(const NativeWindow& window,
                                                       const base::Clock& clock,
                                                       std::function<void()> wake);
  ~XiTouch() override;
  XiTouch(const XiTouch&) = delete;
  XiTouch& operator=(const XiTouch&) = delete;

  void poll(std::vector<input::TouchSample>& out) override;
  /// The touchscreens that are there now, by name; empty: none, say so.
  std::vector<std::string> devices() const;

 private:
  class Reader;
  explicit XiTouch(std::unique_ptr<Reader> reader);
  std::unique_ptr<Reader> reader_;
};

}  // namespace platform
