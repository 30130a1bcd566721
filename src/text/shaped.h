// Shaped: a text broken into lines and glyphs in ems, before it is placed in a box; what the Shaper and its
// SolidSetter make.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "text/fonts.h"
#include "text/layout.h"

namespace text {

inline constexpr double kPangoUnit = 1.0 / (1024 * kShapeEm);  // ems
inline float in_ems(double pango_units) { return static_cast<float>(pango_units * kPangoUnit); }

inline constexpr double kAscent = 0.88;     // ems from a line's top to its baseline
inline constexpr double kLineHeight = 1.4;  // ems from baseline to baseline

/// How lines stand above one another, in ems.
struct Spacing {
  double line = kLineHeight;  // from baseline to baseline
  double above = 0;           // over the first line
};
/// For readings over every line.
inline constexpr Spacing kRubySpacing{1.65, 0.5};

/// The height of `n` lines, in ems.
inline double lines_height(std::size_t n, const Spacing& spacing = {}) {
  return n == 0 ? 0 : 1 + spacing.above + spacing.line * static_cast<double>(n - 1);
}
/// How many lines fit into `height` ems; at least one.
std::size_t lines_within(double height, const Spacing& spacing = {});

/// All lengths in ems; the first line's top is y = 0, every line starts at x = 0.
struct Shaped {
  std::vector<Line> lines;
  struct Run {
    FaceId face;
    bool colored;
    std::uint32_t line;
    std::vector<Glyph> glyphs;
  };
  std::vector<Run> runs;
  std::vector<Layout::Stop> stops;
};

/// A part of a text that is kept together on its line, with so much more room after each of its
/// characters.
struct Wide {
  std::uint32_t first_byte, end_byte;
  double more;  // ems
};

}  // namespace text
