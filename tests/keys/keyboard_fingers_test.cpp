// Several fingers at once, fingers that make no sense, and seats that go away.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include "keys/key_hand.h"
#include "keys/keyboard.h"

using support::KeyHand;
using Phase = input::Phase;

TEST_CASE("keyboard: two thumbs that overlap lose no key, and keep the order") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 t; wait 0.05; down 2 h; wait 0.04; up 1; wait 0.02; down 1 e; wait 0.03;"
                  "up 2; wait 0.02; up 1") == "t(t) t(h) t(e)");
  CHECK(hand.play("down 1 a; down 2 b; down 3 c; up 3; up 2; up 1") == "t(a) t(b) t(c)");
}

TEST_CASE("keyboard: with two thumbs the older flick counts as it stands") {
  KeyHand hand("flick");
  CHECK(hand.play("down 1 か; move 1 -8 0; wait 0.05; down 2 な; move 1 20 0; move 2 0 8; up 2;"
                  "up 1") == "き の");
  CHECK(hand.play("down 1 か; move 1 -70 0; down 2 な; up 2; up 1") == "な");
}

TEST_CASE("keyboard: the same key by two fingers is two letters") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 l; wait 0.03; down 2 l; wait 0.03; up 1; up 2") == "t(l) t(l)");
}

TEST_CASE("keyboard: an open variant counts when the next finger comes") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 e; wait 0.6; slide 1 é; down 2 t; up 2; wait 1; up 1") == "t(é) t(t)");
}

TEST_CASE("keyboard: an older key is told at the latest when it can be no palm any more") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 a; wait 0.02; down 2 b; wait 0.05").empty());
  CHECK(hand.look("a").pressed);
  CHECK(hand.play("wait 0.04") == "t(a)");
  CHECK(hand.play("wait 3; up 1") == "");
  CHECK(hand.play("up 2") == "t(b)");
}

TEST_CASE("keyboard: a palm that is cancelled within 0.1 s types nothing") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 a; down 2 s; down 3 d; wait 0.02; down 4 削除; down 5 z; wait 0.05;"
                  "cancel 1; cancel 2; cancel 3; cancel 4; cancel 5; wait 1")
            .empty());
  CHECK(hand.play("tap a") == "t(a)");
}

TEST_CASE("keyboard: a cancelled finger gives nothing, the others go on") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 a; down 2 b; cancel 2; wait 1; up 1") == "t(a)");
  CHECK(hand.play("down 1 削除; wait 0.3; cancel 1; wait 2") == "<back>");
}

TEST_CASE("keyboard: a page key under the older finger turns the page before the newer one's key") {
  KeyHand hand("english");
  const base::Vec2 q = hand.look("q").rect.centre();
  hand.play("down 1 12#");
  hand.sample(2, Phase::down, q);
  CHECK(hand.keyboard.page() == "ascii");
  hand.sample(2, Phase::up, q);
  CHECK(support::to_text(hand.actions) == "t(1)");
  CHECK(hand.play("up 1").empty());
  CHECK(hand.keyboard.page() == "ascii");
}

TEST_CASE("keyboard: a held backspace stops when the next key is pressed") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 削除; wait 0.2; down 2 a; wait 2; up 2; wait 2; up 1") == "<back> t(a)");
  CHECK(hand.play("down 1 削除; wait 0.02; down 2 a; up 2; up 1") == "<back> t(a)");
}

TEST_CASE("keyboard: a finger beside the keys ends nobody's press") {
  KeyHand hand("english");
  hand.play("down 1 e; wait 0.2");
  hand.sample(2, Phase::down, {-40, -40});
  CHECK(hand.play("wait 0.4") == "");
  CHECK(hand.popups() == "[e]3éèêëē");
}

TEST_CASE("keyboard: two thousand letters by overlapping fingers arrive letter for letter") {
  KeyHand hand("english");
  std::mt19937 random(7);
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  std::string wanted;
  std::size_t most_held = 0;
  for (input::FingerId finger = 1; finger <= 2000; ++finger) {
    const std::string letter(1, letters[random() % letters.size()]);
    wanted += (wanted.empty() ? "t(" : " t(") + letter + ")";
    most_held = std::max(most_held, hand.overlap(finger, letter, random));
  }
  hand.lift_overlapping();
  CHECK(most_held >= 3);
  CHECK(support::to_text(hand.actions) == wanted);
}

TEST_CASE("keyboard: sixty contacts at once are sixty keys, in order") {
  KeyHand hand("english");
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  std::string wanted;
  hand.actions.clear();
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string letter(1, letters[i * 7 % 26]);
    hand.sample(i + 1, Phase::down, hand.look(letter).rect.centre());
    wanted += (i ? " t(" : "t(") + letter + ")";
  }
  for (std::size_t i = 60; i > 0; --i) {
    hand.wait(0.001);
    hand.sample(i, Phase::up, hand.look(std::string(1, letters[(i - 1) * 7 % 26])).rect.centre());
  }
  CHECK(support::to_text(hand.actions) == wanted);
  CHECK_FALSE(hand.keyboard.knows(1));
}

