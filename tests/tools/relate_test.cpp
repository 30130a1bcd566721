// Lines drawn by hand: from the handle of what was touched and from menus, their kinds, and what
// cannot be.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "canvas/relation.h"
#include "model/invariants.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Id;
using base::Vec2;
using desk::ItemKind;
using desk::ItemRef;
using input::Phase;

namespace {

/// One pixel a millimetre; whole fingers, as the router would give them.
struct Table : support::ToolsDesk, desk::TakesToSeats {
  tools::Toolbox table{desk};
  std::optional<ItemRef> sent;  // to a seat
  double sent_turn = 0;

  Table() : ToolsDesk(1) {
    camera.window_px = {1000, 600};
    desk.bar_px = 40;
    desk.to_seats = this;
    table.set_messages(base::Messages());
  }
  bool take_card(Id, Vec2) override { return false; }
  bool write(std::optional<ItemRef> thing, const base::TurnedRect& where) override {
    sent = thing;
    sent_turn = where.turn;
    return true;
  }
  void finger(input::FingerId f, Phase phase, Vec2 map) {
    table.feed({f, phase, camera.to_px(map), clock.now_s(), 0, input::Pointer::finger});
    clock.advance(0.02);
    table.tick(clock.now_s());
  }
  void wait(double s) {
    clock.advance(s);
    table.tick(clock.now_s());
  }
  void tap(Vec2 map, input::FingerId f = 1) {
    wait(1);  // no double tap
    finger(f, Phase::down, map);
    finger(f, Phase::up, map);
  }
  void hold(Vec2 map, input::FingerId f = 1) {
    finger(f, Phase::down, map);
    wait(0.6);
    finger(f, Phase::up, map);
  }
  std::vector<Vec2> buttons(const std::string& name) {
    std::vector<Vec2> out;
    for (const desk::Button& b : table.buttons())
      if (b.name == name) out.push_back(desk.to_map(b.place.centre));
    return out;
  }
  Vec2 button(const std::string& name) {
    const auto all = buttons(name);
    CAPTURE(name);
    REQUIRE(all.size() == 1);
    return all.front();
  }
  void press(const std::string& name) { tap(button(name)); }
  void drag(input::FingerId f, Vec2 from, Vec2 to) {
    finger(f, Phase::down, from);
    for (int k = 1; k <= 8; ++k) finger(f, Phase::move, from + (to - from) * (k / 8.0));
  }
  /// From the handle of what lies there to somewhere else.
  void draw_by_handle(Vec2 from, Vec2 to) {
    tap(from);
    wait(1);
    drag(1, button("relate-handle"), to);
    finger(1, Phase::up, to);
  }
  const Relation& only() const {
    REQUIRE(board().relations.size() == 1);
    return board().relations.begin()->second;
  }
  Vec2 middle(Id relation) {
    const auto line = scene.relation_line(relation);
    REQUIRE(line);
    return (line->first + line->second) / 2;
  }
  std::size_t refusals() {
    const auto said = desk.notices.take();
    return std::size_t(std::ranges::count(said, true, &desk::Notice::refused));
  }
  std::size_t strokes() {
    desk::Overlay overlay;
    table.draw(overlay);
    return overlay.map.entries.size();
  }
};

const char* const kKindNames[] = {"relate-same",   "relate-close",         "relate-order",
                                  "relate-mutual", "relate-strong-mutual", "relate-opposed",
                                  "relate-broken", "relate-supported-by",  "relate-vague"};

}  // namespace

