// GlyphReserve: room kept free in the font atlas, where single characters are drawn after the atlas
// was built: a new kanji costs well under a millisecond instead of a rebuild. TypeFace: a font file
// kept in memory for that, by stb_truetype, as ImGui itself draws. The UI thread's.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>

namespace panels {

class TypeFace {
 public:
  /// Nothing when the bytes are no font that can be drawn. (The first face of a collection.)
  static std::unique_ptr<TypeFace> open(std::string bytes);
  ~TypeFace();

  bool has(ImWchar c) const;
  std::string& bytes() { return bytes_; }

 private:
  friend class GlyphReserve;
  struct Info;
  TypeFace();
  std::string bytes_;
  std::unique_ptr<Info> info_;
};

class GlyphReserve {
 public:
  /// Asks the atlas for room; before it is built. `em_px`: the usual size of a character.
  void claim(ImFontAtlas& atlas, float em_px);
  /// Draws `c` of `face` into the room and makes it part of `font` (whose lookup table is then to
  /// be built anew). False: the room is used up, or the atlas holds no pixels.
  bool add(ImFontAtlas& atlas, ImFont& font, const TypeFace& face, ImWchar c, float size_px);

 private:
  int rect_ = -1;
  int x_ = 0, y_ = 0, row_ = 0;  // the next free place, and the height of its row
};

}  // namespace panels
