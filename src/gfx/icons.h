// Icons: assets/icons/*.svg drawn by librsvg at the very size that is needed.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/file_system.h"
#include "gfx/atlas.h"
#include "gfx/glyphs.h"
#include "gfx/picture.h"

namespace gfx {

/// The icon `name` (without ".svg") in `folder`, `size_px` square, in one colour: white with the
/// drawing's alpha, to be tinted. Fails with not_found or format.
base::Result<Picture> render_icon(const base::Path& folder, const std::string& name, int size_px);

/// Icons as coverage in the painter's atlas.
class IconAtlas {
 public:
  IconAtlas(base::Path folder, Atlas& atlas) : folder_(std::move(folder)), atlas_(atlas) {}
  /// As Glyphs::find; an icon that cannot be drawn is blank, and said once in the log.
  Glyphs::Found find(const std::string& name, int size_px, Atlas::Place& out);

 private:
  struct Slot {
    bool blank = false;
    bool ready = false;
    Atlas::Place place;
  };
  base::Path folder_;
  Atlas& atlas_;
  std::map<std::pair<std::string, int>, Slot> slots_;
};

}  // namespace gfx
