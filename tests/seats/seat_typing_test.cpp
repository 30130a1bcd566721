// Fingers in seats: typing in many at once, and fingers that make no sense.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include "seats/seat_table.h"

using namespace support;
using input::KeyAction;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

const std::vector<std::string> kSentences = {
    "people meet at the well", "no bus after six", "who keeps the keys",  "old and young cook",
    "the park needs shade",    "water the square", "a bench for waiting", "read to the small ones"};

}  // namespace

TEST_CASE("seats: eight people with two fingers each type at once, and every letter arrives") {
  SeatTable t({eight_places()});
  for (const auto& s : t.seats->all()) {
    REQUIRE(s->open());
    REQUIRE(s->keyboard() != nullptr);
    REQUIRE(s->keyboard()->page() == "english");
  }
  const auto letter = [&](int seat, std::size_t i) -> std::string {
    const std::string& words = kSentences[std::size_t(seat - 1)];
    if (i >= words.size()) return {};
    return words[i] == ' ' ? "Space" : std::string(1, words[i]);
  };
  // The thumbs take turns, and each is still down when the other one comes: everybody's key i goes
  // down before anybody's key i − 1 lifts.
  for (std::size_t i = 0; i < 26; ++i) {
    for (int seat = 1; seat <= 8; ++seat)
      if (const std::string key = letter(seat, i); !key.empty())
        t.down(FingerId(seat * 10) + i % 2, t.key(seat, key));
    t.wait(0.04);
    for (int seat = 1; seat <= 8; ++seat)
      if (i > 0 && !letter(seat, i - 1).empty()) t.up(FingerId(seat * 10) + (i - 1) % 2);
    t.wait(0.08);
  }
  for (int seat = 1; seat <= 8; ++seat) {
    CAPTURE(seat);
    const model::Card& card = t.card(kSentences[std::size_t(seat - 1)]);
    CHECK(card.place == Place::seat);
    CHECK(card.seat == std::to_string(seat));
    CHECK(t.seat(seat).draft() == card.id);
    CHECK(base::normal_angle(card.turn - t.seat(seat).frame().turn) == doctest::Approx(0));
  }
  CHECK(t.board().cards.size() == 8);
  CHECK(t.seats->waiting() == 8);
}

TEST_CASE("seats: flicks are read as the writer sees them, at every side") {
  for (const Edge edge : {Edge::bottom, Edge::left, Edge::top, Edge::right}) {
    SeatTable t({{{1, edge, 0.5, {}}}});
    t.show_flick(1);
    const auto flick = [&](const std::string& key, Vec2 by) { t.flick(1, t.key(1, key), by); };
    flick("か", {-9, 0});
    flick("か", {0, -9});
    flick("か", {9, 0});
    flick("か", {0, 9});
    t.hit(1, "か");
    CHECK(t.seat(1).text().text() == "きくけこか");
    t.hit(1, "Accept");
    CHECK(t.card("きくけこか").place == Place::seat);
  }
}

TEST_CASE("seats: a finger that leaves the panel is still the seat's, and no other's") {
  SeatTable t({eight_places()});
  t.down(1, t.key(1, "q"));
  t.move(1, t.key(5, "q"));
  CHECK(t.seat(1).owns(1));
  CHECK_FALSE(t.seat(5).owns(1));
  CHECK(t.seats->owns(1));
  t.up(1);
  CHECK_FALSE(t.seats->owns(1));
  CHECK(t.board().cards.empty());
  // And one that comes in from the table is nobody's here.
  t.down(2, {500, 300});
  CHECK_FALSE(t.seats->owns(2));
  t.move(2, t.key(1, "q"));
  t.up(2);
  CHECK(t.board().cards.empty());
}

TEST_CASE("seats: what is written is in the session at once, and no undo of the table takes it") {
  SeatTable t;
  const Id other = t.lay("on the table", {300, -100});
  t.type_english(1, "mine");
  CHECK(t.card("mine").place == Place::seat);
  CHECK(t.card("mine").seat == "1");
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(model::find_card(t.board(), other) == nullptr);
  CHECK(t.card("mine").place == Place::seat);
  CHECK_FALSE(t.doc.undo());
  t.type_english(1, "s");
  CHECK(t.card("mines").id == t.seat(1).draft());
  REQUIRE(t.doc.redo());
  CHECK(t.card("on the table").id == other);
  CHECK(t.card("mines").place == Place::seat);
}

TEST_CASE("seats: an emptied card goes when the panel is closed, a written one stays") {
  SeatTable t;
  t.type_english(1, "ab");
  t.hit(1, "key-backspace");
  t.hit(1, "key-backspace");
  CHECK(t.seat(1).text().empty());
  t.press(1, SpotKind::fold);
  CHECK_FALSE(t.seat(1).open());
  CHECK(t.board().cards.empty());
  t.press(1, SpotKind::handle);
  REQUIRE(t.seat(1).open());
  t.type_english(1, "c");
  t.press(1, SpotKind::handle);
  CHECK_FALSE(t.seat(1).open());
  CHECK(t.card("c").place == Place::seat);
  t.press(1, SpotKind::handle);
  CHECK(t.seat(1).text().text() == "c");
}

