#include "pages/past_fingers.h"

#include "pages/timeline_part.h"

namespace pages {

using input::GestureKind;

void PastFingers::feed(const input::TouchSample& sample) {
  recogniser_.set_px_per_mm(sitting_.camera.px_per_mm);
  recogniser_.set_view_free(true);  // it is seen so by nobody who works
  std::vector<input::Gesture> gestures;
  recogniser_.feed(sample, {}, gestures);
  for (const input::Gesture& g : gestures) {
    const bool drags = g.kind == GestureKind::drag_begin || g.kind == GestureKind::drag;
    if (drags)
      sitting_.table.view().pan(g.delta_px);
    else if (g.kind == GestureKind::tap)
      timeline_.say_it_is_over();
    else
      (void)sitting_.table.view().on_gesture(g, {});
  }
}

}  // namespace pages
