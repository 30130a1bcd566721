// Cross circles: asked for by a menu, drawn by a finger, given their word, dragged by it, taken away.
#include "tools/cross_circles.h"

#include <algorithm>
#include <numbers>

#include "canvas/shape.h"
#include "model/invariants.h"
#include "ops/tidy.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Id;
using base::Vec2;
using desk::ItemKind;
using desk::ItemRef;
using input::Phase;

namespace {

/// One pixel a millimetre, two islands of two cards beside one another.
struct Table : support::ToolsDesk, desk::TakesToSeats {
  tools::Toolbox table{desk};
  std::optional<ItemRef> sent;  // to a seat
  Id left, right;

  Table() : ToolsDesk(1) {
    camera.window_px = {1200, 800};
    desk.bar_px = 40;
    desk.to_seats = this;
    table.set_messages(base::Messages());
    table.editor().set_keys_there(false);
    left = island({card({-300, -60}), card({-300, 60})});
    right = island({card({300, -60}), card({300, 60})});
  }
  bool take_card(Id, Vec2) override { return false; }
  bool write(std::optional<ItemRef> thing, const base::TurnedRect&) override {
    sent = thing;
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
  void tap(Vec2 map) {
    wait(1);
    finger(1, Phase::down, map);
    finger(1, Phase::up, map);
  }
  std::optional<Vec2> button(const std::string& name) {
    for (const desk::Button& b : table.buttons())
      if (b.name == name) return desk.to_map(b.place.centre);
    return {};
  }
  void press(const std::string& name) {
    const auto at = button(name);
    CAPTURE(name);
    REQUIRE(at);
    tap(*at);
  }
  /// A round line about the middle, `part` of the whole way.
  void draw(Vec2 middle, double rx, double ry, double part = 1, input::FingerId f = 1) {
    const auto at = [&](double t) {
      const double a = 2 * std::numbers::pi * t;
      return middle + Vec2{rx * std::cos(a), ry * std::sin(a)};
    };
    finger(f, Phase::down, at(0));
    for (int k = 1; k <= 60; ++k) finger(f, Phase::move, at(part * k / 60));
    finger(f, Phase::up, at(part));
  }
  void ask() {
    const Vec2 plate = board().islands.at(left).plate_pos;
    wait(1);
    finger(1, Phase::down, plate);
    wait(0.6);
    finger(1, Phase::up, plate);
    press("menu-circle");
    REQUIRE(button("circle-cancel"));
  }
  Id drawn() {
    ask();
    draw({0, 0}, 320, 40);
    REQUIRE(board().circles.size() == 1);
    return board().circles.begin()->first;
  }
  const Circle& only() const {
    REQUIRE(board().circles.size() == 1);
    return board().circles.begin()->second;
  }
  std::size_t refusals() {
    const auto said = desk.notices.take();
    return std::size_t(std::ranges::count(said, true, &desk::Notice::refused));
  }
};

}  // namespace

TEST_CASE(
    "cross circle: asked for in an island's menu, drawn, and its word is asked for at a seat") {
  Table t;
  t.ask();
  t.draw({0, 0}, 320, 40);
  const Circle& circle = t.only();
  CHECK(circle.words.empty());
  CHECK(circle.loop.size() > 20);
  CHECK(circle.loop.size() <= kMaxLoop);
  const canvas::Shape loop{{circle.loop}};
  CHECK(canvas::contains(loop, {0, 0}));
  CHECK_FALSE(canvas::contains(loop, {0, 80}));
  CHECK(t.sent == ItemRef{ItemKind::circle, circle.id});
  CHECK_FALSE(t.button("circle-cancel"));
  CHECK(broken_invariants(t.doc.session()).empty());
  // No island came of it, and none lost a card.
  CHECK(t.board().islands.size() == 2);
  CHECK(cards_in(t.board(), t.left).size() == 2);
  // The next line is a ring again.
  t.card({0, -250});
  t.card({90, -250});
  t.draw({45, -250}, 110, 60);
  CHECK(t.board().islands.size() == 3);
  CHECK(t.board().circles.size() == 1);
  t.desk.undo();
  t.desk.undo();
  CHECK(t.board().circles.size() == 1);
}

TEST_CASE("cross circle: with a keyboard its word is written on the table; undo takes both back") {
  Table t;
  t.table.editor().set_keys_there(true);
  const Id id = t.drawn();
  CHECK(t.table.editor().thing() == ItemRef{ItemKind::circle, id});
  t.table.editor().type("つながり");
  CHECK(t.only().words == "つながり");
  CHECK(t.table.editor().caret().has_value());
  t.table.editor().finish();
  t.desk.undo();
  CHECK(t.only().words.empty());
  t.desk.undo();
  CHECK(t.board().circles.empty());
  t.desk.redo();
  t.desk.redo();
  CHECK(t.only().words == "つながり");
}

TEST_CASE(
    "cross circle: a line that is not closed is none, which is said, and may be drawn again") {
  Table t;
  t.ask();
  (void)t.refusals();
  t.draw({0, 0}, 250, 100, 0.4);
  CHECK(t.board().circles.empty());
  CHECK(t.refusals() == 1);
  CHECK(t.button("circle-cancel"));
  t.draw({0, 0}, 250, 100);
  CHECK(t.board().circles.size() == 1);
}

TEST_CASE("cross circle: is given up by its paper's button, by waiting, and by another board") {
  Table t;
  t.ask();
  t.press("circle-cancel");
  CHECK_FALSE(t.button("circle-cancel"));
  t.draw({0, 0}, 200, 50);
  CHECK(t.board().circles.empty());
  t.ask();
  CHECK(t.table.next_deadline_s() < t.clock.now_s() + 120);
  t.wait(61);
  CHECK_FALSE(t.button("circle-cancel"));
  t.ask();
  t.table.drop_all();
  CHECK_FALSE(t.button("circle-cancel"));
  t.desk.read_only = true;
  t.table.circles().begin({600, 400}, 0, t.clock.now_s());
  CHECK_FALSE(t.button("circle-cancel"));
}

TEST_CASE(
    "cross circle: while a finger draws it cards are dragged as ever, and a lost finger draws "
    "none") {
  Table t;
  const Id loose = t.card({0, 200});
  t.ask();
  t.finger(1, Phase::down, {0, 0});
  for (int k = 1; k <= 8; ++k) t.finger(1, Phase::move, {k * 5.0, k * 5.0});
  t.finger(2, Phase::down, {0, 200});
  for (int k = 1; k <= 8; ++k) t.finger(2, Phase::move, {k * 10.0, 200});
  t.wait(0.3);
  t.finger(2, Phase::up, {80, 200});
  t.finger(1, Phase::lost, {40, 40});
  t.wait(1);
  CHECK(t.board().cards.at(loose).pos.x > 40);
  CHECK(t.board().circles.empty());
  t.finger(1, Phase::down, {0, 0});
  for (int k = 1; k <= 8; ++k) t.finger(1, Phase::move, {k * 10.0, 0});
  t.finger(1, Phase::lost, {80, 0});
  CHECK(t.board().circles.empty());
  CHECK(t.button("circle-cancel"));
}

TEST_CASE(
    "cross circle: a loop may begin on the line round an island, which then stays where it is") {
  Table t;
  t.ask();
  const auto outline = t.scene.outline(t.left);
  REQUIRE(outline);
  // Its rightmost point.
  const Vec2 edge = *std::ranges::max_element(outline->rings[0], {}, &Vec2::x);
  REQUIRE(t.scene.hit(edge, 1) == ItemRef{ItemKind::island, t.left});
  const Vec2 before = t.board().cards.begin()->second.pos;
  t.draw(edge - Vec2{60, 0}, 60, 30);
  CHECK(t.board().circles.size() == 1);
  CHECK_FALSE(t.scene.holds_anything());
  CHECK(t.board().cards.begin()->second.pos == before);
}

TEST_CASE("cross circle: a loop may begin on a card or a plate, which then stays where it is") {
  for (const bool on_plate : {false, true}) {
    CAPTURE(on_plate);
    Table t;
    t.ask();
    const Id card = cards_in(t.board(), t.left).front();
    const Vec2 at =
        on_plate ? t.board().islands.at(t.left).plate_pos : t.board().cards.at(card).pos;
    const std::map<Id, Card> before = t.board().cards;
    t.wait(1);
    t.draw(at - Vec2{90, 0}, 90, 60);
    t.wait(1);
    CHECK(t.board().circles.size() == 1);
    CHECK_FALSE(t.scene.holds_anything());
    for (const auto& [id, c] : before) CHECK(t.board().cards.at(id).pos == c.pos);
    // Now cards are dragged again.
    t.finger(2, Phase::down, t.board().cards.at(card).pos);
    for (int k = 1; k <= 8; ++k) t.finger(2, Phase::move, before.at(card).pos - Vec2{k * 10.0, 0});
    t.wait(0.3);
    t.finger(2, Phase::up, before.at(card).pos - Vec2{80, 0});
    CHECK(t.board().cards.at(card).pos.x < before.at(card).pos.x - 40);
    CHECK(t.board().circles.size() == 1);
  }
}

TEST_CASE("cross circle: while it is asked for a card is tapped as ever, and draws nothing") {
  Table t;
  t.ask();
  const Id card = cards_in(t.board(), t.left).front();
  t.tap(t.board().cards.at(card).pos);
  CHECK_FALSE(t.scene.holds_anything());
  CHECK(t.button("circle-cancel"));
  CHECK(t.board().circles.empty());
}

TEST_CASE("cross circle: two who ask have two loops, at the same time") {
  Table t;
  t.table.circles().begin({200, 700}, 0, t.clock.now_s());
  t.table.circles().begin({1000, 50}, std::numbers::pi, t.clock.now_s());
  t.draw({-300, 0}, 100, 90, 1, 1);
  t.sent.reset();
  t.draw({300, 0}, 100, 90, 1, 2);
  CHECK(t.board().circles.size() == 2);
  CHECK_FALSE(t.button("circle-cancel"));
}

TEST_CASE("cross circle: what says so lies at the edge of whoever asked, on no card") {
  for (const double turn : {0.0, std::numbers::pi / 2, std::numbers::pi, -std::numbers::pi / 2}) {
    CAPTURE(turn);
    Table t;
    // A full table, free along its edges only.
    for (int x = -6; x <= 6; ++x)
      for (int y = -5; y <= 5; ++y) t.card({x * 80.0, y * 55.0 - 20});
    t.table.circles().begin({600, 380}, turn, t.clock.now_s());
    const auto buttons = t.table.buttons();
    const auto it = std::ranges::find(buttons, "circle-cancel", &desk::Button::name);
    REQUIRE(it != buttons.end());
    const Vec2 at = it->place.centre;
    const Vec2 away = base::turned({0, 1}, turn);  // towards whoever asked
    const Vec2 from_middle = at - t.desk.table_mm().centre();
    CHECK(base::dot(from_middle, away) > 250);
    for (const auto& [id, c] : t.board().cards)
      CHECK_FALSE(shape_of(c).contains(t.desk.to_map(at)));
  }
}

TEST_CASE(
    "cross circle: tidied, dragged with its islands and taken back it stays round its cards") {
  Table t;
  t.ask();
  t.draw({0, -50}, 380, 60);
  const Id id = t.only().id;
  const Loop first = t.only().loop;
  const auto holds = [&](Vec2 p) { return canvas::contains({{t.board().circles.at(id).loop}}, p); };
  std::vector<Id> inside;
  for (const auto& [card, c] : t.board().cards)
    if (holds(c.pos)) inside.push_back(card);
  REQUIRE(inside.size() == 2);
  for (const double facing : {0.0, std::numbers::pi / 2}) {
    t.desk.rearrange(ops::tidy_all(t.board(), facing, {}, t.desk.sight()));
    for (const Id card : inside) CHECK(holds(t.board().cards.at(card).pos));
  }
  t.desk.undo();
  t.desk.undo();
  CHECK(t.only().loop == first);
  t.desk.apply(ops::move_island(t.board(), t.left, {0, 120}, 0, {}, {}));
  t.desk.apply(ops::move_island(t.board(), t.right, {0, 120}, 0, {}, {}));
  CHECK(t.only().loop != first);
  t.desk.undo();
  t.desk.undo();
  CHECK(t.only().loop == first);
}

TEST_CASE("cross circle: is dragged by its word, in one step of undo; its line lets rings pass") {
  Table t;
  const Id id = t.drawn();
  const Vec2 word = t.scene.circle_words(id)->centre;
  const Vec2 first = t.only().loop.front();
  t.finger(3, Phase::down, word);
  for (int k = 1; k <= 8; ++k) t.finger(3, Phase::move, word + Vec2{0, k * 10.0});
  CHECK(t.scene.is_held({ItemKind::circle, id}));
  CHECK(t.only().loop.front() == first);
  t.finger(3, Phase::up, word + Vec2{0, 80});
  CHECK_FALSE(t.scene.is_held({ItemKind::circle, id}));
  CHECK(base::distance(t.only().loop.front(), first + Vec2{0, 80}) < 0.01);
  t.desk.undo();
  CHECK(base::distance(t.only().loop.front(), first) < 0.01);
  // Taken back while it is in a hand.
  t.finger(3, Phase::down, word);
  for (int k = 1; k <= 8; ++k) t.finger(3, Phase::move, word + Vec2{0, k * 10.0});
  t.desk.undo();
  CHECK(t.board().circles.empty());
  t.finger(3, Phase::up, word + Vec2{0, 80});
  CHECK_FALSE(t.scene.holds_anything());
  t.desk.redo();
  // A line begun on its line is a ring as ever.
  const Vec2 edge = t.only().loop[t.only().loop.size() / 4];
  t.wait(1);
  t.finger(4, Phase::down, edge);
  for (int k = 1; k <= 8; ++k) t.finger(4, Phase::move, edge + Vec2{k * 5.0, k * 5.0});
  CHECK_FALSE(t.scene.is_held({ItemKind::circle, id}));
  t.finger(4, Phase::up, edge + Vec2{40, 40});
  CHECK(t.board().circles.size() == 1);
}

TEST_CASE(
    "cross circle: a tap on its line or its word opens its menu: other words, or away with it") {
  Table t;
  const Id id = t.drawn();
  t.sent.reset();
  t.tap(t.scene.circle_words(id)->centre);
  CHECK(t.button("menu-delete-circle"));
  t.press("menu-words");
  CHECK(t.sent == ItemRef{ItemKind::circle, id});
  t.tap({0, 40});
  t.press("menu-delete-circle");
  CHECK(t.board().circles.empty());
  t.desk.undo();
  CHECK(t.board().circles.size() == 1);
}

TEST_CASE("calm loop: few points as they are, many thinned and rounded, never too many") {
  const std::vector<Vec2> few{{0, 0}, {10, 0}, {10, 10}};
  CHECK(tools::calm_loop(few, 4) == few);
  std::vector<Vec2> many;
  for (int i = 0; i < 30000; ++i) {
    const double a = 2 * std::numbers::pi * i / 30000;
    many.push_back({3000 * std::cos(a), 3000 * std::sin(a)});
  }
  const auto calm = tools::calm_loop(many, 1);
  CHECK(calm.size() <= kMaxLoop);
  CHECK(calm.size() > 100);
  for (const Vec2 p : calm) CHECK(base::length(p) == doctest::Approx(3000).epsilon(0.01));
}
