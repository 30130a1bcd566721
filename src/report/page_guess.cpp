#include "report/page_guess.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace report {

int PageGuess::lines_of(std::string_view utf8, double size_pt, double width_pt) {
  int lines = 1;
  double used = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    const double wide = c > 0x2e7f ? size_pt : size_pt * 0.55;
    if (c == '\n' || used + wide > width_pt) ++lines, used = 0;
    if (c != '\n') used += wide;
  }
  return lines;
}

void PageGuess::add(const Block& block) {
  kept_.push_back(block);
  if (!block.keeps_next) place_kept();
}

void PageGuess::place_kept() {
  std::vector<Block> group;
  group.swap(kept_);
  if (group.empty()) return;
  // Of the last one two lines are enough, where it may be parted.
  double height = 0;
  for (const Block& b : group) {
    const bool all = b.whole || b.keeps_next || b.lines <= 3;
    height +=
        b.before_pt + b.line_pt * (all ? b.lines : 2) + (&b == &group.back() ? 0 : b.after_pt);
  }
  const double first = group.front().before_pt;
  if (used_pt_ > 0 && used_pt_ + height > height_pt_ && height - first <= height_pt_) new_page();
  for (const Block& block : group) place(block);
}

void PageGuess::place(const Block& block) {
  constexpr int kFewest = 2;  // lines that stand alone at a page's foot or head
  const auto mark = [&] {
    if (block.mark != 0) marks_.try_emplace(block.mark, page_);
  };
  const double before = used_pt_ > 0 ? block.before_pt : 0;
  int lines = block.lines;
  if (used_pt_ > 0 && used_pt_ + before + lines * block.line_pt > height_pt_ + 0.5) {
    int fit = block.whole || block.line_pt <= 0
                  ? 0
                  : int(std::floor((height_pt_ - used_pt_ - before) / block.line_pt));
    fit = std::min(fit, lines - kFewest);
    if (fit < kFewest) fit = 0;
    if (fit > 0) mark();
    new_page();
    lines -= fit;
    used_pt_ = block.again_pt;
  } else {
    used_pt_ += before;
  }
  mark();
  double left = lines * block.line_pt;
  for (; left > height_pt_; left -= height_pt_) new_page();
  used_pt_ += left + block.after_pt;
}

void PageGuess::new_page() {
  place_kept();
  ++page_;
  used_pt_ = 0;
}

void PageGuess::turn(bool wide) {
  if (used_pt_ > 0 || !kept_.empty()) new_page();
  height_pt_ = wide ? kSideHeight_pt : kHeight_pt;
}

int PageGuess::page_of(int mark) const {
  const auto found = marks_.find(mark);
  return found == marks_.end() ? page_ : found->second;
}

}  // namespace report
