#include "gfx/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <cmath>

#include "base/log.h"
#include "gfx/sdf.h"

namespace gfx {

Faces::Faces(const text::Typesetter& typesetter) : typesetter_(typesetter) {
  ASSERT(FT_Init_FreeType(&library_) == 0, "FreeType starts");
}

Faces::~Faces() {
  for (auto& [id, face] : open_)
    if (face) FT_Done_Face(face);
  FT_Done_FreeType(library_);
}

FT_Face Faces::open(text::FaceId id) {
  auto [it, fresh] = open_.try_emplace(id, nullptr);
  if (fresh) {
    const text::Face& face = typesetter_.face(id);
    if (FT_New_Face(library_, face.file.c_str(), face.index, &it->second) != 0) {
      it->second = nullptr;
      base::log_warning("The font " + face.file.string() + " cannot be opened for drawing.");
    }
  }
  return it->second;
}

namespace {

// An outline as polygons: FreeType's 26.6 units to texels, y down.
struct Flattener {
  Contours contours;
  PointF at{0, 0};
};

PointF point(const FT_Vector* v) {
  return {static_cast<float>(v->x) / 64, -static_cast<float>(v->y) / 64};
}

// Enough pieces that a curve's error stays below 1/40 texel.
int pieces(float deviation) {
  const int n = static_cast<int>(std::ceil(std::sqrt(deviation * 5)));
  return n < 1 ? 1 : n > 24 ? 24 : n;
}

int move_to(const FT_Vector* to, void* user) {
  auto& f = *static_cast<Flattener*>(user);
  f.at = point(to);
  f.contours.push_back({f.at});
  return 0;
}

int line_to(const FT_Vector* to, void* user) {
  auto& f = *static_cast<Flattener*>(user);
  f.at = point(to);
  f.contours.back().push_back(f.at);
  return 0;
}

int conic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
  auto& f = *static_cast<Flattener*>(user);
  const PointF a = f.at, b = point(control), c = point(to);
  const int n = pieces(std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y));
  for (int i = 1; i <= n; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(n), u = 1 - t;
    f.contours.back().push_back(
        {u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y});
  }
  f.at = c;
  return 0;
}

int cubic_to(const FT_Vector* c1, const FT_Vector* c2, const FT_Vector* to, void* user) {
  auto& f = *static_cast<Flattener*>(user);
  const PointF a = f.at, b = point(c1), c = point(c2), d = point(to);
  const int n = pieces(3 * (std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y) +
                            std::hypot(b.x - 2 * c.x + d.x, b.y - 2 * c.y + d.y)));
  for (int i = 1; i <= n; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(n), u = 1 - t;
    const float ka = u * u * u, kb = 3 * u * u * t, kc = 3 * u * t * t, kd = t * t * t;
    f.contours.back().push_back(
        {ka * a.x + kb * b.x + kc * c.x + kd * d.x, ka * a.y + kb * b.y + kc * c.y + kd * d.y});
  }
  f.at = d;
  return 0;
}

}  // namespace

Glyphs::Found Glyphs::find(text::FaceId face, std::uint32_t glyph, int size,
                           const GlyphField*& out) {
  if (face >= slots_.size()) slots_.resize(face + 1);
  std::vector<Slot>& slots = slots_[face].sizes[size];
  if (glyph >= slots.size()) {
    FT_Face ft = faces_.open(face);
    if (!ft || glyph >= static_cast<std::uint32_t>(ft->num_glyphs)) return Found::blank;
    slots.resize(static_cast<std::size_t>(ft->num_glyphs));
  }
  Slot& slot = slots[glyph];
  if (slot.state == Slot::State::ready && atlas_.keep(slot.field.place)) {
    out = &slot.field;
    return Found::drawn;
  }
  if (slot.state == Slot::State::blank) return Found::blank;
  const Found found = make(face, glyph, size, slot);
  out = &slot.field;
  return found;
}

Glyphs::Found Glyphs::make(text::FaceId face, std::uint32_t glyph, int size, Slot& slot) {
  slot.state = Slot::State::blank;
  FT_Face ft = faces_.open(face);
  const FieldSize field = field_size(size);
  const auto pixels = static_cast<FT_UInt>(field.em);
  if (!ft || FT_Set_Pixel_Sizes(ft, pixels, pixels) != 0 ||
      FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
      ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
    return Found::blank;
  Flattener flat;
  const FT_Outline_Funcs functions{move_to, line_to, conic_to, cubic_to, 0, 0};
  if (FT_Outline_Decompose(&ft->glyph->outline, &functions, &flat) != 0) return Found::blank;
  const DistanceField made = distance_field(flat.contours, field.spread);
  if (made.values.empty()) return Found::blank;
  const auto place = atlas_.put(made.width, made.height, made.values.data());
  if (!place) {
    if (made.width > Atlas::kSide || made.height > Atlas::kSide) return Found::blank;
    slot.state = Slot::State::unknown;
    return Found::full;
  }
  slot.field = {*place, static_cast<std::int16_t>(made.left), static_cast<std::int16_t>(made.top)};
  slot.state = Slot::State::ready;
  return Found::drawn;
}

}  // namespace gfx
