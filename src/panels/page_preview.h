// PagePreview: the pages of a report beside its sheet, one at a time as paper: leafed by its buttons or a swipe,
// enlarged by a tap until the next one. Its view, its command, its draw. The UI thread's.
#pragma once

#include <string>
#include <vector>

#include "panels/drag_scroll.h"

namespace panels {

struct PagePreviewView {
  Picture picture;  // without a texture: there is none yet
  int page = 0, pages = 0;
  bool behind = false;  // another picture is on its way
  std::string why_not;  // there is no picture
};
/// To that page, from 0.
struct LeafTo {
  int page = 0;
};

class PagePreview {
 public:
  /// Left of `right_px`, down to `above_px`. Returns its left edge; where it has no room for a page, `right_px`.
  float draw(Ui& ui, const PagePreviewView& view, float right_px, float above_px,
             std::vector<LeafTo>& out);
  /// How wide the page is shown, px; 0: not at all.
  int page_px() const { return page_px_; }

 private:
  void draw_page(Ui& ui, const PagePreviewView& view, const Area& page, std::vector<LeafTo>& out);
  void draw_buttons(Ui& ui, const PagePreviewView& view, const Area& row, std::vector<LeafTo>& out);

  bool large_ = false;
  int page_px_ = 0;
  ImVec2 down_{};  // where the finger on the page went down
  DragScroll scroll_;
};

}  // namespace panels
