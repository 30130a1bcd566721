#include "text/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <mutex>

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

// The font map is never destroyed: Pango looks for fonts on threads of its own that still read the map
// and its configuration when nobody waits for them any more [Pango issues 784, 872].
struct Fonts::Handles {
  FcConfig* config = nullptr;
  PangoFontMap* map = nullptr;
  PangoContext* contexts[2] = {nullptr, nullptr};
};

// Those that nobody uses now, by their folder, for whoever wants fonts next.
struct Fonts::Kept {
  std::mutex mutex;
  std::multimap<std::string, std::unique_ptr<Handles>> free;

  static Kept& all() {
    static Kept* const kept = new Kept;  // for as long as the process: see Handles
    return *kept;
  }
  std::unique_ptr<Handles> take(const std::string& folder) {
    const auto it = free.find(folder);
    if (it == free.end()) return nullptr;
    std::unique_ptr<Handles> handles = std::move(it->second);
    free.erase(it);
    return handles;
  }
};

Fonts::Fonts(std::string folder) : folder_(std::move(folder)) {}

Fonts::~Fonts() {
  for (auto& [font, id] : by_font_) g_object_unref(font);
  if (!handles_) return;
  const std::lock_guard lock(Kept::all().mutex);
  Kept::all().free.emplace(folder_, std::move(handles_));
}

base::Result<std::unique_ptr<Fonts>> Fonts::create(const base::Path& folder) {
  std::unique_ptr<Fonts> fonts(new Fonts(folder.string()));
  // One at a time: a configuration that is read while another one is comes out broken.
  const std::lock_guard lock(Kept::all().mutex);
  fonts->handles_ = Kept::all().take(fonts->folder_);
  if (fonts->handles_) return fonts;
  auto made = std::make_unique<Handles>();
  Handles& h = *made;
  h.config = FcInitLoadConfigAndFonts();
  if (h.config && !folder.empty())
    FcConfigAppFontAddDir(h.config, reinterpret_cast<const FcChar8*>(folder.c_str()));
  if (!h.config ||
      count_fonts(h.config, FcSetApplication) + count_fonts(h.config, FcSetSystem) == 0) {
    if (h.config) FcConfigDestroy(h.config);
    return base::Error{
        base::ErrorCode::unavailable,
        base::sentence("No font was found. Install the package fonts-morisawa-bizud-gothic."),
        folder.string()};
  }
  // Else Pango's own thread reads one, too, unseen by the lock.
  static const FcBool read_already = FcConfigSetCurrent(h.config);
  (void)read_already;

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
  fonts->handles_ = std::move(made);
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
