// Lines that go round what they would cross: a table of maps, each with what a line may not run over; and that
// lines follow hands, are found along their whole length, and are those of a map shown afresh.
#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "canvas/shape.h"
#include "canvas/way.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/live_scene.h"

using namespace canvas;
using namespace model;

namespace {

struct Map : support::LiveScene {
  Map() : LiveScene(11) {}
  Id card(Vec2 pos, Id island = {}, double turn = 0) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = base::normal_angle(turn);
    c.island = island;
    REQUIRE(doc.apply_all({ops::Add<Card>{board, c}}).ok());
    return c.id;
  }
  Id island(Vec2 plate, Id parent = {}) {
    Island i;
    i.id = ids.next();
    i.plate_pos = plate;
    i.parent = parent;
    REQUIRE(doc.apply_all({ops::Add<Island>{board, i}}).ok());
    return i.id;
  }
  /// With two cards below its plate.
  Id bundle(Vec2 middle, Id parent = {}) {
    const Id id = island(middle - Vec2{0, 45}, parent);
    card(middle - Vec2{42, 0}, id);
    card(middle + Vec2{42, 0}, id);
    return id;
  }
  void move(Id card, Vec2 pos) {
    REQUIRE(
        doc.apply_all({ops::Change<Card>{board, card, Patch<Card>{}.set<&Card::pos>(pos)}}).ok());
  }
  Id line(Id from, Id to, RelationKind kind = RelationKind::order, std::string words = {}) {
    const Relation r{ids.next(), kind, from, to, std::move(words), 0, {}};
    REQUIRE(doc.apply_all({ops::Add<Relation>{board, r}}).ok());
    return r.id;
  }

  /// How far a line runs over cards and plates other than its ends, and islands that hold neither (mm).
  double crossed(Id line) {
    const Relation& r = b().relations.at(line);
    const auto held_by = [&](Id thing, Id island) {
      const Card* c = find_card(b(), thing);
      const Id in = c ? c->island : thing;
      return find_island(b(), in) && is_within(b(), in, island);
    };
    const auto within_end = [&](Id island) {
      return (find_island(b(), r.from) && is_within(b(), island, r.from)) ||
             (find_island(b(), r.to) && is_within(b(), island, r.to));
    };
    const auto of_end = [&](Id id, Id island) {
      return id == r.from || id == r.to || (!island.nil() && within_end(island));
    };
    const Way way = scene.relation_way(line);
    double over = 0;
    constexpr double kStep = 0.5;
    for (double at = 0; at < length_of(way); at += kStep) {
      const Vec2 p = point_at(way, at).at;
      bool hit = false;
      for (const auto& [id, c] : b().cards)
        hit = hit || (c.place == Place::table && !of_end(id, c.island) && shape_of(c).contains(p));
      for (const auto& [id, i] : b().islands) {
        if (of_end(id, id)) continue;
        hit = hit || plate_shape_of(i).contains(p);
        if (held_by(r.from, id) || held_by(r.to, id)) continue;
        const auto outline = scene.outline(id);
        hit = hit || (outline && contains(*outline, p));
      }
      over += hit ? kStep : 0;
    }
    return over;
  }
  bool straight(Id line) { return scene.relation_way(line).size() == 2; }
};

}  // namespace

TEST_CASE("lines: go round a card, a plate or an island that lies between their ends") {
  Map m;
  const Id line = m.line(m.card({-300, 0}), m.card({300, 0}));
  CHECK(m.straight(line));
  const Id between = m.card({0, 5});
  CHECK_FALSE(m.straight(line));
  CHECK(m.crossed(line) == 0);
  // Not farther than it has to: close by, on the nearer side.
  const Way way = m.scene.relation_way(line);
  CHECK(length_of(way) < 525 + 25);
  CHECK(bounds_of(way).max.y < 10);
  m.move(between, {0, 400});
  CHECK(m.straight(line));
  m.bundle({0, 0});
  CHECK_FALSE(m.straight(line));
  CHECK(m.crossed(line) == 0);
}

