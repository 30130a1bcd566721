// Seats beside one another at one side of the table: handles, open panels, and too many of them.
#include <doctest/doctest.h>

#include "seats/seat_table.h"

using namespace support;

namespace {

Rect all_of(SeatTable& t, int number) { return t.seat(number).frame().area(); }
void check_apart(SeatTable& t) {
  for (const auto& a : t.seats->all())
    for (const auto& b : t.seats->all())
      if (a->place().number < b->place().number) {
        CAPTURE(a->place().number);
        CAPTURE(b->place().number);
        CHECK_FALSE(
            all_of(t, a->place().number).grown(-0.01).intersects(all_of(t, b->place().number)));
      }
}

}  // namespace

TEST_CASE(
    "seats: a handle dragged onto another stops beside it, which stays; farther it steps over") {
  SeatTable t({.places = {{1, Edge::bottom, 0.2, {}}, {2, Edge::bottom, 0.5, {}}}, .open = false});
  const Rect two = all_of(t, 2);
  t.drag(t.spot(1, SpotKind::handle), {490, 595});
  CHECK(all_of(t, 2) == two);
  CHECK(all_of(t, 1).max.x == doctest::Approx(two.min.x - seats::kSeatGap));
  CHECK(t.kept().back().places[0].along == doctest::Approx(t.seat(1).place().along));
  CHECK(t.seat(1).place().along * 1000 == doctest::Approx(all_of(t, 1).centre().x));
  t.drag(t.spot(1, SpotKind::handle), {510, 595});
  CHECK(all_of(t, 2) == two);
  CHECK(all_of(t, 1).min.x == doctest::Approx(two.max.x + seats::kSeatGap));
  // At the corner two sides do not lie over one another either.
  t.drag(t.spot(1, SpotKind::handle), {2, 300});
  t.drag(t.spot(1, SpotKind::handle), {1, 599});
  t.drag(t.spot(2, SpotKind::handle), {1, 599});
  check_apart(t);
}

TEST_CASE("seats: two who open at one short side of a small table share it, and can write") {
  SeatTable t({.places = {{1, Edge::left, 0.3, {}}, {2, Edge::left, 0.6, {}}},
               .table = {508, 268},
               .open = false});
  t.press(1, SpotKind::handle);
  CHECK(t.seat(1).frame().size.w == doctest::Approx(166));
  // One types while the other opens: the key under the finger counts.
  t.down(7, t.key(1, "g"));
  t.wait(0.2);
  t.press(2, SpotKind::handle);
  t.up(7);
  CHECK(t.seat(1).text().text() == "g");
  CHECK_FALSE(t.seats->owns(7));
  check_apart(t);
  for (int n : {1, 2}) {
    CHECK(all_of(t, n).min.y >= -1e-9);
    CHECK(all_of(t, n).max.y <= 268 + 1e-9);
    REQUIRE(t.seat(n).keyboard() != nullptr);
    for (const keys::KeyView& key : t.seat(n).keyboard()->view().keys) {
      CHECK(key.rect.width() >= keys::kSmallestKeyMm);
      CHECK(key.rect.height() >= keys::kSmallestKeyMm);
    }
    t.type_english(n, "ok");
  }
  CHECK(t.seat(1).text().text() == "gok");
  CHECK(t.seat(2).text().text() == "ok");
  // Whoever closes gives the room back to those who open afterwards.
  t.press(2, SpotKind::fold);
  t.press(1, SpotKind::fold);
  t.press(1, SpotKind::handle);
  CHECK(t.seat(1).frame().size.w == doctest::Approx(166));
  check_apart(t);
}

TEST_CASE(
    "seats: an open panel dragged to a crowded side lies beside the others when it is let go") {
  SeatTable t(
      {.places = {{1, Edge::left, 0.5, {}}, {2, Edge::bottom, 0.5, {}}}, .table = {508, 268}});
  t.drag(t.spot(2, SpotKind::handle), {3, 150});
  REQUIRE(t.seat(2).place().edge == Edge::left);
  check_apart(t);
  t.type_english(1, "a");
  t.type_english(2, "b");
  CHECK(t.card("a").seat == "1");
  CHECK(t.card("b").seat == "2");
}

TEST_CASE("seats: more than a side has room for still lie on the table") {
  SeatTable t(
      {.places = {{1, Edge::left, 0.2, {}}, {2, Edge::left, 0.5, {}}, {3, Edge::left, 0.8, {}}},
       .table = {508, 268}});
  for (int n = 1; n <= 3; ++n) CHECK(t.table.grown(1e-6).common(all_of(t, n)) == all_of(t, n));
}

TEST_CASE("seats: on a table without a size it is said that there is no room, not how many") {
  SeatTable t({.places = {}});
  t.seats->set_table(Rect{});
  CHECK_FALSE(t.seats->add());
  REQUIRE(t.said().size() == 1);
  CHECK(t.said()[0].find("window") != std::string::npos);
  t.seats->set_table(t.table);
  CHECK(t.seats->add());
}
