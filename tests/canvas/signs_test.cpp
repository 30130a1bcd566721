// The signs of a map: symbol marks at islands, cross circles, the title at its foot; and what lies above
// what in a picture.
#include "canvas/signs.h"

#include <doctest/doctest.h>

#include "canvas/scene.h"
#include "canvas/shape.h"
#include "canvas/sign_places.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/live_scene.h"

using namespace canvas;
using namespace model;

namespace {

struct Map : support::LiveScene {
  Map() {
    ops::Ops away;
    for (const auto& [id, card] : b().cards) away.push_back(ops::Remove<Card>{board, id});
    if (!away.empty()) REQUIRE(doc.apply_all(away).ok());
  }
  void apply(const ops::Op& op) { REQUIRE(doc.apply_all({op}).ok()); }
  Id card(Vec2 pos) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.text = "みんなで支え合うまち";
    c.z = top_z(b());
    apply(ops::Add<Card>{board, c});
    return c.id;
  }
  Id island(const std::vector<Id>& cards, const std::vector<Id>& islands = {}) {
    const auto made = ops::make_island(b(), cards, islands, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
  void symbol(Id island, const std::string& words) {
    apply(ops::Change<Island>{board, island, Patch<Island>{}.set<&Island::symbol>(words)});
  }
  Id circle(const Rect& r, const std::string& words) {
    Circle c;
    c.id = ids.next();
    c.words = words;
    c.loop = {r.min, {r.max.x, r.min.y}, r.max, {r.min.x, r.max.y}};
    apply(ops::Add<Circle>{board, c});
    return c.id;
  }
  DrawList picture() {
    DrawList list;
    scene.paint(scene.bounds().grown(10), 4, list);
    return list;
  }
  /// No card and no plate lies where this sign does.
  bool lies_free(const TurnedRect& sign) const {
    const Rect box = sign.bounds();
    for (const auto& [id, c] : b().cards)
      if (shape_of(c).bounds().intersects(box)) return false;
    for (const auto& [id, i] : b().islands)
      if (plate_shape_of(i).bounds().intersects(box)) return false;
    return true;
  }
};

/// The layer of what says this; -1: nothing does.
int layer_of(const DrawList& list, const std::string& says) {
  for (const auto& entry : list.entries)
    if (const auto* words = std::get_if<Text>(&entry.item))
      if (words->layout && words->layout->source == says) return int(entry.layer);
  return -1;
}

}  // namespace

TEST_CASE("sign places: a stamp hangs at the outside of the line, whichever way it is turned") {
  const Shape line{{{{0, 0}, {200, 0}, {200, 100}, {0, 100}}}};
  for (const double turn : {0.0, std::numbers::pi / 2, std::numbers::pi, 0.4}) {
    const auto all = places_at(line, {60, 20}, turn);
    REQUIRE(all.size() > 20);
    for (const Vec2 p : all) {
      CHECK_FALSE(contains(line, p));
      CHECK(distance_to_line(line, p) < 80);
    }
  }
  // The first, as it is read, to the lower right.
  CHECK(places_at(line, {60, 20}, 0).front().x > 100);
  CHECK(places_at(line, {60, 20}, 0).front().y == doctest::Approx(106));
  CHECK(places_at(line, {60, 20}, std::numbers::pi).front().y == doctest::Approx(-6));
  CHECK(places_at(Shape{}, {60, 20}, 0).empty());
  CHECK(places_at(Shape{{{{5, 5}}}}, {60, 20}, 0).size() > 0);
}

TEST_CASE("sign places: on a loop from its top downwards") {
  const std::vector<Vec2> loop{{0, 50}, {50, 0}, {100, 50}, {50, 100}};
  const auto all = places_on(loop, 0);
  CHECK(all.front() == Vec2{50, 0});
  for (const Vec2 p : all) CHECK(distance_to_line(Shape{{loop}}, p) < 1e-6);
  CHECK(places_on(loop, std::numbers::pi).front() == Vec2{50, 100});
  CHECK(places_on({}, 0).empty());
  CHECK(places_on({{1, 1}, {1, 1}, {1, 1}}, 0).size() == 1);
}

TEST_CASE("symbol mark: stands at its island, on no card and no plate, and makes way for them") {
  Map m;
  const Id a = m.card({0, 0}), other = m.card({90, 0});
  const Id island = m.island({a, other});
  CHECK(m.scene.symbol_place(island).has_value());
  m.symbol(island, "ひろば");
  const auto at_first = m.scene.symbol_place(island);
  REQUIRE(at_first);
  CHECK(m.lies_free(*at_first));
  CHECK(at_first->size.h > kSymbolEm);
  CHECK(layer_of(m.picture(), "ひろば") > 0);
  // A card put there finds it elsewhere.
  m.card(at_first->centre);
  const auto then = m.scene.symbol_place(island);
  REQUIRE(then);
  CHECK_FALSE(then->centre == at_first->centre);
  CHECK(m.lies_free(*then));
  m.doc.undo();
  CHECK(m.scene.symbol_place(island)->centre == at_first->centre);
  // What was painted there is painted anew where its words change.
  (void)m.scene.take_damage();
  m.symbol(island, "");
  bool damaged = false;
  for (const Rect& r : m.scene.take_damage()) damaged |= r.intersects(at_first->bounds());
  CHECK(damaged);
  CHECK(layer_of(m.picture(), "ひろば") == -1);
}

TEST_CASE("symbol mark: leaves the end of a line free where there is another place") {
  Map m;
  const Id island = m.island({m.card({0, 0}), m.card({90, 0})});
  m.symbol(island, "ひろば");
  const auto alone = m.scene.symbol_place(island);
  REQUIRE(alone);
  // A line from the island's middle that leaves it where the mark stood.
  const Vec2 out = alone->centre + (alone->centre - Vec2{45, 0}) * 3;
  const Id other = m.card(out);
  m.apply(
      ops::Add<Relation>{m.board, {m.ids.next(), RelationKind::order, island, other, "", 0, {}}});
  const auto line = m.scene.relation_line(m.b().relations.begin()->first);
  REQUIRE(line);
  const auto then = m.scene.symbol_place(island);
  REQUIRE(then);
  CHECK_FALSE(crosses(*then, line->first, line->second));
  m.doc.undo();
  CHECK(m.scene.symbol_place(island)->centre == alone->centre);
}

TEST_CASE("sign places: whether a way comes by") {
  const TurnedRect r{{0, 0}, {20, 10}, 0};
  CHECK(crosses(r, {-50, 0}, {50, 0}));
  CHECK(crosses(r, {0, 0}, {1, 1}));
  CHECK(crosses(r, {0, -50}, {0, 0}));
  CHECK_FALSE(crosses(r, {-50, 6}, {50, 6}));
  CHECK_FALSE(crosses(r, {-50, 0}, {-11, 0}));
  CHECK(crosses({{0, 0}, {20, 10}, std::numbers::pi / 2}, {-50, 8}, {50, 8}));
}

TEST_CASE("symbol mark: is its island under a finger, goes along with it, and with a closed pile") {
  Map m;
  const Id a = m.card({0, 0}), other = m.card({90, 0});
  const Id island = m.island({a, other});
  m.symbol(island, "ひろば");
  const Vec2 there = m.scene.symbol_place(island)->centre;
  CHECK(m.scene.hit(there, 2) == ItemRef{ItemKind::symbol, island});
  m.scene.hold({ItemKind::island, island});
  m.scene.set_pose({ItemKind::island, island}, {{500, 0}, 0, {}});
  CHECK(layer_of(m.picture(), "ひろば") == -1);
  DrawList held;
  std::vector<Rect> bounds;
  m.scene.paint_held(4, held, bounds);
  CHECK(layer_of(held, "ひろば") >= 0);
  m.scene.let_go({ItemKind::island, island});
  m.apply(ops::Change<Island>{m.board, island, Patch<Island>{}.set<&Island::closed>(true)});
  const auto closed = m.scene.symbol_place(island);
  REQUIRE(closed);
  CHECK_FALSE(
      closed->bounds().intersects(plate_shape_of(m.b().islands.at(island)).bounds().grown(-5)));
  CHECK(layer_of(m.picture(), "ひろば") >= 0);
}

TEST_CASE(
    "symbol mark: of a nested island goes where the outer one is closed; a long one has lines") {
  Map m;
  const Id a = m.card({0, 0}), other = m.card({90, 0}), third = m.card({0, 200});
  const Id inner = m.island({a, other});
  const Id outer = m.island({third}, {inner});
  m.symbol(inner, "ひろば");
  m.symbol(outer, std::string("だれもが顔を合わせてあいさつのできる大きなひろば"));
  const auto large = m.scene.symbol_place(outer);
  REQUIRE(large);
  CHECK(large->size.w < 160);
  CHECK(large->size.h > 2 * m.scene.symbol_place(inner)->size.h * 0.6);
  CHECK_FALSE(large->bounds().intersects(m.scene.symbol_place(inner)->bounds()));
  m.apply(ops::Change<Island>{m.board, outer, Patch<Island>{}.set<&Island::closed>(true)});
  CHECK_FALSE(m.scene.symbol_place(inner));
  CHECK(layer_of(m.picture(), "ひろば") == -1);
}

TEST_CASE("cross circle: its words stand on its loop, on no card; line and words are found") {
  Map m;
  for (const double x : {0.0, 200.0}) m.island({m.card({x, 0}), m.card({x, 70})});
  const Id id = m.circle({{-10, -20}, {210, 90}}, "つながり");
  const auto words = m.scene.circle_words(id);
  REQUIRE(words);
  CHECK(m.lies_free(*words));
  CHECK(distance_to_line(Shape{{m.b().circles.at(id).loop}}, words->centre) < 1e-6);
  CHECK(m.scene.hit(words->centre, 2) == ItemRef{ItemKind::circle, id});
  CHECK(m.scene.hit({100, 91}, 2) == ItemRef{ItemKind::circle, id});
  // It takes no room: what is put into it lies free.
  CHECK(m.scene.is_free(Rect::around({100, 40}, {10, 10})));
  // Nobody has written on it yet: it says so.
  m.apply(ops::Change<Circle>{m.board, id, Patch<Circle>{}.set<&Circle::words>("")});
  CHECK(m.scene.circle_words(id).has_value());
  CHECK(layer_of(m.picture(), "…") > 0);
  (void)m.scene.take_damage();
  m.apply(ops::Remove<Circle>{m.board, id});
  CHECK_FALSE(m.scene.take_damage().empty());
  CHECK_FALSE(m.scene.circle_words(id));
  CHECK_FALSE(m.scene.hit({100, 91}, 2));
}

TEST_CASE("cross circle: is held alone, and seen where the hand is") {
  Map m;
  m.card({0, 0});
  const Id id = m.circle({{100, 100}, {200, 200}}, "つながり");
  const ItemRef ref{ItemKind::circle, id};
  m.scene.hold(ref);
  m.scene.set_pose(ref, {{50, 0}, 0, {}});
  CHECK(layer_of(m.picture(), "つながり") == -1);
  DrawList held;
  std::vector<Rect> bounds;
  m.scene.paint_held(4, held, bounds);
  CHECK(layer_of(held, "つながり") >= 0);
  REQUIRE(bounds.size() == 1);
  CHECK(bounds[0].contains({240, 150}));
  m.scene.let_go(ref);
  CHECK(layer_of(m.picture(), "つながり") >= 0);
}

TEST_CASE(
    "title: stands at the map's foot where the board asks for it, and goes down with the map") {
  Map m;
  m.card({0, 0});
  m.scene.set_title({"協働のまち", "2026年7月5日・図書館", "聞き書きによる"});
  CHECK_FALSE(m.scene.title_place());
  const Rect without = m.scene.bounds();
  m.apply(ops::Change<Board>{{}, m.board, Patch<Board>{}.set<&Board::legend>(true)});
  const auto first = m.scene.title_place();
  REQUIRE(first);
  CHECK(first->min.y > without.max.y);
  CHECK(m.scene.bounds().max.y >= first->max.y);
  CHECK(layer_of(m.picture(), "協働のまち") == 0);
  CHECK_FALSE(m.scene.hit(first->centre(), 2));
  // A card that somebody lays on it drives it downwards.
  m.card(first->centre());
  const auto then = m.scene.title_place();
  REQUIRE(then);
  CHECK(then->min.y > first->max.y);
  m.doc.undo();
  CHECK(m.scene.title_place() == first);
  // Other words, none, or no wish for them.
  m.scene.set_title({});
  CHECK_FALSE(m.scene.title_place());
  m.scene.set_title({"", "", "註"});
  CHECK(m.scene.title_place().has_value());
  m.apply(ops::Change<Board>{{}, m.board, Patch<Board>{}.set<&Board::legend>(false)});
  CHECK_FALSE(m.scene.title_place());
  CHECK(m.scene.bounds() == without);
}

TEST_CASE("order: areas from the outermost, circles, lines, symbol marks, cards, plates") {
  Map m;
  const Id a = m.card({0, 0}), b = m.card({90, 0}), c = m.card({0, 200}), d = m.card({400, 0});
  const Id inner = m.island({a, b});
  const Id outer = m.island({c}, {inner});
  for (const auto& [id, words] : {std::pair{inner, "内"}, std::pair{outer, "外"}})
    m.apply(ops::Change<Island>{m.board, id, Patch<Island>{}.set<&Island::plate>(words)});
  m.symbol(inner, "ひろば");
  m.circle({{-10, -20}, {420, 90}}, "つながり");
  m.apply(
      ops::Add<Relation>{m.board, {m.ids.next(), RelationKind::order, outer, d, "だから", 0, {}}});
  const DrawList list = m.picture();
  int highest_area = -1, dashed = -1, line = -1;
  std::vector<int> areas;
  for (const auto& entry : list.entries) {
    if (std::holds_alternative<Area>(entry.item)) areas.push_back(int(entry.layer));
    if (const auto* s = std::get_if<Stroke>(&entry.item)) {
      if (s->dash > 0) dashed = int(entry.layer);
      if (!s->closed) line = int(entry.layer);
    }
  }
  REQUIRE(areas.size() == 2);
  CHECK(areas[0] < areas[1]);
  highest_area = areas[1];
  CHECK(highest_area < dashed);
  CHECK(dashed < layer_of(list, "つながり"));
  CHECK(layer_of(list, "つながり") < line);
  CHECK(line < layer_of(list, "だから"));
  CHECK(layer_of(list, "だから") < layer_of(list, "ひろば"));
  const int card = layer_of(list, "みんなで支え合うまち");
  CHECK(layer_of(list, "ひろば") < card);
  CHECK(card < layer_of(list, "内"));
  CHECK(card < layer_of(list, "外"));
}

TEST_CASE("signs: after any ops they stand as if the board were shown afresh") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    Map m;
    std::mt19937 random(seed);
    m.scene.set_title({"題", "", ""});
    m.apply(ops::Change<Board>{{}, m.board, Patch<Board>{}.set<&Board::legend>(true)});
    for (int n = 0; n < 150; ++n) {
      if (random() % 8 == 0)
        m.doc.undo();
      else if (random() % 4 == 0 && !m.b().islands.empty())
        m.symbol(std::next(m.b().islands.begin(), long(random() % m.b().islands.size()))->first,
                 random() % 3 ? "印" : "");
      else if (random() % 6 == 0)
        m.circle(Rect::around({double(random() % 600), double(random() % 600)}, {150, 120}), "輪");
      else
        (void)m.doc.apply_all(support::random_action(m.doc.session(), random, m.ids));
      if (n % 10 != 0) continue;
      Scene fresh(*m.typesetter, Look{});
      fresh.set_title({"題", "", ""});
      fresh.show(&m.b());
      for (const auto& [id, island] : m.b().islands) {
        const auto one = m.scene.symbol_place(id), two = fresh.symbol_place(id);
        REQUIRE(one.has_value() == two.has_value());
        if (one) CHECK(one->centre == two->centre);
      }
      for (const auto& [id, circle] : m.b().circles)
        CHECK(m.scene.circle_words(id)->centre == fresh.circle_words(id)->centre);
      CHECK(m.scene.title_place() == fresh.title_place());
      CHECK(m.scene.bounds() == fresh.bounds());
    }
  }
}
