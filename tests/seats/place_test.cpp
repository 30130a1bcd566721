// Where people sit: places, frames, the settings they are kept in, and the plan of a panel.
#include "seats/place.h"

#include <doctest/doctest.h>

#include <limits>
#include <numbers>
#include <set>

#include "keys/keyboard.h"
#include "seats/seat_plan.h"
#include "seats/seat_settings.h"
#include "support/memory_file_system.h"

using namespace seats;

namespace {

constexpr Edge kEdges[] = {Edge::bottom, Edge::left, Edge::top, Edge::right};
const Rect kTable{{30, 20}, {1030, 620}};

bool near(Vec2 a, Vec2 b) { return base::distance(a, b) < 1e-9; }
Rect all_of(const SeatFrame& f) { return f.to_window(Rect{{0, 0}, {f.size.w, f.size.h}}); }

}  // namespace

TEST_CASE("place: each side faces its person: away from them is into the table") {
  for (const Edge edge : kEdges) {
    CAPTURE(name_of(edge));
    const SeatFrame f = frame_of({1, edge, 0.5, {}}, {160, 120}, kTable);
    const Vec2 away = f.to_window(Vec2{80, -50}) - f.to_window(Vec2{80, 0});
    const Vec2 expected = edge == Edge::bottom ? Vec2{0, -50}
                          : edge == Edge::top  ? Vec2{0, 50}
                          : edge == Edge::left ? Vec2{50, 0}
                                               : Vec2{-50, 0};
    CHECK(near(away, expected));
    // The person's side of the panel lies on the table's edge.
    const Vec2 nearest = f.to_window(Vec2{80, 120});
    CHECK(nearest_place({}, nearest, kTable, false).edge == edge);
    CHECK(f.contains(f.to_window(Vec2{1, 1})));
    CHECK_FALSE(f.contains(f.to_window(Vec2{80, -1})));
    CHECK_FALSE(f.contains(f.to_window(Vec2{161, 60})));
  }
}

TEST_CASE("place: window and seat millimetres name one another, rectangles stay rectangles") {
  for (const Edge edge : kEdges) {
    const SeatFrame f = frame_of({1, edge, 0.3, {}}, {160, 120}, kTable);
    CHECK(near(f.from_window(f.to_window(Vec2{13, 57})), {13, 57}));
    const Rect key{{10, 20}, {24, 50}}, there = f.to_window(key);
    const bool level = edge == Edge::bottom || edge == Edge::top;
    CHECK(there.width() == doctest::Approx(level ? 14 : 30));
    CHECK(there.height() == doctest::Approx(level ? 30 : 14));
    CHECK(near(there.centre(), f.to_window(key.centre())));
  }
}

TEST_CASE("place: a panel lies on the table however far along its place is") {
  for (const Edge edge : kEdges)
    for (const double along : {0.0, 0.02, 0.5, 0.99, 1.0}) {
      const Rect r = all_of(frame_of({1, edge, along, {}}, {160, 120}, kTable));
      CHECK(r.min.x >= kTable.min.x - 1e-9);
      CHECK(r.min.y >= kTable.min.y - 1e-9);
      CHECK(r.max.x <= kTable.max.x + 1e-9);
      CHECK(r.max.y <= kTable.max.y + 1e-9);
    }
}

TEST_CASE("place: a panel longer than its edge lies in its middle") {
  const Rect small{{0, 0}, {100, 80}};
  CHECK(all_of(frame_of({1, Edge::bottom, 0, {}}, {160, 40}, small)).centre().x ==
        doctest::Approx(50));
  CHECK(all_of(frame_of({1, Edge::left, 1, {}}, {160, 40}, small)).centre().y ==
        doctest::Approx(40));
}

TEST_CASE("place: dragging finds the nearest side; at a wall there is only the bottom") {
  const SeatPlace mine{4, Edge::top, 0.1, "Hana"};
  const SeatPlace left = nearest_place(mine, {40, 170}, kTable, false);
  CHECK(left.edge == Edge::left);
  CHECK(left.along == doctest::Approx(0.25));
  CHECK(left.number == 4);
  CHECK(left.name == "Hana");
  CHECK(nearest_place(mine, {1025, 320}, kTable, false).edge == Edge::right);
  const SeatPlace wall = nearest_place(mine, {280, 21}, kTable, true);
  CHECK(wall.edge == Edge::bottom);
  CHECK(wall.along == doctest::Approx(0.25));
  // Outside of the window, and on a table that has no size.
  CHECK(nearest_place(mine, {530, 5000}, kTable, false).along == doctest::Approx(0.5));
  CHECK(nearest_place(mine, {-900, 9000}, kTable, true).along == 0);
  CHECK(nearest_place(mine, {5, 5}, Rect{}, false).along == 0.5);
}

