#include "gfx/emoji.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stb_image_resize.h>

#include <algorithm>
#include <cstdlib>

namespace gfx {

Glyphs::Found EmojiAtlas::find(text::FaceId face, std::uint32_t glyph, const Emoji*& out) {
  const std::uint64_t key = (static_cast<std::uint64_t>(face) << 32) | glyph;
  Emoji& e = emoji_[key];
  const std::uint64_t before = e.last_batch;
  e.last_batch = batch_;
  out = &e;
  if (e.layer >= 0) return Glyphs::Found::drawn;
  if (before == ~std::uint64_t{0}) {
    e.last_batch = before;  // known to have no picture
    return Glyphs::Found::blank;
  }
  std::size_t layer = layers_.size();
  if (layer == kLayers) {
    const auto oldest = std::min_element(layers_.begin(), layers_.end(), [&](auto a, auto b) {
      return emoji_[a].last_batch < emoji_[b].last_batch;
    });
    if (emoji_[*oldest].last_batch >= batch_) {
      e.last_batch = before;
      return Glyphs::Found::full;
    }
    emoji_.erase(*oldest);
    layer = static_cast<std::size_t>(oldest - layers_.begin());
  }
  Emoji& made = emoji_[key];
  out = &made;
  if (!make(face, glyph, static_cast<int>(layer), made)) {
    made.last_batch = ~std::uint64_t{0};
    return Glyphs::Found::blank;
  }
  if (layer == layers_.size())
    layers_.push_back(key);
  else
    layers_[layer] = key;
  made.layer = static_cast<int>(layer);
  return Glyphs::Found::drawn;
}

bool EmojiAtlas::make(text::FaceId face, std::uint32_t glyph, int layer, Emoji& out) {
  FT_Face ft = faces_.open(face);
  if (!ft) return false;
  if (ft->num_fixed_sizes > 0) {
    int best = 0;
    for (int i = 1; i < ft->num_fixed_sizes; ++i)
      if (std::abs(ft->available_sizes[i].height - kSide) <
          std::abs(ft->available_sizes[best].height - kSide))
        best = i;
    if (FT_Select_Size(ft, best) != 0) return false;
  } else if (FT_Set_Pixel_Sizes(ft, kSide - 20, kSide - 20) != 0) {
    return false;
  }
  if (FT_Load_Glyph(ft, glyph, FT_LOAD_COLOR) != 0) return false;
  FT_GlyphSlot slot = ft->glyph;
  if (slot->format != FT_GLYPH_FORMAT_BITMAP && FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0)
    return false;
  const FT_Bitmap& b = slot->bitmap;
  if (b.pixel_mode != FT_PIXEL_MODE_BGRA || b.width == 0 || b.rows == 0 || b.pitch <= 0)
    return false;
  const auto em = static_cast<float>(ft->size->metrics.y_ppem);
  out.left = static_cast<float>(slot->bitmap_left) / em;
  out.top = -static_cast<float>(slot->bitmap_top) / em;
  out.width = static_cast<float>(b.width) / em;
  out.height = static_cast<float>(b.rows) / em;

  if (!texture_) {
    texture_ = make_texture();
    bind();
    for (int level = 0, side = kSide; side > 0; ++level, side /= 2)
      glTexImage3D(GL_TEXTURE_2D_ARRAY, level, GL_RGBA8, side, side, kLayers, 0, GL_BGRA,
                   GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  }
  // FreeType's colour bitmaps are premultiplied BGRA already, so each level is a plain average.
  bind();
  std::vector<unsigned char> level(kSide * kSide * 4);
  for (int n = 0, side = kSide; side > 0; ++n, side /= 2) {
    stbir_resize_uint8(b.buffer, static_cast<int>(b.width), static_cast<int>(b.rows), b.pitch,
                       level.data(), side, side, 0, 4);
    glTexSubImage3D(GL_TEXTURE_2D_ARRAY, n, 0, 0, layer, side, side, 1, GL_BGRA, GL_UNSIGNED_BYTE,
                    level.data());
  }
  return true;
}

}  // namespace gfx
