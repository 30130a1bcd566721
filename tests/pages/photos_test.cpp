// Pictures of paper at the table: in the tray, large in their sheet, written off, put away and taken back.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "pages/page_stage.h"
#include "pages/photo_shelf.h"
#include "phone/jpegs.h"

using support::PageStage;
using Json = nlohmann::ordered_json;

namespace {

const base::Path kFolder = "/s/evening.photos";

void put_photos(PageStage& stage, int count) {
  REQUIRE(stage.files.make_folders(kFolder).ok());
  for (int n = 1; n <= count; ++n)
    stage.files.put(kFolder / ("photo000" + std::to_string(n) + ".jpg"), phone::jpeg_of(80, 40));
}

void open_table(PageStage& stage) {
  stage.put_session("evening", "まちの庭", {"庭で何がしたいですか"});
  stage.tap("start-new");
  stage.tap("back");  // home again, it reads the folder anew
  stage.tap("tile-0");
  REQUIRE(stage.sitting());
}

Json photos(PageStage& stage) {
  Json out;
  stage.pages->describe(out);
  return out.value("photos", Json());
}

}  // namespace

TEST_CASE(
    "photos: they stand in the tray, one opens large, and what is written goes away and comes "
    "back") {
  PageStage stage;
  put_photos(stage, 2);
  open_table(stage);
  CHECK(photos(stage).size() == 2);
  stage.tap("tray");
  REQUIRE(stage.has("tray-photo-photo0001"));
  stage.tap("tray-photo-photo0001");
  REQUIRE(stage.has("photo-done"));
  CHECK(stage.has("photo-next"));
  const std::size_t before = stage.sitting()->open->session().boards.size();
  stage.tap("photo-done");
  CHECK(photos(stage).size() == 1);
  CHECK(stage.files.exists(kFolder / "done" / "photo0001.jpg"));
  REQUIRE(stage.has("photo-done"));  // the next one is there
  CHECK_FALSE(stage.has("photo-next"));
  stage.tap("photo-done");
  CHECK(photos(stage).is_null());
  CHECK_FALSE(stage.has("photo-done"));
  stage.tap("tray");
  stage.tap("tray-photo-back");
  CHECK(stage.has("tray-photo-photo0002"));
  stage.tap("tray-photo-back");
  CHECK_FALSE(stage.has("tray-photo-back"));
  CHECK(photos(stage).size() == 2);
  // The session itself has heard of nothing.
  CHECK(stage.sitting()->open->session().boards.size() == before);
  CHECK_FALSE(stage.sitting()->open->doc().can_undo());
}

TEST_CASE("photos: a card is written while the picture stays") {
  PageStage stage;
  put_photos(stage, 1);
  open_table(stage);
  stage.tap("tray");
  stage.tap("tray-photo-photo0001");
  stage.tap("photo-write");
  CHECK(stage.has("photo-done"));
  const bool at_seat = !stage.sitting()->seats->all().empty();
  CHECK((at_seat || !stage.sitting()->board().cards.empty()));
}

TEST_CASE("photos: one that cannot be decoded says so, and is put away all the same") {
  PageStage stage;  // these tests are no program that decodes
  put_photos(stage, 1);
  open_table(stage);
  stage.tap("tray");
  stage.tap("tray-photo-photo0001");
  stage.until([&] { return photos(stage).at(0).value("broken", false); });
  stage.tap("photo-done");
  CHECK(photos(stage).is_null());
}

TEST_CASE("photos: a disk that refuses keeps the picture, and people are told") {
  PageStage stage;
  put_photos(stage, 1);
  open_table(stage);
  stage.tap("tray");
  stage.tap("tray-photo-photo0001");
  stage.files.set_read_only(true);
  stage.tap("photo-done");
  CHECK(photos(stage).size() == 1);
  CHECK(stage.has("photo-done"));
  stage.files.heal();
}

TEST_CASE(
    "photo shelf: pictures are made small for the tray and large for their sheet, and dropped") {
  PageStage stage;
  put_photos(stage, 1);
  open_table(stage);
  pages::Surroundings around{
      stage.files,   stage.clock,    stage.ids, stage.assets,           *stage.typesetter,
      stage.machine, stage.pictures, {},        stage.extent(96 / 25.4)};
  pages::PhotoShelf shelf(around, "/s/evening.json", KURUMAZA_PICTURE_CHILD);
  const auto made = stage.machine.pictures_made;
  shelf.want_small();
  stage.until([&] { return shelf.tick(), shelf.small("photo0001").texture != nullptr; });
  CHECK(shelf.small("photo0001").width_px == 80);
  shelf.want_large("photo0001");
  stage.until([&] { return shelf.tick(), shelf.large().texture != nullptr; });
  CHECK(stage.machine.pictures_made == made + 2);
  const auto dropped = stage.machine.pictures_dropped;
  shelf.want_large("");
  shelf.put_away("photo0001");
  CHECK(stage.machine.pictures_dropped == dropped + 2);
  CHECK(shelf.keys().empty());
}