TEST_CASE("keyboard: samples that make no sense do no harm") {
  const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
  KeyHand hand("english");
  const base::Vec2 a = hand.look("a").rect.centre(), b = hand.look("b").rect.centre();
  hand.actions.clear();
  hand.sample(1, Phase::up, a);
  hand.sample(2, Phase::move, a);
  hand.sample(3, Phase::cancel, a);
  hand.sample(4, Phase::down, {nan, 10});
  hand.sample(4, Phase::up, a);
  hand.sample(5, Phase::down, {inf, -inf});
  CHECK(hand.actions.empty());
  CHECK_FALSE(hand.keyboard.knows(5));

  SUBCASE("a second down lifts the first where it was") {
    hand.sample(1, Phase::down, a);
    hand.sample(1, Phase::down, b);
    CHECK(support::to_text(hand.actions) == "t(a)");
    hand.sample(1, Phase::up, b);
    CHECK(support::to_text(hand.actions) == "t(a) t(b)");
  }
  SUBCASE("an up at no place lifts where the finger was") {
    hand.sample(1, Phase::down, a);
    hand.sample(1, Phase::move, {nan, nan});
    hand.sample(1, Phase::up, {nan, nan});
    CHECK(support::to_text(hand.actions) == "t(a)");
  }
  SUBCASE("times that are none, run backwards or are far away") {
    auto& k = hand.keyboard;
    k.feed(1, Phase::down, a, nan, hand.actions);
    k.feed(1, Phase::move, a, -1e9, hand.actions);
    k.tick(nan, hand.actions);
    k.tick(inf, hand.actions);
    k.feed(1, Phase::up, a, 5, hand.actions);
    CHECK(support::to_text(hand.actions) == "t(a)");
    k.feed(1, Phase::down, hand.look("削除").rect.centre(), 10, hand.actions);
    for (int i = 0; i < 5; ++i) k.tick(1e300, hand.actions);
    CHECK(hand.actions.size() <= 6);
    k.feed(1, Phase::up, a, 5, hand.actions);
    k.feed(1, Phase::down, a, 100, hand.actions);
    k.feed(1, Phase::up, a, 100.05, hand.actions);
    CHECK(hand.actions.back().text == "a");
  }
}

TEST_CASE("keyboard: a random storm of samples leaves no finger behind and keeps the view sound") {
  for (const unsigned seed : {1u, 2u, 3u}) {
    std::mt19937 random(seed);
    const auto any = [&](int n) { return int(random() % unsigned(n)); };
    KeyHand hand("");
    for (int i = 0; i < 20000; ++i) {
      const base::Vec2 pos{any(1700) / 10.0 - 10, any(1300) / 10.0 - 45};
      const Phase phases[] = {Phase::down, Phase::down, Phase::move,  Phase::move,
                              Phase::up,   Phase::up,   Phase::cancel};
      hand.keyboard.feed(input::FingerId(any(12)), phases[any(7)], pos, hand.now, hand.actions);
      hand.now += any(100) / 1000.0;
      if (any(50) == 0) hand.keyboard.cancel_all();
      if (any(20) == 0) hand.keyboard.set_writing(keys::Keyboard::Writing(any(3)));
      if (any(200) == 0) CHECK(hand.keyboard.resize({120.0 + any(200), 46.0 + any(100)}).ok());
      const keys::KeyboardView view = hand.keyboard.view();
      int pressed = 0;
      for (const auto& key : view.keys) pressed += key.pressed;
      REQUIRE(pressed <= 12);
      REQUIRE(view.keys.size() > 10);
      const double due = hand.keyboard.next_deadline_s();
      if (any(3) == 0 && due < 1e12) {
        hand.now = std::max(hand.now, due);
        hand.keyboard.tick(hand.now, hand.actions);
      }
    }
    CHECK(hand.actions.size() > 500);
    for (input::FingerId f = 0; f < 12; ++f)
      hand.keyboard.feed(f, Phase::up, {0, 0}, hand.now, hand.actions);
    for (input::FingerId f = 0; f < 12; ++f) CHECK_FALSE(hand.keyboard.knows(f));
    CHECK(hand.keyboard.view().popups.empty());
    CHECK(std::isinf(hand.keyboard.next_deadline_s()));
  }
}

TEST_CASE("keyboard: a seat taken away in mid-press types nothing more") {
  KeyHand hand("english");
  hand.play("down 1 a; down 2 b; down 3 削除");
  hand.actions.clear();
  hand.keyboard.cancel_all();
  CHECK_FALSE(hand.keyboard.knows(3));
  CHECK(hand.play("wait 2; up 1; up 2; up 3").empty());
  CHECK(std::isinf(hand.keyboard.next_deadline_s()));
  CHECK(hand.keyboard.view().popups.empty());
  CHECK(hand.play("tap c") == "t(c)");
}

TEST_CASE("keyboard: turning the page by hand lets go of every key") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 a").empty());
  REQUIRE(hand.keyboard.show_page("flick").ok());
  CHECK(hand.play("up 1").empty());
  CHECK(hand.keyboard.show_page("nothing").error().code == base::ErrorCode::not_found);
  CHECK(hand.keyboard.page() == "flick");
}
