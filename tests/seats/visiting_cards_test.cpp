// Cards of the table that somebody holds over the seats.
#include "seats/visiting_cards.h"

#include <doctest/doctest.h>

#include "seats/seat_table.h"

using namespace support;

namespace {

struct Visit {
  SeatTable t{{.places = {{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}}};
  Id id = t.lay("passing", {0, 0});

  canvas::ItemRef ref() const { return {canvas::ItemKind::card, id}; }
  void hold_at(Vec2 window_mm) {
    if (!t.scene.is_held(ref())) t.scene.hold(ref());
    t.scene.set_pose(ref(), {t.desk.to_map(window_mm), 0, {}});
    t.tick();
  }
  Vec2 seat() { return t.seat(1).frame().area().centre(); }
  std::size_t drawn() {
    canvas::DrawList out;
    t.seats->draw(canvas::Look{}, out);
    return out.entries.size();
  }
};

}  // namespace

TEST_CASE("seats: a held card is seen over an open seat, which takes it only when it rests there") {
  Visit v;
  SeatTable& t = v.t;
  const std::size_t before = v.drawn();
  (void)t.seats->take_dirty();
  v.hold_at({500, 300});
  CHECK_FALSE(t.seats->take_dirty());
  CHECK(v.drawn() == before);
  v.hold_at(v.seat());
  CHECK(t.seats->take_dirty());
  CHECK(v.drawn() > before);
  // Swept across, or thrown: it is not the seat's.
  CHECK_FALSE(t.seats->take_card(v.id, v.seat()));
  t.wait(0.3);
  v.hold_at(v.seat() + Vec2{20, 0});
  CHECK(t.seats->next_deadline_s() == doctest::Approx(t.clock.now_s() + 0.4));
  t.wait(0.3);
  CHECK_FALSE(t.seats->take_card(v.id, v.seat()));
  CHECK(t.card("passing").place == Place::table);
  // It rests, as still as a finger can.
  v.hold_at(v.seat() + Vec2{21, 1});
  (void)t.seats->take_dirty();
  t.wait(0.11);
  CHECK(t.seats->take_dirty());
  CHECK(t.seats->next_deadline_s() > t.clock.now_s() + 1);
  CHECK(t.seats->take_card(v.id, v.seat()));
  CHECK(t.card("passing").seat == "1");
  t.scene.let_go(v.ref());
  t.tick();
  CHECK(t.seats->take_dirty());
}

TEST_CASE("seats: a card held over a closed seat, or let go beside one, stays on the table") {
  Visit v;
  SeatTable& t = v.t;
  v.hold_at(v.seat());
  t.wait(0.5);
  t.press(1, SpotKind::fold);
  CHECK_FALSE(t.seats->take_card(v.id, v.seat()));
  v.hold_at(t.seat(2).frame().area().centre());
  t.wait(0.5);
  v.hold_at({500, 300});
  CHECK_FALSE(t.seats->take_card(v.id, {500, 300}));
  CHECK(t.card("passing").place == Place::table);
}
