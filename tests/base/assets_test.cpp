#include "base/assets.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;

TEST_CASE("assets: run from the build tree, fonts and icons are the source tree's") {
  const base::AssetPaths found = base::find_assets();
  CHECK(fs::exists(found.fonts / "BIZUDPGothic-Regular.ttf"));
  CHECK(fs::exists(found.icons / "new-card.svg"));
  CHECK(found.examples.filename() == "sessions");
  CHECK(fs::exists(found.keyboards / "romaji.json"));
}

TEST_CASE("assets: an installed program finds them beside itself") {
  char name[] = "/tmp/kurumaza-assets-XXXXXX";
  REQUIRE(mkdtemp(name) != nullptr);
  const fs::path prefix = name;
  fs::create_directories(prefix / "share/kurumaza/icons");
  const base::AssetPaths found = base::find_assets_for(prefix / "bin/kurumaza", {});
  CHECK(found.icons == prefix / "share/kurumaza/icons");
  CHECK(found.locale == prefix / "share/locale");
  fs::remove_all(prefix);
  CHECK(base::find_assets_for(prefix / "bin/kurumaza", {}).icons != found.icons);
}

TEST_CASE("assets: the folder named by KURUMAZA_ASSETS comes before all others") {
  const base::AssetPaths found = base::find_assets_for("/usr/bin/kurumaza", "/somewhere");
  CHECK(found.fonts == "/somewhere/fonts");
  CHECK(found.locale == "/somewhere/locale");
}