TEST_CASE("relate: what was touched shows a handle beside it for a while, one a person") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({-110, 0}, "隣");
  CHECK(t.buttons("relate-handle").empty());
  t.tap({-200, 0});
  const Vec2 first = t.button("relate-handle");
  for (const Id id : {a, b}) CHECK_FALSE(shape_of(t.board().cards.at(id)).contains(first, 5.9));
  for (const auto& button : t.table.buttons()) CHECK(button.place.size.w >= 10);
  t.tap({-110, 0});
  CHECK(t.buttons("relate-handle").size() == 1);
  CHECK_FALSE(t.button("relate-handle") == first);
  // Somebody else at the other end of the table has one as well.
  t.card({400, 0}, "遠く");
  t.tap({400, 0}, 2);
  CHECK(t.buttons("relate-handle").size() == 2);
  t.tap({330, 120}, 2);
  CHECK(t.buttons("relate-handle").size() == 1);
  t.wait(11);
  CHECK(t.buttons("relate-handle").empty());
  // Nobody can draw in what can only be looked at.
  t.desk.read_only = true;
  t.tap({-200, 0});
  CHECK(t.buttons("relate-handle").empty());
}

TEST_CASE("relate: the handle is under no panel and within the table, and goes while one writes") {
  Table t;
  const Id edge = t.card({455, 0});
  t.tap({455, 0});
  const Vec2 left = t.button("relate-handle");
  CHECK(left.x < 455);
  t.desk.covered_px.push_back(base::Rect::around(t.camera.to_px(left), {20, 20}));
  const Vec2 other = t.button("relate-handle");
  CHECK_FALSE(other == left);
  t.desk.written.insert(edge);
  CHECK(t.buttons("relate-handle").empty());
}

TEST_CASE(
    "relate: dragged from the handle the line follows, and ends at what is under the finger") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({200, 100}, "向こう");
  t.tap({-200, 0});
  t.wait(1);
  const std::size_t before = t.strokes();
  t.drag(1, t.button("relate-handle"), {0, 50});
  const std::size_t under_way = t.strokes();
  CHECK(under_way > before);
  CHECK(t.board().relations.empty());
  t.finger(1, Phase::move, {200, 100});
  CHECK(t.strokes() > under_way);  // what would take it glows
  t.finger(1, Phase::up, {200, 100});
  CHECK(t.only().from == a);
  CHECK(t.only().to == b);
  CHECK(t.only().kind == RelationKind::close);
  // Its kinds stand round where the finger lifted, with all their signs and names.
  for (const char* kind : kKindNames) t.button(kind);
  t.press("relate-order");
  CHECK(t.only().kind == RelationKind::order);
  CHECK(t.only().from == a);
  CHECK(t.buttons("relate-same").empty());
  REQUIRE(t.desk.undo());
  CHECK(t.board().relations.empty());
  REQUIRE(t.desk.redo());
  CHECK(t.only().kind == RelationKind::order);
}

TEST_CASE("relate: every kind can be chosen, and who chooses none has the plainest") {
  for (std::size_t k = 0; k < 9; ++k) {
    Table t;
    t.card({-200, 0});
    t.card({200, 0}, "向こう");
    t.draw_by_handle({-200, 0}, {200, 0});
    t.press(kKindNames[k]);
    CHECK(std::size_t(t.only().kind) == k);
  }
  Table t;
  t.card({-200, 0});
  t.card({200, 0}, "向こう");
  t.draw_by_handle({-200, 0}, {200, 0});
  t.wait(20);
  CHECK_FALSE(t.buttons("relate-same").empty());  // nine kinds are to be read first
  t.wait(10);
  CHECK(t.buttons("relate-same").empty());
  CHECK(t.only().kind == RelationKind::close);
}

TEST_CASE("relate: let go over nothing the line is gone; back at its beginning it says why not") {
  Table t;
  t.card({-200, 0});
  t.draw_by_handle({-200, 0}, {100, 0});
  CHECK(t.board().relations.empty());
  CHECK(t.refusals() == 0);
  t.draw_by_handle({-200, 0}, {-190, 10});
  CHECK(t.board().relations.empty());
  CHECK(t.refusals() == 1);
  // Over a sheet or a seat lies nothing that can take it.
  t.card({300, 0}, "下");
  t.desk.beside_px = {{700, 0}, {1000, 560}};
  for (int k = 0; k < 100; ++k) t.wait(0.05);  // the view gives way
  t.draw_by_handle({-200, 0}, t.camera.to_map({850, 280}));
  CHECK(t.board().relations.empty());
  CHECK(t.refusals() == 1);
}

