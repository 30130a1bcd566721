// SheetsKept: the sheets that were set last, by what they say: those of a stop that was looked at ahead, or
// was left a moment ago, are there at once, and whoever paints them knows them as the very same. A plain
// value; the window's thread.
#pragma once

#include <vector>

#include "canvas/stage.h"

namespace pages {

class SheetsKept {
 public:
  /// As canvas::stage_sheets has them. Until it is asked again.
  const std::vector<canvas::StageSheet>& of(canvas::StageContent content,
                                            const canvas::StagePaper& paper,
                                            text::Typesetter& typesetter, const canvas::Look& look,
                                            text::Furigana* readings = nullptr);
  /// The look is another one, or the words that it has, or more readings are known.
  void forget() { kept_.clear(); }

 private:
  struct Kept {
    canvas::StageContent content;
    canvas::StagePaper paper;
    std::vector<canvas::StageSheet> sheets;
  };
  std::vector<Kept> kept_;  // what was asked for last comes first
};

}  // namespace pages
