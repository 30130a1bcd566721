// Aside: where a seat's panel, a drawer or a sheet opens over what lies on the table, the view gives way, so that what was
// seen is seen beside it; once the panels have gone it comes back, unless somebody moved it
// meanwhile or something new would be out of sight.
// It waits until no finger is on the table. The model's thread.
//  1. Without `home_` nothing has given way. With it the view is at `given_` or flies there; once it is
//     elsewhere, that is forgotten.
#pragma once

#include "canvas/camera.h"
#include "tools/fingers.h"
#include "tools/view.h"

namespace tools {

class Aside final : public desk::Tool {
 public:
  Aside(Desk& desk, View& view, const Fingers& fingers)
      : desk_(desk), view_(view), fingers_(fingers) {}

  bool tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  /// From where everything that `home` shows is seen beside what covers it; `home` where it is already.
  /// Where it could not be read from there, from where most of it can. None: nowhere is more to be seen.
  std::optional<canvas::Camera> beside(const canvas::Camera& home) const;
  /// Nothing that is seen from here would be out of sight at home.
  bool may_come_back(const canvas::Camera& now) const;
  /// The cards and plates that a finger finds on the table as that camera shows it; upright, map mm.
  std::vector<Rect> seen(const canvas::Camera& camera, const Rect& table) const;

  Desk& desk_;
  View& view_;
  const Fingers& fingers_;
  std::vector<Rect> covered_px_;     // as it was when last looked at,
  double bar_px_ = desk_.bar_px;     // and the bar, with a drawer above it
  double settled_bar_px_ = bar_px_;  // the same when the view was last seen to
  double due_s_ = 1e300;             // when it has lain still for a moment
  std::optional<canvas::Camera> home_;
  double home_bar_px_ = bar_px_;  // when home was left
  canvas::Camera given_;
};

}  // namespace tools
