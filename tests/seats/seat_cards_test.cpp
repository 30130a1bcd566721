// Cards on their way: from a seat to the table, into a seat, from seat to seat, into the tray 箱.
#include <doctest/doctest.h>

#include <numbers>

#include "model/kinds.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/twins.h"
#include "seats/seat_table.h"

using namespace support;

namespace {

/// Where the card lies in the window.
Rect place_of(const SeatTable& t, const model::Card& card) {
  const Rect r = model::shape_of(card).bounds();
  return {t.window_of(r.min), t.window_of(r.max)};
}
Rect panel_of(const seats::Seat& s) {
  return s.frame().to_window(Rect{{0, 0}, {s.frame().size.w, s.frame().size.h}});
}
/// Faces the seat, lies on the table whole, and under no panel.
void check_put(SeatTable& t, const std::string& words, int number) {
  const model::Card& card = t.card(words);
  CAPTURE(words);
  CHECK(card.place == Place::table);
  CHECK(base::normal_angle(card.turn - t.seat(number).frame().turn) == doctest::Approx(0));
  const Rect r = place_of(t, card);
  CHECK(t.table.grown(1e-6).common(r) == r);
  for (const auto& s : t.seats->all()) CHECK_FALSE(panel_of(*s).grown(-0.01).intersects(r));
}
bool apart(const SeatTable& t) {
  for (const auto& [a, first] : t.board().cards)
    for (const auto& [b, second] : t.board().cards)
      if (a < b && first.place == Place::table && second.place == Place::table &&
          place_of(t, first).intersects(place_of(t, second)))
        return false;
  return true;
}
/// An island round one card, in one step; its id.
Id island_round(SeatTable& t, Id card) {
  const ops::NewIsland made = ops::make_island(t.board(), {card}, {}, 0, t.ids, t.clock.wall());
  REQUIRE(t.doc.apply_all(made.ops).ok());
  return made.id;
}

}  // namespace

TEST_CASE("seats: the button puts the card ahead of its writer, turned to them, at every side") {
  SeatTable t({eight_places()});
  for (int n = 1; n <= 8; ++n) {
    t.type_english(n, "card " + std::string(1, char('a' + n)));
    t.press(n, SpotKind::put);
  }
  for (int n = 1; n <= 8; ++n) {
    const std::string words = "card " + std::string(1, char('a' + n));
    check_put(t, words, n);
    CHECK(t.seat(n).draft().nil());
    CHECK(t.seat(n).text().empty());
    CHECK(t.seat(n).cards().empty());
    // Ahead: nearer to its own seat's middle line than the panel's ends are.
    const seats::SeatFrame& f = t.seat(n).frame();
    const Vec2 there = f.from_window(t.window_of(t.card(words).pos));
    CHECK(there.y < 0);
  }
  CHECK(apart(t));
}

TEST_CASE("seats: one who puts many cards finds each in free room") {
  SeatTable t;
  for (int i = 0; i < 12; ++i) {
    t.write(1, "idea " + std::to_string(i));
    t.press(1, SpotKind::put);
    check_put(t, "idea " + std::to_string(i), 1);
  }
  CHECK(apart(t));
}

TEST_CASE("seats: on a full table a card still comes out, on the table") {
  SeatTable t({.places = {{1, Edge::left, 0.5, {}}}, .table = {508, 268}});
  for (int x = -3; x <= 3; ++x)
    for (int y = -2; y <= 2; ++y) t.lay("full", {x * 70.0, y * 45.0});
  t.write(1, "late");
  t.press(1, SpotKind::put);
  check_put(t, "late", 1);
  CHECK(t.card("late").z == model::top_z(t.board()) - 1);
}

TEST_CASE("seats: on a full table a card comes out from under the panel that is ahead") {
  // The panel of the left side lies before the seat at the bottom.
  SeatTable t(
      {.places = {{1, Edge::bottom, 0.15, {}}, {2, Edge::left, 0.3, {}}}, .table = {800, 420}});
  for (int x = -5; x <= 5; ++x)
    for (int y = -4; y <= 4; ++y) t.lay("full", {x * 70.0, y * 45.0});
  t.write(1, "late");
  t.press(1, SpotKind::put);
  t.follow_view();
  check_put(t, "late", 1);
}