TEST_CASE("place: twelve sit round a table and six before a wall, and nobody on anybody") {
  for (const bool at_wall : {false, true})
    for (const Size size : {Size{508, 268}, Size{1000, 600}, Size{1900, 1060}}) {
      CAPTURE(at_wall);
      CAPTURE(size.w);
      const Rect table{{0, 0}, {size.w, size.h}};
      std::vector<SeatPlace> taken;
      SeatPlace next;
      while (place_for_another(taken, table, at_wall, next)) {
        REQUIRE(taken.size() < 20);
        CHECK(next.number == int(taken.size()) + 1);
        if (at_wall) CHECK(next.edge == Edge::bottom);
        taken.push_back(next);
      }
      CHECK(taken.size() == std::size_t(at_wall ? kMostWallSeats : kMostSeats));
      for (std::size_t i = 0; i < taken.size(); ++i)
        for (std::size_t j = i + 1; j < taken.size(); ++j) {
          const Rect a = all_of(frame_of(taken[i], kHandleSize, table));
          const Rect b = all_of(frame_of(taken[j], kHandleSize, table));
          CAPTURE(i);
          CAPTURE(j);
          CHECK_FALSE(a.grown(1).intersects(b));
        }
    }
}

TEST_CASE("place: room beside the others is the nearest there is, at full width if it can be") {
  const Wish wish{{100, 44}, 44, 0};
  CHECK(room_beside(wish, {}, 500) == Span{100, 44});
  // On top of another: beside it, on the nearer side.
  CHECK(room_beside(wish, {{105, 44}}, 500) == Span{105 - 22 - kSeatGap - 22, 44});
  CHECK(room_beside(wish, {{95, 44}}, 500) == Span{95 + 22 + kSeatGap + 22, 44});
  // Stepping over one whose other side is taken as well.
  const auto over = room_beside({{60, 44}, 44, 0}, {{22, 44}, {70, 44}}, 500);
  CHECK(over == Span{70 + 22 + kSeatGap + 22, 44});
  // Narrower rather than far away, but never under the least.
  CHECK(room_beside({{75, 166}, 124, 0}, {{200, 100}}, 400)->width == doctest::Approx(148));
  CHECK_FALSE(room_beside({{75, 166}, 124, 0}, {{180, 160}}, 300).has_value());
  CHECK_FALSE(room_beside(wish, {{30, 60}}, 70).has_value());
  // The ends are left free.
  CHECK(room_beside({{5, 44}, 44, 15}, {}, 300) == Span{37, 44});
  CHECK(room_beside({{295, 44}, 44, 15}, {}, 300) == Span{263, 44});
}

TEST_CASE("place: side by side all find room in their order, and share what there is") {
  const auto lie_apart = [](const std::vector<Span>& all, double length) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      CHECK(all[i].middle - all[i].width / 2 >= -1e-9);
      CHECK(all[i].middle + all[i].width / 2 <= length + 1e-9);
      for (std::size_t j = i + 1; j < all.size(); ++j)
        CHECK(std::abs(all[i].middle - all[j].middle) >=
              (all[i].width + all[j].width) / 2 + kSeatGap - 1e-9);
    }
  };
  // Two open panels at a short side of 268 mm.
  const auto two = side_by_side({{{201, 166}, 124, 0}, {{67, 166}, 124, 0}}, 268);
  lie_apart(two, 268);
  CHECK(two[0].width == doctest::Approx(133));
  CHECK(two[1].width == doctest::Approx(133));
  CHECK(two[1].middle < two[0].middle);
  // With room enough nobody is moved.
  const auto wide = side_by_side({{{100, 166}, 124, 0}, {{400, 166}, 124, 0}}, 508);
  CHECK(wide[0] == Span{100, 166});
  CHECK(wide[1] == Span{400, 166});
  // All at one end, and at one place.
  lie_apart(side_by_side({{{490, 44}, 44, 0}, {{490, 166}, 124, 0}, {{490, 44}, 44, 0}}, 508), 508);
  // More than there can be: on the edge all the same, evenly over one another.
  const auto three =
      side_by_side({{{60, 166}, 124, 0}, {{130, 166}, 124, 0}, {{200, 166}, 124, 0}}, 268);
  for (const Span& s : three) {
    CHECK(s.width == doctest::Approx(124));
    CHECK(s.middle >= 62 - 1e-9);
    CHECK(s.middle <= 206 + 1e-9);
  }
  CHECK(three[1].middle - three[0].middle == doctest::Approx(72));
}

TEST_CASE("place: the first four have a side each") {
  std::vector<SeatPlace> taken;
  std::set<Edge> edges;
  for (int i = 0; i < 4; ++i) {
    SeatPlace next;
    REQUIRE(place_for_another(taken, Rect{{0, 0}, {700, 600}}, false, next));
    taken.push_back(next);
    edges.insert(next.edge);
    CHECK(next.along == doctest::Approx(0.5));
  }
  CHECK(edges.size() == 4);
}

TEST_CASE("place: whoever comes takes the lowest number that somebody left") {
  std::vector<SeatPlace> taken{{1, Edge::bottom, 0.5, {}}, {3, Edge::top, 0.5, {}}};
  SeatPlace next;
  REQUIRE(place_for_another(taken, kTable, false, next));
  CHECK(next.number == 2);
  taken = {{2, Edge::bottom, 0.5, {}}, {12, Edge::top, 0.5, {}}};
  REQUIRE(place_for_another(taken, kTable, false, next));
  CHECK(next.number == 1);
}

