// Breaking text into lines for the panels: Japanese between phrases (text/phrases.h), never before 、。」ー and
// small kana or after 「（ (kinsoku), Latin at spaces; too much ends in "…". Pure; the font gives only widths.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace panels {

struct Lines {
  std::vector<std::string> lines;
  float width = 0;         // of the widest, px
  bool shortened = false;  // not all is shown
};

/// At most `max_lines` lines (≥ 1) of at most `width` px. Newlines break; characters without a
/// width of their own (variation selectors, joiners, controls) are left out.
Lines wrap(const ImFont& font, std::string_view utf8, float width, int max_lines);

/// The same in lines of about equal length: as many lines as wrap() needs, the narrowest that way.
Lines wrap_balanced(const ImFont& font, std::string_view utf8, float width, int max_lines);

/// The width of one line, px.
float width_of(const ImFont& font, std::string_view utf8);

}  // namespace panels
