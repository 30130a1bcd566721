// Handwriting at a seat becomes text: asked of a thread, shown in cells, taken or given up.
#include <doctest/doctest.h>

#include <random>
#include <set>
#include <thread>

#include "pen/handwriting.h"
#include "seats/hand_table.h"

using namespace support;
using model::InkStroke;
using pen::ReadingWorker;

namespace {

/// Leafs through all the cells of seat 1, everything to tap being looked at; how many there are.
std::size_t cells_seen(SeatTable& t) {
  std::set<std::size_t> seen;
  const Size size = t.seat(1).frame().size;
  for (int page = 0; page < 40; ++page) {
    const auto spots = t.seat(1).spots();
    std::optional<Rect> more;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      const Rect r = spots[i].rect();
      CAPTURE(seats::name_of(spots[i].kind));
      CHECK(Rect{{0, 0}, {size.w, size.h}}.grown(1e-9).common(r) == r);
      CHECK(r.width() >= 10 - 1e-9);
      CHECK(r.height() >= 10 - 1e-9);
      for (std::size_t j = i + 1; j < spots.size(); ++j)
        CHECK_FALSE(r.grown(-0.01).intersects(spots[j].rect()));
      if (spots[i].kind == SpotKind::cell) seen.insert(spots[i].index);
      if (spots[i].kind == SpotKind::more_cells) more = r;
    }
    if (!more) break;
    t.tap(t.seat(1).frame().to_window(more->centre()));
  }
  return seen.size();
}

}  // namespace

TEST_CASE("seats: handwriting becomes text, one choice a character, and the ink stays") {
  HandTable w;
  SeatTable& t = w.table;
  t.press(1, SpotKind::pen);
  CHECK(t.has(1, SpotKind::to_text, false));  // nothing to be read yet
  w.stroke(10);
  w.stroke(40);
  const auto ink = w.card().ink;
  REQUIRE(ink.size() == 2);
  t.press(1, SpotKind::to_text);
  w.until_shown();
  CHECK(w.card().text.empty());
  CHECK(t.seat(1).words_on({SpotKind::cell, 0, {}}) == "a0");
  CHECK(t.seat(1).words_on({SpotKind::candidate, 9, {}}) == "a9");
  t.press(1, SpotKind::candidate, 4);
  t.press(1, SpotKind::cell, 1);
  CHECK(t.seat(1).words_on({SpotKind::candidate, 9, {}}) == "b9");
  t.press(1, SpotKind::candidate, 9);
  t.press(1, SpotKind::take_text);
  CHECK(w.card().text == "a4b9");
  CHECK(w.card().ink == ink);
  CHECK_FALSE(w.shown());
  CHECK(t.has(1, SpotKind::pad));
}

TEST_CASE("seats: what was read goes to the caret, and a character left out goes nowhere") {
  HandTable w;
  SeatTable& t = w.table;
  t.write(1, "前後");
  t.seat(1).act({input::KeyAction::Kind::left, {}});
  t.press(1, SpotKind::pen);
  w.stroke(10);
  w.stroke(30);
  w.stroke(50);
  t.press(1, SpotKind::to_text);
  w.until_shown();
  t.press(1, SpotKind::cell, 1);
  t.press(1, SpotKind::leave_out);
  t.press(1, SpotKind::take_text);
  CHECK(w.card().text == "前a0c0後");
}

TEST_CASE("seats: given up, the card is as it was") {
  HandTable w;
  SeatTable& t = w.table;
  t.write(1, "x");
  t.press(1, SpotKind::pen);
  w.stroke(10);
  const auto ink = w.card().ink;
  t.press(1, SpotKind::to_text);
  w.until_shown();
  t.press(1, SpotKind::drop_text);
  CHECK_FALSE(w.shown());
  CHECK(w.card().text == "x");
  CHECK(w.card().ink == ink);
  // Leaving all out leaves nothing to take.
  t.press(1, SpotKind::to_text);
  w.until_shown();
  t.press(1, SpotKind::leave_out);
  CHECK(t.has(1, SpotKind::take_text, false));
}

