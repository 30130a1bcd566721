// StagePage: the table as a stage, where there is no wall: nothing but the picture, and below it the strip
// that leads. It owns the presentation, which a wall may show instead while people go on at the table. The
// window's thread. What must agree: it is shown exactly while here().
#pragma once

#include "pages/page.h"
#include "pages/presentation.h"
#include "pages/stage_fingers.h"

namespace pages {

class StagePage final : public Page {
 public:
  /// All live longer; `table` goes on below it.
  StagePage(Surroundings& around, Sitting& sitting, text::Gists& gists, Page& table);

  Presentation& presentation() { return presentation_; }
  const Presentation& presentation() const { return presentation_; }
  /// For tests.
  const ops::Document& document() const { return sitting_.open->doc(); }
  bool here() const { return presentation_.on() && !presentation_.on_wall(); }

  const std::vector<std::unique_ptr<Part>>& parts() const override { return parts_; }
  std::vector<input::TouchTaker*> touch_takers() override { return {&fingers_}; }
  bool tick(double now_s) override { return table_.tick(now_s); }
  double next_deadline_s() const override { return table_.next_deadline_s(); }
  Picture picture() override;
  void resized() override { table_.resized(); }
  void set_language() override { table_.set_language(); }
  void on_shortcut(Shortcut shortcut) override;
  void on_wheel(double steps, base::Vec2 pos_px) override;
  void describe(nlohmann::ordered_json& out) override;

 private:
  Surroundings& around_;
  Sitting& sitting_;
  Page& table_;
  Presentation presentation_;
  StageFingers fingers_;
  std::vector<std::unique_ptr<Part>> parts_;
  StagePicture picture_;
};

}  // namespace pages