TEST_CASE("relate: from the menu the next thing tapped is the other end, islands all over") {
  Table t;
  const Id a = t.card({-250, 0});
  const Id b = t.card({150, 0}, "b"), c = t.card({245, 0}, "c");
  const Id island = t.island({b, c});
  t.hold({-250, 0});
  t.press("menu-relate");
  CHECK(t.buttons("menu-close").empty());
  t.button("relate-cancel");
  // Between its cards the island is the table's; here it is the island's.
  const Vec2 inside{197.5, 0};
  REQUIRE_FALSE(t.scene.hit(inside, 1));
  REQUIRE(t.scene.island_at(inside) == island);
  t.tap(inside);
  CHECK(t.only().from == a);
  CHECK(t.only().to == island);
  CHECK(t.buttons("relate-cancel").empty());
  t.press("relate-supported-by");
  CHECK(t.only().kind == RelationKind::supported_by);
  CHECK(broken_invariants(t.doc.session()).empty());
  // From the island's own menu, by its plate, to a card.
  const Id d = t.card({-250, 200}, "d");
  t.hold(t.board().islands.at(island).plate_pos);
  t.press("menu-relate");
  t.tap({-250, 200});
  CHECK(t.board().relations.size() == 2);
  CHECK(std::ranges::any_of(t.board().relations, [&](const auto& entry) {
    return entry.second.from == island && entry.second.to == d;
  }));
  CHECK(t.desk.notices.take().empty());
}

TEST_CASE(
    "relate: a tap beside everything, the cross or time gives it up; others' taps far off do not") {
  Table t;
  t.camera.window_px = {3000, 1500};
  t.card({-250, 0});
  t.card({900, 0}, "遠く");
  const auto begin = [&] {
    t.hold({-250, 0});
    t.press("menu-relate");
    t.button("relate-cancel");
  };
  begin();
  t.tap({-100, 150});
  CHECK(t.buttons("relate-cancel").empty());
  begin();
  t.press("relate-cancel");
  CHECK(t.buttons("relate-cancel").empty());
  begin();
  t.tap({900, 0}, 2);
  t.tap({900, 300}, 2);
  CHECK(t.buttons("relate-cancel").size() == 1);
  t.wait(41);
  CHECK(t.buttons("relate-cancel").empty());
  CHECK(t.board().relations.empty());
}

TEST_CASE("relate: a tap on the handle asks for the other end, as the menu does") {
  Table t;
  t.card({-250, 0});
  t.card({100, 0}, "b");
  t.tap({-250, 0});
  t.press("relate-handle");
  t.button("relate-cancel");
  t.tap({100, 0});
  CHECK(t.board().relations.size() == 1);
}

TEST_CASE("relate: no line to itself or into itself; it goes on waiting for another end") {
  Table t;
  const Id a = t.card({-250, 0}), b = t.card({-150, 0}, "b");
  const Id island = t.island({a, b});
  t.card({200, 0}, "c");
  t.hold(t.board().islands.at(island).plate_pos);
  t.press("menu-relate");
  t.tap(t.board().islands.at(island).plate_pos);
  CHECK(t.refusals() == 1);
  t.tap({-250, 0});
  CHECK(t.refusals() == 1);
  CHECK(t.board().relations.empty());
  t.tap({200, 0});
  CHECK(t.only().from == island);
  CHECK(t.refusals() == 0);
}

TEST_CASE("relate: a second line between the same two is the first one, and takes the new kind") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({200, 0}, "b");
  t.draw_by_handle({-200, 0}, {200, 0});
  t.press("relate-order");
  t.wait(13);
  t.draw_by_handle({200, 0}, {-200, 0});
  CHECK(t.desk.notices.take().size() == 1);
  CHECK(t.only().from == a);
  t.press("relate-order");
  CHECK(t.only().from == b);
  CHECK(t.only().to == a);
  // That is an action of its own.
  REQUIRE(t.desk.undo());
  CHECK(t.only().from == a);
  CHECK(t.only().kind == RelationKind::order);
}

