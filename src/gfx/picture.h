// Picture: pixels in memory: screenshots, small pictures of maps, icons. No OpenGL but in
// read_pixels().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gfx/target.h"

namespace gfx {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // straight alpha, rows from the top
};

/// The file's bytes; write them through the FileSystem.
std::string to_png(const Picture& picture);
/// Reads PNG or JPEG; fails with `format`, or too_large beyond 8192 px on a side.
base::Result<Picture> read_picture(std::string_view bytes);

/// What `target` shows within `rect` (cut to the target), fully opaque.
Picture read_pixels(const Target& target, const RectPx& rect);

}  // namespace gfx