TEST_CASE("seats: what is written later is read by itself") {
  HandTable w;
  SeatTable& t = w.table;
  t.press(1, SpotKind::pen);
  w.stroke(10);
  t.press(1, SpotKind::to_text);
  w.until_shown();
  t.press(1, SpotKind::take_text);
  w.stroke(30);
  w.stroke(50);
  t.press(1, SpotKind::to_text);
  w.until_shown();
  CHECK(t.seat(1).reading().text() == "a0b0");
  t.press(1, SpotKind::take_text);
  CHECK(w.card().text == "a0a0b0");
  CHECK(w.card().ink.size() == 3);
}

TEST_CASE("seats: an answer for ink that has changed since is for nothing") {
  HandTable w;
  SeatTable& t = w.table;
  w.bench->set([&] { w.bench->held = true; });
  t.press(1, SpotKind::pen);
  w.stroke(10);
  t.press(1, SpotKind::to_text);
  CHECK(t.seat(1).reading().waiting());
  CHECK(t.has(1, SpotKind::to_text, false));
  w.bench->wait([&] { return w.bench->asked == 1; });
  w.stroke(30);  // the pad takes ink meanwhile
  CHECK_FALSE(t.seat(1).reading().waiting());
  t.press(1, SpotKind::to_text);
  w.bench->set([&] { w.bench->held = false; });
  w.until_shown();
  CHECK(t.seat(1).reading().text() == "a0b0");
  CHECK(t.said().empty());

  SUBCASE("rubbed out") {
    t.press(1, SpotKind::drop_text);
    w.bench->set([&] { w.bench->held = true; });
    t.press(1, SpotKind::to_text);
    w.bench->wait([&] { return w.bench->asked == 3; });
    t.press(1, SpotKind::undo_ink);
    const int before = w.bench->wakes;
    w.bench->set([&] { w.bench->held = false; });
    w.bench->wait([&] { return w.bench->wakes > before; });
    t.tick();
    CHECK_FALSE(w.shown());
    CHECK(w.card().ink.size() == 1);
  }
  SUBCASE("the next card") {
    t.press(1, SpotKind::drop_text);
    w.bench->set([&] { w.bench->held = true; });
    t.press(1, SpotKind::to_text);
    w.bench->wait([&] { return w.bench->asked == 3; });
    t.press(1, SpotKind::put);
    w.stroke(20);
    const int before = w.bench->wakes;
    w.bench->set([&] { w.bench->held = false; });
    w.bench->wait([&] { return w.bench->wakes > before; });
    t.tick();
    CHECK_FALSE(w.shown());
    CHECK(w.card().ink.size() == 1);
    CHECK(w.card().text.empty());
  }
}

TEST_CASE("seats: a reading that hangs is given up, the ink stays, and it can be tried again") {
  HandTable w;
  SeatTable& t = w.table;
  w.bench->set([&] { w.bench->held = true; });
  t.press(1, SpotKind::pen);
  w.stroke(10);
  t.press(1, SpotKind::to_text);
  w.bench->wait([&] { return w.bench->asked == 1; });
  t.tick();
  CHECK(t.seats->next_deadline_s() <= t.clock.now_s() + 15.01);
  t.wait(16);
  CHECK_FALSE(t.seat(1).reading().waiting());
  CHECK_FALSE(t.seat(1).notice().empty());
  CHECK(w.card().ink.size() == 1);
  w.stroke(30);
  w.bench->set([&] { w.bench->held = false; });
  t.press(1, SpotKind::to_text);
  w.until_shown();
  CHECK(t.seat(1).reading().text() == "a0b0");
}

TEST_CASE("seats: what cannot be read is said, and the ink stays") {
  HandTable w;
  SeatTable& t = w.table;
  w.bench->fails = true;
  t.press(1, SpotKind::pen);
  w.stroke(10);
  t.press(1, SpotKind::to_text);
  w.until([&] { return !t.seat(1).notice().empty(); });
  CHECK(t.seat(1).notice() == "There is too much handwriting to be read at once.");
  CHECK(w.card().ink.size() == 1);
  CHECK(t.has(1, SpotKind::to_text));
}

