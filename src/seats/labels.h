// Labels: the words of every seat of a table laid out, each once: of buttons, of papers, of plates.
// Draws nothing. Seats owns it, seats and their painter ask it; the window's thread.
//  1. What is asked for twice is the same layout, until there are so many that all are forgotten.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "canvas/ink.h"
#include "seats/place.h"
#include "text/typesetter.h"

namespace seats {

/// mm beside a button's words, both ends together.
inline constexpr double kLabelMargin = 1.5;

/// Words as they stand on a paper, and where.
struct Written {
  text::LayoutPtr set;
  Vec2 at;
};

class Labels {
 public:
  /// `typesetter` lives longer.
  explicit Labels(text::Typesetter& typesetter) : typesetter_(typesetter) {}

  /// One line, smaller where it would be wider than `most` mm.
  text::LayoutPtr label(const std::string& words, double em, text::Weight weight, double most);
  /// On a paper of `size`; `em` 0: all of the words, as small as that takes.
  text::LayoutPtr paper(const std::string& words, Size size, double em);
  /// The words of a paper at `r`, with room left for its ink. `em`: of words without ink, 0 for
  /// what fits.
  Written on_paper(const std::string& words, const std::vector<model::InkStroke>& ink,
                   const Rect& r, double em);
  /// In full in a room of this size: in as few lines as keep them near `em` high, in the middle; words
  /// are torn at a line's end only where they would be too small otherwise.
  text::LayoutPtr in_full(const std::string& words, Size room, double em);
  /// The words of a plate, bold.
  Written on_plate(const std::string& words, const Rect& r);

 private:
  text::LayoutPtr& slot(const std::string& key);
  text::LayoutPtr whole_on(const std::string& words, Size size);

  text::Typesetter& typesetter_;
  std::map<std::string, text::LayoutPtr> layouts_;
};

/// Where ink lies on a paper of this size that has these words.
canvas::InkPlace ink_beside(const std::string& words, const std::vector<model::InkStroke>& ink,
                            Size size);

}  // namespace seats
