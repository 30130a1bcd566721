#include <doctest/doctest.h>

#include <numbers>

#include "ops/in_sight.h"
#include "support/throws.h"
#include "support/whole_table.h"

using canvas::ItemKind;
using canvas::ItemRef;
using support::Vec2;
using support::WholeTable;

namespace {
constexpr double kPi = std::numbers::pi;
constexpr base::Size kWindows[] = {
    {1280, 720}, {1920, 1080}, {1080, 1920}, {3840, 2160}, {1024, 768}};

bool under(const WholeTable& t, const base::TurnedRect& shape) {
  for (const base::Rect& r : t.sight().covered)
    if (r.intersects(shape.bounds().grown(-0.01))) return true;
  return false;
}
}  // namespace

TEST_CASE("throws: random people at tables of five sizes leave everything in sight") {
  // The same for hours: bench/throws.
  for (const base::Size& window : kWindows)
    for (const bool views : {false, true}) {
      CAPTURE(window.w);
      CAPTURE(views);
      const auto report = support::play_throws({window, 11, 60, views});
      CHECK_MESSAGE(report.trouble.empty(), report.trouble);
      CHECK(report.cards >= 8);
    }
}

TEST_CASE(
    "throws: flicked onto a free place at any side, a card rests whole on the table before it") {
  for (const base::Size& window : kWindows)
    for (std::size_t side = 0; side < 4; ++side)
      for (const double turn : {0.0, kPi / 2, 0.5})
        for (const double aside : {-0.4, 0.0, 0.4})
          for (const double seconds : {0.05, 0.15}) {
            WholeTable t(WholeTable::Set{.window_px = window});
            REQUIRE(t.seats->free_places().all().size() == 4);
            const base::Rect tab = t.desk.covered_px[side];
            const auto id = t.lay_card({0, 0}, "みんなで", turn);
            const Vec2 grip = t.to_px({0, 0});
            const Vec2 to = tab.centre() + Vec2{tab.width(), tab.height()} * aside;
            t.go(grip, to, seconds, false);
            t.settle();
            const auto shape = model::shape_of(t.board().cards.at(id));
            CAPTURE(window.w);
            CAPTURE(side);
            CHECK(t.out_of_sight(true) == "");
            CHECK_FALSE(under(t, shape));
            // Where the finger left it, it lies as near as may be.
            CHECK(base::distance(t.to_px(shape.centre), to) < 110 * t.camera.px_per_mm);
          }
}

TEST_CASE(
    "throws: flicked onto an open panel or its handle, by its plate or border, an island stays") {
  for (const base::Size& window : kWindows)
    for (std::size_t side = 0; side < 4; ++side)
      for (const bool open : {true, false})
        for (const bool nested : {false, true}) {
          WholeTable t(WholeTable::Set{.window_px = window});
          const auto place = t.seats->free_places().all()[side];
          t.tap(place.frame.area().centre() * t.camera.px_per_mm);
          REQUIRE(t.seats->all().size() == 1);
          const auto number = t.seats->all().front()->place().number;
          t.seats->seat(number)->set_open(open);
          t.wait(0.02);
          const base::Rect seat = t.seats->seat(number)->frame().area();
          auto island = t.lay_island({t.lay_card({-45, 0}), t.lay_card({40, 10})});
          if (nested) island = t.lay_island({}, {island});
          REQUIRE(t.out_of_sight(false) == "");
          const auto grip = t.grip({ItemKind::island, island}, unsigned(side));
          if (!grip) continue;  // the panel lies on all of it
          t.go(*grip, seat.centre() * t.camera.px_per_mm, 0.08, false);
          t.settle();
          CAPTURE(window.w);
          CAPTURE(side);
          CAPTURE(open);
          CHECK(t.out_of_sight(false) == "");
          CHECK(ops::in_reach(t.sight(), model::plate_shape_of(t.board().islands.at(island))));
        }
}

TEST_CASE("throws: what is pulled out of a seat and let go beyond the table lies on it") {
  for (const base::Size& window : kWindows) {
    WholeTable t(WholeTable::Set{.window_px = window});
    t.tap(t.desk.covered_px[0].centre());
    seats::Seat& seat = *t.seats->all().front();
    for (const Vec2 to : {Vec2{0, 0}, {window.w - 1, 0}, {window.w / 2, 2}, {1, window.h - 1}}) {
      seat.next_card();
      seat.act({input::KeyAction::Kind::text, "みんなで"});
      t.wait(0.05);
      t.go(seat.frame().to_window(seat.card_rect().centre()) * t.camera.px_per_mm, to, 0.3, true);
      t.settle();
      CHECK(t.out_of_sight(true) == "");
    }
    std::size_t on_table = 0;
    for (const auto& [id, c] : t.board().cards) on_table += c.place == model::Place::table;
    CHECK(on_table == 4);
  }
}

TEST_CASE("seats: who has left comes back to the board the cards lie on; other ids do nothing") {
  WholeTable t(WholeTable::Set{.window_px = {1920, 1080}});
  t.tap(t.desk.covered_px[0].centre());
  seats::Seat& seat = *t.seats->all().front();
  seat.act({input::KeyAction::Kind::text, "みんなで"});
  t.wait(0.05);
  const auto card = t.board().cards.begin()->first;
  for (int n = 0; n < 2; ++n)
    for (const seats::Spot& spot :
         t.seats->all().empty() ? std::vector<seats::Spot>{} : t.seats->all().front()->spots())
      if (spot.kind == seats::Spot::Kind::leave) {
        t.tap(t.seats->all().front()->frame().to_window(spot.rect().centre()) * t.camera.px_per_mm);
        break;
      }
  REQUIRE(t.seats->all().empty());
  REQUIRE(t.offered.size() == 1);
  CHECK(t.offered[0].cards == std::set<base::Id>{card});
  CHECK(t.offered[0].board == t.board_id);
  desk::BackToSeat gone = t.offered[0];
  gone.board = t.ids.next();
  gone.cards = {t.ids.next()};
  t.seats->come_back(gone);
  CHECK(t.board().cards.at(card).place == model::Place::tray);
  t.seats->come_back(t.offered[0]);
  CHECK(t.board().cards.at(card).place == model::Place::seat);
}