TEST_CASE("relate: an end that goes while the line is drawn ends it with a sentence") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({200, 0}, "b");
  t.tap({-200, 0});
  t.wait(1);
  t.drag(1, t.button("relate-handle"), {200, 0});
  REQUIRE(t.desk.apply(ops::card_to_tray(t.board(), a)));
  t.table.tick(t.clock.now_s());
  CHECK(t.refusals() == 1);
  t.finger(1, Phase::up, {200, 0});
  CHECK(t.board().relations.empty());
  CHECK(t.refusals() == 0);
  // The other end: there is nothing to end at any more.
  const Id c = t.card({-200, 0}, "c");
  t.tap({-200, 0});
  t.wait(1);
  t.drag(1, t.button("relate-handle"), {200, 0});
  REQUIRE(t.doc.apply_all({ops::Remove<Card>{t.desk.board_id, b}}).ok());
  t.finger(1, Phase::up, {200, 0});
  CHECK(t.board().relations.empty());
  // And while a tap is awaited.
  t.hold({-200, 0});
  t.press("menu-relate");
  REQUIRE(t.doc.apply_all({ops::Remove<Card>{t.desk.board_id, c}}).ok());
  t.table.tick(t.clock.now_s());
  CHECK(t.refusals() == 1);
  CHECK(t.buttons("relate-cancel").empty());
}

TEST_CASE("relate: several people draw at once, each their own line; what is held is followed") {
  Table t;
  const Id a = t.card({-400, -150}), b = t.card({-100, -150}, "b");
  const Id c = t.card({400, 150}, "c"), d = t.card({100, 150}, "d");
  t.tap({-400, -150}, 1);
  t.tap({400, 150}, 2);
  t.wait(1);
  auto handles = t.buttons("relate-handle");
  REQUIRE(handles.size() == 2);
  std::ranges::sort(handles, {}, &Vec2::x);
  t.finger(1, Phase::down, handles[0]);
  t.finger(2, Phase::down, handles[1]);
  t.finger(3, Phase::down, {-400, -150});  // somebody drags what the first line begins at
  for (int k = 1; k <= 8; ++k) {
    const double s = k / 8.0;
    t.finger(1, Phase::move, handles[0] + (Vec2{-100, -150} - handles[0]) * s);
    t.finger(2, Phase::move, handles[1] + (Vec2{100, 150} - handles[1]) * s);
    t.finger(3, Phase::move, {-400, -150 + 60 * s});
  }
  CHECK(t.scene.line_end(a).has_value());
  t.finger(1, Phase::up, {-100, -150});
  t.finger(2, Phase::up, {100, 150});
  const auto line = t.scene.relation_line(t.board().relations.begin()->first);
  REQUIRE(line);
  t.finger(3, Phase::up, {-400, -90});
  CHECK(t.board().relations.size() == 2);
  std::set<std::pair<Id, Id>> ends;
  for (const auto& [id, r] : t.board().relations) ends.insert({r.from, r.to});
  CHECK(ends == std::set<std::pair<Id, Id>>{{a, b}, {c, d}});
  CHECK(t.buttons("relate-same").size() == 2);
}

TEST_CASE("relate: a tap on a line opens its menu: kind, round, words, away, each undone alone") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({200, 0}, "b");
  t.draw_by_handle({-200, 0}, {200, 0});
  t.press("relate-close");
  const Id line = t.only().id;
  // A finger that does not quite hit it means it.
  t.tap(t.middle(line) + Vec2{0, 4.5});
  CHECK(t.buttons("menu-turn-round").empty());  // it looks the same from both ends
  t.press("menu-kind");
  t.press("relate-order");
  CHECK(t.only().kind == RelationKind::order);
  t.tap(t.middle(line));
  t.press("menu-turn-round");
  CHECK(t.only().from == b);
  t.tap(t.middle(line));
  t.press("menu-words");
  CHECK(t.sent == ItemRef{ItemKind::relation, line});
  CHECK(t.sent_turn == doctest::Approx(t.desk.facing(t.middle(line))));
  t.tap(t.middle(line));
  t.press("menu-delete-line");
  CHECK(t.board().relations.empty());
  REQUIRE(t.desk.undo());
  CHECK(t.only().from == b);
  REQUIRE(t.desk.undo());
  CHECK(t.only().from == a);
  CHECK(t.only().kind == RelationKind::order);
  REQUIRE(t.desk.undo());
  CHECK(t.only().kind == RelationKind::close);
  REQUIRE(t.desk.undo());
  CHECK(t.board().relations.empty());
}

