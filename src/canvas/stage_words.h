// StageWords: sets the words of a stage: what people have written with readings above it, where the look
// asks for them. Letters keep their size for that; only lines lie farther apart. Made for one making of
// sheets; the model's thread.
#pragma once

#include "canvas/look.h"
#include "text/typesetter.h"

namespace text {
class Furigana;
}

namespace canvas {

class StageWords {
 public:
  /// Both live longer; `readings` too, or null.
  StageWords(text::Typesetter& typesetter, const Look& look, text::Furigana* readings)
      : typesetter_(typesetter), readings_(look.letters.furigana ? readings : nullptr) {}

  /// From one line to the next, in ems, at most.
  double line_em() const { return readings_ ? 1.65 : 1.45; }
  /// What people have written, at most `h` high but for one line; what has no room is cut.
  text::LayoutPtr people(const std::string& words, double em, text::Weight weight, double w,
                         double h, text::Align align = text::Align::left) const;
  /// The program's own words, signs and numbers: nothing stands above them.
  text::LayoutPtr own(const std::string& words, double em, text::Weight weight, double w, double h,
                      text::Align align = text::Align::left) const;
  /// People's, with the largest letters from `most` down to `least` with which all has room; the least
  /// cut it.
  text::LayoutPtr largest(const std::string& words, double least, double most, double w, double h,
                          text::Align align, text::Weight weight) const;

 private:
  text::Typesetter& typesetter_;
  text::Furigana* readings_;
};

/// The width of its widest line, mm.
double width_of(const text::Layout& set);

}  // namespace canvas
