// Aside: where a seat's panel opens over what lies on the table, the view gives way, so that what was
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
  /// From where everything that `home` shows is seen beside the panels; `home` where it is already.
  /// None: they leave too little room to read it.
  std::optional<canvas::Camera> beside(const canvas::Camera& home) const;
  Rect table_px(const canvas::Camera& camera) const;
  /// A finger finds the thing in this box (map mm) on the table as the camera shows it.
  bool shows(const canvas::Camera& camera, const Rect& box) const;
  /// The cards and plates of which that is so, upright.
  std::vector<Rect> seen(const canvas::Camera& camera) const;

  Desk& desk_;
  View& view_;
  const Fingers& fingers_;
  std::vector<Rect> covered_px_;  // as it was when last looked at
  double due_s_ = 1e300;          // when it has lain still for a moment
  std::optional<canvas::Camera> home_;
  canvas::Camera given_;
};

}  // namespace tools