TEST_CASE("seats: a card of nothing but spaces is no card to show") {
  SeatTable t;
  t.write(1, "  ");
  t.write(1, "\u3000");
  CHECK(t.has(1, SpotKind::put, false));
  t.flick(1, t.spot(1, SpotKind::card), {0, -40});
  t.seats->show_all();
  for (const auto& [id, card] : t.board().cards) CHECK(card.place != Place::table);
  t.write(1, "x");
  CHECK(t.has(1, SpotKind::put, true));
}

TEST_CASE(
    "seats: on a full table many cards come out, none hides another, and the view goes farther") {
  SeatTable t(
      {.places = {{1, Edge::bottom, 0.5, {}}, {2, Edge::left, 0.5, {}}}, .table = {508, 268}});
  for (int x = -3; x <= 3; ++x)
    for (int y = -2; y <= 2; ++y) t.lay("full", {x * 70.0, y * 45.0});
  for (int n = 1; n <= 2; ++n) {
    std::string lines;
    for (int i = 0; i < 12; ++i) lines += std::to_string(n) + " idea " + std::to_string(i) + "\n";
    REQUIRE(t.seat(n).paste(lines) == 12);
  }
  t.tick();
  t.seats->show_all();
  REQUIRE(t.desk.ahead);
  t.follow_view();
  std::vector<Rect> places;
  for (const auto& [id, card] : t.board().cards) {
    if (card.text == "full") continue;
    CHECK(card.place == Place::table);
    const Rect r = place_of(t, card);
    CHECK(t.table.grown(1e-6).common(r) == r);
    places.push_back(r);
  }
  REQUIRE(places.size() == 24);
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = i + 1; j < places.size(); ++j)
      CHECK_FALSE(places[i].intersects(places[j]));
}

TEST_CASE("seats: a flick away puts the card, a slow or sideways one does not") {
  SeatTable t({{{1, Edge::right, 0.5, {}}}});
  t.type_english(1, "fly");
  t.flick(1, t.spot(1, SpotKind::card), {25, 0});
  t.flick(1, t.spot(1, SpotKind::card), {0, 25});
  const Vec2 at = t.spot(1, SpotKind::card);
  t.drag(at, at - base::turned({0, 16}, t.seat(1).frame().turn));
  CHECK(t.card("fly").place == Place::seat);
  t.flick(1, t.spot(1, SpotKind::card), {1, -18});
  check_put(t, "fly", 1);
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(t.card("fly").place == Place::seat);
  CHECK(t.seat(1).cards() == std::vector<Id>{t.card("fly").id});
  REQUIRE(t.doc.redo());
  t.tick();
  CHECK(t.card("fly").place == Place::table);
  CHECK(t.seat(1).cards().empty());
}

TEST_CASE("seats: what is still being composed goes along as it is shown") {
  SeatTable t;
  t.show_flick(1);
  t.hit(1, "か");
  t.hit(1, "な");
  t.press(1, SpotKind::put);
  check_put(t, "かな", 1);
  CHECK_FALSE(t.seat(1).text().composition().composing());
}

TEST_CASE("seats: dragged out, the card lies where it was let go") {
  SeatTable t;
  t.type_english(1, "here");
  t.drag(t.spot(1, SpotKind::card), {300, 200});
  const model::Card& card = t.card("here");
  CHECK(card.place == Place::table);
  CHECK(base::distance(t.window_of(card.pos), {300, 200}) < 0.01);
  CHECK(card.island.nil());
  // A waiting one, too, while another is being written.
  t.type_english(1, "one");
  t.press(1, SpotKind::fresh);
  t.type_english(1, "two");
  t.drag(t.spot(1, SpotKind::tray_card), {600, 150});
  CHECK(base::distance(t.window_of(t.card("one").pos), {600, 150}) < 0.01);
  CHECK(t.card("two").place == Place::seat);
  CHECK(t.seat(1).text().text() == "two");
}

