#include <doctest/doctest.h>

#include "canvas/scene.h"
#include "desk/arrange.h"
#include "ops/bodies.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/session_text.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Rect;
using desk::ItemKind;
using desk::ItemRef;
using input::GestureKind;

namespace {

/// 480 x 260 mm of table.
struct FullTable : support::ToolsDesk {
  tools::Toolbox table{desk};

  FullTable() : ToolsDesk(4) { desk.bar_px = 40; }
  void fill() {
    const Rect seen = desk.table();
    for (int y = 0; y < 4; ++y)
      for (int x = 0; x < 6; ++x) {
        const Vec2 at{(x + 0.5) / 6 * seen.width(), (y + 0.5) / 4 * seen.height()};
        card(seen.min + at);
      }
  }
  void wait(double s) {
    for (; s > 1e-9; s -= 0.01) {
      clock.advance(0.01);
      table.tick(clock.now_s());
    }
  }
  double least_gap() const {
    const std::vector<ops::Body> all = ops::bodies_of(board());
    double least = 1e9;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        least = std::min(least, ops::gap_between(all[i].now, all[j].now).mm);
    return least;
  }
  void check_all_seen() const {
    const ops::Sight sight = desk.sight();
    for (const ops::Body& b : ops::bodies_of(board())) {
      CHECK(ops::whole_in_sight(sight, b.now.bounds()));
      CHECK(ops::in_reach(sight, b.now));
    }
  }
  Vec2 seen(ItemRef thing, Vec2 lies) const {
    const auto pose = scene.pose_of(thing);
    return pose ? pose->apply(lies) : lies;
  }
};

}  // namespace

TEST_CASE(
    "full table: the view goes farther off by itself for a new card, and stays as it is else") {
  FullTable t;
  const canvas::Camera before = t.camera;
  t.fill();
  CHECK_FALSE(desk::spread(t.desk));
  t.wait(1);
  CHECK(t.camera == before);
  for (int n = 0; n < 4; ++n) {
    t.table.paste_lines("これも\nあれも");
    t.wait(0.05);  // the next ones come while it is under way
  }
  t.wait(1);
  CHECK(t.camera.scale < before.scale);
  CHECK_FALSE(t.desk.ahead);
  CHECK(t.least_gap() > 2.9);
  t.check_all_seen();
}

TEST_CASE("full table: who moves the map meanwhile has it where they leave it") {
  FullTable t;
  t.fill();
  t.table.paste_lines("これも");
  REQUIRE(t.desk.ahead);
  t.wait(0.05);
  t.table.view().pan({10, 0});
  CHECK_FALSE(t.desk.ahead);
  const canvas::Camera left = t.camera;
  t.wait(1);
  CHECK(t.camera == left);
}

TEST_CASE("full table: undo puts all back where it lay, redo is followed by the view again") {
  FullTable t;
  t.fill();
  const std::string before = support::session_text(t.doc.session());
  const canvas::Camera camera = t.camera;
  t.table.paste_lines("これも");
  t.wait(1);
  const std::string after = support::session_text(t.doc.session());
  REQUIRE(t.desk.undo());
  CHECK(support::session_text(t.doc.session()) == before);
  t.wait(1);
  t.desk.camera = camera;
  REQUIRE(t.desk.redo());
  CHECK(support::session_text(t.doc.session()) == after);
  t.wait(1);
  t.check_all_seen();
  t.desk.read_only = true;
  CHECK_FALSE(t.desk.undo());
}

TEST_CASE("undo: what comes back comes to lie under no panel that was opened since") {
  FullTable t;
  const base::Id a = t.card({0, 100});
  REQUIRE(t.desk.apply(ops::card_to_tray(t.board(), a)));
  t.desk.covered_px = {{t.camera.to_px({-100, 40}), t.camera.to_px({100, 130})}};
  REQUIRE(t.desk.undo());
  CHECK(t.board().cards.at(a).place == Place::table);
  CHECK(ops::lies_free(t.desk.sight(), t.board().cards.at(a).pos, kCardSize));
  REQUIRE(t.desk.redo());
  CHECK(t.board().cards.at(a).place == Place::tray);
  t.desk.covered_px.clear();
  REQUIRE(t.desk.undo());
  REQUIRE(t.desk.undo());  // its making
  CHECK_FALSE(t.desk.undo());
}

