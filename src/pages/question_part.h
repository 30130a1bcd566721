// QuestionPart: the question of the board that is shown, large on the empty table, else as slim lines at
// those edges where nothing lies. A wall has one side, and the bar says it there.
#pragma once

#include <optional>

#include "pages/part.h"
#include "pages/sitting.h"
#include "panels/question.h"

namespace pages {

class QuestionPart final : public Part {
 public:
  QuestionPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  void tick(double now_s) override;

 private:
  panels::QuestionView view() const;
  bool empty_table() const;
  /// No card, plate or line of the map lies there.
  bool bare(const panels::Area& area);

  Surroundings& around_;
  Sitting& sitting_;
  panels::QuestionView view_;
  struct Line {
    panels::Side side;
    std::vector<panels::Area> places;
    std::optional<panels::Area> drawn;
  };
  std::vector<Line> lines_;  // of the last frame of panels
};

}  // namespace pages