TEST_CASE("seats: two fingers pull two cards out at the same moment") {
  SeatTable t({eight_places()});
  t.type_english(1, "a");
  t.type_english(5, "b");
  const Vec2 a = t.spot(1, SpotKind::card), b = t.spot(5, SpotKind::card);
  t.down(1, a);
  t.down(2, b);
  t.move(1, a - Vec2{0, 10});
  t.move(2, b + Vec2{0, 10});
  CHECK(t.seat(1).pulled().size() == 1);
  CHECK(t.seat(5).pulled().size() == 1);
  t.wait(1);
  t.move(1, {500, 300});
  t.move(2, {500, 230});
  t.up(2);
  CHECK(t.card("b").place == Place::table);
  CHECK(t.card("a").place == Place::seat);
  t.up(1);
  CHECK(t.card("a").place == Place::table);
}

TEST_CASE("seats: dropped on an island it belongs to it; undo brings it back to its seat") {
  SeatTable t;
  const Id island = island_round(t, t.lay("inside", {0, -100}));
  const Vec2 drop = t.window_of({0, -100});
  t.type_english(1, "joins");
  t.drag(t.spot(1, SpotKind::card), drop);
  CHECK(t.card("joins").place == Place::table);
  CHECK(t.card("joins").island == island);
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(t.card("joins").place == Place::seat);
  CHECK(t.card("joins").island.nil());
  CHECK(t.card("inside").island == island);
  CHECK(t.seat(1).cards() == std::vector<Id>{t.card("joins").id});
  CHECK(t.has(1, SpotKind::tray_card));
  // It can be written on.
  t.press(1, SpotKind::tray_card);
  CHECK(t.seat(1).text().text() == "joins");
  t.type_english(1, "t");
  CHECK(t.card("joinst").place == Place::seat);
}

TEST_CASE("seats: a card from the table is taken into a seat to be edited, and undo puts it back") {
  SeatTable t;
  const Id beside = t.lay("beside", {120, -100}), id = t.lay("edit me", {0, -100});
  const ops::NewIsland made =
      ops::make_island(t.board(), {beside, id}, {}, 0, t.ids, t.clock.wall());
  REQUIRE(t.doc.apply_all(made.ops).ok());
  t.type_english(1, "draft");
  const Id draft = t.seat(1).draft();
  t.wait(10);
  REQUIRE(t.seats->take_card(id, t.key(1, "g")));
  CHECK(t.seat(1).draft() == id);
  CHECK(t.seat(1).text().text() == "edit me");
  CHECK(t.card("edit me").seat == "1");
  CHECK(t.card("edit me").island.nil());
  CHECK(t.card("draft").place == Place::seat);
  CHECK(t.seats->focused() == &t.seat(1));
  t.type_english(1, " x");
  REQUIRE(t.doc.undo());
  t.tick();
  // Back where it was, with what was written meanwhile; the seat goes on without it.
  CHECK(t.card("edit me x").place == Place::table);
  CHECK(t.card("edit me x").island == made.id);
  CHECK(t.card("edit me x").pos == Vec2{0, -100});
  CHECK(t.seat(1).draft().nil());
  CHECK(t.seat(1).cards() == std::vector<Id>{draft});
  t.type_english(1, "n");
  CHECK(t.card("n").place == Place::seat);
}

TEST_CASE("seats: a card that lands where somebody writes waits, and interrupts nobody") {
  SeatTable t;
  const Id first = t.lay("first", {0, -100}), second = t.lay("second", {120, -100});
  SUBCASE("composing") {
    t.seat(1).act({input::KeyAction::Kind::kana, "\u3042"});
    t.wait(60);
  }
  SUBCASE("a moment after a key") { t.type_english(1, "mine"); }
  const Id draft = t.seat(1).draft();
  REQUIRE(t.seats->take_card(first, t.key(1, "g")));
  t.tick();
  CHECK(t.seat(1).draft() == draft);
  CHECK_FALSE(t.seat(1).notice().empty());
  CHECK(t.seat(1).cards().size() == 2);
  // One that is sent to be written goes where nobody writes.
  REQUIRE(t.write_card(second, {500, 500}));
  CHECK(t.seat(1).draft() == draft);
  CHECK(t.seat(2).draft() == second);
}