TEST_CASE("place: on a table that has no size there is no place") {
  SeatPlace next{7, Edge::left, 0.3, "x"};
  for (const Rect& none : {Rect{}, Rect{{0, 0}, {0, 500}}, Rect{{0, 0}, {500, 0}}}) {
    CHECK_FALSE(place_for_another({}, none, false, next));
    CHECK(next == SeatPlace{7, Edge::left, 0.3, "x"});
  }
}

TEST_CASE("settings: places come back as they were kept") {
  support::MemoryFileSystem files;
  const base::Path path = "/home/x/.config/kurumaza/seats.json";
  SeatSettings s{{{1, Edge::bottom, 0.25, "花子"},
                  {2, Edge::left, 0, ""},
                  {7, Edge::top, 1, "a \"b\" \\ 😀"},
                  {12, Edge::right, 0.3333, ""}}};
  REQUIRE(save_seat_settings(files, path, s).ok());
  auto back = load_seat_settings(files, path);
  REQUIRE(back.ok());
  CHECK(*back == s);
  REQUIRE(save_seat_settings(files, path, {}).ok());
  CHECK(load_seat_settings(files, path)->places.empty());
}

TEST_CASE("settings: no file means no seats; what is no list of seats says so and names the file") {
  support::MemoryFileSystem files;
  const base::Path path = "/c/seats.json";
  REQUIRE(load_seat_settings(files, path).ok());
  CHECK(load_seat_settings(files, path)->places.empty());
  for (const char* damaged : {"", "{\"seats\": [", "\xff\xfe", "{\"seats\":[{\"along\":1e999}]}"}) {
    files.put(path, damaged);
    const auto r = load_seat_settings(files, path);
    REQUIRE_FALSE(r.ok());
    CHECK(r.error().code == base::ErrorCode::parse);
    CHECK(r.error().text().find("/c/seats.json") != std::string::npos);
  }
  for (const char* other : {"[]", "{}", "7", "null", "{\"seats\": {}}"}) {
    files.put(path, other);
    const auto r = load_seat_settings(files, path);
    REQUIRE_FALSE(r.ok());
    CHECK(r.error().code == base::ErrorCode::format);
    CHECK(r.error().context == "/c/seats.json");
  }
}

TEST_CASE("settings: damaged places are left out and the others stay") {
  support::MemoryFileSystem files;
  files.put("/s.json", R"({"seats": [
    7, null, "x", [], {},
    {"number": 0, "edge": "top", "along": 0.5},
    {"number": 13, "edge": "top", "along": 0.5},
    {"number": 18446744073709551615, "edge": "top", "along": 0.5},
    {"number": 1.5, "edge": "top", "along": 0.5},
    {"number": 2, "edge": "middle", "along": 0.5},
    {"number": 2, "edge": 3, "along": 0.5},
    {"number": 2, "edge": "top", "along": "half"},
    {"number": 3, "edge": "left", "along": -4, "name": 5},
    {"number": 3, "edge": "right", "along": 0.5, "name": "second"},
    {"number": 12, "edge": "left", "along": 0.5},
    {"number": 4, "edge": "right", "along": 0.5, "name": "a\u0007b"},
    {"number": 5, "edge": "top", "along": 7, "name": "0123456789012345678901234567890123456789012345678901234567890"}
  ]})");
  const auto r = load_seat_settings(files, "/s.json");
  REQUIRE(r.ok());
  CHECK(r->places == std::vector<SeatPlace>{{3, Edge::left, 0, ""},
                                            {4, Edge::right, 0.5, "ab"},
                                            {5, Edge::top, 1, ""},
                                            {12, Edge::left, 0.5, ""}});
}

TEST_CASE("settings: what cannot be written is said, and the old file stays") {
  support::MemoryFileSystem files;
  const base::Path path = "/c/seats.json";
  const SeatSettings old{{{1, Edge::top, 0.5, "old"}}};
  REQUIRE(save_seat_settings(files, path, old).ok());
  files.set_read_only(true);
  const auto refused = save_seat_settings(files, path, {});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::ErrorCode::permission);
  files.heal();
  const std::uint64_t before = files.operations();
  REQUIRE(save_seat_settings(files, path, old).ok());
  const std::uint64_t steps = files.operations() - before;
  const SeatSettings fresh{{{2, Edge::left, 0.5, "new"}}};
  for (std::uint64_t n = 0; n < steps; ++n) {
    REQUIRE(save_seat_settings(files, path, old).ok());
    files.fail_after(n);
    const bool saved = save_seat_settings(files, path, fresh).ok();
    files.heal();
    const auto now = load_seat_settings(files, path);
    REQUIRE(now.ok());
    CHECK((*now == old || *now == fresh));
    if (saved) CHECK(*now == fresh);
  }
}
