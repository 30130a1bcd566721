// Question: what is talked about, to be read from every side: large on the empty table, and as slim lines
// at its edges once cards lie there. Whoever hands the view over knows where nothing lies. The UI
// thread's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "panels/panel.h"
#include "panels/ui.h"
#include "text/ruby.h"

namespace panels {

/// Which side it is turned to: quarter turns clockwise from the bottom, as desk::Edge counts.
enum class Side { bottom, left, top, right };

struct QuestionView {
  std::string text;
  bool large = false;
  bool at_wall = false;   // one side only
  text::Rubies rubies{};  // of the large one; empty: none
};

void need(Fonts& fonts, const QuestionView& view);

/// Where words of this size may stand along a side, px, the likeliest first.
std::vector<Area> line_places(const Ui& ui, Side side, float width);

/// `free`: nothing is to be read or touched there.
template <class Free>
std::optional<Area> first_free(const std::vector<Area>& places, Free&& free) {
  for (const Area& place : places)
    if (free(place)) return place;
  return {};
}

/// The large ones; those that would lie under seats or their handles are left out.
void draw_question_large(Ui& ui, const QuestionView& view, const Room& room);
/// How wide the slim line is, px.
float question_line_width(const Ui& ui, const QuestionView& view, Side side);
void draw_question_line(Ui& ui, const QuestionView& view, Side side, const Area& place);

}  // namespace panels
