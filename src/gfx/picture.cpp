#include "gfx/picture.h"

#include <stb_image.h>
#include <stb_image_write.h>

#include <algorithm>

#include "gfx/objects.h"

namespace gfx {

std::string to_png(const Picture& p) {
  ASSERT(p.width > 0 && p.height > 0 &&
             p.rgba.size() ==
                 static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height) * 4,
         "a picture has all its pixels");
  std::string out;
  const auto append = [](void* to, void* data, int size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data),
                                          static_cast<std::size_t>(size));
  };
  const int ok =
      stbi_write_png_to_func(append, &out, p.width, p.height, 4, p.rgba.data(), p.width * 4);
  ASSERT(ok != 0, "a PNG is written to memory");
  return out;
}

base::Result<Picture> read_picture(std::string_view bytes) {
  constexpr int kLargest = 8192;
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const base::Error not_one{base::ErrorCode::format, "This is not a PNG or JPEG picture.", ""};
  if (bytes.size() > 512u * 1024 * 1024) return not_one;
  const int size = static_cast<int>(bytes.size());
  int w = 0, h = 0, channels = 0;
  if (!stbi_info_from_memory(data, size, &w, &h, &channels) || w <= 0 || h <= 0) return not_one;
  if (w > kLargest || h > kLargest)
    return base::Error{base::ErrorCode::too_large, "The picture is larger than 8192 pixels.", ""};
  stbi_uc* pixels = stbi_load_from_memory(data, size, &w, &h, &channels, 4);
  if (!pixels) return not_one;
  Picture out{w, h, {}};
  out.rgba.assign(pixels, pixels + static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4);
  stbi_image_free(pixels);
  return out;
}

Picture read_pixels(const Target& target, const RectPx& rect) {
  const RectPx r = rect.common(target.all());
  Picture out;
  if (r.empty()) return out;
  out.width = r.w, out.height = r.h;
  const std::size_t row = static_cast<std::size_t>(r.w) * 4;
  out.rgba.resize(row * static_cast<std::size_t>(r.h));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(r.x, target.top_down ? r.y : target.height - r.y - r.h, r.w, r.h, GL_RGBA,
               GL_UNSIGNED_BYTE, out.rgba.data());
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  if (!target.top_down)
    for (int y = 0; y < r.h / 2; ++y)
      std::swap_ranges(out.rgba.begin() + static_cast<std::ptrdiff_t>(row) * y,
                       out.rgba.begin() + static_cast<std::ptrdiff_t>(row) * (y + 1),
                       out.rgba.begin() + static_cast<std::ptrdiff_t>(row) * (r.h - 1 - y));
  for (std::size_t i = 3; i < out.rgba.size(); i += 4) out.rgba[i] = 255;
  return out;
}

}  // namespace gfx
