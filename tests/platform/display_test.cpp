#include "platform/display.h"

#include <doctest/doctest.h>

#include "platform/keys.h"

using platform::kDefaultPxPerMm;
using platform::Key;
using platform::key_from_glfw;
using platform::px_per_mm_of;

TEST_CASE("display: a desk monitor's size gives its scale") {
  CHECK(px_per_mm_of(1920, 1080, 527, 296) == doctest::Approx(3.646).epsilon(0.001));
}

TEST_CASE("display: a 65-inch table of 4K gives its scale") {
  CHECK(px_per_mm_of(3840, 2160, 1439, 809) == doctest::Approx(2.669).epsilon(0.001));
}

TEST_CASE("display: an upright display is as good as a lying one") {
  CHECK(px_per_mm_of(1080, 1920, 296, 527) == doctest::Approx(3.646).epsilon(0.001));
}

TEST_CASE("display: a missing or absurd size counts as 96 dpi") {
  CHECK(px_per_mm_of(1920, 1080, 0, 0) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(0, 0, 500, 300) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(1920, 1080, -5, 300) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(1920, 1080, 5000, 2812) == kDefaultPxPerMm);  // 10 dpi
  CHECK(px_per_mm_of(3840, 2160, 71, 40) == kDefaultPxPerMm);      // 1370 dpi
  CHECK(px_per_mm_of(1920, 1080, 300, 300) == kDefaultPxPerMm);    // pixels are square
}

TEST_CASE("display: the shapes that televisions give for a size count as 96 dpi") {
  CHECK(px_per_mm_of(1920, 1080, 160, 90) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(1920, 1080, 1600, 900) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(1920, 1200, 160, 100) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(1920, 1080, 16, 9) == kDefaultPxPerMm);
  CHECK(px_per_mm_of(1080, 1920, 90, 160) == kDefaultPxPerMm);
}

TEST_CASE("keys: letters go by what the layout writes on the key") {
  CHECK(key_from_glfw('W', "z") == Key::z);  // the key with the Z of a French keyboard
  CHECK(key_from_glfw('Z', nullptr) == Key::z);
  CHECK(key_from_glfw('A', "\xd1\x84") == Key::a);  // Cyrillic: by the place
  CHECK(key_from_glfw('5', "5") == Key::digit_5);
}

TEST_CASE("keys: both of a pair, and the keypad's, are one key") {
  CHECK(key_from_glfw(257, nullptr) == Key::enter);
  CHECK(key_from_glfw(335, nullptr) == Key::enter);
  CHECK(key_from_glfw(341, nullptr) == Key::ctrl);
  CHECK(key_from_glfw(345, nullptr) == Key::ctrl);
  CHECK(key_from_glfw(300, nullptr) == Key::f11);
  CHECK(key_from_glfw(-1, nullptr) == Key::unknown);
}

TEST_CASE("keys: modifiers are read from their bits") {
  CHECK(platform::modifiers_from_glfw(0x0002) == platform::Modifiers{.ctrl = true});
  CHECK(platform::modifiers_from_glfw(0x0005) == platform::Modifiers{.shift = true, .alt = true});
}
