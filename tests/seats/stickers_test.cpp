// 衆目評価 at the seats: stickers dragged onto what lies on the table, ten people at once, and back.
#include <doctest/doctest.h>

#include "model/weighing.h"
#include "ops/weigh.h"
#include "seats/seat_table.h"

using namespace support;
using model::Manner;
using model::Weighing;

namespace {

struct Weighed : SeatTable {
  explicit Weighed(const TableSet& set = {}, Weighing wish = {Manner::stickers, 3})
      : SeatTable(set) {
    begin(wish);
  }
  void begin(const Weighing& wish) {
    REQUIRE(doc.apply_all(ops::begin_weighing(board(), wish)).ok());
    tick();
  }
  void stick(int number, Vec2 map_mm) { drag(spot(number, SpotKind::sticker), window_of(map_mm)); }
  int points(Id target) {
    const auto got = scene.points_of(target);
    return got ? got->points : 0;
  }
  int left(int number) { return model::stickers_left(board(), std::to_string(number)); }
  std::string last_said() { return said().empty() ? "" : said().back(); }
};

TableSet closed(std::vector<SeatPlace> places = {{1, Edge::bottom, 0.5, {}}}) {
  TableSet set;
  set.places = std::move(places);
  set.open = false;
  return set;
}

}  // namespace

TEST_CASE("stickers: a seat has none until points are given there") {
  SeatTable t;
  CHECK_FALSE(t.has(1, SpotKind::sticker));
  REQUIRE(t.doc.apply_all(ops::begin_weighing(t.board(), {Manner::hands, 5})).ok());
  CHECK_FALSE(t.has(1, SpotKind::sticker));
  REQUIRE(t.doc.apply_all(ops::begin_weighing(t.board(), {Manner::stickers, 5})).ok());
  CHECK(t.has(1, SpotKind::sticker));
}

TEST_CASE("stickers: dragged onto a card from an open seat and from a closed one") {
  for (const bool open : {true, false}) {
    TableSet set;
    set.open = open;
    Weighed t(set);
    const Id card = t.lay("benches", {0, -150});
    t.stick(1, {0, -150});
    CHECK(t.points(card) == 1);
    CHECK(t.left(1) == 2);
    CHECK(t.seat(1).open() == open);
    // Let go beside everything it is back.
    t.stick(1, {-300, -200});
    CHECK(t.left(1) == 2);
    t.stick(1, {0, -150});
    CHECK(t.points(card) == 1);
    CHECK(t.left(1) == 2);
  }
}

TEST_CASE("stickers: the plate, the border and the inside of an island all take one") {
  Weighed t(closed());
  const auto made = ops::make_island(t.board(), {t.lay("a", {-45, -100}), t.lay("b", {45, -100})},
                                     {}, 0, t.ids, 0);
  REQUIRE(t.doc.apply_all(made.ops).ok());
  t.stick(1, t.board().islands.at(made.id).plate_pos);
  CHECK(t.points(made.id) == 1);
  t.press(1, SpotKind::sticker);
  CHECK(t.points(made.id) == 0);
  CHECK(t.left(1) == 3);
  t.stick(1, {0, -100});
  CHECK(t.points(made.id) == 1);
}

TEST_CASE("stickers: who has given all is told so, and can take the last one back") {
  Weighed t(closed(), {Manner::stickers, 1});
  const Id one = t.lay("one", {-100, -150}), two = t.lay("two", {100, -150});
  t.stick(1, {-100, -150});
  t.stick(1, {100, -150});
  CHECK(t.points(two) == 0);
  CHECK(t.last_said() == "You have given all of yours. Tap the stack to take the last one back.");
  t.press(1, SpotKind::sticker);
  CHECK(t.points(one) == 0);
  t.stick(1, {100, -150});
  CHECK(t.points(two) == 1);
  t.doc.undo();
  CHECK(t.left(1) == 1);
}