TEST_CASE("seats: a card taken from the table to be corrected goes back to where it lay") {
  SeatTable t({.places = {{1, Edge::top, 0.5, "Aoi"}}});
  const Id a = t.lay("corrected", {-60, 20}), b = t.lay("b", {60, 20});
  const auto made = ops::make_island(t.board(), {a, b}, {}, 0.5, t.ids, 0);
  REQUIRE(t.doc.apply_all(made.ops).ok());
  const model::Card before = t.card("corrected");
  REQUIRE(t.write_card(a, {500, 10}));
  t.type_english(1, "x");
  SUBCASE("by the button") { t.press(1, SpotKind::put); }
  SUBCASE("when everybody's come out") { t.seats->show_all(); }
  const model::Card& after = t.card("correctedx");
  CHECK(after.place == Place::table);
  CHECK(after.pos == before.pos);
  CHECK(after.turn == before.turn);
  CHECK(after.island == made.id);
  // Flicked away it comes out ahead, and turned to who flicks.
  REQUIRE(t.write_card(a, {500, 10}));
  t.flick(1, t.spot(1, SpotKind::card), {0, -60});
  CHECK(t.card("correctedx").place == Place::table);
  CHECK_FALSE(t.card("correctedx").pos == before.pos);
  // Without its island it lies where it was.
  REQUIRE(t.write_card(b, {500, 10}));
  if (t.board().islands.contains(made.id))
    REQUIRE(t.doc.apply_all(ops::dissolve_island(t.board(), made.id)).ok());
  t.press(1, SpotKind::put);
  CHECK(t.card("b").island.nil());
  CHECK(t.card("b").pos == Vec2{60, 20});
}

TEST_CASE("seats: what is written on a card at a seat stands on its twin on the table, too") {
  SeatTable t({.places = {{1, Edge::top, 0.5, "Aoi"}}});
  const Id a = t.lay("same", {-60, 20});
  const ops::Twin made = ops::make_twin(t.board(), a, t.ids, 0);
  REQUIRE(t.doc.apply_all(made.ops).ok());
  REQUIRE(t.write_card(a, {500, 10}));
  t.type_english(1, "x");
  CHECK(t.board().cards.at(a).text == "samex");
  CHECK(t.board().cards.at(made.id).text == "samex");
  CHECK(t.board().cards.at(made.id).place == Place::table);
}

TEST_CASE("seats: a closed seat, the bare table and no card take nothing") {
  SeatTable t({.open = false});
  const Id id = t.lay("stays", {0, -100});
  CHECK_FALSE(t.seats->take_card(id, t.spot(1, SpotKind::handle)));
  t.press(1, SpotKind::handle);
  CHECK_FALSE(t.seats->take_card(id, {500, 100}));
  CHECK_FALSE(t.seats->take_card(t.ids.next(), t.key(1, "g")));
  CHECK(t.card("stays").place == Place::table);
}

TEST_CASE("seats: a card given from seat to seat is nobody else's business") {
  SeatTable t({eight_places()});
  t.type_english(1, "for you");
  t.down(1, t.spot(1, SpotKind::card));
  t.move(1, t.key(6, "g"));
  t.tick();
  t.wait(0.41);  // it rests there
  t.up(1);
  CHECK(t.card("for you").place == Place::seat);
  CHECK(t.card("for you").seat == "6");
  CHECK(t.seat(6).text().text() == "for you");
  CHECK(t.seat(1).text().empty());
  CHECK(t.seat(1).cards().empty());
  CHECK_FALSE(t.doc.can_undo());
  t.type_english(6, "s");
  t.type_english(1, "new");
  CHECK(t.card("for yous").seat == "6");
  CHECK(t.card("new").seat == "1");
}

TEST_CASE("seats: a card brushed across a neighbour's open panel goes on to the table") {
  SeatTable t({eight_places()});
  t.type_english(1, "for all");
  t.drag(t.spot(1, SpotKind::card), t.key(6, "g"));
  CHECK(t.card("for all").place == Place::table);
  CHECK(t.seat(6).text().text().empty());
  CHECK(t.seat(6).cards().empty());
  // Not where the panel would hide it.
  for (const auto& s : t.seats->all())
    CHECK_FALSE(s->frame().area().contains(t.window_of(t.card("for all").pos)));
}