TEST_CASE("seats: a palm on the keyboard types nothing, and once it is gone the keys work") {
  SeatTable t;
  const Vec2 at = t.key(1, "g");
  for (FingerId f = 1; f <= 6; ++f) {
    t.down(f, at + Vec2{double(f) * 6 - 20, double(f % 2) * 9});
    t.wait(0.012);
  }
  t.wait(0.6);
  for (FingerId f = 1; f <= 6; ++f) {
    CHECK(t.seats->owns(f));
    t.up(f);
  }
  t.wait(1);
  CHECK(t.board().cards.empty());
  t.type_english(1, "gh");
  CHECK(t.seat(1).text().text() == "gh");
}

TEST_CASE("seats: a sleeve, as wide as the device says, types nothing and presses no button") {
  SeatTable t;
  t.sample(1, Phase::down, t.key(1, "g"), 40);
  t.wait(0.2);
  t.up(1);
  t.wait(1);
  t.sample(2, Phase::down, t.spot(1, SpotKind::leave), 40);
  t.up(2);
  CHECK(t.board().cards.empty());
  CHECK(t.seats->all().size() == 1);
  t.wait(1);
  t.hit(1, "g");
  CHECK(t.seat(1).text().text() == "g");
}

TEST_CASE("seats: a palm that moved the seat leaves it where it is, and that is kept") {
  SeatTable t;
  const Vec2 grip = t.spot(1, SpotKind::handle);
  t.down(1, grip);
  t.wait(0.02);
  t.move(1, grip - Vec2{120, 0});
  for (FingerId f = 2; f <= 6; ++f) t.down(f, grip - Vec2{120 - double(f) * 4, 0});
  for (FingerId f = 1; f <= 6; ++f) t.up(f);
  REQUIRE_FALSE(t.kept().empty());
  CHECK(t.kept().back().places[0] == t.seat(1).place());
}

TEST_CASE("seats: samples that are no numbers, and fingers that go down twice, harm nobody") {
  SeatTable t({eight_places()});
  for (const double bad : {kNaN, kInfinity, -kInfinity}) {
    t.sample(1, Phase::down, {bad, 500});
    t.sample(1, Phase::move, {bad, bad});
    t.sample(1, Phase::up, {500, bad});
    CHECK_FALSE(t.seats->owns(1));
    // Lifting nowhere is lifting where it was.
    t.down(2, t.key(1, "q"));
    t.wait(0.05);
    t.sample(2, Phase::move, {bad, bad});
    t.sample(2, Phase::up, {bad, bad});
    CHECK_FALSE(t.seats->owns(2));
    t.down(3, t.key(2, "w"));
    t.sample(3, Phase::cancel, {bad, bad});
    CHECK_FALSE(t.seats->owns(3));
  }
  CHECK(t.card("qqq").seat == "1");
  CHECK(t.board().cards.size() == 1);
  // Down again without having lifted: backspace must not go on for ever.
  t.down(4, t.key(1, "key-backspace"));
  t.wait(0.05);
  t.down(4, t.spot(1, SpotKind::card));
  t.wait(5);
  t.up(4);
  CHECK(t.seat(1).text().text() == "qq");
  CHECK_FALSE(t.seats->owns(4));
}

TEST_CASE("seats: times that are no numbers or run backwards lose no key") {
  SeatTable t;
  for (const double time : {50.0, kNaN, -1e300, 200.0}) {
    input::TouchSample s;
    s.finger = 1;
    s.time_s = time;
    s.pos_px = t.key(1, "x") * t.camera.px_per_mm;
    t.seats->feed(s);
    s.phase = Phase::up;
    t.seats->feed(s);
  }
  t.tick();
  CHECK(t.seat(1).text().text() == "xxxx");
}

TEST_CASE("seats: sixty contacts at once, at random, break nothing") {
  SeatTable t({eight_places()});
  t.clipboard = "one\ntwo";
  std::mt19937 random(11);
  const auto real = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  for (int round = 0; round < 40; ++round) {
    for (FingerId f = 1; f <= 60; ++f) {
      const auto phase = Phase(random() % 4);
      const Vec2 at = random() % 50 == 0 ? Vec2{kNaN, 1e30} : Vec2{real(-20, 1020), real(-20, 620)};
      t.sample(f, phase, at, random() % 20 == 0 ? 40 : 0);
    }
    t.wait(real(0, 0.2));
    if (round % 10 == 9) t.seats->cancel_all();
    if (round % 7 == 6) t.doc.undo();
    if (round % 13 == 12) (void)t.seats->add();
  }
  for (FingerId f = 1; f <= 60; ++f) t.sample(f, Phase::up, {0, 0});
  for (FingerId f = 1; f <= 60; ++f) CHECK_FALSE(t.seats->owns(f));
  t.tick();
  // Each card is somewhere that somebody can reach.
  for (const auto& [id, card] : t.board().cards)
    if (card.place == Place::seat) CHECK(t.seats->seat(std::stoi(card.seat)) != nullptr);
  for (const auto& s : t.seats->all()) {
    CHECK(t.table.grown(1e-6).contains(s->frame().to_window(Vec2{0, 0})));
    CHECK(t.table.grown(1e-6).contains(
        s->frame().to_window(Vec2{s->frame().size.w, s->frame().size.h})));
  }
}

