#include "panels/fonts.h"

#include <utility>

#include "base/assert.h"
#include "base/log.h"
#include "base/utf8.h"

namespace panels {

namespace {
constexpr std::uint64_t kMaxFontBytes = 64u << 20;
constexpr ImWchar kGeta = 0x3013;  // 〓 stands for what can't be shown

std::array<float, 5> sizes_of(const Theme& t) {
  return {t.small_px, t.label_px, t.text_px, t.heading_px, t.title_px};
}

bool is_bold(Role role) {
  return role == Role::strong || role == Role::heading || role == Role::title;
}

constexpr std::size_t at(Role role) { return static_cast<std::size_t>(role); }
}  // namespace

base::Result<std::unique_ptr<Fonts>> Fonts::create(base::FileSystem& files,
                                                   const FontFiles& names) {
  std::unique_ptr<Fonts> fonts(new Fonts);
  fonts->files_ = &files;
  fonts->fallback_names_ = names.fallbacks;
  for (const auto& [path, into] :
       {std::pair{&names.regular, &fonts->regular_}, std::pair{&names.bold, &fonts->bold_}}) {
    auto bytes = files.read(*path, kMaxFontBytes);
    if (!bytes) return bytes.error();
    *into = TypeFace::open(std::move(bytes).value());
    if (*into == nullptr)
      return base::Error{base::ErrorCode::format, "This is not a TrueType or OpenType font.",
                         path->string()};
  }
  const auto range = [&](unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; ++c) fonts->needed_.set(c);
  };
  range(0x20, 0x7E);      // ASCII
  range(0xA1, 0xFF);      // é, ü, « …
  range(0x3000, 0x3003);  // 　、。〃
  range(0x3005, 0x3015);  // 々〆〇 brackets 〓
  range(0x3041, 0x3096);  // hiragana
  range(0x309B, 0x309E);
  range(0x30A1, 0x30FE);  // katakana
  fonts->need("·×–—…→←↑↓！％＆（）＋，－．／：；？［］｛｝～＝｜＃＊＠￥０１２３４５６７８９");
  fonts->need("‘’“”…", Kind::interface);
  for (unsigned c = 0x20; c <= 0xFF; ++c)
    if (fonts->needed_.test(c)) fonts->needed_large_.set(c);
  fonts->needed_large_.set(kGeta);
  fonts->needed_card_ = fonts->needed_large_;
  fonts->need("車座", Kind::interface);
  for (const unsigned c : {0x8ECAu, 0x5EA7u, unsigned{kGeta}}) fonts->needed_title_.set(c);
  for (unsigned c = 0x20; c <= 0x7E; ++c) fonts->needed_title_.set(c);
  return fonts;
}

void Fonts::need(std::string_view utf8, Kind kind) {
  for (std::size_t i = 0; i < utf8.size();) {
    if (static_cast<unsigned char>(utf8[i]) < 0x80) {
      ++i;
      continue;
    }
    std::size_t next = i;
    const char32_t c = base::code_point_at(utf8, i, next);
    i = next;
    if (c > 0xFFFF) continue;
    auto* more = kind == Kind::interface ? &needed_large_
                 : kind == Kind::card    ? &needed_card_
                 : kind == Kind::title   ? &needed_title_
                                         : nullptr;
    for (auto* set : {&needed_, more}) {
      if (set == nullptr || set->test(c)) continue;
      set->set(c);
      new_characters_ = true;
    }
  }
}

const std::bitset<0x10000>& Fonts::set_of(Role role) const {
  switch (role) {
    case Role::card:
      return needed_card_;
    case Role::label:
    case Role::heading:
      return needed_large_;
    case Role::title:
      return needed_title_;
    default:
      return needed_;
  }
}

bool Fonts::stale(const Theme& theme) const { return new_characters_ || sizes_of(theme) != sizes_; }