TEST_CASE("lines: a table of maps, and nothing is crossed that could be gone round") {
  struct Case {
    const char* name;
    std::function<Id(Map&)> build;
  };
  const Case cases[]{
      {"an end inside nested islands",
       [](Map& m) {
         const Id outer = m.island({-300, -160}), inner = m.island({-300, -60}, outer);
         const Id end = m.card({-340, 0}, inner);
         m.card({-250, 0}, inner);
         m.card({-120, 20}, outer);
         m.bundle({120, 0});
         return m.line(end, m.card({400, 10}));
       }},
      {"touching islands",
       [](Map& m) {
         const Id a = m.bundle({-190, 0}), b = m.bundle({190, 0});
         m.bundle({0, 0});
         return m.line(a, b);
       }},
      {"rows as narrow as tidy lays them",
       [](Map& m) {
         for (int x = -2; x <= 2; ++x)
           for (int y = -2; y <= 2; ++y)
             if (x != 0 || y != 0) m.card({x * 81.0, y * 56.0});
         return m.line(m.card({0, 0}), m.card({500, 13}));
       }},
      {"a wall with one gap",
       [](Map& m) {
         for (int y = -8; y <= 8; ++y)
           if (y != 5) m.card({0, y * 50.0});
         return m.line(m.card({-200, 0}), m.card({200, 0}));
       }},
      {"a yard that opens away from the other end",
       [](Map& m) {
         for (int y = -2; y <= 2; ++y) m.card({120, y * 50.0});
         for (int x = -2; x <= 1; ++x) {
           m.card({x * 75.0, -125});
           m.card({x * 75.0, 125});
         }
         return m.line(m.card({0, 0}), m.card({400, 0}));
       }},
      {"turned cards that lie over one another",
       [](Map& m) {
         for (int k = -6; k <= 6; ++k) m.card({k * 4.0, k * 30.0}, {}, k * 0.5);
         return m.line(m.card({-300, 10}), m.card({300, -10}));
       }},
      {"from an island bent round the other end's neighbours",
       [](Map& m) {
         const Id bent = m.island({0, -300});
         for (int k = -3; k <= 3; ++k) m.card({k * 90.0, -240}, bent);
         for (int k = 0; k < 4; ++k) {
           m.card({-270, -180 + k * 60.0}, bent);
           m.card({270, -180 + k * 60.0}, bent);
         }
         m.bundle({0, -80});
         return m.line(bent, m.card({0, 200}));
       }},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Map m;
    const Id line = c.build(m);
    CHECK(m.scene.relation_way(line).size() >= 2);
    CHECK(m.crossed(line) == 0);
  }
}

TEST_CASE("lines: 300 obstacles laid about, whatever their turn") {
  Map m;
  std::mt19937 random(5);
  std::vector<Id> cards;
  for (int k = 0; k < 300; ++k)
    cards.push_back(
        m.card({(k % 20) * 125.0 + double(random() % 30), (k / 20) * 95.0 + double(random() % 25)},
               {}, double(random() % 100) / 250));
  std::vector<Id> lines;
  for (std::size_t k = 0; k < 20; ++k) lines.push_back(m.line(cards[k * 3], cards[299 - k * 7]));
  for (const Id line : lines) CHECK(m.crossed(line) == 0);
  // The same map, the same lines.
  Scene fresh(*m.typesetter, Look{});
  fresh.show(&m.b());
  for (const Id line : lines) CHECK(fresh.relation_way(line) == m.scene.relation_way(line));
}

TEST_CASE("lines: without a way round they stay straight") {
  Map m;
  for (int k = 0; k < 40; ++k) {
    const double a = k * 0.157;
    m.card({150 * std::cos(a), 150 * std::sin(a)}, {}, a);
  }
  const Id line = m.line(m.card({0, 0}), m.card({500, 0}));
  CHECK(m.straight(line));
}

