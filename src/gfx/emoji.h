// EmojiAtlas: coloured glyphs, one a layer of an RGBA array texture with all its smaller pictures,
// so that they stay smooth at every size. The one unused for longest makes room.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "gfx/glyphs.h"

namespace gfx {

class EmojiAtlas {
 public:
  explicit EmojiAtlas(Faces& faces) : faces_(faces) {}

  struct Emoji {
    int layer = -1;
    float left = 0, top = 0, width = 0, height = 0;  // from the glyph's origin, ems, y down
    std::uint64_t last_batch = 0;
  };
  /// As Glyphs::find.
  Glyphs::Found find(text::FaceId face, std::uint32_t glyph, const Emoji*& out);
  void next_batch() { ++batch_; }
  void bind() const { glBindTexture(GL_TEXTURE_2D_ARRAY, texture_.get()); }

 private:
  static constexpr int kSide = 128, kLayers = 64;
  bool make(text::FaceId face, std::uint32_t glyph, int layer, Emoji& out);

  Faces& faces_;
  Texture texture_;  // made with the first emoji: most tables have none
  std::unordered_map<std::uint64_t, Emoji> emoji_;
  std::vector<std::uint64_t> layers_;  // which glyph lies in each
  std::uint64_t batch_ = 1;
};

}  // namespace gfx