TEST_CASE("stickers: several at one seat give theirs one after another") {
  for (const bool secret : {false, true}) {
    Weighed t({}, {Manner::stickers, 2, false, secret});
    const Id one = t.lay("one", {-100, -150}), two = t.lay("two", {100, -150});
    CHECK_FALSE(t.has(1, SpotKind::next_person));
    t.stick(1, {-100, -150});
    t.stick(1, {100, -150});
    CHECK(t.seat(1).stickers() == 0);
    t.press(1, SpotKind::next_person);
    CHECK(t.seat(1).stickers() == 2);
    // Nobody gave any since: by a slip it was tapped.
    CHECK_FALSE(t.has(1, SpotKind::next_person));
    t.press(1, SpotKind::sticker);
    CHECK(t.seat(1).stickers() == 0);
    t.press(1, SpotKind::next_person);
    t.stick(1, {-100, -150});
    CHECK(t.seat(1).stickers() == 1);
    // She takes back her own alone.
    t.press(1, SpotKind::sticker);
    t.press(1, SpotKind::sticker);
    CHECK(t.board().votes.size() == 2);
    t.press(1, SpotKind::next_person);
    t.stick(1, {-100, -150});
    CHECK(model::more_givers(t.board()) == 1);
    REQUIRE(t.doc.apply_all(ops::show_points(t.board(), t.ids, 0)).ok());
    t.tick();
    CHECK(t.points(one) == 2);
    CHECK(t.points(two) == 1);
    // Another weighing begins with the first one.
    t.begin({Manner::scale, 3});
    CHECK(t.seat(1).stickers() == 3);
    t.stick(1, {-100, -150});
    t.press(1, SpotKind::next_person);
    t.stick(1, {-100, -150});
    CHECK(t.points(one) == 6);
  }
}

TEST_CASE("stickers: ten people's dropped at once all count") {
  std::vector<SeatPlace> places;
  for (const auto& [edge, count] : {std::pair{Edge::bottom, 3}, std::pair{Edge::top, 3},
                                    std::pair{Edge::left, 2}, std::pair{Edge::right, 2}})
    for (int n = 0; n < count; ++n)
      places.push_back({int(places.size()) + 1, edge, (n + 0.5) / count, {}});
  for (const bool secret : {false, true}) {
    Weighed t(closed(places), {Manner::stickers, 5, false, secret});
    const Id card = t.lay("benches", {0, 0});
    for (int n = 1; n <= 10; ++n) t.down(FingerId(n), t.spot(n, SpotKind::sticker));
    for (int step = 1; step <= 5; ++step) {
      t.clock.advance(0.02);
      for (int n = 1; n <= 10; ++n) {
        const Vec2 from = t.spot(n, SpotKind::sticker);
        t.move(FingerId(n), from + (t.window_of({0, 0}) - from) * (step / 5.0));
      }
    }
    for (int n = 1; n <= 10; ++n) t.up(FingerId(n));
    t.tick();
    CHECK(t.points(card) == (secret ? 0 : 10));
    for (int n = 1; n <= 10; ++n) CHECK(t.left(n) == 4);
    // Of what is given in secret the table's undo knows nothing.
    const std::size_t given = t.board().votes.size();
    CHECK(given == 10);
    REQUIRE(t.doc.apply_all(ops::show_points(t.board(), t.ids, 0)).ok());
    CHECK(t.points(card) == 10);
    REQUIRE(t.scene.points_of(card).has_value());
    CHECK(t.scene.points_of(card)->rank == 1);
    CHECK_FALSE(t.has(1, SpotKind::sticker));
  }
}

TEST_CASE("stickers: what is put away gives its points back, and that is said once") {
  Weighed t(closed({{1, Edge::bottom, 0.3, {}}, {2, Edge::bottom, 0.7, {}}}));
  const Id card = t.lay("benches", {0, -150});
  t.stick(1, {0, -150});
  t.stick(2, {0, -150});
  const std::size_t before = t.said().size();
  REQUIRE(t.doc.apply_all(ops::card_to_tray(t.board(), card)).ok());
  CHECK(t.said().size() == before + 1);
  CHECK(t.left(1) == 3);
  CHECK(t.left(2) == 3);
  t.doc.undo();
  CHECK(t.points(card) == 2);
}

TEST_CASE("stickers: in an anonymous session the points bear nobody's name") {
  for (const bool anonymous : {false, true}) {
    TableSet set = closed({{1, Edge::bottom, 0.5, "Ken"}});
    set.anonymous = anonymous;
    Weighed t(set);
    t.lay("benches", {0, -150});
    t.stick(1, {0, -150});
    REQUIRE(t.board().votes.size() == 1);
    CHECK(t.board().votes.begin()->second.who == (anonymous ? "" : "Ken"));
  }
}
