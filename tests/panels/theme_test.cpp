// High contrast: every word is read against what it stands on, seven to one or better.
#include "panels/theme.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

namespace {

using canvas::Color;

Color color_of(ImU32 c) {
  return {std::uint8_t(c >> IM_COL32_R_SHIFT & 255), std::uint8_t(c >> IM_COL32_G_SHIFT & 255),
          std::uint8_t(c >> IM_COL32_B_SHIFT & 255), std::uint8_t(c >> IM_COL32_A_SHIFT & 255)};
}

/// Relative luminance [WCAG 2.1].
double light_of(Color c) {
  const auto linear = [](int v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

Color over(Color top, Color ground) {
  const auto mix = [&](int a, int b) {
    return std::uint8_t(std::lround((a * top.a + b * (255 - top.a)) / 255.0));
  };
  return {mix(top.r, ground.r), mix(top.g, ground.g), mix(top.b, ground.b)};
}

double contrast(Color ink, Color ground) {
  const double a = light_of(over(ink, ground)), b = light_of(ground);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST_CASE("theme: in high contrast every word of the panels has seven to one") {
  const panels::Theme t({96 / 25.4, 1, panels::Contrast::high});
  const auto check = [](std::initializer_list<ImU32> inks, std::initializer_list<ImU32> grounds) {
    for (const ImU32 ink : inks)
      for (const ImU32 ground : grounds) {
        CAPTURE(ink);
        CAPTURE(ground);
        CHECK(contrast(color_of(ink), color_of(ground)) >= 7);
      }
  };
  check({t.ink, t.ink_soft, t.ink_faint, t.accent, t.warn, t.good},
        {t.ground, t.surface, t.sunken});
  check({t.ink, t.ink_soft}, {t.pressed, t.accent_soft, t.warn_soft});
  check({t.accent}, {t.accent_soft});
  check({t.warn}, {t.warn_soft});
  check({t.on_accent}, {t.accent, t.accent_pressed});
  check({t.surface}, {t.ink, t.warn});  // of a button's name; of what deletes
  check({panels::faded(t.ink, t.hint_share)}, {t.surface, t.pressed, t.accent_soft});
}

TEST_CASE("theme: in high contrast every word on the table has seven to one") {
  const canvas::Look look = canvas::Look::high_contrast();
  for (const Color& paper : look.paper) {
    CHECK(contrast(look.ink, paper) >= 7);
    CHECK(contrast(look.faint_ink, paper) >= 7);
  }
  for (const Color& ground : {look.ground, look.plate_fill}) {
    CHECK(contrast(look.ink, ground) >= 7);
    CHECK(contrast(look.faint_ink, ground) >= 7);
    CHECK(contrast(look.accent, ground) >= 7);
  }
}

}  // namespace
