// The cards of a bundle beside the plate that is being written.
#include <doctest/doctest.h>

#include <algorithm>

#include "desk/bundles.h"
#include "desk/claim.h"
#include "tools/bundle_sheets.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using input::GestureKind;

namespace {

struct Table : support::ToolsDesk {
  tools::BundleSheets sheets{desk};
  desk::Claim writing{desk};
  Id left, right, bundle;

  Table() : ToolsDesk(2) {
    camera.window_px = {2400, 1400};
    camera.centre = {0, 0};
    left = card({-45, 0}, "みんなで乗る");
    right = card({45, 0}, "本数を増やす");
    bundle = island({left, right});
  }
  void write() {
    writing.take(bundle);
    sheets.tick(0);
  }
  std::optional<base::TurnedRect> sheet() {
    std::vector<desk::Button> all;
    sheets.add_buttons(all);
    return all.empty() ? std::nullopt : std::optional(all.front().place);
  }
  base::Rect on_map() {
    const base::Rect r = sheet()->bounds();
    return {desk.to_map(r.min), desk.to_map(r.max)};
  }
  std::vector<std::string> words() {
    desk::Overlay overlay;
    sheets.draw(overlay);
    std::vector<std::string> out;
    for (const auto& entry : overlay.screen.entries)
      if (const auto* text = std::get_if<canvas::Text>(&entry.item))
        out.push_back(text->layout->source);
    return out;
  }
};

}  // namespace

TEST_CASE("bundle sheets: while a plate is written its cards are shown beside it, and no longer") {
  Table t;
  t.sheets.tick(0);
  CHECK_FALSE(t.sheet());
  t.write();
  REQUIRE(t.sheet());
  CHECK(t.words() == std::vector<std::string>{"みんなで乗る", "本数を増やす"});
  CHECK_FALSE(t.on_map().intersects(plate_shape_of(t.board().islands.at(t.bundle)).bounds()));
  t.writing.drop();
  t.sheets.tick(0);
  CHECK_FALSE(t.sheet());
}

TEST_CASE("bundle sheets: the cards of a closed bundle are shown, and the plates of inner ones") {
  Table t;
  const Id outer = t.island({}, {t.bundle});
  REQUIRE(desk::close_bundle(t.desk, t.bundle));
  t.write();
  CHECK(t.words().size() == 2);
  t.writing.take(outer);
  REQUIRE(t.doc.apply_all({ops::Change<Island>{t.desk.board_id, t.bundle,
                                               Patch<Island>{}.set<&Island::plate>("足の確保")}}));
  t.sheets.tick(0);
  CHECK(t.words() == std::vector<std::string>{"足の確保"});
}

TEST_CASE("bundle sheets: one lies on no other card, and faces the writer") {
  Table t;
  std::vector<Id> others;
  for (int n = 0; n < 5; ++n) others.push_back(t.card({-300.0 + 150 * n, 120}));
  REQUIRE(t.doc.apply_all({ops::Change<Island>{
      t.desk.board_id, t.bundle, Patch<Island>{}.set<&Island::plate_turn>(3.14159)}}));
  t.write();
  REQUIRE(t.sheet());
  CHECK(std::abs(t.sheet()->turn) == doctest::Approx(3.14159).epsilon(0.001));
  for (const Id id : others)
    CHECK_FALSE(t.on_map().intersects(shape_of(t.board().cards.at(id)).bounds()));
  // A card comes to lie there: it goes elsewhere.
  const Vec2 at = t.on_map().centre();
  const Id late = t.card(at);
  t.sheets.tick(0);
  if (t.sheet()) CHECK_FALSE(t.on_map().intersects(shape_of(t.board().cards.at(late)).bounds()));
}

TEST_CASE("bundle sheets: where there is no room none is shown; a tap puts one away") {
  Table t;
  t.write();
  input::Gesture g;
  g.kind = GestureKind::tap;
  g.pos_px = t.sheet()->centre * t.camera.px_per_mm;
  const auto grip = t.sheets.grip(g.pos_px);
  REQUIRE(grip);
  t.sheets.on_grip(*grip, g);
  t.sheets.tick(0);
  CHECK_FALSE(t.sheet());
  t.writing.drop();
  t.sheets.tick(0);
  t.write();
  CHECK(t.sheet());
  t.desk.covered_px = {{{0, 0}, {2400, 1400}}};
  t.sheets.tick(0);
  CHECK_FALSE(t.sheet());
}
