// Trackers that speak TUIO at the real program, beside fingers on a real touchscreen.
#include <cmath>

#include "e2e/table_fixture.h"
#include "support/tuio_sender.h"

using e2e::Driver;
using e2e::Item;
using e2e::Look;
using e2e::Vec2;
using e2e::Way;
using support::screen_or_skip;
using support::TouchScreen;
using support::TuioSeen;
using support::TuioTracker;

namespace {

constexpr double kHz = 120;

/// A tracker that sees a display of 1920 × 1080.
struct Lamp {
  std::uint16_t port = support::free_udp_port();
  TuioTracker tracker{port};

  e2e::Start start(const e2e::Room& room, const std::string& dpi = "96") const {
    return room.on_session({"--dpi", dpi, "--tuio", std::to_string(port)});
  }
  static TuioSeen seen(int id, Vec2 px) { return {id, px.x / 1920, px.y / 1080}; }
  static std::vector<TuioSeen> seen(const std::map<int, Way>& ways, double part) {
    std::vector<TuioSeen> out;
    for (const auto& [id, way] : ways) out.push_back(seen(id, way.from + (way.to - way.from) * part));
    return out;
  }
  /// All go their ways together; nobody lifts. `meanwhile` is told which part of the way is done.
  void go(const std::map<int, Way>& ways, double seconds,
          const std::function<void(double part)>& meanwhile = {}, double hz = kHz) {
    const int steps = int(seconds * hz);
    const double begun = support::steady_now_s();
    for (int k = 0; k <= steps; ++k) {
      support::pause_s(std::max(0.0, begun + k / hz - support::steady_now_s()));
      tracker.see(seen(ways, double(k) / steps));
      if (meanwhile) meanwhile(double(k) / steps);
    }
  }
  /// Rests, so that nothing is thrown, and lifts.
  void lift() {
    support::pause_s(0.1);
    tracker.see({});
  }
};

const Item& card(const Look& look, const std::string& text) {
  const Item* found = look.card(text);
  REQUIRE_MESSAGE(found, text << " is on the table");
  return *found;
}

Driver::Condition cards(std::size_t n) {
  return [n](const Look& l) { return l.all("card").size() == n; };
}

}  // namespace

TEST_CASE("tuio: sixty cards are dragged by sixty cursors at once, and all end where they were dropped") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(10, 6, 92, 72));
  Lamp lamp;
  Driver driver(*screen, lamp.start(room, "48"));
  const Look before = driver.until("sixty cards", cards(60));
  std::map<int, Way> ways;
  std::map<std::string, Vec2> dropped;  // map mm
  for (const Item& c : before.all("card")) {
    const int id = int(ways.size()) + 100;
    const Vec2 by{10.0 + id % 4, 16.0 + id % 7};
    ways[id] = {c.centre(), c.centre() + by};
    dropped[c.id] = before.to_map(c.centre() + by);
  }
  lamp.go(ways, 1);
  lamp.lift();
  driver.until("all sixty where they were dropped", [&](const Look& l) {
    for (const auto& [id, pos] : dropped)
      if (base::distance(l.to_map(l.with_id(id)->centre()), pos) > 0.5) return false;
    return l.is("settled");
  });
  CHECK(driver.leave() == 0);
  for (const auto& [id, pos] : dropped) CHECK_MESSAGE(base::distance(room.saved_pos(id), pos) < 0.5, id);
  room.check_clean();
}