TEST_CASE("seats: a card held over a neighbour's panel shows that it would be taken") {
  SeatTable t({eight_places()});
  t.type_english(1, "look");
  const auto drawn = [&] {
    canvas::DrawList out;
    t.seats->draw(canvas::Look{}, out);
    return out.entries.size();
  };
  const Vec2 own = t.spot(1, SpotKind::card), there = t.key(6, "g");
  t.down(1, own);
  t.move(1, own + Vec2{5, 0});
  t.tick();
  const std::size_t over_its_own = drawn();
  t.wait(1);
  CHECK(drawn() == over_its_own);
  t.move(1, there);
  t.tick();
  CHECK(drawn() > over_its_own);
  CHECK(t.seats->next_deadline_s() <= t.clock.now_s() + 0.41);
  t.wait(0.2);
  // Not still enough: it begins to rest anew.
  t.move(1, there + Vec2{9, 0});
  t.tick();
  t.wait(0.3);
  CHECK(t.card("look").place == Place::seat);
  (void)t.seats->take_dirty();
  t.wait(0.11);
  CHECK(t.seats->take_dirty());
  t.up(1);
  CHECK(t.card("look").seat == "6");
  t.tick();
  CHECK(drawn() != 0);
}

TEST_CASE("seats: show all brings everybody's cards out in one step, in free room") {
  SeatTable t({eight_places()});
  t.lay("already", {0, 0});
  for (int n = 1; n <= 8; ++n) {
    t.write(n, "first " + std::to_string(n));
    t.press(n, SpotKind::fresh);
    t.write(n, "second " + std::to_string(n));
  }
  REQUIRE(t.seats->waiting() == 16);
  t.seats->show_all();
  CHECK(t.seats->waiting() == 0);
  CHECK(t.count(Place::table) == 17);
  for (int n = 1; n <= 8; ++n) {
    CHECK(t.card("first " + std::to_string(n)).place == Place::table);
    CHECK(base::normal_angle(t.card("second " + std::to_string(n)).turn - t.seat(n).frame().turn) ==
          doctest::Approx(0));
    CHECK(t.seat(n).cards().empty());
  }
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(t.seats->waiting() == 16);
  CHECK(t.count(Place::table) == 1);
  for (int n = 1; n <= 8; ++n) CHECK(t.seat(n).cards().size() == 2);
  REQUIRE(t.doc.redo());
  CHECK(t.count(Place::table) == 17);
}

TEST_CASE("seats: a seat given up in mid-typing puts its cards into the tray") {
  SeatTable t({eight_places()});
  t.type_english(1, "waiting");
  t.press(1, SpotKind::fresh);
  t.show_flick(1);
  t.hit(1, "か");
  // A finger is on a key while another one gives the seat up.
  t.down(1, t.key(1, "な"));
  t.press(1, SpotKind::leave);
  REQUIRE(t.seats->seat(1) != nullptr);
  CHECK(t.seat(1).leaving());
  CHECK_FALSE(t.seat(1).notice().empty());
  t.press(1, SpotKind::leave);
  CHECK(t.seats->seat(1) == nullptr);
  CHECK_FALSE(t.seats->owns(1));
  t.up(1);
  t.tick();
  CHECK(t.card("waiting").place == Place::tray);
  std::string other;
  for (const auto& [id, c] : t.board().cards)
    if (c.text != "waiting") other = c.text;
  CHECK(other.starts_with("か"));
  CHECK(t.card(other).place == Place::tray);
  CHECK(t.seats->waiting() == 0);
  REQUIRE_FALSE(t.kept().empty());
  CHECK(t.kept().back().places.size() == 7);
  CHECK(t.seats->focused() == nullptr);
  // One tap brings the person back, with the cards that nobody has taken meanwhile.
  REQUIRE(t.offered().size() == 1);
  const Id taken = t.card("waiting").id;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::place>(Place::table);
  REQUIRE(t.doc.apply_all({ops::Change<model::Card>{t.board_id, taken, patch}}).ok());
  t.seats->come_back(t.offered()[0].second);
  t.tick();
  CHECK(t.seat(1).open());
  CHECK(t.seat(1).place().edge == eight_places()[0].edge);
  CHECK(t.card("waiting").place == Place::table);
  CHECK(t.card(other).place == Place::seat);
  CHECK(t.seat(1).cards() == std::vector<Id>{t.card(other).id});
}