TEST_CASE("seats: where handwriting cannot be read it is said once, and the button is grey") {
  SeatTable t({eight_places()});
  pen::ReadingWorker worker(
      []() -> base::Result<std::unique_ptr<pen::InkRecogniser>> {
        return base::Error{base::ErrorCode::unavailable, "no data", ""};
      },
      t.clock, [] {});
  t.open_reader = [&] { return &worker; };
  while (worker.state() == pen::ReadingWorker::State::opening) std::this_thread::yield();
  t.tick();
  CHECK(t.said().empty());  // nobody has asked for it
  for (int n = 1; n <= 2; ++n) {
    t.press(n, SpotKind::pen);
    t.down(SeatTable::kOwn, t.spot(n, SpotKind::pad));
    t.up(SeatTable::kOwn);
    t.tick();
    REQUIRE(t.seat(n).pad().ink().size() == 1);
    CHECK(t.has(n, SpotKind::to_text, false));
    t.press(n, SpotKind::to_text);
    CHECK_FALSE(t.seat(n).reading().waiting());
  }
  CHECK(t.said().size() == 1);
}

TEST_CASE("seats: eight people's handwriting is read at once, each for their own card") {
  HandTable w({eight_places()});
  SeatTable& t = w.table;
  for (int n = 1; n <= 8; ++n) {
    t.press(n, SpotKind::pen);
    for (int i = 0; i < n; ++i) w.stroke(5 + 8 * i, 10, n);
    t.press(n, SpotKind::to_text);
  }
  for (int n = 1; n <= 8; ++n) w.until_shown(n);
  t.leave(3);
  for (int n = 1; n <= 8; ++n) {
    if (n == 3) continue;
    t.press(n, SpotKind::take_text);
    CHECK(w.card(n).text.size() == std::size_t(2 * n));
  }
}

TEST_CASE(
    "seats: however much is read, on the smallest table all cells and candidates can be hit") {
  for (const Edge edge : {Edge::bottom, Edge::left}) {
    CAPTURE(seats::name_of(edge));
    HandTable w({{{1, edge, 0.5, {}}}, {508, 268}});
    SeatTable& t = w.table;
    t.press(1, SpotKind::pen);
    std::size_t written = 0;
    for (const double y : {4.0, 18.0, 32.0, 44.0})
      for (int x = 0; x < 8; ++x) {
        w.stroke(4 + 9 * x, y);
        ++written;
        if (written != 1 && written != 8 && written != 32) continue;
        CAPTURE(written);
        t.press(1, SpotKind::to_text);
        w.until_shown();
        REQUIRE(t.seat(1).reading().characters().size() == written);
        CHECK(cells_seen(t) == written);
        t.press(1, SpotKind::drop_text);
      }
  }
}

TEST_CASE("seats: whoever begins to write a name writes it by keyboard") {
  HandTable w;
  SeatTable& t = w.table;
  t.press(1, SpotKind::pen);
  w.stroke(10);
  t.press(1, SpotKind::to_text);
  w.until_shown();
  t.press(1, SpotKind::name);
  CHECK_FALSE(t.seat(1).inking());
  CHECK_FALSE(w.shown());
  t.type_english(1, "ken");
  t.press(1, SpotKind::name);
  CHECK(t.seat(1).place().name == "ken");
  CHECK(t.count(Place::seat) == 1);
}

TEST_CASE("seats: written by a finger and read by zinnia, letter for letter") {
  SeatTable t;
  base::RealFileSystem files;
  pen::ReadingWorker worker([&] { return pen::ZinniaRecogniser::open(files); }, t.clock, [] {});
  t.open_reader = [&] { return &worker; };
  t.press(1, SpotKind::pen);
  const Rect pad = t.seat(1).pad_rect();
  std::mt19937 random(5);
  for (const InkStroke& stroke :
       support::written_line({"日", "木", "山"}, {-33, -10}, 18, 5, random)) {
    const auto at = [&](Vec2 p) {
      return t.seat(1).frame().to_window(pad.centre() + p * (pad.width() / model::kCardSize.w));
    };
    t.down(SeatTable::kOwn, at(stroke.points.front()));
    for (const Vec2 p : stroke.points) t.move(SeatTable::kOwn, at(p));
    t.up(SeatTable::kOwn);
    t.wait(0.05);
  }
  t.press(1, SpotKind::to_text);
  while (t.seat(1).reading().waiting()) {
    std::this_thread::yield();
    t.tick();
  }
  REQUIRE(t.seat(1).reading().shown());
  t.press(1, SpotKind::take_text);
  CHECK(t.card("日木山").place == Place::seat);
}
