#include "platform/damage.h"

#include <doctest/doctest.h>

#include <random>

using platform::rectangles_to_copy;
using platform::RectPx;

namespace {
constexpr int kW = 1920, kH = 1080;

bool covered(const std::vector<RectPx>& rects, int x, int y) {
  for (const RectPx& r : rects)
    if (x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h) return true;
  return false;
}
}  // namespace

TEST_CASE("damage: nothing changed, nothing to copy") {
  CHECK(rectangles_to_copy({}, kW, kH).empty());
  const RectPx nothing[] = {{5, 5, 0, 10}, {5, 5, 10, -3}, {-50, 0, 40, 40}, {kW, 0, 10, 10}};
  CHECK(rectangles_to_copy(nothing, kW, kH).empty());
}

TEST_CASE("damage: what sticks out of the window is cut off") {
  const RectPx one[] = {{-10, 1070, 50, 40}};
  CHECK(rectangles_to_copy(one, kW, kH) == std::vector<RectPx>{{0, 1070, 40, 10}});
}

TEST_CASE("damage: numbers at the ends of their range do no harm") {
  const RectPx huge[] = {{-2147483647, -2147483647, 2147483647, 2147483647},
                         {2147483647, 5, 2147483647, 5}};
  CHECK(rectangles_to_copy(huge, kW, kH).empty());
}

TEST_CASE("damage: distant rectangles stay apart") {
  const RectPx two[] = {{0, 0, 50, 40}, {1800, 1000, 50, 40}};
  CHECK(rectangles_to_copy(two, kW, kH).size() == 2);
}

TEST_CASE("damage: near rectangles become one copy") {
  const RectPx two[] = {{100, 100, 50, 40}, {160, 110, 50, 40}};
  CHECK(rectangles_to_copy(two, kW, kH) == std::vector<RectPx>{{100, 100, 110, 50}});
}

TEST_CASE("damage: joining goes on while it pays") {
  const RectPx three[] = {{100, 100, 50, 40}, {500, 100, 50, 40}, {150, 100, 350, 40}};
  CHECK(rectangles_to_copy(three, kW, kH) == std::vector<RectPx>{{100, 100, 450, 40}});
}

TEST_CASE("damage: when the parts cost more than the whole, the whole is copied") {
  const RectPx many[] = {
      {0, 0, 1200, 700}, {720, 380, 1200, 700}, {0, 500, 700, 580}, {1300, 0, 620, 370}};
  CHECK(rectangles_to_copy(many, kW, kH) == std::vector<RectPx>{{0, 0, kW, kH}});
}

TEST_CASE("damage: whatever is damaged is copied, and nothing outside the window") {
  std::mt19937 random(7);
  const auto any = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 200; ++round) {
    std::vector<RectPx> damage;
    const int count = round % 10 == 0 ? 600 : any(30);
    for (int k = 0; k < count; ++k)
      damage.push_back({any(2200) - 150, any(1300) - 100, any(200) - 10, any(200) - 10});
    const auto rects = rectangles_to_copy(damage, kW, kH);
    for (const RectPx& r : rects) {
      CHECK((r.x >= 0 && r.y >= 0 && r.w > 0 && r.h > 0));
      CHECK((r.x + r.w <= kW && r.y + r.h <= kH));
    }
    for (const RectPx& d : damage) {
      if (d.w <= 0 || d.h <= 0) continue;
      for (int probe = 0; probe < 4; ++probe) {
        const int x = d.x + any(d.w), y = d.y + any(d.h);
        if (x >= 0 && y >= 0 && x < kW && y < kH) CHECK(covered(rects, x, y));
      }
    }
  }
}
