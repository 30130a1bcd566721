// Side by side: the maps of several tables, each in a field of one sheet, to be read from the back of a
// room: a field shows the plates of its outermost islands, set anew in rows about as they lie on the map.
// Of the cards only small papers are seen. Pure but for the typesetter; mm of a sheet kStageHeight high.
//  1. All letters are at least 1/30 of the screen's height, and as large in every field.
//  2. Each plate stands in some part of its field: what has no room comes with the next part.
#pragma once

#include <string>
#include <vector>

#include "canvas/stage.h"
#include "text/layout.h"

namespace canvas {

inline constexpr std::size_t kMostSideBySide = 6;

struct SidePlate {
  model::Id id;  // the island; nil: what lies in none
  std::string text;
  Vec2 at;                                 // where it lies on its map
  std::vector<model::PaperColor> cards{};  // in it
};
struct SideField {
  std::string title;
  std::vector<SidePlate> plates{};
  struct Line {
    std::size_t from, to;  // of the plates
    model::RelationKind kind;
  };
  std::vector<Line> lines{};
};
/// At most kMostSideBySide fields; `question`: what they all answer, or empty.
struct SideContent {
  std::string question;
  std::vector<SideField> fields;
};

/// Where all of it stands, whatever is linked.
struct SidePlan {
  struct Spot {
    std::size_t plate;
    Rect rect;
    text::LayoutPtr words;
  };
  struct Field {
    Rect room;
    text::LayoutPtr title;
    std::vector<std::vector<Spot>> parts;  // at least one
  };
  text::LayoutPtr question;  // null: none
  std::vector<Field> fields;
  /// The most that any field has.
  std::size_t parts() const;
};

SidePlan side_plan(const SideContent&, const StagePaper&, text::Typesetter&, const Look&,
                   text::Furigana* readings = nullptr);

}  // namespace canvas
