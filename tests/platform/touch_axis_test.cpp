#include "platform/touch_axis.h"

#include <doctest/doctest.h>

#include <limits>

#include "platform/finger_ids.h"

using platform::contact_mm;
using platform::TouchAxis;

TEST_CASE("touch axis: a device that tells its resolution gives millimetres") {
  CHECK(contact_mm(TouchAxis{0, 255, 10000, 0}, 120, 500) == doctest::Approx(12));
}

TEST_CASE("touch axis: without one, the width is a part of the display's") {
  CHECK(contact_mm(TouchAxis{0, 4095, 0, 4096}, 82, 1440) == doctest::Approx(28.83).epsilon(0.001));
  CHECK(contact_mm(TouchAxis{0, 4095, 1, 4096}, 82, 1440) == doctest::Approx(28.83).epsilon(0.001));
}

TEST_CASE("touch axis: what cannot be known is nothing, so that no finger is taken for a palm") {
  CHECK(contact_mm(TouchAxis{0, 255, 0, 0}, 120, 500) == 0);
  CHECK(contact_mm(TouchAxis{0, 255, 0, 4096}, 120, 0) == 0);
  CHECK(contact_mm(TouchAxis{0, 255, 10000, 0}, -3, 500) == 0);
  CHECK(contact_mm(TouchAxis{0, 65535, 1000, 0}, 65535, 500) == 0);  // 65 m
  CHECK(contact_mm(TouchAxis{0, 255, 10000, 0}, std::numeric_limits<double>::quiet_NaN(), 9) == 0);
}

TEST_CASE("finger ids: two sources never give the same one") {
  platform::FingerIds touch(platform::FingerIds::Source::touch);
  platform::FingerIds mouse(platform::FingerIds::Source::mouse);
  for (int k = 0; k < 100; ++k) CHECK(touch.next() % 4 != mouse.next() % 4);
  CHECK(touch.next() != touch.next());
}
