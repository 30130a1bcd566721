#include "report/faces.h"

#include <cairo/cairo-ft.h>
#include FT_MODULE_H
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace report {

namespace {

constexpr double kEmojiEm_px = 109;  // as the pictures in Noto Color Emoji are

using Key = std::pair<std::string, int>;
Key key_of(const text::Face& face) { return {face.file.string(), face.index}; }

Glyphs as_seen(const Glyphs& glyphs) {
  Glyphs out;
  out.shown = glyphs.shown;
  std::size_t end = glyphs.letters.size();
  for (auto c = glyphs.clusters.rbegin(); c != glyphs.clusters.rend(); ++c) {
    const auto bytes = static_cast<std::size_t>(c->num_bytes);
    end -= bytes;
    out.letters += glyphs.letters.substr(end, bytes);
    out.clusters.push_back(*c);
  }
  return out;
}

/// An emoji, and where its origin is in it.
struct Emoji {
  cairo_surface_t* picture = nullptr;
  double left = 0, top = 0;  // px from the origin
};

}  // namespace

struct Faces::Handles {
  FT_Library library = nullptr;
  std::map<Key, cairo_font_face_t*> faces;  // null: cannot be read
  std::map<std::pair<Key, unsigned long>, Emoji> emoji;
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_face_t* plain = nullptr;  // of text, with a dot
  unsigned long dot = 0;

  Handles() {
    FT_Init_FreeType(&library);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  }
  ~Handles() {
    for (auto& [key, e] : emoji)
      if (e.picture) cairo_surface_destroy(e.picture);
    for (auto& [key, face] : faces)
      if (face) cairo_font_face_destroy(face);
    cairo_font_options_destroy(options);
    // Cairo keeps fonts for a while after their last use, and those keep the library.
    if (library) FT_Done_Library(library);
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  cairo_font_face_t* of(const text::Face& face) {
    const auto [it, fresh] = faces.try_emplace(key_of(face));
    if (!fresh) return it->second;
    FT_Face ft = nullptr;
    if (!library || FT_New_Face(library, face.file.c_str(), face.index, &ft) != 0) return nullptr;
    static const cairo_user_data_key_t kFace = {};
    static const cairo_user_data_key_t kLibrary = {};
    cairo_font_face_t* made = cairo_ft_font_face_create_for_ft_face(ft, FT_LOAD_NO_HINTING);
    FT_Reference_Library(library);
    // The last that is set goes first.
    cairo_font_face_set_user_data(made, &kLibrary, library,
                                  [](void* all) { FT_Done_Library(static_cast<FT_Library>(all)); });
    cairo_font_face_set_user_data(made, &kFace, ft,
                                  [](void* one) { FT_Done_Face(static_cast<FT_Face>(one)); });
    it->second = made;
    if (const FT_UInt found = FT_Get_Char_Index(ft, '.'); found != 0 && !plain && !face.colored) {
      plain = made;
      dot = found;
    }
    return made;
  }

  bool use(cairo_t* cr, const text::Face& face, double em) {
    cairo_font_face_t* font = of(face);
    if (!font) return false;
    cairo_set_font_face(cr, font);
    cairo_set_font_size(cr, em);
    cairo_set_font_options(cr, options);
    return true;
  }

  const Emoji& emoji_of(const text::Face& face, unsigned long glyph) {
    const auto [it, fresh] = emoji.try_emplace({key_of(face), glyph});
    if (fresh) it->second = draw_emoji(face, glyph);
    return it->second;
  }

  Emoji draw_emoji(const text::Face& face, unsigned long glyph) {
    cairo_surface_t* measure = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 1, 1);
    cairo_t* cr = cairo_create(measure);
    cairo_text_extents_t e{};
    const cairo_glyph_t one{glyph, 0, 0};
    const bool known = use(cr, face, kEmojiEm_px);
    if (known) cairo_glyph_extents(cr, &one, 1, &e);
    cairo_destroy(cr);
    cairo_surface_destroy(measure);
    const int w = static_cast<int>(std::clamp(e.width + 2, 0.0, 4 * kEmojiEm_px));
    const int h = static_cast<int>(std::clamp(e.height + 2, 0.0, 4 * kEmojiEm_px));
    if (!known || w <= 2 || h <= 2) return {};
    Emoji out;
    out.left = e.x_bearing - 1;
    out.top = e.y_bearing - 1;
    out.picture = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h);
    cr = cairo_create(out.picture);
    (void)use(cr, face, kEmojiEm_px);
    const cairo_glyph_t placed{glyph, -out.left, -out.top};
    cairo_show_glyphs(cr, &placed, 1);
    cairo_destroy(cr);
    // A file holds it once, however often it stands there.
    std::string id = fmt::format("{}:{}:{}", face.file.string(), face.index, glyph);
    auto* kept = new std::string(std::move(id));
    cairo_surface_set_mime_data(
        out.picture, CAIRO_MIME_TYPE_UNIQUE_ID,
        reinterpret_cast<const unsigned char*>(kept->data()), kept->size(),
        [](void* name) { delete static_cast<std::string*>(name); }, kept);
    return out;
  }
};

