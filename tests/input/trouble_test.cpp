// What devices and drivers do wrong, and what must hold of any samples whatever.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "support/touch_script.h"

using input::Gesture;
using input::GestureKind;
using input::Phase;
using support::TouchScript;

namespace {

// Follows the gestures and fails when one begins twice, ends without having begun, or comes
// between.
class Bookkeeper {
 public:
  void read(const std::vector<Gesture>& gestures) {
    for (const Gesture& g : gestures) {
      CAPTURE(g.finger);
      CAPTURE(static_cast<int>(g.kind));
      const bool open = held_.contains(g.finger), dragging = dragged_.contains(g.finger);
      CHECK(base::is_finite(g.pos_px));
      CHECK(base::is_finite(g.delta_px));
      CHECK(base::is_finite(g.velocity_px_s));
      CHECK(std::isfinite(g.turn_rad));
      CHECK((g.scale > 0 && std::isfinite(g.scale)));
      switch (g.kind) {
        case GestureKind::press:
          CHECK(!open);
          held_.insert(g.finger);
          if (g.target.kind == input::Target::Kind::item) CHECK(items_.insert(g.target.key).second);
          break;
        case GestureKind::tap:
        case GestureKind::double_tap:
        case GestureKind::long_press:
          CHECK((open && !dragging));
          break;
        case GestureKind::drag_begin:
          CHECK((open && !dragging));
          dragged_.insert(g.finger);
          break;
        case GestureKind::drag:
        case GestureKind::turn:
          CHECK(dragging);
          break;
        case GestureKind::drag_end:
          CHECK(dragging);
          close(g);
          break;
        case GestureKind::release:
          CHECK(!dragging);
          close(g);
          break;
        case GestureKind::cancelled:
          close(g);
          break;
        case GestureKind::view_begin:
          CHECK(!viewing_);
          viewing_ = true;
          break;
        case GestureKind::view:
          CHECK(viewing_);
          break;
        case GestureKind::view_end:
          CHECK(viewing_);
          viewing_ = false;
          break;
      }
      ++seen_[static_cast<std::size_t>(g.kind)];
    }
  }
  bool all_closed() const { return held_.empty() && dragged_.empty() && !viewing_; }
  int seen(GestureKind kind) const { return seen_[static_cast<std::size_t>(kind)]; }

 private:
  void close(const Gesture& g) {
    CHECK(held_.erase(g.finger) == 1);
    dragged_.erase(g.finger);
    if (g.target.kind == input::Target::Kind::item) items_.erase(g.target.key);
  }
  std::set<input::FingerId> held_, dragged_;
  std::set<std::uint64_t> items_;
  bool viewing_ = false;
  int seen_[16] = {};
};

}  // namespace

TEST_CASE("trouble: moves and ups of unknown fingers mean nothing") {
  TouchScript s;
  CHECK(s.play("move 1 10 10; up 1; cancel 1; move 1 400 400") == "");
  CHECK(s.recogniser.finger_count() == 0);
}

TEST_CASE("trouble: a finger whose up was lost lifts where it was when it goes down again") {
  TouchScript s;
  s.play("target 1 item 7; down 1 0 0; glide 0.1 1 100 0");
  CHECK(s.play("target 1 item 8; down 1 500 500") ==
        "drag_end 1 item:7 at 100,0 going 0,0\n"
        "press 1 item:8 at 500,500\n");
  CHECK(s.recogniser.finger_count() == 1);
}

TEST_CASE("trouble: a lost up is not taken for a tap") {
  TouchScript s;
  s.play("target 1 item 7; down 1 0 0; wait 0.1");
  CHECK(s.play("down 1 0 0") ==
        "release 1 item:7 at 0,0\n"
        "press 1 item:7 at 0,0\n");
}

TEST_CASE("trouble: an id used again while another finger carries its gesture on is told apart") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 0 0; move 1 100 0; down 2 300 0; up 1");
  CHECK(s.play("target 1 item 8; down 1 500 0; move 2 320 0") ==
        "drag_end 1 item:7 at 300,0 going 0,0\n"
        "press 2 item:7 at 300,0\n"
        "press 1 item:8 at 500,0\n"
        "drag_begin 2 item:7 from 300,0 by 20,0\n");
}

TEST_CASE("trouble: a cancelled touch undoes what it began") {
  TouchScript s;
  s.play("target 1 item 7; down 1 0 0; move 1 100 0");
  CHECK(s.play("cancel 1; move 1 200 0; up 1") == "cancelled 1 item:7 at 100,0\n");
}

TEST_CASE("trouble: a finger whose device has gone lifts where it was: no throw, no tap") {
  TouchScript s;
  s.play("target 1 item 7; down 1 0 0; glide 0.1 1 100 0");
  CHECK(s.play("lost 1") == "drag_end 1 item:7 at 100,0 going 0,0\n");
  s.play("target 1 item 7; down 1 0 0; glide 0.1 1 100 0");
  CHECK(s.play("up 1") != "drag_end 1 item:7 at 100,0 going 0,0\n");  // but one that lifts throws
  CHECK(s.play("target 2 item 8; down 2 300 0; lost 2") ==
        "press 2 item:8 at 300,0\nrelease 2 item:8 at 300,0\n");
  s.play("view free; down 3 0 300; down 4 400 300; glide 0.1 3 100 300 4 500 300");
  CHECK(s.play("lost 3; lost 4") == "view_end 3 table at 500,300 going 0,0\n");
  CHECK(s.recogniser.finger_count() == 0);
  CHECK(s.play("lost 1; wait 1; lost 9") == "");
}

