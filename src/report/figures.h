// How large the letters of a map are on paper, and so which figures it needs to be read there. Pure.
#pragma once

#include "report/document.h"

namespace report {

inline constexpr double kReadable_pt = 8;
/// Room for a figure on an A4 page lying down, mm.
inline constexpr base::Size kFigurePage{273, 160};

/// How large the map's smallest letters are where it fills a page so large; as far as can be told without
/// laying them out. 0: nothing lies there.
double smallest_letters_pt(const model::Board&, base::Size page);

/// Details beside and below one another on pages with so much room.
struct DetailPages {
  base::Size room;    // mm
  double title = 10;  // mm, above each
  double gap = 6;     // mm, between two side by side

  /// A map of that size, of its true size, when its smallest letters of `em` mm can just be read there on one page.
  bool holds(base::Size map, double em) const;
  /// How large it stands: somewhat larger than can just be read, but rather two side by side, and two below one
  /// another, than one with much air.
  double scale(base::Size map, double em) const;

 private:
  double fit(base::Size map, int below_one_another) const;
};

}  // namespace report
