// The words on a line: turned as what it begins at, clear of cards and plates, and where a scene shown
// afresh would have them.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/live_scene.h"

using namespace canvas;
using namespace model;

namespace {

struct Map : support::LiveScene {
  Map() : LiveScene(11) {}
  Id card(Vec2 pos, double turn = 0) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = turn;
    REQUIRE(doc.apply_all({ops::Add<Card>{board, c}}).ok());
    return c.id;
  }
  void move(Id card, Vec2 pos) {
    REQUIRE(
        doc.apply_all({ops::Change<Card>{board, card, Patch<Card>{}.set<&Card::pos>(pos)}}).ok());
  }
  Id line(Id from, Id to, RelationKind kind = RelationKind::order, std::string words = "だから") {
    const Relation r{ids.next(), kind, from, to, std::move(words), 0, {}};
    REQUIRE(doc.apply_all({ops::Add<Relation>{board, r}}).ok());
    return r.id;
  }
  TurnedRect words(Id line) {
    const auto spot = scene.relation_words(line);
    REQUIRE(spot);
    return *spot;
  }
  bool clear(Id line) {
    const Rect spot = words(line).bounds();
    for (const auto& [id, c] : b().cards)
      if (shape_of(c).bounds().intersects(spot)) return false;
    return true;
  }
};

}  // namespace

TEST_CASE("line words: stand in the middle, turned as what the line begins at") {
  Map m;
  const Id a = m.card({-300, 0}, 1.2), b = m.card({300, 0});
  const Id line = m.line(a, b);
  CHECK(m.words(line).turn == doctest::Approx(1.2));
  CHECK(std::abs(m.words(line).centre.x) < 10);
  CHECK(m.words(m.line(b, m.card({300, 400}, 2))).turn == 0);
  // Of a broken one beside the line: its middle shows the break.
  const Id broken = m.line(m.card({-300, 900}), m.card({300, 900}), RelationKind::broken);
  CHECK(m.words(broken).centre.y < 900 - m.words(broken).size.h / 2);
  // A finger on the words means the line.
  CHECK(m.scene.hit(m.words(broken).centre, 0) == ItemRef{ItemKind::relation, broken});
  // In whatever hand: they turn and go along.
  m.scene.hold({ItemKind::card, a});
  m.scene.set_pose({ItemKind::card, a}, {{0, 100}, 0.5, {-300, 0}});
  CHECK(m.words(line).turn == doctest::Approx(1.7));
}

TEST_CASE("line words: make way for a card that comes to lie on them, and come back when it goes") {
  Map m;
  const Id line = m.line(m.card({-300, 0}), m.card({300, 0}));
  const Vec2 middle = m.words(line).centre;
  const Id other = m.card({0, 10});
  CHECK(m.clear(line));
  CHECK_FALSE(m.words(line).centre == middle);
  m.move(other, {0, 200});
  CHECK(m.words(line).centre == middle);
  // Where everything is covered they stand in the middle of the line, which no way round helps.
  for (double y = -2400; y <= 2400; y += 40)
    for (double x = -240; x <= 240; x += 60) m.card({x, y});
  CHECK(m.words(line).centre == middle);
}

TEST_CASE("line words: wider than the gap they are set in more lines, and the line is still seen") {
  Map m;
  const std::string words = "朝のあいさつから、顔見知りがふえていく";
  const Id left = m.card({-80, 0}), right = m.card({80, 0});
  const Id line = m.line(left, right, RelationKind::order, words);
  const TurnedRect spot = m.words(line);
  CHECK(m.clear(line));
  CHECK(std::abs(spot.centre.y) < 1);  // on the line
  CHECK(spot.size.w < 85 - 16);        // which shows its ends at both sides
  CHECK(spot.size.h > 15);
  // All of them are there, in lines as they are painted.
  DrawList list;
  m.scene.paint({{-300, -300}, {300, 300}}, 4, list);
  std::string painted;
  std::size_t lines = 0;
  for (const auto& entry : list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item); t && t->layout->source == words) {
      for (const auto& part : t->layout->lines) painted += part.text;
      lines = t->layout->lines.size();
      CHECK_FALSE(t->layout->ellipsized);
    }
  CHECK(painted == words);
  CHECK(lines >= 2);
  // With room they stand in one line again.
  m.move(right, {400, 0});
  CHECK(m.words(line).size.h < 12);
}

TEST_CASE("line words: where the gap is too narrow they lie beside the line, on no card") {
  Map m;
  const std::string words = "朝のあいさつから、顔見知りがふえていく";
  const Id line = m.line(m.card({-54, 0}), m.card({54, 0}), RelationKind::order, words);
  CHECK(m.clear(line));
  CHECK(std::abs(m.words(line).centre.y) > 25);
  // In a passage between two rows of cards they are turned along the line, or stand on it: never on a card.
  Map passage;
  const Id up = passage.card({0, -200}), down = passage.card({0, 200});
  for (double y = -160; y <= 160; y += 55)
    for (const double x : {-52.0, 52.0}) passage.card({x, y});
  const Id upright = passage.line(up, down, RelationKind::order, words);
  CHECK(passage.clear(upright));
}

TEST_CASE("line words: after any number of changes the scene is as one shown afresh") {
  Map m;
  std::vector<Id> cards;
  std::mt19937 random(3);
  const auto somewhere = [&] {
    return Vec2{double(random() % 700) - 350, double(random() % 500) - 250};
  };
  for (int k = 0; k < 12; ++k)
    cards.push_back(m.card(somewhere(), double(random() % 4) * 1.57 - 1.57));
  std::vector<Id> lines;
  for (std::size_t k = 0; k + 1 < 8; ++k)
    lines.push_back(m.line(cards[k], cards[k + 1], RelationKind(k),
                           k % 2 ? "だから" : "だから、となりの町とも話してみる"));
  for (int k = 0; k < 120; ++k) {
    m.move(cards[random() % cards.size()], somewhere());
    Scene fresh(*m.typesetter, Look{});
    fresh.show(&m.b());
    DrawList now, anew;
    m.scene.paint({{-900, -900}, {900, 900}}, 4, now);
    fresh.paint({{-900, -900}, {900, 900}}, 4, anew);
    REQUIRE(to_text(now) == to_text(anew));
    for (const Id line : lines)
      CHECK(m.scene.relation_words(line).has_value() == fresh.relation_words(line).has_value());
    // Where a line's words may be painted, the scene finds it.
    for (const Id line : lines)
      if (const auto spot = m.scene.relation_words(line)) {
        const auto there = m.scene.visible_items(spot->bounds());
        CHECK(std::ranges::count(there, ItemRef{ItemKind::relation, line}) == 1);
      }
  }
}
