// Where somebody could still sit down: at each side, under no seat, and only for a finger's tap.
#include "seats/free_places.h"

#include <doctest/doctest.h>

#include "seats/seat_table.h"

using namespace support;
using seats::FreePlace;

namespace {

const FreePlace* at_edge(SeatTable& t, Edge edge) {
  for (const FreePlace& f : t.seats->free_places().all())
    if (f.edge == edge) return &f;
  return nullptr;
}
Vec2 middle(SeatTable& t, Edge edge) {
  const FreePlace* f = at_edge(t, edge);
  REQUIRE(f != nullptr);
  return f->frame.area().centre();
}
void check_apart(SeatTable& t) {
  for (const FreePlace& f : t.seats->free_places().all()) {
    CHECK(t.table.common(f.frame.area()) == f.frame.area());
    for (const auto& s : t.seats->all()) CHECK_FALSE(s->frame().area().intersects(f.frame.area()));
  }
}

}  // namespace

TEST_CASE("free places: one at each side of an empty table, turned to it; a tap sits down there") {
  SeatTable t({.places = {}});
  REQUIRE(t.seats->free_places().all().size() == 4);
  for (const FreePlace& f : t.seats->free_places().all()) {
    CHECK(f.words);
    CHECK(f.frame.turn == doctest::Approx(seats::turn_of(f.edge)));
  }
  t.tap(middle(t, Edge::top));
  REQUIRE(t.seats->all().size() == 1);
  CHECK(t.seat(1).open());
  CHECK(t.seat(1).place().edge == Edge::top);
  CHECK(t.seats->focused() == &t.seat(1));
  CHECK(t.kept().back().places.size() == 1);
  check_apart(t);
  // Beside somebody only a plus shows.
  REQUIRE(at_edge(t, Edge::top) != nullptr);
  CHECK_FALSE(at_edge(t, Edge::top)->words);
  CHECK(at_edge(t, Edge::bottom)->words);
  t.tap(middle(t, Edge::top));
  t.tap(middle(t, Edge::right));
  CHECK(t.seats->all().size() == 3);
  CHECK(t.seat(3).place().edge == Edge::right);
  check_apart(t);
  // Who leaves makes room.
  t.press(3, SpotKind::leave);
  REQUIRE(at_edge(t, Edge::right) != nullptr);
  CHECK(at_edge(t, Edge::right)->words);
}

TEST_CASE("free places: fill the table up to twelve, before a wall up to six at the bottom") {
  for (const bool wall : {false, true}) {
    SeatTable t({.places = {}, .table = {1400, 560}, .at_wall = wall});
    for (int n = 0; n < 20 && !t.seats->free_places().all().empty(); ++n) {
      if (wall) CHECK(t.seats->free_places().all().size() == 1);
      t.tap(t.seats->free_places().all().front().frame.area().centre());
      check_apart(t);
      t.press(n + 1, SpotKind::fold);
    }
    CHECK(t.seats->all().size() == (wall ? seats::kMostWallSeats : seats::kMostSeats));
  }
}

TEST_CASE("free places: a small table offers as many as can write beside one another") {
  SeatTable t({.places = {}, .table = {508, 268}});
  t.tap(middle(t, Edge::left));
  t.tap(middle(t, Edge::left));
  CHECK(t.seat(1).open());
  CHECK(t.seat(2).open());
  CHECK(at_edge(t, Edge::left) == nullptr);
  CHECK_FALSE(t.seat(1).frame().area().grown(-0.01).intersects(t.seat(2).frame().area()));
}

TEST_CASE("free places: arms, sleeves and fingers that slip away sit nobody down") {
  SeatTable t({.places = {}});
  const Vec2 p = middle(t, Edge::bottom);
  t.down(1, p);
  CHECK(at_edge(t, Edge::bottom)->pressed);
  CHECK(t.seats->owns(1));
  SUBCASE("rests") { t.wait(2); }
  SUBCASE("slips away") { t.move(1, p - Vec2{0, 80}); }
  SUBCASE("two at once") {
    t.down(2, p + Vec2{12, 2});
    t.up(2);
  }
  SUBCASE("grows wide") { t.sample(1, Phase::move, p, 40); }
  SUBCASE("its device goes away") { t.sample(1, Phase::lost, p); }
  SUBCASE("all fingers are forgotten") { t.seats->cancel_all(); }
  t.up(1);
  CHECK(t.seats->all().empty());
  CHECK_FALSE(t.seats->owns(1));
  CHECK_FALSE(at_edge(t, Edge::bottom)->pressed);
  t.tap(p);
  CHECK(t.seats->all().size() == 1);
}

TEST_CASE("free places: where nothing can be written they say so and sit nobody down") {
  SeatTable looking({.places = {}, .read_only = true});
  const auto& places = looking.seats->free_places().all();
  REQUIRE(places.size() == 4);
  for (const seats::FreePlace& f : places) {
    CHECK(f.look_only);
    CHECK(f.button().icon == "eye");
  }
  looking.tap(places[0].button().place.centre);
  CHECK(looking.seats->all().empty());
  CHECK(looking.said() == std::vector<std::string>{"This session can only be looked at here."});
  // A seat that is there from before needs no place to sit down beside it.
  SeatTable seated({.places = {{1, Edge::bottom, 0.5, {}}}, .read_only = true});
  CHECK(seated.seats->free_places().all().size() == 3);
}

TEST_CASE("free places: none on a window too small") {
  SeatTable narrow({.places = {}, .table = {30, 10}});
  check_apart(narrow);
}
