#include "panels/fonts.h"

#include <cstring>
#include <utility>

#include "base/assert.h"
#include "base/log.h"
#include "base/utf8.h"

namespace panels {

namespace {
constexpr std::uint64_t kMaxFontBytes = 64u << 20;
constexpr ImWchar kGeta = 0x3013;  // 〓 stands for what can't be shown

bool looks_like_a_font(std::string_view bytes) {
  if (bytes.size() < 1024) return false;
  const std::string_view tag = bytes.substr(0, 4);
  return tag == std::string_view("\0\1\0\0", 4) || tag == "true" || tag == "OTTO" || tag == "ttcf";
}

std::array<float, 4> sizes_of(const Theme& t) {
  return {t.small_px, t.text_px, t.heading_px, t.title_px};
}
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
    if (!looks_like_a_font(*bytes))
      return base::Error{base::ErrorCode::format, "This is not a TrueType or OpenType font.",
                         path->string()};
    *into = std::move(bytes).value();
  }
  const auto range = [&](unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; ++c) fonts->needed_.set(c);
  };
  range(0x20, 0x7E);      // ASCII
  range(0x3000, 0x3003);  // 　、。〃
  range(0x3005, 0x3015);  // 々〆〇 brackets 〓
  range(0x3041, 0x3096);  // hiragana
  range(0x309B, 0x309E);
  range(0x30A1, 0x30FE);  // katakana
  for (const char* more :
       {"·×–—‘’“”…→←↑↓！％＆（）＋，－．／：；？［］｛｝～＝｜＃＊＠￥０１２３４５６７８９"})
    fonts->need(more);
  fonts->need("車座 Kurumaza0123456789", Kind::interface);
  range(0xA1, 0xFF);  // é, ü, « …
  for (unsigned c = 0x20; c <= 0xFF; ++c)
    if (fonts->needed_.test(c)) fonts->needed_large_.set(c);
  fonts->needed_large_.set(kGeta);
  fonts->needed_card_ = fonts->needed_large_;
  return fonts;
}

void Fonts::need(std::string_view utf8, Kind kind) {
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = base::code_point_at(utf8, at, next);
    at = next;
    if (c > 0xFFFF) continue;
    for (auto* set : {&needed_, kind == Kind::interface ? &needed_large_
                                : kind == Kind::card    ? &needed_card_
                                                        : nullptr}) {
      if (set == nullptr || set->test(c)) continue;
      set->set(c);
      new_characters_ = true;
    }
  }
}

bool Fonts::stale(const Theme& theme) const { return new_characters_ || sizes_of(theme) != sizes_; }

bool Fonts::refresh(const Theme& theme) {
  if (!stale(theme)) return false;
  build(theme);
  if (some_missing()) {
    load_fallbacks();
    if (!fallbacks_.empty()) build(theme);
    // Characters that no font has are remembered: they must not cost a second build each time.
    for (unsigned c = 0x20; c < 0x10000; ++c)
      if (needed_.test(c) && !fonts_[1]->FindGlyphNoFallback(static_cast<ImWchar>(c)))
        hopeless_.set(c);
  }
  new_characters_ = false;
  return true;
}

bool Fonts::some_missing() const {
  if (fallback_names_.empty()) return false;
  for (unsigned c = 0x20; c < 0x10000; ++c)
    if (needed_.test(c) && !hopeless_.test(c) &&
        !fonts_[1]->FindGlyphNoFallback(static_cast<ImWchar>(c)))
      return true;
  return false;
}

void Fonts::load_fallbacks() {
  for (const base::Path& path : std::exchange(fallback_names_, {})) {
    auto bytes = files_->read(path, kMaxFontBytes);
    if (bytes && looks_like_a_font(*bytes))
      fallbacks_.push_back(std::move(bytes).value());
    else
      base::log_warning("the fallback font " + path.string() + " can't be used");
  }
}

void Fonts::build(const Theme& theme) {
  ASSERT(!atlas_.Locked, "the font atlas is rebuilt between frames only");
  atlas_.Clear();
  atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas_.TexDesiredWidth = 2048;
  atlas_.TexGlyphPadding = 1;
  sizes_ = sizes_of(theme);

  // 0: texts people write; 1: headings; 2: the one title; 3: cards.
  const auto set_ranges = [](ImVector<ImWchar>& out, const std::bitset<0x10000>& set) {
    out.clear();
    for (unsigned c = 0x20; c < 0xFFFF; ++c) {
      if (!set.test(c)) continue;
      const unsigned first = c;
      while (c + 1 < 0xFFFF && set.test(c + 1)) ++c;
      out.push_back(static_cast<ImWchar>(first));
      out.push_back(static_cast<ImWchar>(c));
    }
    out.push_back(0);
  };
  std::bitset<0x10000> title;
  for (unsigned c = 0x20; c <= 0x7E; ++c) title.set(c);
  title.set(0x8ECA);
  title.set(0x5EA7);
  title.set(kGeta);
  set_ranges(ranges_[0], needed_);
  set_ranges(ranges_[1], needed_large_);
  set_ranges(ranges_[2], title);
  set_ranges(ranges_[3], needed_card_);

  const auto add = [&](std::string& bytes, float size_px, const ImVector<ImWchar>& ranges,
                       bool merge) {
    ImFontConfig config;
    config.FontData = bytes.data();
    config.FontDataSize = static_cast<int>(bytes.size());
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = size_px;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    config.MergeMode = merge;
    config.GlyphRanges = ranges.Data;
    return atlas_.AddFont(&config);
  };
  const struct {
    std::string* file;
    float size_px;
    int ranges;
  } plan[kRoles] = {{&regular_, theme.small_px, 0}, {&regular_, theme.text_px, 0},
                    {&bold_, theme.text_px, 0},     {&regular_, theme.heading_px, 3},
                    {&bold_, theme.heading_px, 1},  {&bold_, theme.title_px, 2}};
  for (std::size_t i = 0; i < kRoles; ++i) {
    const auto& ranges = ranges_[static_cast<std::size_t>(plan[i].ranges)];
    fonts_[i] = add(*plan[i].file, plan[i].size_px, ranges, false);
    if (plan[i].ranges == 2) continue;
    for (std::string& fallback : fallbacks_) add(fallback, plan[i].size_px, ranges, true);
  }
  const bool built = atlas_.Build();
  ASSERT(built, "the fonts were checked when they were read");
  for (ImFont* font : fonts_) {
    if (font->FindGlyphNoFallback(kGeta) == nullptr) continue;
    font->FallbackChar = kGeta;
    font->BuildLookupTable();
  }
}

ImFont* Fonts::font(Role role) const {
  ImFont* font = fonts_[static_cast<std::size_t>(role)];
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
