#include "pages/sheets_kept.h"

#include <algorithm>

namespace pages {

namespace {
constexpr std::size_t kMost = 4;  // the stop, those at both sides of it, and the one before that
}  // namespace

const std::vector<canvas::StageSheet>& SheetsKept::of(canvas::StageContent content,
                                                      const canvas::StagePaper& paper,
                                                      text::Typesetter& typesetter,
                                                      const canvas::Look& look,
                                                      text::Furigana* readings) {
  auto found = std::ranges::find_if(
      kept_, [&](const Kept& k) { return k.paper == paper && k.content == content; });
  if (found == kept_.end()) {
    auto sheets = canvas::stage_sheets(content, paper, typesetter, look, readings);
    if (kept_.size() == kMost) kept_.pop_back();
    kept_.push_back({std::move(content), paper, std::move(sheets)});
    found = kept_.end() - 1;
  }
  std::rotate(kept_.begin(), found, found + 1);
  return kept_.front().sheets;
}

}  // namespace pages
