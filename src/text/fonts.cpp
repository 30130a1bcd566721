#include "text/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

namespace text {

namespace {

constexpr const char* kFamilies = "BIZ UDPGothic,Noto Sans CJK JP,Noto Sans,sans-serif";

// Positions must scale: no hinting and no rounding to the pixels of the size we shape at.
void unhinted(FcPattern* pattern, gpointer) {
  FcPatternDel(pattern, FC_HINTING);
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
  FcPatternDel(pattern, FC_ANTIALIAS);
  FcPatternAddBool(pattern, FC_ANTIALIAS, FcTrue);
}

int count_fonts(FcConfig* config, FcSetName set) {
  const FcFontSet* fonts = FcConfigGetFonts(config, set);
  return fonts ? fonts->nfont : 0;
}

}  // namespace

struct Fonts::Handles {
  FcConfig* config = nullptr;
  PangoFontMap* map = nullptr;
  PangoContext* contexts[2] = {nullptr, nullptr};

  ~Handles() {
    for (PangoContext* c : contexts)
      if (c) g_object_unref(c);
    if (map) {
      // The map keeps its configuration and its caches for ever unless told to let go of each.
      pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);
      pango_fc_font_map_shutdown(PANGO_FC_FONT_MAP(map));
      g_object_unref(map);
    }
    if (config) FcConfigDestroy(config);
  }
};

Fonts::Fonts() : handles_(std::make_unique<Handles>()) {}

Fonts::~Fonts() {
  for (auto& [font, id] : by_font_) g_object_unref(font);
}

base::Result<std::unique_ptr<Fonts>> Fonts::create(const base::Path& folder) {
  std::unique_ptr<Fonts> fonts(new Fonts);
  Handles& h = *fonts->handles_;
  h.config = FcInitLoadConfigAndFonts();
  if (h.config && !folder.empty())
    FcConfigAppFontAddDir(h.config, reinterpret_cast<const FcChar8*>(folder.c_str()));
  if (!h.config ||
      count_fonts(h.config, FcSetApplication) + count_fonts(h.config, FcSetSystem) == 0)
    return base::Error{
        base::ErrorCode::unavailable,
        base::sentence("No font was found. Install the package fonts-morisawa-bizud-gothic."),
        folder.string()};

  h.map = pango_ft2_font_map_new();
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(h.map), 72, 72);
  pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(h.map), unhinted, nullptr, nullptr);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(h.map), h.config);
  for (int i = 0; i < 2; ++i) {
    PangoContext* c = pango_font_map_create_context(h.map);
    pango_context_set_round_glyph_positions(c, FALSE);
    pango_context_set_language(c, pango_language_from_string("ja"));
    pango_context_set_base_dir(c, PANGO_DIRECTION_LTR);
    PangoFontDescription* d = pango_font_description_new();
    pango_font_description_set_family(d, kFamilies);
    pango_font_description_set_weight(d, i ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(d, kShapeEm * PANGO_SCALE);
    pango_context_set_font_description(c, d);
    pango_font_description_free(d);
    h.contexts[i] = c;
  }
  return fonts;
}

PangoContext* Fonts::context(Weight weight) const {
  return handles_->contexts[weight == Weight::bold ? 1 : 0];
}

FaceId Fonts::face_of(PangoFont* font) {
  if (auto it = by_font_.find(font); it != by_font_.end()) return it->second;
  const FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  FcChar8* file = nullptr;
  int index = 0;
  FcBool color = FcFalse;
  FcPatternGetString(pattern, FC_FILE, 0, &file);
  FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
  FcPatternGetBool(pattern, FC_COLOR, 0, &color);
  const FaceId id =
      id_of({base::Path(file ? reinterpret_cast<const char*>(file) : ""), index, color == FcTrue});
  // Held, so that the address cannot come to mean another font.
  by_font_.emplace(PANGO_FONT(g_object_ref(font)), id);
  return id;
}

FaceId Fonts::id_of(const Face& face) {
  auto [it, fresh] =
      by_file_.try_emplace({face.file.string(), face.index}, static_cast<FaceId>(faces_.size()));
  if (fresh) faces_.push_back(face);
  return it->second;
}

const Face& Fonts::face(FaceId id) const {
  ASSERT(id < faces_.size(), "a face of this typesetter");
  return faces_[id];
}

}  // namespace text