TEST_CASE("undo: what a person had laid elsewhere lies exactly there again, and glides") {
  FullTable t;
  const base::Id a = t.card({0, 0}), b = t.card({10, 10});
  REQUIRE(t.desk.apply(ops::place_card(t.board(), b, {{150, 0}, 0.3, {}})));
  t.wait(1);
  REQUIRE(t.desk.undo());
  t.wait(0.02);
  CHECK(t.board().cards.at(b).pos == Vec2{10, 10});
  CHECK(t.board().cards.at(a).pos == Vec2{0, 0});
  CHECK(t.seen({ItemKind::card, b}, {10, 10}).x > 60);
  t.wait(1);
  CHECK_FALSE(t.scene.holds_anything());
}

TEST_CASE("editor: a card or plate that has grown makes room when its writing ends, in one step") {
  FullTable t;
  const base::Id a = t.card({-60, 0}), below = t.card({-60, 54}), c = t.card({150, 0}),
                 d = t.card({150, 54});
  const base::Id island = t.island({c, d});
  const std::string before = support::session_text(t.doc.session());
  const auto write = [&](ItemRef thing, const char* words) {
    t.table.editor().begin(thing);
    for (int n = 0; n < 12; ++n) t.table.editor().type(words);
    t.table.editor().finish();
  };
  SUBCASE("card") {
    write({ItemKind::card, a}, "とても長いカードになるまで書き続けて");
    CHECK(t.board().cards.at(a).size.h > 60);
    CHECK(t.board().cards.at(below).pos.y > 54);
  }
  SUBCASE("plate") {
    const base::Id beside = t.card(t.board().islands.at(island).plate_pos - Vec2{85, 0});
    CHECK(t.least_gap() > 0);
    write({ItemKind::plate, island}, "表札がとても長い");
    CHECK(t.board().islands.at(island).plate_size.w > kPlateSize.w);
    REQUIRE(t.board().cards.contains(beside));
    CHECK(t.least_gap() > 2.4);
    REQUIRE(t.desk.undo());
    REQUIRE(t.doc.undo());
    CHECK(support::session_text(t.doc.session()) == before);
    return;
  }
  CHECK(t.least_gap() > 2.9);
  REQUIRE(t.desk.undo());
  CHECK(support::session_text(t.doc.session()) == before);
}

TEST_CASE("glide: a plate that makes room is seen to go, and goes along with its island") {
  FullTable t;
  const base::Id a = t.card({-60, 30}), b = t.card({60, 30});
  const base::Id island = t.island({a, b});
  const ItemRef plate{ItemKind::plate, island};
  const Vec2 lay = t.board().islands.at(island).plate_pos;
  REQUIRE(t.desk.rearrange({ops::Change<Island>{
      t.desk.board_id, island, Patch<Island>{}.set<&Island::plate_pos>(lay + Vec2{0, -60})}}));
  t.wait(0.02);
  const Vec2 lies = t.board().islands.at(island).plate_pos;
  CHECK(lies == lay + Vec2{0, -60});
  CHECK(t.seen(plate, lies).y > lies.y + 20);
  CHECK(t.scene.is_held(plate));
  CHECK_FALSE(t.scene.is_held({ItemKind::card, a}));
  input::Gesture g;
  g.kind = GestureKind::press;
  g.finger = 1;
  g.pos_px = t.camera.to_px(lies);
  t.table.on_gesture(g, {ItemRef{ItemKind::island, island}});
  g.kind = GestureKind::drag_begin;
  g.delta_px = {40, 0};
  t.table.on_gesture(g, {ItemRef{ItemKind::island, island}});
  const auto pose = t.scene.pose_of(plate);
  REQUIRE(pose);
  CHECK(pose->shift.x == doctest::Approx(10));
  g.kind = GestureKind::drag_end;
  t.table.on_gesture(g, {ItemRef{ItemKind::island, island}});
  t.wait(1);
  CHECK_FALSE(t.scene.holds_anything());
  CHECK(t.board().cards.at(a).pos.x == doctest::Approx(-50));
}
