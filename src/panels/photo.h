// PhotoSheet: a picture of paper that a phone sent, large, to be written off: a sheet at the table's right. Its view,
// its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/side_sheet.h"
#include "panels/ui.h"

namespace panels {

struct PhotoView {
  Picture picture;         // without a texture: it is being made
  std::string why_not;     // it cannot be shown; empty: it can
  std::size_t number = 1;  // which of them, from 1
  std::size_t count = 1;
  int quarters = 0;  // turned so often, clockwise
  bool writable = true;
};

/// A new card, while the picture stays.
struct WriteOffPhoto {
  base::Vec2 at_px;  // the middle of the lower edge that the sheet leaves free
};
struct PhotoIsDone {};
struct LeafPhotos {
  int by = 1;
};
struct TurnPhoto {};
struct ClosePhoto {};
using PhotoCommand = std::variant<WriteOffPhoto, PhotoIsDone, LeafPhotos, TurnPhoto, ClosePhoto>;
using PhotoCommands = std::vector<PhotoCommand>;

class PhotoSheet {
 public:
  /// Down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const PhotoView& view, float above_px, PhotoCommands& out);

 private:
  void draw_picture(Ui& ui, const PhotoView& view, const Area& room) const;
  void draw_leaves(Ui& ui, const PhotoView& view, const Area& room, float y,
                   PhotoCommands& out) const;

  SideSheet sheet_;
};

/// All of it within `room`, in its middle, turned.
void draw_whole(const Picture& picture, const Area& room, int quarters = 0);

}  // namespace panels
