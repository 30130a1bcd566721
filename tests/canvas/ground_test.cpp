#include "canvas/ground.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "canvas/scene.h"
#include "support/manual_clock.h"
#include "support/typesetter.h"

using namespace canvas;

namespace {

model::Ground three() {
  return {{0, 0}, {900, 400}, {{"市の役割"}, {"いっしょに"}, {"市民の役割"}}};
}
model::Ground matrix() {
  return {{0, 0}, {800, 400}, {{"小"}, {"大"}}, {{"大"}, {"小"}}, "手間", "効果"};
}

std::vector<const Text*> words(const DrawList& list, const std::string& says) {
  std::vector<const Text*> out;
  for (const auto& entry : list.entries)
    if (const auto* t = std::get_if<Text>(&entry.item);
        t && t->layout && !t->layout->lines.empty() && t->layout->lines[0].text == says)
      out.push_back(t);
  return out;
}

struct Shown {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  model::Board board;
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();
  Scene scene{*typesetter, Look{}};

  explicit Shown(const model::Ground& ground) {
    board.id = ids.next();
    board.ground = ground;
    scene.show(&board);
    (void)scene.take_damage();
  }
  DrawList painted() {
    DrawList out;
    scene.paint(scene.bounds(), 1e9, out);
    return out;
  }
};

}  // namespace

TEST_CASE("ground: each name stands beside the fields, at the top and turned at the bottom") {
  Shown shown(three());
  const DrawList list = shown.painted();
  for (const char* name : {"市の役割", "いっしょに", "市民の役割"}) {
    const auto both = words(list, name);
    REQUIRE(both.size() == 2);
    CHECK(both[0]->turn == 0);
    CHECK(both[0]->pivot.y < -200);
    CHECK(both[1]->turn == doctest::Approx(3.14159265));
    CHECK(both[1]->pivot.y > 200);
  }
}

TEST_CASE(
    "ground: axes have their names at the heads of their arrows, and rows theirs at both sides") {
  Shown shown(matrix());
  const DrawList list = shown.painted();
  CHECK(words(list, "大").size() == 4);
  REQUIRE(words(list, "手間").size() == 2);
  CHECK(words(list, "手間")[0]->pivot.x > 400);
  REQUIRE(words(list, "効果").size() == 2);
  CHECK(words(list, "効果")[0]->pivot.x < -400);
  for (const GroundName& name : names_on(matrix(), 1)) {
    const Rect fields = Rect::around({0, 0}, {799, 399});
    CHECK_FALSE(name.room.bounds().intersects(fields));
    CHECK(bounds_of(matrix(), 1).grown(0.1).united(name.room.bounds()) ==
          bounds_of(matrix(), 1).grown(0.1));
  }
}

TEST_CASE("ground: names at one place do not lie on one another") {
  for (const model::Ground& g : {three(), matrix()}) {
    const auto all = names_on(g, 1.6);
    for (std::size_t a = 0; a < all.size(); ++a)
      for (std::size_t b = a + 1; b < all.size(); ++b)
        CHECK_FALSE(all[a].room.bounds().grown(-0.1).intersects(all[b].room.bounds().grown(-0.1)));
  }
}

TEST_CASE("ground: a long name is set smaller, so that it keeps to its field") {
  model::Ground g = three();
  g.columns[1].name =
      "市と市民がいっしょになって、話し合いながら、ゆっくりと進めていく、みんなの大切な役割のこと";
  Shown shown(g);
  const DrawList list = shown.painted();
  const auto both = words(list, g.columns[1].name);
  REQUIRE(both.size() == 2);
  CHECK(both[0]->layout->box.w <= 300);
}

TEST_CASE("ground: it lies beneath everything and is all in sight with what lies on it") {
  Shown shown(three());
  model::Card card;
  card.id = shown.ids.next();
  card.pos = {1000, 0};
  shown.board.cards.emplace(card.id, card);
  shown.scene.changed(ItemKind::card, card.id);
  const Rect bounds = shown.scene.bounds();
  CHECK(bounds.min.x < -450);
  CHECK(bounds.max.x > 1037);
  CHECK(shown.scene.crowd({5000, 5000}).bounds == bounds);
  CHECK(shown.scene.visible_items(bounds).size() == 1);
  CHECK_FALSE(shown.scene.hit({0, 0}, 4));
  CHECK(shown.scene.is_free({{-100, -100}, {100, 100}}));
  const DrawList list = shown.painted();
  for (const auto& entry : list.entries)
    if (std::holds_alternative<Box>(entry.item)) CHECK(entry.layer > list.entries.front().layer);
}

TEST_CASE("ground: put on, changed or taken off, the map is painted anew; else it is not") {
  Shown shown(model::Ground{});
  CHECK(shown.painted().entries.empty());
  shown.scene.board_changed();
  CHECK(shown.scene.take_damage().empty());
  shown.board.ground = three();
  shown.scene.board_changed();
  CHECK_FALSE(shown.scene.take_damage().empty());
  CHECK(words(shown.painted(), "いっしょに").size() == 2);
  shown.board.ground.columns[1].name = "みんなで";
  shown.scene.board_changed();
  CHECK_FALSE(shown.scene.take_damage().empty());
  CHECK(words(shown.painted(), "みんなで").size() == 2);
  shown.board.ground = {};
  shown.scene.board_changed();
  CHECK_FALSE(shown.scene.take_damage().empty());
  CHECK(shown.painted().entries.empty());
}

TEST_CASE(
    "ground: a line goes from its first zone to its last by an arrow with two heads, unfenced") {
  model::Ground g = three();
  g.line = true;
  Shown shown(g);
  int fences = 0;
  for (const auto& entry : shown.painted().entries)
    if (const auto* s = std::get_if<Stroke>(&entry.item))
      fences += s->points.size() == 2 && s->points[0].x == s->points[1].x &&
                std::abs(s->points[1].y - s->points[0].y) > 100;
  CHECK(fences == 0);
}