bool Fonts::refresh(const Theme& theme) {
  if (!stale(theme)) return false;
  ASSERT(!atlas_.Locked, "the fonts change between frames only");
  new_characters_ = false;
  const bool built = sizes_of(theme) == sizes_ && atlas_.TexPixelsAlpha8 != nullptr;
  const int before = glyph_count();
  if (built && add_missing()) return glyph_count() != before;
  build(theme);
  // What only a fallback font holds; more of that than the reserve takes stays 〓.
  if (!add_missing()) base::log_warning("too many characters of foreign fonts are shown at once");
  return true;
}

const TypeFace* Fonts::face_with(ImWchar c, Role role) {
  const TypeFace* own = is_bold(role) ? bold_.get() : regular_.get();
  if (own->has(c)) return own;
  for (const base::Path& path : std::exchange(fallback_names_, {})) {
    auto bytes = files_->read(path, kMaxFontBytes);
    auto face = bytes ? TypeFace::open(std::move(bytes).value()) : nullptr;
    if (face != nullptr)
      fallbacks_.push_back(std::move(face));
    else
      base::log_warning("the fallback font " + path.string() + " can't be used");
  }
  for (const auto& face : fallbacks_)
    if (face->has(c)) return face.get();
  return nullptr;
}

bool Fonts::add_missing() {
  bool room = true;
  for (std::size_t i = 0; i < kRoles; ++i) {
    const auto role = static_cast<Role>(i);
    const auto& set = set_of(role);
    ImFont& font = *fonts_[i];
    bool changed = false;
    for (unsigned code = 0x20; code < 0xFFFF && room; ++code) {
      if (!set.test(code) || hopeless_.test(code)) continue;
      const auto c = static_cast<ImWchar>(code);
      if (font.FindGlyphNoFallback(c) != nullptr) continue;
      const TypeFace* face = face_with(c, role);
      if (face == nullptr) {
        hopeless_.set(code);
        continue;
      }
      room = reserve_.add(atlas_, font, *face, c, font.FontSize);
      changed |= room;
    }
    if (changed) font.BuildLookupTable();
  }
  return room;
}

void Fonts::build(const Theme& theme) {
  atlas_.Clear();
  atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas_.TexDesiredWidth = 2048;
  atlas_.TexGlyphPadding = 1;
  sizes_ = sizes_of(theme);
  const float size_px[kRoles] = {theme.small_px,   theme.label_px,   theme.text_px, theme.text_px,
                                 theme.heading_px, theme.heading_px, theme.title_px};
  for (std::size_t i = 0; i < kRoles; ++i) {
    const auto role = static_cast<Role>(i);
    TypeFace& face = is_bold(role) ? *bold_ : *regular_;
    const auto& set = set_of(role);
    ImVector<ImWchar>& ranges = ranges_[i];
    ranges.clear();
    for (unsigned c = 0x20; c < 0xFFFF; ++c) {
      if (!set.test(c)) continue;
      const unsigned first = c;
      while (c + 1 < 0xFFFF && set.test(c + 1)) ++c;
      ranges.push_back(static_cast<ImWchar>(first));
      ranges.push_back(static_cast<ImWchar>(c));
    }
    ranges.push_back(0);
    ImFontConfig config;
    config.FontData = face.bytes().data();
    config.FontDataSize = static_cast<int>(face.bytes().size());
    config.SizePixels = size_px[i];
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    config.GlyphRanges = ranges.Data;
    // As the atlas's own it is not copied (28 MB for them all); as ours it is not freed.
    config.FontDataOwnedByAtlas = true;
    fonts_[i] = atlas_.AddFont(&config);
    atlas_.ConfigData.back().FontDataOwnedByAtlas = false;
  }
  reserve_.claim(atlas_, theme.text_px);
  const bool built = atlas_.Build();
  ASSERT(built, "the fonts were checked when they were read");
  for (ImFont* font : fonts_) {
    font->FallbackChar = kGeta;
    font->BuildLookupTable();
  }
}

ImFont* Fonts::font(Role role) const {
  ImFont* font = fonts_[at(role)];
  ASSERT(font != nullptr, "refresh() comes before the first frame");
  return font;
}

int Fonts::glyph_count() const {
  int n = 0;
  for (const ImFont* font : fonts_)
    if (font != nullptr) n += font->Glyphs.Size;
  return n;
}

}  // namespace panels
