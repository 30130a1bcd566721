// The parts of Seats: who sits where and what the desk knows of it, whose cards wait, whose the
// physical keyboard is.
#include <doctest/doctest.h>

#include "seats/seat_table.h"

using namespace support;

TEST_CASE("seating: the desk is told when a seat moved, opened or went, and not otherwise") {
  SeatTable t({.places = {{1, Edge::bottom, 0.3, {}}, {2, Edge::top, 0.5, {}}}, .open = false});
  const auto told = t.desk.covered_px;
  REQUIRE(t.desk.seats.size() == 2);
  const auto forget = [&] { t.desk.covered_px.clear(); };
  const auto is_told = [&] {
    t.tick();
    return !t.desk.covered_px.empty();
  };
  forget();
  CHECK_FALSE(is_told());
  t.seats->set_table(t.table);
  CHECK_FALSE(is_told());
  t.seat(1).set_open(true);
  CHECK(is_told());
  CHECK(t.desk.covered_px != told);
  t.write(1, "typing moves nobody");
  forget();
  CHECK_FALSE(is_told());
  t.press(1, SpotKind::fold);
  CHECK(is_told());
  CHECK(t.desk.covered_px == told);
  forget();
  t.drag(t.spot(1, SpotKind::handle), {700, 595});
  CHECK(is_told());
  forget();
  t.camera.px_per_mm *= 2;
  CHECK(is_told());
  t.camera.px_per_mm /= 2;
  CHECK(is_told());
  forget();
  t.seats->set_table({{0, 0}, {900, 500}});
  CHECK(is_told());
  t.seat(1).set_open(true);
  t.tick();
  t.leave(1);
  CHECK(t.desk.seats.size() == 1);
}

TEST_CASE(
    "seat's room: the frame follows place, table, span and panel, and says once that it did") {
  seats::SeatRoom room({1, Edge::bottom, 0.5, {}});
  const Rect table{{0, 0}, {1000, 600}};
  CHECK(room.take_moved());
  CHECK_FALSE(room.take_moved());
  room.set_table(table);
  CHECK(room.take_moved());
  CHECK(room.frame().area().centre().x == doctest::Approx(500));
  CHECK(room.frame().area().max.y == doctest::Approx(600));
  CHECK_FALSE(room.span());
  CHECK(room.set_span({300, 40}));
  CHECK_FALSE(room.set_span({300, 40}));
  CHECK(room.frame().area().centre().x == doctest::Approx(300));
  CHECK(room.place().along == doctest::Approx(0.5));
  room.keep_span();
  CHECK(room.place().along == doctest::Approx(0.3));
  CHECK(room.take_moved());
  room.set_name("Ken");
  CHECK_FALSE(room.take_moved());
  room.set_open(true);
  CHECK_FALSE(room.span());
  CHECK(room.frame().size.h > 100);
  CHECK(room.carry_to({2, 300}, false));
  CHECK(room.place().edge == Edge::left);
  CHECK(room.place().name == "Ken");
  CHECK_FALSE(room.carry_to({2, 300}, false));
}

TEST_CASE("waiting cards: they follow every op, and those of nobody go to the tray") {
  SeatTable t(
      {.places = {{1, Edge::bottom, 0.3, {}}, {2, Edge::top, 0.5, {}}},
       .cards = {card_of("mine", Place::seat, "1"), card_of("nobody's", Place::seat, "7")}});
  CHECK(t.seats->waiting() == 1);
  CHECK(t.card("nobody's").place == Place::tray);
  REQUIRE(t.seat(1).cards().size() == 1);
  const Id mine = t.card("mine").id;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::seat>("2");
  REQUIRE(t.doc.apply_aside(ops::Change<model::Card>{t.board_id, mine, patch}).ok());
  CHECK(t.seats->waiting() == 1);
  t.tick();
  CHECK(t.seat(1).cards().empty());
  CHECK(t.seat(2).cards() == std::vector<Id>{mine});
  REQUIRE(t.doc.apply_aside(ops::Remove<model::Card>{t.board_id, mine}).ok());
  t.tick();
  CHECK(t.seats->waiting() == 0);
  CHECK(t.seat(2).cards().empty());
}

