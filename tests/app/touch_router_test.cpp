#include "app/touch_router.h"

#include <doctest/doctest.h>

using input::Phase;

namespace {

input::TouchSample at(input::FingerId finger, Phase phase, double x) {
  return {finger, phase, {x, 5}, 0, 0, input::Pointer::finger};
}

/// Takes what goes down left of a line.
struct Left : input::TouchTaker {
  explicit Left(double line_px) : line(line_px) {}
  bool covers(base::Vec2 px) override { return px.x < line; }
  void feed(const input::TouchSample& s) override { got.push_back(s); }
  void touched_elsewhere() override { ++passed; }
  double line;
  std::vector<input::TouchSample> got;
  int passed = 0;
};

}  // namespace

TEST_CASE("touch router: a finger that went down on a panel stays the panel's, wherever it goes") {
  app::TouchRouter router;
  Left panel(100), table(1e9);
  router.set_takers({&panel, &table});
  router.feed(at(1, Phase::down, 50));
  router.feed(at(1, Phase::move, 300));
  router.feed(at(2, Phase::down, 300));
  router.feed(at(2, Phase::move, 50));
  CHECK(panel.got.size() == 2);
  CHECK(panel.got[1].pos_px.x == 300);
  CHECK(table.got.size() == 2);
  CHECK(table.got[1].pos_px.x == 50);
  // It is known no more once it has lifted.
  router.feed(at(1, Phase::up, 300));
  router.feed(at(1, Phase::move, 300));
  CHECK(panel.got.size() == 3);
  router.feed(at(1, Phase::down, 300));
  CHECK(table.got.size() == 3);
}

TEST_CASE("touch router: who was passed over hears of it; nobody takes what nobody covers") {
  app::TouchRouter router;
  Left panel(100), seats(200);
  router.set_takers({&panel, &seats});
  router.feed(at(1, Phase::down, 50));
  CHECK(panel.passed == 0);
  CHECK(seats.passed == 1);
  router.feed(at(2, Phase::down, 500));
  router.feed(at(2, Phase::move, 50));
  CHECK(panel.passed == 1);
  CHECK(panel.got.size() == 1);
  CHECK(seats.got.empty());
}

TEST_CASE("touch router: the finger of one who is gone is nobody's; the others' stay") {
  app::TouchRouter router;
  Left panel(100), next(1e9);
  {
    Left table(1e9);
    router.set_takers({&panel, &table});
    router.feed(at(1, Phase::down, 300));
    router.feed(at(2, Phase::down, 50));
    router.set_takers({&panel, &next});
  }
  router.feed(at(1, Phase::up, 300));
  router.feed(at(2, Phase::up, 50));
  CHECK(next.got.empty());
  CHECK(panel.got.size() == 2);
}

TEST_CASE("touch router: a finger that goes down twice stays whose it was") {
  app::TouchRouter router;
  Left panel(100), table(1e9);
  router.set_takers({&panel, &table});
  router.feed(at(1, Phase::down, 300));
  router.feed(at(1, Phase::down, 50));
  CHECK(panel.got.empty());
  CHECK(table.got.size() == 2);
}