TEST_CASE("lines: to what an island holds they lead from its plate") {
  Map m;
  const Id outer = m.island({0, -200});
  const Id end = m.card({0, 100}, outer);
  m.card({0, -60}, outer);
  const Id line = m.line(outer, end);
  const Way way = m.scene.relation_way(line);
  REQUIRE(way.size() > 2);
  CHECK(base::distance(way.front(), {0, -200}) < 60);
  CHECK(m.crossed(line) == 0);
}

TEST_CASE("lines: an end in an island that holds the other goes round the rest of it") {
  Map m;
  const Id outer = m.island({0, -200});
  const Id a = m.card({-200, 0}, outer);
  const Id inner = m.bundle({0, 0}, outer);
  const Id b = m.bundle({260, 0}, outer);
  (void)inner;
  CHECK(m.crossed(m.line(a, b)) == 0);
}

TEST_CASE("lines: are found along the whole of their bent way") {
  Map m;
  const Id line = m.line(m.card({-300, 0}), m.card({300, 0}));
  for (double y = -60; y <= 60; y += 40) m.card({0, y});
  const Way way = m.scene.relation_way(line);
  REQUIRE(way.size() > 2);
  const double len = length_of(way);
  for (double part = 0.1; part < 1; part += 0.1)
    CHECK(m.scene.hit(point_at(way, len * part).at, 0) == ItemRef{ItemKind::relation, line});
  CHECK(m.scene.hit({-150, 0}, 0) != ItemRef{ItemKind::relation, line});
}

TEST_CASE("lines: follow what is held, round what lies still") {
  Map m;
  const Id a = m.card({-300, 0}), b = m.card({300, 0}), between = m.card({0, 0});
  const Id line = m.line(a, b, RelationKind::close, "だから");
  const ItemRef held{ItemKind::card, a};
  m.scene.hold(held);
  for (int k = 0; k <= 20; ++k) {
    const Vec2 shift{0, k * 20.0};
    m.scene.set_pose(held, {shift, 0, {}});
    const Way way = m.scene.relation_way(line);
    REQUIRE(way.size() >= 2);
    CHECK(base::distance(way.front(), Vec2{-300, 0} + shift) < 60);
    for (double at = 0; at < length_of(way); at += 1)
      CHECK_FALSE(shape_of(m.b().cards.at(between)).contains(point_at(way, at).at));
  }
  m.scene.let_go(held);
  CHECK(base::distance(m.scene.relation_way(line).front(), {-300, 0}) < 60);
  // Where the held thing lay nothing stands in the way while it is held.
  const Id other = m.line(m.card({0, -300}), m.card({0, 300}));
  CHECK_FALSE(m.straight(other));
  m.scene.hold({ItemKind::card, between});
  CHECK_FALSE(m.straight(other));
}

TEST_CASE("lines: of many that follow at once each comes to its best way") {
  Map m;
  const Id hub = m.card({0, 0});
  std::vector<Id> lines;
  std::mt19937 random(2);
  for (int k = 0; k < 150; ++k)
    m.card({(k % 15 - 7) * 120.0 + double(random() % 20), (k / 15 - 5) * 90.0 + 45});
  for (int k = 0; k < 40; ++k) {
    const double a = k * 0.157;
    lines.push_back(m.line(hub, m.card({1300 * std::cos(a), 1000 * std::sin(a)})));
  }
  const ItemRef held{ItemKind::card, hub};
  m.scene.hold(held);
  DrawList list;
  std::vector<Rect> bounds;
  const Vec2 shift{40, 10};
  m.scene.set_pose(held, {shift, 0, {}});
  m.scene.paint_held(2, list, bounds);
  for (const Id line : lines) {
    const Way way = m.scene.relation_way(line);
    REQUIRE(way.size() >= 2);
    CHECK(base::distance(way.front(), shift) < 60);
  }
  // Resting in the hand: all that was left rough is made well within some pictures.
  for (int k = 0; k < 40; ++k) m.scene.paint_held(2, list, bounds);
  std::vector<Way> at_rest;
  for (const Id line : lines) at_rest.push_back(m.scene.relation_way(line));
  m.scene.paint_held(2, list, bounds);
  for (std::size_t k = 0; k < lines.size(); ++k)
    CHECK(m.scene.relation_way(lines[k]) == at_rest[k]);
}