TEST_CASE("tuio: cursors drag cards while a finger on the touchscreen drags another") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"finger", {-150, -50}}, {"one", {0, -50}}, {"two", {150, -50}}});
  Lamp lamp;
  Driver driver(*screen, lamp.start(room));
  const Look before = driver.until("three cards", cards(3));
  const Vec2 by{40, 260};
  const std::map<int, Way> ways{{1, {card(before, "one").centre(), card(before, "one").centre() + by}},
                                {2, {card(before, "two").centre(), card(before, "two").centre() + by}}};
  const Vec2 from = card(before, "finger").centre();
  screen->begin(1, from.x, from.y);
  lamp.go(ways, 0.5, [&](double part) {
    screen->update(1, from.x + by.x * part, from.y + by.y * part);
    screen->sync();
  });
  lamp.lift();
  screen->end(1, from.x + by.x, from.y + by.y);
  screen->sync();
  const Look after = driver.until_calm();
  for (const char* text : {"finger", "one", "two"})
    CHECK_MESSAGE(base::distance(card(after, text).centre(), card(before, text).centre() + by) < 1.5, text);
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("tuio: a card flicked by a cursor glides on, at a camera's thirty pictures a second, too") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-150, -40}}, {"b", {-150, 50}}});
  Lamp lamp;
  Driver driver(*screen, lamp.start(room));
  Look look = driver.until("two cards", cards(2));
  for (const double hz : {120.0, 30.0}) {
    const Vec2 from = card(look, hz > 100 ? "a" : "b").centre(), by{240, 0};
    lamp.go({{1, {from, from + by}}}, 0.2, {}, hz);
    support::pause_s(1 / hz);
    lamp.tracker.see({});
    look = driver.until_calm();
    CHECK_MESSAGE(card(look, hz > 100 ? "a" : "b").centre().x > from.x + by.x + 60, hz);
  }
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("tuio: a tracker that falls silent lets its card lie where it was; begun anew it works again") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-100, -40}}, {"b", {100, -40}}});
  Lamp lamp;
  Driver driver(*screen, lamp.start(room));
  const Look before = driver.until("two cards", cards(2));
  const Vec2 from = card(before, "a").centre();
  lamp.go({{1, {from, from + Vec2{60, 240}}}}, 0.3);  // in full flight
  const Look dropped = driver.until("the card is let go", [](const Look& l) { return !l.card("a")->held && l.is("settled"); });
  CHECK(base::distance(card(dropped, "a").centre(), from + Vec2{60, 240}) < 1.5);
  lamp.tracker.begin_anew();
  const Vec2 other = card(dropped, "b").centre();
  lamp.go({{1, {other, other + Vec2{0, 240}}}}, 0.3);
  lamp.lift();
  const Look after = driver.until_calm();
  CHECK(base::distance(card(after, "b").centre(), other + Vec2{0, 240}) < 1.5);
  CHECK(base::distance(card(after, "a").centre(), from + Vec2{60, 240}) < 1.5);
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("tuio: a blob as wide as a palm moves nothing, one as wide as a finger does") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"palm", {-100, -40}}, {"finger", {100, -40}}});
  Lamp lamp;
  Driver driver(*screen, lamp.start(room));
  const Look before = driver.until("two cards", cards(2));
  const double mm = 96 / 25.4;
  for (int k = 0; k <= 60; ++k) {
    TuioSeen palm = Lamp::seen(1, card(before, "palm").centre() + Vec2{0, 4.0 * k});
    TuioSeen finger = Lamp::seen(2, card(before, "finger").centre() + Vec2{0, 4.0 * k});
    palm.w = 70 * mm / 1920, palm.h = 40 * mm / 1080;
    finger.w = 9 * mm / 1920, finger.h = 12 * mm / 1080;
    lamp.tracker.see_blobs({palm, finger});
    support::pause_s(1 / kHz);
  }
  support::pause_s(0.1);
  lamp.tracker.see_blobs({});
  const Look after = driver.until("the finger's card has gone along", [&](const Look& l) {
    return l.is("settled") &&
           base::distance(l.card("finger")->centre(), card(before, "finger").centre() + Vec2{0, 240}) < 1.5;
  });
  CHECK(base::distance(card(after, "palm").centre(), card(before, "palm").centre()) < 0.2);
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("tuio: a tap is one, also where the touchscreen and a tracker both tell of it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {0, 0}}});
  Lamp lamp;
  Driver driver(*screen, lamp.start(room));
  driver.until("a card", cards(1));
  const Vec2 tray = driver.until("the bar", [](const Look& l) { return l.button("tray"); }).button("tray")->centre();
  const auto tap_twice = [&](Vec2 at) {
    screen->begin(1, at.x, at.y);
    screen->sync();
    support::pause_s(0.02);
    lamp.tracker.see({Lamp::seen(1, at + Vec2{2, 1})});
    support::pause_s(0.05);
    screen->end(1, at.x, at.y);
    screen->sync();
    support::pause_s(0.02);
    lamp.tracker.see({});
  };
  tap_twice(tray);
  driver.until("the tray is open", [](const Look& l) { return l.button("tray-close"); });
  support::pause_s(0.3);
  CHECK(driver.look().button("tray-close"));
  driver.tap_button("tray-close");
  driver.until("the tray is closed", [](const Look& l) { return !l.button("tray-close"); });
  // A card, dragged by what are two contacts: it goes along and does not turn. Which of the two is the finger is a
  // matter of which is read first, so the card may end as far beside as the two are apart; both orders are tried.
  const Vec2 apart{2, 1}, by{200, 200};
  for (const bool tracker_first : {false, true}) {
    const Vec2 from = driver.until_calm().card("a")->centre(), to = tracker_first ? from - by : from + by;
    if (tracker_first) {
      lamp.tracker.see({Lamp::seen(1, from + apart)});
      support::pause_s(0.05);
    }
    screen->begin(1, from.x, from.y);
    screen->sync();
    lamp.go({{1, {from + apart, to + apart}}}, 0.5, [&](double part) {
      screen->update(1, from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      screen->sync();
    });
    screen->end(1, to.x, to.y);
    screen->sync();
    lamp.lift();
    const Look after = driver.until_calm();
    CHECK_MESSAGE(base::distance(card(after, "a").centre(), to) < base::length(apart) + 0.5, tracker_first);
    CHECK_MESSAGE(std::abs(card(after, "a").turn()) < 0.001, tracker_first);
  }
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("tuio: in a window that is not the whole display a contact is where it is on the display") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {0, 0}}});
  Lamp lamp;
  e2e::Start start = lamp.start(room);
  start.width_px = 1200, start.height_px = 800;
  Driver driver(*screen, start);
  const Look before = driver.until("a card", cards(1));
  REQUIRE(before.window() == Vec2{1200, 800});
  const Vec2 from = card(before, "a").centre(), to = from + Vec2{150, 120};
  lamp.go({{1, {from, to}}, {2, {{1500, 400}, {600, 400}}}}, 0.4);  // the other comes from beside the window
  lamp.lift();
  const Look after = driver.until_calm();
  CHECK(base::distance(card(after, "a").centre(), to) < 1.5);
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("tuio: what cannot be is said, and what to do") {
  const auto wrong = e2e::command(e2e::kProgram, {"--tuio", "localhost"});
  CHECK(wrong.exit_code == 2);
  CHECK_MESSAGE(wrong.output.find("ADDRESS:PORT") != std::string::npos, wrong.output);
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {0, 0}}});
  Lamp lamp;
  Driver driver(*screen, lamp.start(room));
  driver.until("a card", cards(1));
  support::ProcessOptions second{e2e::kProgram, {"--tuio", std::to_string(lamp.port)}, room.environment(), {}};
  second.environment["DISPLAY"] = screen->display();
  const auto done = support::run_program(second);
  REQUIRE(done.ok());
  CHECK(done->exit_code == 1);
  CHECK_MESSAGE(done->output.find("another port") != std::string::npos, done->output);
  CHECK(driver.leave() == 0);
}
