// Retell: the map while it is retold in a sheet beside it (B型叙述化): what a sentence tells glows, a
// tapped thing is handed to the sheet, and while the order is set each tap gives the next number. One
// of the toolbox's. The model's thread.
//  1. While nothing is open it shows nothing and takes nothing.
#pragma once

#include <utility>
#include <vector>

#include "text/layout.h"
#include "tools/using.h"

namespace tools {

class Retell final : public desk::Tool {
 public:
  explicit Retell(Desk& desk) : desk_(desk) {}

  enum class Open { no, yes, counts };
  /// Counting begins with the first number.
  void open(Open how);
  bool counts() const { return open_ == Open::counts; }
  /// In the order in which they were tapped; what is gone meanwhile is left out.
  std::vector<Id> counted() const;
  /// What a sentence tells: both ends of a line, where it tells one.
  void glow(std::vector<Id> things) { glows_ = std::move(things); }
  /// The card or island tapped last since it was asked; nil: none.
  Id take_tapped() { return std::exchange(tapped_, Id{}); }

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  void draw(Overlay& overlay) override;

 private:
  /// What it is seen as: of something in a closed island that one; nil: nothing.
  Id seen_with(Id thing) const;
  /// Where its number stands: at its upper left corner, as it is read. Window mm, and its turn.
  std::pair<Vec2, double> corner_of(Id thing) const;

  Desk& desk_;
  Open open_ = Open::no;
  std::vector<Id> glows_;
  Id tapped_;
  std::vector<Id> counted_;
  std::vector<text::LayoutPtr> figures_;  // 1, 2, 3 …
  double figures_mm_ = 0;                 // of a disc, for which they are set
};

}  // namespace tools
