// DragScroll: a strip of content that a finger pushes along one axis: within 3 mm a tap, farther a
// scroll, and then nothing under the finger is tapped. It glides on briefly after letting go. One
// per scrolling list; it keeps only the offset and the finger's story.
#pragma once

#include <optional>
#include <utility>

#include "panels/ui.h"

namespace panels {

class DragScroll {
 public:
  enum class Axis { x, y };

  /// Opens the clipped area. Draw the content moved by −offset_px() until end(); `content_px` is
  /// its whole length. While a finger scrolls nothing in it is tapped.
  void begin(Ui& ui, const char* name, const Area& area, Axis axis, float content_px);
  void end(Ui& ui);

  float offset_px() const { return offset_; }
  /// From the next frame on this part of the content is in sight, its beginning first of all.
  void show(float from_px, float to_px) { wanted_ = {from_px, to_px}; }
  void reset() { *this = DragScroll(); }

 private:
  Area area_;
  Axis axis_ = Axis::y;
  float content_ = 0;
  float offset_ = 0;
  float speed_ = 0;    // px/s
  float down_at_ = 0;  // the pointer along the axis when it went down
  float last_at_ = 0;
  std::optional<std::pair<float, float>> wanted_;
  bool down_ = false;
  bool scrolling_ = false;
};

}  // namespace panels
