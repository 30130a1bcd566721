#include "panels/glyph_reserve.h"

#include <stb_truetype.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace panels {

namespace {
constexpr int kRows = 14, kColumns = 64;
constexpr int kLargestWidth = 2000;  // less than the atlas
}  // namespace

struct TypeFace::Info {
  stbtt_fontinfo font;
};

TypeFace::TypeFace() : info_(std::make_unique<Info>()) {}
TypeFace::~TypeFace() = default;

std::unique_ptr<TypeFace> TypeFace::open(std::string bytes) {
  const std::string_view tag = std::string_view(bytes).substr(0, 4);
  const bool known =
      tag == std::string_view("\0\1\0\0", 4) || tag == "true" || tag == "OTTO" || tag == "ttcf";
  // stb_truetype trusts the file's tables: only what claims to be a font comes this far.
  if (!known || bytes.size() < 1024) return nullptr;
  std::unique_ptr<TypeFace> face(new TypeFace);
  face->bytes_ = std::move(bytes);
  const auto* data = reinterpret_cast<const unsigned char*>(face->bytes_.data());
  const int offset = stbtt_GetFontOffsetForIndex(data, 0);
  if (offset < 0 || !stbtt_InitFont(&face->info_->font, data, offset)) return nullptr;
  return face;
}

bool TypeFace::has(ImWchar c) const { return stbtt_FindGlyphIndex(&info_->font, c) != 0; }

void GlyphReserve::claim(ImFontAtlas& atlas, float em_px) {
  const int cell = static_cast<int>(em_px) + 2;
  x_ = y_ = row_ = 0;
  rect_ = atlas.AddCustomRectRegular(std::min(kLargestWidth, kColumns * cell), kRows * cell);
}

bool GlyphReserve::add(ImFontAtlas& atlas, ImFont& font, const TypeFace& face, ImWchar c,
                       float size_px) {
  if (rect_ < 0 || atlas.TexPixelsAlpha8 == nullptr) return false;
  const ImFontAtlasCustomRect& room = *atlas.GetCustomRectByIndex(rect_);
  const stbtt_fontinfo* info = &face.info_->font;
  const int glyph = stbtt_FindGlyphIndex(info, c);
  const float scale = stbtt_ScaleForMappingEmToPixels(info, size_px);
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0, advance = 0;
  stbtt_GetGlyphBitmapBox(info, glyph, scale, scale, &x0, &y0, &x1, &y1);
  stbtt_GetGlyphHMetrics(info, glyph, &advance, nullptr);
  const int w = x1 - x0, h = y1 - y0;
  if (x_ + w + 1 > room.Width) {
    x_ = 0;
    y_ += row_;
    row_ = 0;
  }
  if (w + 1 > room.Width || y_ + h + 1 > room.Height) return false;
  const int left = room.X + x_, top = room.Y + y_;
  if (w > 0 && h > 0)
    stbtt_MakeGlyphBitmap(
        info, atlas.TexPixelsAlpha8 + static_cast<std::ptrdiff_t>(top) * atlas.TexWidth + left, w,
        h, atlas.TexWidth, scale, scale, glyph);
  x_ += w + 1;
  row_ = std::max(row_, h + 1);
  if (atlas.TexPixelsRGBA32 != nullptr) {
    // A copy that is made anew from the grey one when it is asked for.
    ImGui::MemFree(atlas.TexPixelsRGBA32);
    atlas.TexPixelsRGBA32 = nullptr;
  }

  // ImGui keeps its tab last and would take another character for it.
  if (!font.Glyphs.empty() && font.Glyphs.back().Codepoint == '\t') font.Glyphs.pop_back();
  const float base = std::round(font.Ascent);
  const auto fx = [](int v) { return static_cast<float>(v); };
  const ImVec2 uv = atlas.TexUvScale;
  font.AddGlyph(font.ConfigData, c, fx(x0), fx(y0) + base, fx(x1), fx(y1) + base, fx(left) * uv.x,
                fx(top) * uv.y, fx(left + w) * uv.x, fx(top + h) * uv.y, fx(advance) * scale);
  return true;
}

}  // namespace panels
