// Shaper: one run of Pango over a text: lines, glyph runs and caret stops in ems, before they are
// placed in a box. Also what fit() needs to know cheaply: how wide each paragraph is, unbroken.
// What can be set solid takes the SolidSetter's shorter way to the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fonts.h"
#include "text/shaped.h"

namespace text {

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
  /// The same, always by Pango.
  Shaped shape_by_pango(std::string_view text, Weight weight, double width, std::size_t max_lines,
                        std::size_t& lines_in_all, const Spacing& spacing = {},
                        const std::vector<Wide>& wide = {});
  /// The width of each paragraph set on one line, ems.
  std::vector<double> paragraph_widths(std::string_view text, Weight weight);
  std::vector<double> paragraph_widths_by_pango(std::string_view text, Weight weight);

 private:
  struct Handles;
  Fonts& fonts_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace text
