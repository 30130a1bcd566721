// Bundles closed and opened by fingers; a pile is dragged, thrown and gathered like a card; twins by menu.
#include <doctest/doctest.h>

#include <algorithm>

#include "canvas/relation.h"
#include "desk/bundles.h"
#include "desk/thing_under.h"
#include "model/closed.h"
#include "model/invariants.h"
#include "ops/piles.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using desk::ItemRef;
using input::Phase;

namespace {

struct Table : support::ToolsDesk {
  tools::Toolbox table{desk};
  Id left, right, bundle, loose;

  Table() : ToolsDesk(1) {
    camera.window_px = {1200, 700};
    desk.bar_px = 40;
    table.set_messages(base::Messages());
    left = card({-245, 0}, "一");
    right = card({-155, 0}, "二");
    bundle = island({left, right});
    loose = card({200, 0}, "三");
  }
  const Card& c(Id id) const { return board().cards.at(id); }
  const Island& i(Id id) const { return board().islands.at(id); }
  void finger(Phase phase, Vec2 map) {
    table.feed({1, phase, camera.to_px(map), clock.now_s(), 0, input::Pointer::finger});
    clock.advance(0.02);
  }
  void wait(double s) {
    for (; s > 0; s -= 0.02) {
      clock.advance(0.02);
      table.tick(clock.now_s());
    }
  }
  void tap(Vec2 map) {
    finger(Phase::down, map);
    finger(Phase::up, map);
    wait(1);
  }
  void drag(Vec2 from, Vec2 to, double rest_s = 0.7) {
    finger(Phase::down, from);
    for (int n = 1; n <= 10; ++n) finger(Phase::move, from + (to - from) * (n / 10.0));
    wait(rest_s);
    finger(Phase::up, to);
    wait(2);
    REQUIRE(broken_invariants(doc.session()).empty());
    REQUIRE_FALSE(scene.holds_anything());
  }
  std::optional<Vec2> button(const std::string& name) {
    for (const desk::Button& b : table.buttons())
      if (b.name == name) return desk.to_map(b.place.centre);
    return {};
  }
  void choose(Vec2 thing, const std::string& name) {
    finger(Phase::down, thing);
    wait(0.6);
    finger(Phase::up, thing);
    const auto at = button(name);
    REQUIRE_MESSAGE(at, name);
    tap(*at);
  }
  Vec2 plate(Id id) const { return i(id).plate_pos; }
  void close(Id id) { REQUIRE(desk::close_bundle(desk, id)); }
  std::size_t seen() {
    const auto all = scene.visible_items({{-600, -350}, {600, 350}});
    return std::size_t(std::ranges::count(all, ItemKind::card, &ItemRef::kind));
  }
};

}  // namespace

TEST_CASE("piles: a bundle is closed by its menu, and a tap opens it") {
  Table t;
  const Vec2 lay = t.c(t.left).pos;
  t.choose(t.plate(t.bundle), "menu-close-bundle");
  CHECK(t.i(t.bundle).closed);
  CHECK(t.seen() == 1);
  t.tap(t.plate(t.bundle));
  CHECK_FALSE(t.i(t.bundle).closed);
  CHECK(t.seen() == 3);
  CHECK(base::distance(lay, t.c(t.left).pos) < 0.01);
  t.close(t.bundle);
  t.choose(t.plate(t.bundle), "menu-open-bundle");
  CHECK_FALSE(t.i(t.bundle).closed);
}

TEST_CASE(
    "piles: opened by a tap a bundle stays where there was room for it, and lies on nothing") {
  Table t;
  t.close(t.bundle);
  t.drag(t.plate(t.bundle), Vec2{200, -55});
  t.tap(t.plate(t.bundle));
  CHECK_FALSE(t.i(t.bundle).closed);
  for (const Id in : {t.left, t.right})
    CHECK_FALSE(shape_of(t.c(in)).bounds().intersects(shape_of(t.c(t.loose)).bounds()));
}

TEST_CASE("piles: each menu offers what can be done now") {
  Table t;
  const auto offered = [&](const std::string& name) {
    t.finger(Phase::down, t.plate(t.bundle));
    t.wait(0.6);
    t.finger(Phase::up, t.plate(t.bundle));
    const bool is = t.button(name).has_value();
    t.tap({0, 250});
    return is;
  };
  CHECK(offered("menu-close-bundle"));
  CHECK_FALSE(offered("menu-open-bundle"));
  t.close(t.bundle);
  CHECK(offered("menu-open-bundle"));
  CHECK_FALSE(offered("menu-close-bundle"));
  CHECK_FALSE(offered("menu-tidy"));
  REQUIRE(desk::open_bundle(t.desk, t.bundle));
  REQUIRE(desk::show_index_map(t.desk, true));
  CHECK_FALSE(offered("menu-open-bundle"));
  CHECK_FALSE(offered("menu-close-bundle"));
}

TEST_CASE(
    "piles: an island's menu has the way to other tables where there are any, a card's never") {
  Table t;
  const auto open = [&](Vec2 at) {
    while (const auto close = t.button("menu-close")) t.tap(*close);
    t.finger(Phase::down, at);
    t.wait(0.6);
    t.finger(Phase::up, at);
    return t.button("menu-send").has_value();
  };
  CHECK_FALSE(open(t.plate(t.bundle)));
  t.desk.other_tables = true;
  CHECK_FALSE(open(t.c(t.loose).pos));
  REQUIRE(open(t.plate(t.bundle)));
  t.desk.chosen = {};
  t.tap(*t.button("menu-send"));
  CHECK(t.desk.send_wanted);
  CHECK(t.desk.chosen == t.bundle);
}

