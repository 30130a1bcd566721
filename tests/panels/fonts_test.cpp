#include "panels/fonts.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/utf8.h"
#include "stage.h"

namespace {

using panels::Fonts;
using panels::Role;

panels::FontFiles real_files() {
  const base::Path folder = base::find_assets().fonts;
  return {folder / "BIZUDPGothic-Regular.ttf", folder / "BIZUDPGothic-Bold.ttf", {}};
}

std::unique_ptr<Fonts> real_fonts(base::RealFileSystem& files,
                                  panels::FontFiles names = real_files()) {
  auto fonts = Fonts::create(files, names);
  REQUIRE(fonts.ok());
  return std::move(fonts).value();
}

bool holds(const Fonts& fonts, Role role, ImWchar c) {
  return fonts.font(role)->FindGlyphNoFallback(c) != nullptr;
}

TEST_CASE("fonts: a missing file is an error that names it") {
  base::RealFileSystem files;
  const auto fonts = Fonts::create(files, {"/nowhere/a.ttf", "/nowhere/b.ttf", {}});
  REQUIRE_FALSE(fonts.ok());
  CHECK(fonts.error().text().find("a.ttf") != std::string::npos);
}

TEST_CASE("fonts: a file that is no font is refused, not handed to ImGui") {
  base::RealFileSystem files;
  const base::Path source = base::find_assets().icons / "kurumaza.svg";
  const auto fonts = Fonts::create(files, {source, source, {}});
  REQUIRE_FALSE(fonts.ok());
  CHECK(fonts.error().code == base::ErrorCode::format);
}

TEST_CASE("fonts: kana, Latin and the interface's signs are there from the start") {
  base::RealFileSystem files;
  const auto fonts = real_fonts(files);
  CHECK(fonts->refresh(panels::Theme()));
  for (const char16_t c : u"Aéあン、…？")
    for (const Role role : {Role::small, Role::text, Role::strong})
      CHECK((c == 0 || holds(*fonts, role, c)));
  CHECK(holds(*fonts, Role::title, 0x8ECA));
  CHECK_FALSE(holds(*fonts, Role::text, 0x9B31));
}

TEST_CASE("fonts: a new character makes the atlas stale once, and then it is there") {
  base::RealFileSystem files;
  const auto fonts = real_fonts(files);
  const panels::Theme theme;
  fonts->refresh(theme);
  const int before = fonts->glyph_count();
  CHECK_FALSE(fonts->refresh(theme));
  fonts->need("憂鬱");
  CHECK(fonts->stale(theme));
  CHECK(fonts->refresh(theme));
  CHECK(holds(*fonts, Role::text, 0x9B31));
  CHECK(fonts->glyph_count() == before + 6);  // two characters at three sizes
  fonts->need("鬱憂");
  CHECK_FALSE(fonts->refresh(theme));
}

TEST_CASE("fonts: only interface texts cost a heading, only cards a card's size") {
  base::RealFileSystem files;
  const auto fonts = real_fonts(files);
  fonts->need("憂", Fonts::Kind::people);
  fonts->need("設", Fonts::Kind::interface);
  fonts->need("札", Fonts::Kind::card);
  fonts->refresh(panels::Theme());
  CHECK_FALSE(holds(*fonts, Role::heading, 0x6182));
  CHECK(holds(*fonts, Role::heading, 0x8A2D));
  CHECK_FALSE(holds(*fonts, Role::card, 0x8A2D));
  CHECK(holds(*fonts, Role::card, 0x672D));
  CHECK(holds(*fonts, Role::text, 0x672D));
}

TEST_CASE("fonts: what no font has is drawn as 〓 and costs no second rebuild") {
  base::RealFileSystem files;
  const auto fonts = real_fonts(files);
  const panels::Theme theme;
  fonts->need("\xE1\x9A\xA0👍");  // a rune; an emoji
  fonts->refresh(theme);
  CHECK(fonts->font(Role::text)->FindGlyph(0x16A0)->Codepoint == 0x3013);
  fonts->need("\xE1\x9A\xA0👍🎉");
  CHECK_FALSE(fonts->refresh(theme));
}

TEST_CASE("fonts: other sizes of the theme rebuild") {
  base::RealFileSystem files;
  const auto fonts = real_fonts(files);
  fonts->refresh(panels::Theme());
  panels::Appearance large;
  large.text_scale = 1.4;
  CHECK(fonts->refresh(panels::Theme(large)));
  CHECK(fonts->font(Role::text)->FontSize == panels::Theme(large).text_px);
}

TEST_CASE("fonts: a fallback font fills what the house's typeface lacks") {
  const base::Path noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
  if (!std::filesystem::exists(noto)) {
    MESSAGE("skipped: fonts-noto-cjk is not installed");
    return;
  }
  base::RealFileSystem files;
  panels::FontFiles names = real_files();
  names.fallbacks = {"/nowhere/at-all.ttf", noto};
  const auto fonts = real_fonts(files, names);
  fonts->need("한");
  fonts->refresh(panels::Theme());
  CHECK(holds(*fonts, Role::text, 0xD55C));
}

TEST_CASE("fonts: a character added later looks just as one that was there from the start") {
  base::RealFileSystem files;
  const auto early = real_fonts(files), late = real_fonts(files);
  const panels::Theme theme;
  early->need("鬱");
  early->refresh(theme);
  late->refresh(theme);
  late->need("鬱");
  late->refresh(theme);
  const auto bitmap = [](Fonts& fonts, const ImFontGlyph& g) {
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    fonts.atlas().GetTexDataAsAlpha8(&pixels, &w, &h);
    std::string out;
    const auto px = [](float v) { return static_cast<int>(v + 0.5f); };
    for (int y = px(g.V0 * float(h)); y < px(g.V1 * float(h)); ++y)
      out.append(reinterpret_cast<char*>(pixels) + y * w + px(g.U0 * float(w)),
                 static_cast<std::size_t>(px(g.U1 * float(w)) - px(g.U0 * float(w))));
    return out;
  };
  for (const Role role : {Role::small, Role::text, Role::strong}) {
    const ImFontGlyph& a = *early->font(role)->FindGlyph(0x9B31);
    const ImFontGlyph& b = *late->font(role)->FindGlyph(0x9B31);
    CHECK(a.AdvanceX == b.AdvanceX);
    CHECK(a.X0 == b.X0);
    CHECK(a.Y0 == b.Y0);
    CHECK(a.X1 == b.X1);
    CHECK(a.Y1 == b.Y1);
    CHECK(bitmap(*early, a) == bitmap(*late, b));
  }
}

TEST_CASE(
    "fonts: when the room for additions is used up the atlas is built anew, with all of them") {
  base::RealFileSystem files;
  const auto fonts = real_fonts(files);
  const panels::Theme theme;
  fonts->refresh(theme);
  for (unsigned first = 0x4E00; first < 0x5600; first += 0x100) {
    std::string text;
    for (unsigned c = first; c < first + 0x100; ++c) base::append_code_point(text, c);
    fonts->need(text);
    CHECK(fonts->refresh(theme));
  }
  for (const ImWchar c : {ImWchar{0x4E00}, ImWchar{0x5009}, ImWchar{0x53F0}})
    CHECK(holds(*fonts, Role::strong, c));
  CHECK_FALSE(fonts->stale(theme));
}

}  // namespace
