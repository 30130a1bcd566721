// Where a presentation stops, and in which order.
#include "ops/stops.h"

#include "ops/op.h"
#include "room_table.h"

using namespace support;
using ops::Stop;
using ops::StopOrder;

namespace {

std::vector<Id> islands_of(const std::vector<Stop>& stops) {
  std::vector<Id> out;
  for (const Stop& s : stops)
    if (s.kind == Stop::Kind::island) out.push_back(s.island);
  return out;
}

struct Map : RoomTable {
  Id a = island({-300, 0}), b = island({0, 0}), c = island({300, 0});
  Map() {
    card({-300, 60}, a);
    card({0, 60}, b);
    card({300, 60}, c);
  }
  void points(Id target, int n) {
    Vote vote;
    vote.id = ids.next();
    vote.target = target;
    vote.points = n;
    board.votes[vote.id] = vote;
  }
  void told(int order, Id about) {
    Passage p;
    p.id = ids.next();
    p.order = order;
    p.about = about;
    board.passages[p.id] = p;
  }
  std::vector<Id> order(StopOrder by) { return islands_of(ops::stops_of(board, by)); }
};

}  // namespace

TEST_CASE(
    "stops: the map is first and last, each outermost island comes once, and what lies in none") {
  Map t;
  const Id inner = t.island({0, 30}, t.b);
  auto stops = ops::stops_of(t.board, StopOrder::points);
  REQUIRE(stops.size() == 5);
  CHECK(stops.front().kind == Stop::Kind::map);
  CHECK(stops.back().kind == Stop::Kind::map);
  CHECK(islands_of(stops) == std::vector{t.a, t.b, t.c});
  const Id alone = t.card({0, 400});
  stops = ops::stops_of(t.board, StopOrder::points);
  REQUIRE(stops.size() == 6);
  CHECK(stops[4].kind == Stop::Kind::alone);
  CHECK(ops::shown_at(t.board, stops[4]) == std::vector{alone});
  CHECK(ops::outermost_of(t.board, inner) == t.b);
  CHECK(ops::outermost_of(t.board, alone).nil());
  CHECK(ops::outermost_of(t.board, t.ids.next()).nil());
}

TEST_CASE("stops: a map with nothing on it is one stop") {
  RoomTable t;
  CHECK(ops::stops_of(t.board, StopOrder::tapped) == std::vector{Stop{}});
  CHECK(ops::usual_order(t.board) == StopOrder::points);
  CHECK(ops::shown_at(t.board, {Stop::Kind::island, t.ids.next()}).empty());
}

TEST_CASE(
    "stops: what lies in an island has an inner one's plate before its cards; the tray is not "
    "shown") {
  Map t;
  const Id inner = t.island({0, 100}, t.b), deep = t.card({0, 160}, inner);
  const Id away = t.card({0, 60}, t.b);
  t.board.cards[away].place = Place::tray;
  const auto shown = ops::shown_at(t.board, {Stop::Kind::island, t.b});
  REQUIRE(shown.size() == 3);
  CHECK(shown[1] == inner);
  CHECK(shown[2] == deep);
}

TEST_CASE("stops: by points, also those of cards, as retold, and as tapped") {
  Map t;
  CHECK(ops::usual_order(t.board) == StopOrder::points);
  t.told(2, t.a);
  t.told(1, ops::shown_at(t.board, {Stop::Kind::island, t.c}).front());
  CHECK(ops::usual_order(t.board) == StopOrder::narrative);
  CHECK(t.order(StopOrder::narrative) == std::vector{t.c, t.a, t.b});
  t.points(t.b, 2);
  t.points(ops::shown_at(t.board, {Stop::Kind::island, t.c}).front(), 3);
  CHECK(ops::usual_order(t.board) == StopOrder::points);
  CHECK(t.order(StopOrder::points) == std::vector{t.c, t.b, t.a});
  CHECK(ops::points_within(t.board, t.c) == 3);

  t.apply(ops::tap_stop(t.board, t.b));
  t.apply(ops::tap_stop(t.board, t.a));
  t.apply(ops::tap_stop(t.board, t.c));
  CHECK(ops::usual_order(t.board) == StopOrder::tapped);
  CHECK(t.order(StopOrder::tapped) == std::vector{t.b, t.a, t.c});
  // Tapped once more it is not chosen any more, and the others close up.
  t.apply(ops::tap_stop(t.board, t.b));
  CHECK(t.board.islands[t.a].stop == 1);
  CHECK(t.board.islands[t.c].stop == 2);
  CHECK(t.order(StopOrder::tapped) == std::vector{t.a, t.c, t.b});
  t.apply(ops::forget_stops(t.board));
  CHECK(t.board.islands[t.a].stop == 0);
  CHECK(ops::forget_stops(t.board).empty());
  CHECK(ops::tap_stop(t.board, t.island({0, 30}, t.a)).empty());
}
