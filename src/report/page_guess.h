// PageGuess: about which page of A4 something comes to lie on, so that the contents of a Word document have
// numbers before any program has laid it out; Word and LibreOffice put them right when fields are updated. Pure.
#pragma once

#include <string_view>

namespace report {

class PageGuess {
 public:
  static constexpr double kWidth_pt = 453, kHeight_pt = 700;  // what A4's margins leave

  /// The next `height_pt` stay together; what is too high for the page goes on, on the next ones.
  void add(double height_pt);
  /// Lines of letters that are `size_pt` high, in `width_pt`, with what stands round them.
  void add_text(std::string_view utf8, double size_pt, double round_pt,
                double width_pt = kWidth_pt);
  void new_page();
  int page() const { return page_; }

  static double height_of(std::string_view utf8, double size_pt, double width_pt);

 private:
  int page_ = 1;
  double used_pt_ = 0;
};

}  // namespace report