TEST_CASE("seats: a seat with cards is not given up by a slip of the finger") {
  SeatTable t;
  t.type_english(1, "mine");
  t.press(1, SpotKind::leave);
  SUBCASE("another button") { t.press(1, SpotKind::fresh); }
  SUBCASE("a key") { t.hit(1, "s"); }
  SUBCASE("by hand") {
    t.press(1, SpotKind::pen);
    t.press(1, SpotKind::leave);
    t.drag(t.spot(1, SpotKind::pad), t.spot(1, SpotKind::pad) + Vec2{10, 0});
  }
  CHECK_FALSE(t.seat(1).leaving());
  CHECK(t.seat(1).notice().empty());
  t.press(1, SpotKind::leave);
  CHECK(t.seats->seat(1) != nullptr);
  CHECK(t.count(Place::tray) == 0);
}

TEST_CASE("seats: giving up a seat leaves no empty card behind") {
  SeatTable t;
  t.type_english(1, "a");
  t.hit(1, "key-backspace");
  t.press(1, SpotKind::leave);
  CHECK(t.board().cards.empty());
}

TEST_CASE("seats: undo after a seat was given up brings its card into the tray, not out of sight") {
  SeatTable t({eight_places()});
  t.type_english(2, "mine");
  t.press(2, SpotKind::put);
  t.leave(2);
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(t.card("mine").place == Place::tray);
  CHECK(t.seats->waiting() == 0);
  REQUIRE(t.doc.redo());
  CHECK(t.card("mine").place == Place::table);
}

TEST_CASE("seats: a card with nothing but handwriting is not taken for an empty one") {
  model::Card ink = card_of("", Place::seat, "1");
  model::InkStroke stroke;
  stroke.points.assign(2, {});
  ink.ink = {stroke};
  SeatTable t({.cards = {ink}});
  t.press(1, SpotKind::tray_card);
  t.press(1, SpotKind::fold);
  REQUIRE(t.board().cards.size() == 1);
  t.seats->show_all();
  CHECK(t.count(Place::table) == 1);
}

TEST_CASE("seats: on opening, cards of seats that are not there go to the tray, the others wait") {
  SeatTable t({.places = {{2, Edge::top, 0.5, {}}},
               .cards = {card_of("gone", Place::seat, "1"), card_of("odd", Place::seat, "x"),
                         card_of("none", Place::seat), card_of("waits", Place::seat, "2"),
                         card_of("table", Place::table, "1")}});
  for (const char* words : {"gone", "odd", "none"}) CHECK(t.card(words).place == Place::tray);
  CHECK(t.card("waits").place == Place::seat);
  CHECK(t.card("table").place == Place::table);
  CHECK(t.seats->waiting() == 1);
  CHECK(t.seat(2).cards().size() == 1);
  CHECK_FALSE(t.doc.can_undo());
}

TEST_CASE("seats: many lines pasted are many cards, blank lines none") {
  SeatTable t;
  t.type_english(1, "before");
  t.clipboard = "one\r\n\n  two \n\u3000\nthree";
  t.press(1, SpotKind::paste);
  CHECK(t.board().cards.size() == 4);
  for (const char* words : {"one", "two", "three"}) CHECK(t.card(words).seat == "1");
  CHECK(t.seat(1).text().text() == "before");
  CHECK(t.seat(1).cards().size() == 4);
  t.press(1, SpotKind::tray_card, 1);
  CHECK(t.seat(1).text().text() == "two");
  t.clipboard = " \n";
  t.press(1, SpotKind::paste);
  CHECK(t.board().cards.size() == 4);
  CHECK_FALSE(t.seat(1).notice().empty());
}