TEST_CASE("lines: words keep clear of cards, plates and one another where there is room") {
  Map m;
  std::vector<Id> lines;
  const Id hub = m.bundle({0, 0});
  std::mt19937 random(9);
  std::vector<Id> ends;
  for (int k = 0; k < 12; ++k) {
    const double a = k * 0.52;
    ends.push_back(m.card({520 * std::cos(a), 420 * std::sin(a)}));
  }
  for (int k = 0; k < 20; ++k)
    m.card({300 * std::cos(k * 0.3142) + double(random() % 30), 250 * std::sin(k * 0.3142)}, {},
           k * 0.4);
  for (const Id end : ends) lines.push_back(m.line(hub, end, RelationKind::close, "そのために"));
  lines.push_back(m.line(ends[0], ends[6], RelationKind::broken, "しかし"));
  std::vector<Rect> papers;
  for (const Id line : lines) {
    const auto spot = m.scene.relation_words(line);
    REQUIRE(spot);
    papers.push_back(spot->bounds());
    for (const auto& [id, c] : m.b().cards)
      CHECK_FALSE(shape_of(c).bounds().intersects(papers.back()));
    for (const auto& [id, i] : m.b().islands)
      CHECK_FALSE(plate_shape_of(i).bounds().intersects(papers.back()));
  }
  for (std::size_t i = 0; i < papers.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(papers[i].intersects(papers[j]));
}

TEST_CASE("lines: after any number of changes they are those of a map shown afresh") {
  Map m;
  std::mt19937 random(17);
  const auto somewhere = [&] {
    return Vec2{double(random() % 1200) - 600, double(random() % 900) - 450};
  };
  std::vector<Id> cards, islands, lines;
  for (int k = 0; k < 3; ++k) islands.push_back(m.bundle(somewhere()));
  islands.push_back(m.bundle(somewhere(), islands[0]));
  for (int k = 0; k < 25; ++k) cards.push_back(m.card(somewhere(), {}, double(random() % 6)));
  for (std::size_t k = 0; k < 8; ++k)
    lines.push_back(m.line(cards[k], k % 2 ? cards[k + 9] : islands[k % 4], RelationKind(k),
                           k % 3 ? "だから" : ""));
  for (int k = 0; k < 150; ++k) {
    const Id card = cards[random() % cards.size()];
    switch (random() % 6) {
      case 0:
        (void)m.doc.apply_all({ops::Change<Card>{
            m.board, card,
            Patch<Card>{}.set<&Card::island>(random() % 2 ? islands[random() % 4] : Id{})}});
        break;
      case 1:
        (void)m.doc.apply_all(
            {ops::Change<Island>{m.board, islands[random() % 4],
                                 Patch<Island>{}.set<&Island::closed>(random() % 3 == 0)}});
        break;
      case 2:
        m.doc.undo();
        break;
      default:
        m.move(card, somewhere());
    }
    Scene fresh(*m.typesetter, Look{});
    fresh.show(&m.b());
    for (const Id line : lines) {
      REQUIRE(fresh.relation_way(line) == m.scene.relation_way(line));
      const auto a = fresh.relation_words(line), b = m.scene.relation_words(line);
      REQUIRE(a.has_value() == b.has_value());
      if (a) CHECK(a->centre == b->centre);
    }
  }
}
