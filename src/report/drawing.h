// A board as boxes, lines and loops, in the pixels of other editors: what the files for JSON Canvas,
// Excalidraw and tldraw have in common. The map as it lies on the table, its bundles open; what lies in
// the tray or at a seat is not there. Pure, any thread.
//  1. Islands stand before those within them, cards from the lowest to the highest.
//  2. A line's ends are among the boxes and islands.
#pragma once

#include <string>
#include <vector>

#include "canvas/draw_list.h"
#include "report/exporter.h"

namespace report {

inline constexpr double kEditorScale = 4;  // pixels a millimetre

/// Words broken as they stand in a box: most editors do not break them again.
struct SetWords {
  std::string whole, broken;
  double em = 20;   // px
  base::Size size;  // of all lines
};

/// A card or a plate.
struct DrawnBox {
  model::Id id;
  base::TurnedRect shape;
  SetWords words;
  canvas::Color fill;
  std::vector<model::Id> within;  // islands, from the innermost outwards
  const model::Card* card = nullptr;
  std::vector<std::vector<base::Vec2>> ink;  // what is written on it by hand
};

struct DrawnIsland {
  const model::Island* island;
  base::Rect outline;
  DrawnBox plate;
  int points = 0;
};

struct DrawnLine {
  const model::Relation* relation;
  base::Vec2 from, to;
  SetWords words;
};

struct DrawnLoop {
  const model::Circle* circle;
  std::vector<base::Vec2> points;  // closed from the last to the first
};

struct Drawing {
  const model::Board* board;
  std::string title;  // the board's question, or its own title
  std::vector<DrawnIsland> islands;
  std::vector<DrawnBox> cards;
  std::vector<DrawnLine> lines;
  std::vector<DrawnLoop> loops;
};

/// `board`: as opened() has it, of `input.session`; the drawing points into it.
Drawing drawing_of(const ReportInput& input, const model::Board& board);

/// As large as fits in `room` (px), from `largest` down to 12, in lines that end where they may.
SetWords set_words(const std::string& text, base::Size room, double largest);

/// Of all that is drawn.
base::Rect bounds_of(const Drawing& drawing);

/// "7 points"
std::string points_words(int points, const base::Messages& tr);

/// "#fae496"
std::string hex(canvas::Color color);

}  // namespace report
