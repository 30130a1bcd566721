// A screen for an end-to-end test, or nothing, after the reason was said: "SKIPPED: …", which ctest
// reports as skipped. With CI=true in the environment it is a failure instead.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "support/mouse_screen.h"
#include "support/touch_screen.h"

namespace support {

template <class Screen>
std::unique_ptr<Screen> screen_or_skip(int width_px = 1920, int height_px = 1080) {
  auto screen = Screen::create(width_px, height_px);
  if (screen) {
    ::setenv("DISPLAY", (*screen)->display().c_str(), 1);
    return std::move(*screen);
  }
  const char* ci = std::getenv("CI");
  const std::string reason = screen.error().text();
  if (ci && std::string_view(ci) == "true") {
    FAIL("CI needs a screen: " << reason);
  } else {
    std::printf("SKIPPED: %s\n", reason.c_str());
  }
  return nullptr;
}

}  // namespace support