TEST_CASE("trouble: one of two fingers on a card is lost, the other goes on") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 0 0; move 1 100 0; down 2 300 0");
  CHECK(s.play("lost 1; move 2 310 0; up 2").starts_with("drag 1 item:7 by 10,0\ndrag_end 1"));
}

TEST_CASE("trouble: the turning finger's cancel does not end the drag") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 0 0; move 1 100 0; down 2 300 0");
  CHECK(s.play("cancel 2; move 1 110 0") == "drag 1 item:7 by 10,0\n");
}

TEST_CASE("trouble: cancel_all closes everything and forgets every finger") {
  TouchScript s;
  s.play(
      "view free; target 1 item 7; target 2 item 7; target 3 other 1; down 1 0 0; move 1 100 0;"
      "down 2 300 0; down 3 600 0; down 4 900 0; down 5 900 400; move 5 900 500");
  CHECK(s.play("cancel_all") ==
        "cancelled 1 item:7 at 100,0\n"
        "cancelled 3 other:1 at 600,0\n"
        "view_end 4 table at 900,250 going 0,0\n");
  CHECK(s.recogniser.finger_count() == 0);
  CHECK(s.play("move 1 0 0; up 1; up 2; up 4; up 5; wait 1") == "");
}

TEST_CASE("trouble: a finger is known from down to up, with its target") {
  TouchScript s;
  s.play("target 9 item 7; down 9 0 0");
  CHECK(s.recogniser.knows(9));
  CHECK(s.recogniser.target_of(9) == input::Target{input::Target::Kind::item, 7});
  s.play("up 9");
  CHECK(!s.recogniser.knows(9));
  CHECK(s.recogniser.target_of(9) == input::Target{});
}

TEST_CASE("trouble: the target given with a move is not read") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 0 0; target 1 item 8; move 1 100 0") ==
        "press 1 item:7 at 0,0\n"
        "drag_begin 1 item:7 from 0,0 by 100,0\n");
}

TEST_CASE("trouble: positions that are no numbers are passed over, an up still lifts") {
  TouchScript s;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<Gesture> out;
  s.recogniser.feed({1, Phase::down, {nan, 0}, 1}, {}, out);
  CHECK(s.recogniser.finger_count() == 0);
  s.recogniser.feed({1, Phase::down, {0, 0}, 1}, {}, out);
  s.recogniser.feed({1, Phase::move, {0, 1 / 0.0}, 1.1}, {}, out);
  s.recogniser.feed({1, Phase::move, {90, 0}, nan}, {}, out);
  s.recogniser.feed({1, Phase::up, {nan, nan}, 1.3}, {}, out);
  CHECK(support::to_text(out) ==
        "press 1 table at 0,0\n"
        "drag_begin 1 table from 0,0 by 90,0\n"
        "drag_end 1 table at 90,0 going 0,0\n");
}

TEST_CASE("trouble: times that run backwards give no speed out of nowhere") {
  TouchScript s;
  std::vector<Gesture> out;
  s.recogniser.feed({1, Phase::down, {0, 0}, 10}, {}, out);
  s.recogniser.feed({1, Phase::move, {100, 0}, 9.9}, {}, out);
  s.recogniser.feed({1, Phase::move, {200, 0}, 9.8}, {}, out);
  s.recogniser.feed({1, Phase::up, {200, 0}, 9}, {}, out);
  REQUIRE(out.back().kind == GestureKind::drag_end);
  CHECK(out.back().velocity_px_s == base::Vec2{});
}

TEST_CASE("trouble: whatever the samples, every gesture that begins ends") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    TouchScript s;
    std::mt19937 random(seed);
    const auto any = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Bookkeeper books;
    std::vector<Gesture> out;
    for (int k = 0; k < 10000; ++k) {
      out.clear();
      input::TouchSample sample;
      sample.finger = static_cast<input::FingerId>(1 + any(12));
      const int what = any(20);
      sample.phase = what < 4    ? Phase::down
                     : what < 15 ? Phase::move
                     : what < 18 ? Phase::up
                     : what < 19 ? Phase::lost
                                 : Phase::cancel;
      sample.pos_px = {any(1200) / 2.0, any(600) / 2.0};
      if (sample.phase == Phase::up && any(2)) sample.pos_px.x = std::nan("");  // where it is
      sample.time_s = s.clock.now_s() + (any(50) ? 0 : any(3) - 1);
      sample.contact_mm = any(100) ? 10 : 40;
      sample.pointer = static_cast<input::Pointer>(any(8) ? 0 : any(3));
      const input::Target target{static_cast<input::Target::Kind>(any(3)),
                                 static_cast<std::uint64_t>(any(3))};
      s.recogniser.feed(sample, target, out);
      if (!any(300)) s.recogniser.set_view_free(any(2));
      if (!any(2000)) s.recogniser.cancel_all(s.clock.now_s(), out);
      s.clock.advance(any(5) ? 0.002 * any(20) : 0.2);
      if (any(2)) s.recogniser.tick(s.clock.now_s(), out);
      books.read(out);
    }
    out.clear();
    for (input::FingerId f = 1; f <= 12; ++f)
      s.recogniser.feed({f, Phase::up, {1, 1}, s.clock.now_s()}, {}, out);
    books.read(out);
    CHECK(books.all_closed());
    CHECK(s.recogniser.finger_count() == 0);
    // The walk really went everywhere.
    for (int kind = 0; kind <= static_cast<int>(GestureKind::cancelled); ++kind) {
      CAPTURE(kind);
      if (static_cast<GestureKind>(kind) != GestureKind::double_tap)
        CHECK(books.seen(static_cast<GestureKind>(kind)) > 0);
    }
  }
}