TEST_CASE("piles: a pile is dragged with all that lies in it, and nothing in it is hit") {
  Table t;
  t.close(t.bundle);
  const Vec2 below = t.c(t.left).pos - t.plate(t.bundle);
  const Vec2 lay = t.c(t.left).pos;
  CHECK(t.scene.hit(lay, 4) != ItemRef{ItemKind::card, t.left});
  CHECK(t.scene.line_end(t.left).has_value());  // lines to it end at the pile
  t.drag(t.plate(t.bundle), {0, 150});
  CHECK(base::distance(below, t.c(t.left).pos - t.plate(t.bundle)) < 0.05);
  CHECK(base::distance(t.plate(t.bundle), {0, 150}) < 5);
  t.desk.undo();
  CHECK(base::distance(lay, t.c(t.left).pos) < 0.05);
}

TEST_CASE("piles: a pile that rests on a card is gathered with it, one level up, as one action") {
  Table t;
  t.close(t.bundle);
  const Vec2 below = t.c(t.left).pos - t.plate(t.bundle);
  t.drag(t.plate(t.bundle), t.c(t.loose).pos);
  REQUIRE(t.board().islands.size() == 2);
  const Id made = t.c(t.loose).island;
  CHECK(t.i(t.bundle).parent == made);
  CHECK(t.i(t.bundle).closed);
  CHECK(t.i(made).level == 2);
  CHECK(base::distance(below, t.c(t.left).pos - t.plate(t.bundle)) < 0.05);
  t.desk.undo();
  CHECK(t.board().islands.size() == 1);
  CHECK(t.c(t.loose).island.nil());
}

TEST_CASE("piles: a card that rests on a pile is gathered with it, and does not vanish in it") {
  Table t;
  t.close(t.bundle);
  t.drag(t.c(t.loose).pos, t.plate(t.bundle) + Vec2{4, 0});
  const Id made = t.c(t.loose).island;
  REQUIRE_FALSE(made.nil());
  CHECK(made != t.bundle);
  CHECK(t.i(t.bundle).parent == made);
  CHECK(t.seen() == 1);
}

TEST_CASE("piles: let go on a pile before it has rested, a card simply lies there") {
  Table t;
  t.close(t.bundle);
  t.drag(t.c(t.loose).pos, t.plate(t.bundle) + Vec2{4, 30}, 0.1);
  CHECK(t.c(t.loose).island.nil());
  CHECK(t.seen() == 1);
}

TEST_CASE("piles: what somebody holds is not closed away, and that is said") {
  Table t;
  t.scene.hold({ItemKind::card, t.left});
  CHECK_FALSE(desk::close_bundle(t.desk, t.bundle));
  CHECK_FALSE(desk::show_index_map(t.desk, true));
  CHECK(t.desk.notices.take().size() == 2);
  CHECK_FALSE(t.i(t.bundle).closed);
  t.scene.let_go({ItemKind::card, t.left});
  CHECK(desk::show_index_map(t.desk, true));
}

TEST_CASE("piles: a line to what a pile hides ends at the pile; one within it is not seen") {
  Table t;
  Relation out, in;
  out.id = t.ids.next();
  out.from = t.left;
  out.to = t.loose;
  in.id = t.ids.next();
  in.from = t.left;
  in.to = t.right;
  REQUIRE(t.doc.apply_all(
      {ops::Add<Relation>{t.desk.board_id, out}, ops::Add<Relation>{t.desk.board_id, in}}));
  CHECK(t.scene.relation_line(in.id));
  t.close(t.bundle);
  CHECK_FALSE(t.scene.relation_line(in.id));
  const auto line = t.scene.relation_line(out.id);
  REQUIRE(line);
  CHECK(base::distance(line->first, t.plate(t.bundle)) < 70);
  t.drag(t.plate(t.bundle), {0, -200});
  CHECK(base::distance(t.scene.relation_line(out.id)->first, t.plate(t.bundle)) < 70);
  model::Vote vote;
  vote.id = t.ids.next();
  vote.target = t.left;
  REQUIRE(t.doc.apply_all({ops::Add<model::Vote>{t.desk.board_id, vote}}));
  CHECK_FALSE(t.scene.points_of(t.left));
  CHECK(desk::thing_under(t.desk, t.camera.to_px(t.plate(t.bundle))) == t.bundle);
}

TEST_CASE("index map: a tap opens nothing and says why; off, all is as it was") {
  Table t;
  const Vec2 lay = t.c(t.left).pos;
  REQUIRE(t.doc.apply_all({ops::Change<Island>{t.desk.board_id, t.bundle,
                                               Patch<Island>{}.set<&Island::plate>("移動")}}));
  REQUIRE(desk::show_index_map(t.desk, true));
  CHECK(t.seen() == 1);
  t.tap(t.plate(t.bundle));
  CHECK(t.board().index_map);
  CHECK(t.desk.notices.take().size() == 1);
  REQUIRE(desk::show_index_map(t.desk, false));
  CHECK(t.seen() == 3);
  CHECK(base::distance(lay, t.c(t.left).pos) < 0.01);
}

TEST_CASE(
    "twins: by the menu a card gets a twin, what is written on one stands on both, and it goes") {
  Table t;
  t.choose(t.c(t.loose).pos, "menu-twin");
  const Id twin = t.c(t.loose).twin;
  REQUIRE_FALSE(twin.nil());
  CHECK(t.seen() == 4);
  t.table.editor().begin({ItemKind::card, twin});
  t.table.editor().type("つ目の案");
  t.table.editor().finish();
  CHECK(t.c(t.loose).text == t.c(twin).text);
  CHECK(t.c(t.loose).text != "三");
  t.choose(t.c(twin).pos, "menu-twin");
  CHECK(t.c(t.loose).twin.nil());
  CHECK(t.c(twin).twin.nil());
}
