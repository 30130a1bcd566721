#include "model/crowd.h"

#include <doctest/doctest.h>

#include <random>

using namespace model;
using base::Rect;
using base::Size;
using base::Vec2;

namespace {

constexpr Size kSeen{10000, 5000};

std::vector<Rect> grid(int n, Vec2 from) {
  std::vector<Rect> out;
  for (int i = 0; i < n; ++i)
    out.push_back(Rect::around(from + Vec2{(i % 10) * 85.0, (i / 10) * 60.0}, {75, 50}));
  return out;
}

}  // namespace

TEST_CASE("crowd: what can be seen together is one") {
  auto things = grid(40, {0, 0});
  things.push_back(Rect::around({8000, 3000}, {75, 50}));
  const Crowd crowd = crowd_of(things, kSeen);
  CHECK(crowd.far.empty());
  CHECK(crowd.bounds.max.x > 8000);
  CHECK(crowd_of({}, kSeen).bounds.empty());
}

TEST_CASE("crowd: one thing 50 m away is far off, wherever") {
  for (const Vec2 away : {Vec2{50000, 0}, Vec2{-50000, 49000}, Vec2{100, -40000}, Vec2{20000, 0}}) {
    auto things = grid(12, {-200, -90});
    things.insert(things.begin() + 4, Rect::around(away, {75, 50}));
    const Crowd crowd = crowd_of(things, kSeen);
    REQUIRE(crowd.far.size() == 1);
    CHECK(crowd.far[0] == 4);
    CHECK(crowd.bounds.width() < 1000);
    CHECK(crowd.bounds.contains({-200, -90}));
  }
}

TEST_CASE("crowd: of two groups the larger, and what still fits with it") {
  auto things = grid(30, {0, 0});
  for (const Rect& r : grid(20, {30000, 0})) things.push_back(r);
  for (const Rect& r : grid(5, {4000, 1000})) things.push_back(r);
  const Crowd crowd = crowd_of(things, kSeen);
  CHECK(crowd.far.size() == 20);
  CHECK(crowd.far.front() == 30);
  CHECK(crowd.bounds.contains({4000, 1000}));
}

TEST_CASE("crowd: a table larger than can be seen well is whole all the same") {
  std::vector<Rect> things;
  for (int i = 0; i < 10000; ++i)
    things.push_back(Rect::around({(i % 200) * 85.0, (i / 200) * 60.0}, {75, 50}));
  CHECK(crowd_of(things, kSeen).far.empty());
}

TEST_CASE("crowd: places beside it are on the table, free and apart") {
  std::mt19937 random(2);
  for (const Rect& crowd : {Rect{}, Rect{{0, 0}, {500, 300}}, Rect{{49000, 49800}, {50000, 50000}},
                            Rect{{-50000, -50000}, {50000, 50000}}}) {
    std::vector<Size> sizes;
    for (int i = 0; i < 60; ++i)
      sizes.push_back({75 + double(random() % 400), 50 + double(random() % 90)});
    const auto places = places_beside(crowd, sizes);
    REQUIRE(places.size() == sizes.size());
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(std::abs(places[i].x) <= 50000);
      CHECK(std::abs(places[i].y) <= 50000);
      boxes.push_back(Rect::around(places[i], sizes[i]));
    }
    if (crowd.width() > 90000) continue;  // all of the table is taken
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      CHECK_FALSE(boxes[i].intersects(crowd));
      for (std::size_t k = 0; k < i && crowd.max.x < 40000; ++k)
        CHECK_FALSE(boxes[i].intersects(boxes[k]));
    }
  }
}
