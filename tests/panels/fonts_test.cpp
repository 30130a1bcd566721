#include "panels/fonts.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "stage.h"
#include "support/memory_file_system.h"

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

}  // namespace
