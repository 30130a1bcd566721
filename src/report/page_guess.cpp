#include "report/page_guess.h"

#include "base/utf8.h"

namespace report {

double PageGuess::height_of(std::string_view utf8, double size_pt, double width_pt) {
  constexpr double kLine = 1.3;  // of a letter's size
  int lines = 1;
  double used = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    const double wide = c > 0x2e7f ? size_pt : size_pt * 0.55;
    if (c == '\n' || used + wide > width_pt) ++lines, used = 0;
    if (c != '\n') used += wide;
  }
  return lines * size_pt * kLine;
}

void PageGuess::add(double height_pt) {
  if (used_pt_ > 0 && used_pt_ + height_pt > kHeight_pt) new_page();
  while (height_pt > kHeight_pt) ++page_, height_pt -= kHeight_pt;
  used_pt_ += height_pt;
}

void PageGuess::add_text(std::string_view utf8, double size_pt, double round_pt, double width_pt) {
  add(height_of(utf8, size_pt, width_pt) + round_pt);
}

void PageGuess::new_page() {
  ++page_;
  used_pt_ = 0;
}

}  // namespace report
