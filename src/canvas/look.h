// Look: the table's colours and measures, calm like paper on a wooden table. One value handed
// round; the high-contrast theme is another. Colours were chosen so that neighbours differ in
// lightness as well as hue: told apart by any colour vision (and each paper bears a mark of its
// own).
#pragma once

#include <array>
#include <string>

#include "canvas/draw_list.h"
#include "model/session.h"
#include "text/letters.h"

namespace canvas {

struct Look {
  Color ground{246, 241, 230};
  Color ink{43, 38, 34};
  Color faint_ink{43, 38, 34, 110};
  Color accent{178, 72, 40};                      // persimmon 柿色
  std::array<Color, 6> paper{{{250, 228, 150},    // yellow
                              {244, 196, 186},    // rose
                              {190, 217, 236},    // sky
                              {193, 222, 180},    // green
                              {216, 202, 232},    // violet
                              {255, 254, 250}}};  // white
  Color card_edge{43, 38, 34, 38};
  double card_edge_width = 0.25;  // mm
  Color island_fill{255, 252, 243, 150};
  Color island_line{122, 98, 74};
  double island_line_width = 0.9;  // mm
  Color plate_fill{255, 253, 248};
  Color plate_edge{122, 98, 74};
  Color relation{84, 70, 58};
  double relation_width = 1.0;  // mm
  Color circle{12, 112, 118};   // a cross circle: its line and its words
  double circle_width = 1.5;    // mm
  /// Shown on a plate nobody has written yet.
  std::string unnamed_plate = "…";
  /// Points and the rank they give, once they are counted.
  std::string rank_words = "{0} · {1}.";
  text::Letters letters{};

  static Look high_contrast();
  Color paper_of(model::PaperColor c) const { return paper[std::size_t(c)]; }
};

inline constexpr double kCardRadius = 2.0;     // mm
inline constexpr double kPlateRadius = 3.0;    // mm
inline constexpr double kShadowReach = 3.0;    // mm a lying thing's shadow shows beyond it
inline constexpr double kIslandMargin = 8.0;   // mm from a card to its island's line
inline constexpr double kIslandSmooth = 12.0;  // mm: gaps narrower than twice this are closed
inline constexpr double kOutlineReach = 2.0;   // mm an island's line reaches beyond its outline
inline constexpr double kHeldShadow = 6.0;     // mm
inline constexpr double kLabelEm = 6;          // mm: 添えことば, points, emblems
inline constexpr double kSymbolEm = 13;        // mm: read from across the table
inline constexpr double kSymbolBeside = 5, kSymbolAbove = 3;  // mm round its words
inline constexpr double kCircleEm = 8;                        // mm
inline constexpr double kReadable_px = 7.0;  // an em below this is drawn as strokes

/// The colour of a seat (1…12) and of the mark on its cards: dark enough for white words.
Color seat_color(int number);

/// The icon that marks this paper.
const char* mark_of(model::PaperColor c);

}  // namespace canvas