TEST_CASE("seats: sixty fingers held down together are all let go by cancel_all") {
  SeatTable t({eight_places()});
  FingerId f = 0;
  for (int i = 0; i < 7; ++i)
    for (int seat = 1; seat <= 8; ++seat) {
      t.down(++f, t.key(seat, std::string(1, "qpzmath"[i])));
      t.wait(0.11);
    }
  t.seats->cancel_all();
  for (FingerId k = 1; k <= f; ++k) CHECK_FALSE(t.seats->owns(k));
  const std::string before = t.all_words();
  t.wait(5);
  for (FingerId k = 1; k <= f; ++k) t.up(k);
  CHECK(t.all_words() == before);
  t.seat(3).act({input::KeyAction::Kind::enter, {}});
  t.type_english(3, "ok");
  CHECK(t.seat(3).text().text().ends_with("\nok"));
}

TEST_CASE(
    "seats: a device unplugged while a card or a seat is dragged leaves both where they are") {
  SeatTable t;
  t.type_english(1, "card");
  const Vec2 from = t.spot(1, SpotKind::card);
  t.down(1, from);
  t.move(1, from - Vec2{0, 300});
  REQUIRE(t.seat(1).pulled().size() == 1);
  t.seats->cancel_all();
  CHECK(t.seat(1).pulled().empty());
  CHECK(t.card("card").place == Place::seat);
  // A seat on its way to another side: laid out there, kept, and its keys work.
  const Vec2 grip = t.spot(1, SpotKind::handle);
  t.down(2, grip);
  t.move(2, {40, 300});
  t.move(2, {10, 300});
  t.seats->cancel_all();
  CHECK(t.seat(1).place().edge == Edge::left);
  REQUIRE_FALSE(t.kept().empty());
  CHECK(t.kept().back().places[0].edge == Edge::left);
  const auto room = t.seat(1).keyboard_rect();
  CHECK(t.seat(1).keyboard()->size_mm() == Size{room.width(), room.height()});
  t.type_english(1, "s");
  CHECK(t.card("cards").place == Place::seat);
}

TEST_CASE("seats: fingers whose device has gone lift where they were: keys count, buttons do not") {
  SeatTable t({eight_places()});
  const auto lose = [&](FingerId finger) { t.sample(finger, Phase::lost, {NAN, NAN}); };
  t.type_english(1, "card");
  t.type_english(3, "kept");
  t.down(1, t.key(2, "g"));
  t.wait(0.1);
  t.down(2, t.spot(1, SpotKind::card));
  t.move(2, {500, 260});
  // Upwards fast, but no flick: it lies where the finger was.
  t.down(3, t.spot(5, SpotKind::leave));
  t.down(4, t.spot(3, SpotKind::put));
  t.down(5, t.spot(6, SpotKind::handle));
  const Vec2 way = t.seats->seat(6)->place().along < 0.5 ? Vec2{30, 0} : Vec2{-30, 0};
  t.move(5, t.spot(6, SpotKind::handle) + way);
  const SeatPlace there = t.seat(6).place();
  for (FingerId f = 1; f <= 5; ++f) lose(f);
  t.tick();
  for (FingerId f = 1; f <= 5; ++f) CHECK_FALSE(t.seats->owns(f));
  CHECK(t.seat(2).text().text() == "g");
  CHECK(t.card("card").place == Place::table);
  CHECK(base::distance(t.window_of(t.card("card").pos), {500, 260}) < 0.01);
  CHECK(t.card("kept").place == Place::seat);
  CHECK(t.seats->seat(5) != nullptr);
  CHECK(t.kept().back().places[5] == there);
  t.wait(3);
  CHECK(t.seat(2).text().text() == "g");
}

TEST_CASE("seats: in a read-only session fingers change nothing") {
  SeatTable t({.places = {{1, Edge::bottom, 0.5, "Ken"}},
               .read_only = true,
               .cards = {card_of("lost", Place::seat, "9"), card_of("waits", Place::seat, "1")}});
  int ops = 0;
  t.doc.subscribe([&](const ops::Op&, ops::ActionId) { ++ops; });
  t.clipboard = "a\nb";
  t.type_english(1, "no");
  t.tap(t.spot(1, SpotKind::paste));
  CHECK(t.seat(1).paste("x") == 0);
  t.seat(1).type("x");
  t.seats->show_all();
  CHECK_FALSE(t.has(1, SpotKind::put));
  t.drag(t.spot(1, SpotKind::tray_card), {500, 200});
  t.flick(1, t.spot(1, SpotKind::tray_card), {0, -30});
  CHECK_FALSE(t.seats->take_card(t.card("lost").id, t.key(1, "g")));
  t.press(1, SpotKind::leave);
  CHECK(ops == 0);
  CHECK(t.card("waits").place == Place::seat);
  CHECK(t.card("lost").place == Place::seat);
}
