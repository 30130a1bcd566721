#include "canvas/stage_words.h"

#include <algorithm>

#include "text/furigana.h"

namespace canvas {

namespace {

text::Style style_of(double em, text::Weight weight, text::Align align) {
  text::Style style;
  style.em = em;
  style.weight = weight;
  style.align = align;
  return style;
}

}  // namespace

text::LayoutPtr StageWords::people(const std::string& words, double em, text::Weight weight,
                                   double w, double h, text::Align align) const {
  if (!readings_) return own(words, em, weight, w, h, align);
  return typesetter_.layout(words, style_of(em, weight, align), std::max(w, em),
                            std::max(h, line_em() * em), readings_->of(words).rubies);
}

text::LayoutPtr StageWords::own(const std::string& words, double em, text::Weight weight, double w,
                                double h, text::Align align) const {
  return typesetter_.layout(words, style_of(em, weight, align), std::max(w, em),
                            std::max(h, line_em() * em));
}

text::LayoutPtr StageWords::largest(const std::string& words, double least, double most, double w,
                                    double h, text::Align align, text::Weight weight) const {
  for (double em = most; em > least; em *= 0.9)
    if (auto tried = people(words, em, weight, w, h, align);
        !tried->ellipsized && tried->height <= h)
      return tried;
  return people(words, least, weight, w, h, align);
}

double width_of(const text::Layout& set) {
  double widest = 0;
  for (const text::Line& line : set.lines) widest = std::max<double>(widest, line.width);
  return widest;
}

}  // namespace canvas
