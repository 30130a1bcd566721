// Shaper: one run of Pango over a text: lines, glyph runs and caret stops in ems, before they are
// placed in a box. Also what fit() needs to know cheaply: how wide each paragraph is, unbroken.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fonts.h"
#include "text/layout.h"

namespace text {

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

class Shaper {
 public:
  explicit Shaper(Fonts& fonts);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  /// Breaks `text` (printable) at `width` ems (≤ 0: at newlines only). Lines from `max_lines` on
  /// are counted, not made; 0 only counts. What `wide` says is set wider, and not broken.
  Shaped shape(std::string_view text, Weight weight, double width, std::size_t max_lines,
               std::size_t& lines_in_all, const Spacing& spacing = {},
               const std::vector<Wide>& wide = {});
  /// The width of each paragraph set on one line, ems.
  std::vector<double> paragraph_widths(std::string_view text, Weight weight);

 private:
  struct Handles;
  Fonts& fonts_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace text