Faces::Faces(Letters letters) : letters_(letters), handles_(std::make_unique<Handles>()) {}
Faces::~Faces() = default;

void Faces::show(cairo_t* cr, const text::Face& face, double em, const Glyphs& glyphs) {
  if (glyphs.shown.empty() || em <= 0) return;
  if (face.colored) return show_emoji(cr, face, em, glyphs);
  if (!handles_->use(cr, face, em)) return;
  const int count = static_cast<int>(glyphs.shown.size());
  if (letters_ == Letters::lost || glyphs.clusters.empty())
    return cairo_show_glyphs(cr, glyphs.shown.data(), count);
  // Letters that run from right to left are written as they are seen: whoever reads the file turns them.
  const Glyphs seen = glyphs.backward ? as_seen(glyphs) : Glyphs{};
  const Glyphs& g = glyphs.backward ? seen : glyphs;
  cairo_show_text_glyphs(cr, g.letters.data(), static_cast<int>(g.letters.size()), g.shown.data(),
                         count, g.clusters.data(), static_cast<int>(g.clusters.size()),
                         cairo_text_cluster_flags_t(0));
}

void paint_picture(cairo_t* cr, cairo_surface_t* picture, double left, double top) {
  cairo_save(cr);
  cairo_rectangle(cr, left, top, cairo_image_surface_get_width(picture),
                  cairo_image_surface_get_height(picture));
  // Unclipped, the first thing on a page, it would make Cairo forget the elements that were begun there.
  cairo_clip(cr);
  cairo_set_source_surface(cr, picture, left, top);
  cairo_paint(cr);
  cairo_restore(cr);
}

void Faces::show_shapes(cairo_t* cr, const text::Face& face, double em, const Glyphs& glyphs) {
  if (glyphs.shown.empty() || em <= 0 || face.colored || !handles_->use(cr, face, em)) return;
  cairo_new_path(cr);
  cairo_glyph_path(cr, glyphs.shown.data(), static_cast<int>(glyphs.shown.size()));
  cairo_fill(cr);
}

void Faces::show_emoji(cairo_t* cr, const text::Face& face, double em, const Glyphs& glyphs) {
  if (letters_ == Letters::kept) {
    std::size_t byte = 0, at = 0;
    for (const cairo_text_cluster_t& c : glyphs.clusters) {
      const auto bytes = static_cast<std::size_t>(c.num_bytes);
      if (c.num_glyphs > 0) {
        const std::size_t i = glyphs.backward ? glyphs.shown.size() - 1 - at : at;
        say(cr, glyphs.shown[i].x, glyphs.shown[i].y, em, glyphs.letters.substr(byte, bytes));
      }
      byte += bytes;
      at += static_cast<std::size_t>(c.num_glyphs);
    }
  }
  for (const cairo_glyph_t& g : glyphs.shown) {
    const Emoji& emoji = handles_->emoji_of(face, g.index);
    if (!emoji.picture) continue;
    cairo_save(cr);
    cairo_translate(cr, g.x, g.y);
    cairo_scale(cr, em / kEmojiEm_px, em / kEmojiEm_px);
    paint_picture(cr, emoji.picture, emoji.left, emoji.top);
    cairo_restore(cr);
  }
}

void Faces::say(cairo_t* cr, double x, double y, double em, const std::string& letters) {
  if (letters.empty() || !handles_->plain) return;
  cairo_save(cr);
  cairo_set_font_face(cr, handles_->plain);
  cairo_set_font_size(cr, em);
  cairo_set_font_options(cr, handles_->options);
  // What has no ink at all is not written, nor is its text.
  cairo_set_source_rgba(cr, 1, 1, 1, 0.01);
  const cairo_glyph_t dot{handles_->dot, x + em * 0.4, y};
  const cairo_text_cluster_t all{static_cast<int>(letters.size()), 1};
  cairo_show_text_glyphs(cr, letters.data(), all.num_bytes, &dot, 1, &all, 1,
                         cairo_text_cluster_flags_t(0));
  cairo_restore(cr);
}

}  // namespace report