TEST_CASE("focus: an open seat's; what an input method composes stays at the seat that had it") {
  SeatTable t({.places = {{1, Edge::bottom, 0.3, {}}, {2, Edge::top, 0.5, {}}}});
  seats::Labels labels(*t.type);
  seats::Seating seating(t.desk, t.aids, labels,
                         {{4, Edge::bottom, 0.5, {}}, {5, Edge::top, 0.5, {}}});
  CHECK(seating.set_table(t.table));
  seats::Focus focus(seating);
  CHECK(focus.seat() == nullptr);
  CHECK_FALSE(focus.give(4));
  CHECK(focus.seat() == nullptr);  // closed
  seating.seat(4)->set_open(true);
  CHECK(focus.seat() == seating.seat(4));
  seating.seat(4)->compose({"か", 3});
  CHECK(seating.seat(4)->text().composed_elsewhere());
  CHECK(focus.give(5));
  CHECK_FALSE(seating.seat(4)->text().composed_elsewhere());
  CHECK(seating.seat(4)->text().text() == "か");
  seating.seat(5)->set_open(true);
  focus.forget(4);
  CHECK(focus.seat() == seating.seat(5));
  focus.forget(5);
  CHECK(focus.seat() == nullptr);
}

TEST_CASE("seats: who writes by hand first asks for somebody to read it, once") {
  SeatTable t({.places = {{1, Edge::bottom, 0.3, {}}, {2, Edge::top, 0.5, {}}}});
  int asked = 0;
  pen::ReadingWorker worker(
      []() -> base::Result<std::unique_ptr<pen::InkRecogniser>> {
        return base::Error{base::ErrorCode::unavailable, "no data", ""};
      },
      t.clock, [] {});
  t.open_reader = [&] {
    ++asked;
    return &worker;
  };
  t.type_english(1, "by keyboard");
  CHECK(asked == 0);
  t.press(1, SpotKind::pen);
  CHECK(asked == 1);
  t.press(1, SpotKind::pen);
  t.press(2, SpotKind::pen);
  CHECK(asked == 1);
}

TEST_CASE("labels: what is asked for twice is laid out once") {
  const auto type = shared_typesetter();
  seats::Labels labels(*type);
  const auto set = labels.label("Done", 4, text::Weight::regular, 40);
  CHECK(labels.label("Done", 4, text::Weight::regular, 40) == set);
  CHECK(labels.label("Done", 4, text::Weight::bold, 40) != set);
  CHECK(labels.paper("Done", {60, 40}, 0) ==
        labels.on_paper("Done", {}, {{5, 5}, {65, 45}}, 0).set);
}

TEST_CASE("seats: where a seat's millimetre is larger, all is hit and laid where it is seen") {
  SeatTable t;
  t.desk.seat_scale = 2;
  t.seats->set_table({{0, 0}, {500, 300}});
  t.tick();
  REQUIRE(t.desk.covered_px.size() >= 1);
  CHECK(t.desk.covered_px[0].max.y == doctest::Approx(600 * t.camera.px_per_mm));
  CHECK(t.desk.covered_px[0].width() ==
        doctest::Approx(2 * t.seat(1).frame().size.w * t.camera.px_per_mm));
  t.tap(t.key(1, "g") * 2);
  CHECK(t.seat(1).text().text() == "g");
  t.tap(t.spot(1, SpotKind::put) * 2);
  const model::Card& card = t.card("g");
  CHECK(card.place == Place::table);
  const Rect lies = Rect::around(t.window_of(card.pos), card.size);
  CHECK(t.table.common(lies) == lies);
  CHECK_FALSE(lies.intersects({t.desk.covered_px[0].min / t.camera.px_per_mm,
                               t.desk.covered_px[0].max / t.camera.px_per_mm}));
  // What tools bring is in the window's millimetres.
  const Id id = t.lay("brought", {0, -200});
  CHECK(t.seats->take_card(id, t.seat(1).frame().area().centre() * 2));
}

TEST_CASE(
    "seating: where open panels fill the side before a wall, handles still lie between them") {
  support::SeatTable t({.places = {{1, Edge::bottom, 0.15, {}},
                                   {2, Edge::bottom, 0.5, {}},
                                   {3, Edge::bottom, 0.85, {}},
                                   {4, Edge::bottom, 0.6, {}}},
                        .table = {460, 240},
                        .at_wall = true,
                        .open = false});
  const auto check_apart = [&] {
    for (const auto& a : t.seats->all())
      for (const auto& b : t.seats->all())
        if (a != b) CHECK_FALSE(a->frame().area().grown(-0.01).intersects(b->frame().area()));
  };
  for (const int n : {1, 2, 3}) {
    t.press(n, SpotKind::handle);
    CHECK(t.seat(n).open());
    check_apart();
  }
  t.press(4, SpotKind::handle);
  CHECK(t.seat(4).waits());
  check_apart();
  for (const int n : {1, 2, 3}) CHECK(t.seat(n).open());
  t.press(2, SpotKind::fold);
  CHECK(t.seat(4).open());
  check_apart();
}