TEST_CASE("relate: two taps on a line leave its menu open") {
  Table t;
  t.card({-200, 0});
  t.card({200, 0}, "b");
  t.draw_by_handle({-200, 0}, {200, 0});
  t.press("relate-close");
  const Vec2 at = t.middle(t.only().id);
  t.wait(1);
  for (int k = 0; k < 2; ++k) {
    t.finger(1, Phase::down, at);
    t.finger(1, Phase::up, at);
  }
  t.press("menu-close");
  CHECK(t.buttons("menu-kind").empty());
}

TEST_CASE("relate: the kinds lie within the table, under no seat, and do not touch one another") {
  for (const double scale : {1.0, 1.6}) {
    Table t;
    t.camera.window_px = {361, 203};
    t.desk.bar_px = 15;
    t.desk.menu_scale = scale;
    t.card({-120, -50});
    t.card({120, 50}, "b");
    t.desk.covered_px = {{{0, 0}, {20, 188}}};
    t.draw_by_handle({-120, -50}, {120, 50});
    std::vector<desk::Button> kinds;
    for (const desk::Button& b : t.table.buttons())
      if (b.name.starts_with("relate-") && b.name != "relate-handle") kinds.push_back(b);
    REQUIRE(kinds.size() == 9);
    for (const desk::Button& b : kinds) {
      const base::Rect r = base::Rect::around(b.place.centre, b.place.size);
      CHECK(r.min.x >= 20);
      CHECK(r.min.y >= 0);
      CHECK(r.max.x <= 361);
      CHECK(r.max.y <= 188);
      REQUIRE(b.words);
      CHECK(b.words->height >= 4);
      for (const desk::Button& other : kinds)
        if (other.name != b.name)
          CHECK(base::distance(other.place.centre, b.place.centre) >= b.place.size.w + 2);
    }
  }
}

TEST_CASE("relate: a line never takes a touch that a card is nearer to") {
  Table t;
  const Id a = t.card({-200, 0}), b = t.card({0, 60}, "b");
  t.card({200, 0}, "c");
  t.draw_by_handle({-200, 0}, {200, 0});
  t.press("relate-close");
  const Id line = t.only().id;
  // The card's edge lies 35 mm below the line; on the card, and just beside it, it is the card.
  const Vec2 at{-100, 0};
  CHECK(t.scene.hit(at, 4) == ItemRef{ItemKind::relation, line});
  CHECK(t.scene.hit(at + Vec2{0, 4.9}, 4) == ItemRef{ItemKind::relation, line});
  CHECK_FALSE(t.scene.hit(at + Vec2{0, 5.5}, 4));
  CHECK(t.scene.hit({0, 34}, 4) == ItemRef{ItemKind::card, b});
  // Where it begins, the card.
  const double edge = -200 + kCardSize.w / 2;
  CHECK(t.scene.hit({edge - 0.5, 0}, 4) == ItemRef{ItemKind::card, a});
  CHECK(t.scene.hit({edge + 0.5, 0.0}, 4) == ItemRef{ItemKind::card, a});
}

TEST_CASE("menu: opened where the table has no room for it, lifting the finger chooses nothing") {
  for (const double x : {-480.0, -470.0, -460.0, 460.0, 470.0, 480.0})
    for (const double y : {-280.0, -270.0, 230.0}) {
      Table t;
      const Id a = t.card({x, y});
      t.hold({x, y});
      t.button("menu-color");
      CHECK(t.board().cards.at(a).place == Place::table);
      CHECK(t.board().cards.at(a).alone == 0);
      CHECK(t.buttons("relate-cancel").empty());
    }
}
