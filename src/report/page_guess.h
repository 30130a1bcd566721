// PageGuess: on which page of A4 something comes to lie, so that the contents of a Word document have numbers before
// any program has laid it out: what is kept together, spacings and the heads of tables as Word and LibreOffice have
// them. They put the numbers right when fields are updated. Pure.
#pragma once

#include <map>
#include <string_view>
#include <vector>

namespace report {

class PageGuess {
 public:
  /// What A4's margins leave, upright and on its side.
  static constexpr double kWidth_pt = 453, kHeight_pt = 706;
  static constexpr double kSideWidth_pt = 700, kSideHeight_pt = 459;

  /// A paragraph, a picture or a row of a table.
  struct Block {
    double before_pt = 0, after_pt = 0;
    double line_pt = 0;
    int lines = 1;
    bool whole = false;  // never parted
    bool keeps_next = false;
    double again_pt = 0;  // stands above it once more where it begins a page
    int mark = 0;         // page_of() finds it by that; 0: nobody asks
  };
  void add(const Block& block);
  void new_page();
  /// A new page, on its side or upright, as those after it.
  void turn(bool wide);
  double width_pt() const { return height_pt_ == kHeight_pt ? kWidth_pt : kSideWidth_pt; }
  /// Where the last block lies, once all that are kept with it are there.
  int page() const { return page_; }
  int page_of(int mark) const;

  /// As far as can be told without its letters.
  static int lines_of(std::string_view utf8, double size_pt, double width_pt);

 private:
  void place_kept();
  void place(const Block& block);

  std::vector<Block> kept_;  // to be placed with the next one
  std::map<int, int> marks_;
  int page_ = 1;
  double used_pt_ = 0, height_pt_ = kHeight_pt;
};

}  // namespace report
