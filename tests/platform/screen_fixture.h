// A platform::Window on a screen of the test's own, and what came out of it.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "base/clock.h"
#include "platform/mouse_source.h"
#include "platform/window.h"
#include "platform/xi_touch.h"
#include "support/screen_or_skip.h"

namespace test {

struct Table {
  base::RealClock clock;
  std::unique_ptr<platform::Window> window;
  std::unique_ptr<platform::XiTouch> touch;
  std::unique_ptr<platform::MouseSource> mouse;
  std::vector<platform::Event> events;
  std::vector<input::TouchSample> touches, clicks;

  explicit Table(int width = 800, int height = 600) {
    auto made = platform::Window::create({"test", width, height, false}, clock);
    REQUIRE_MESSAGE(made.ok(), (made ? "" : made.error().text()));
    window = std::move(*made);
    auto source = platform::XiTouch::create(window->native(), clock, [this] { window->wake(); });
    REQUIRE_MESSAGE(source.ok(), (source ? "" : source.error().text()));
    touch = std::move(*source);
    mouse = std::make_unique<platform::MouseSource>(*window);
  }

  /// One turn of an app's loop, waiting at most that long.
  void turn(double timeout_s = 0.02) {
    window->wait(timeout_s, events);
    touch->poll(touches);
    mouse->poll(clicks);
  }
  /// Turns until `done` is true; false after ten seconds.
  template <class F>
  bool until(F&& done) {
    const double limit = clock.now_s() + 10;
    while (!done()) {
      if (clock.now_s() > limit) return false;
      turn();
    }
    return true;
  }
  template <class E>
  std::vector<E> all() const {
    std::vector<E> found;
    for (const auto& e : events)
      if (const E* one = std::get_if<E>(&e)) found.push_back(*one);
    return found;
  }
};

}  // namespace test
