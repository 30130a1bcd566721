// What single keys do: taps, flicks, long presses, shift, repeat, pages, and what is seen of it.
#include "keys/keyboard.h"

#include <doctest/doctest.h>

#include <cmath>

#include "keys/key_hand.h"

using keys::Keyboard;
using support::KeyHand;

TEST_CASE("keyboard: a tap types its key on lifting") {
  KeyHand hand("flick");
  CHECK(hand.play("down 1 か; wait 0.05").empty());
  CHECK(hand.look("か").pressed);
  CHECK(hand.play("up 1") == "か");
  CHECK_FALSE(hand.look("か").pressed);
}

TEST_CASE("keyboard: every flick of every key in every direction, and none where there is none") {
  for (const char* page : {"flick", "digits"}) {
    KeyHand hand(page);
    const keys::KeyLayouts all = *support::shipped_layouts();
    int flicked = 0;
    for (const keys::LayoutKey& key : all.find(page)->keys) {
      if (!key.can_flick()) continue;
      const std::string label(key.stroke.label.in("ja"));
      const char* const ways[] = {"left", "up", "right", "down"};
      for (int i = 0; i < 4; ++i) {
        CAPTURE(label);
        CAPTURE(ways[i]);
        REQUIRE(key.flick[i].does_something());
        CHECK(hand.play("flick " + label + " " + ways[i]) ==
              support::to_text(key.flick[i].actions));
        ++flicked;
      }
    }
    CHECK(flicked >= 4 * 10);
  }
}

TEST_CASE("keyboard: flicks are where every Japanese telephone has them") {
  KeyHand hand("flick");
  CHECK(hand.play("tap あ; flick あ left; flick あ up; flick あ right; flick あ down") ==
        "あ い う え お");
  CHECK(hand.play("flick や left; flick や up; flick や right; flick や down") == "（ ゆ ） よ");
  CHECK(hand.play("flick わ left; flick わ up; flick わ right; flick わ down") == "を ん ー 〜");
  CHECK(hand.play("tap 、; flick 、 left; flick 、 up; flick 、 right") == "、 。 ？ ！");
}

TEST_CASE("keyboard: a flick counts from 6 mm, and by where the finger is when it lifts") {
  KeyHand hand("flick");
  CHECK(hand.play("down 1 か; move 1 -5.9 0; up 1") == "か");
  CHECK(hand.play("down 1 か; move 1 -6.1 0; up 1") == "き");
  CHECK(hand.play("down 1 か; move 1 -9 0; move 1 1 0; up 1") == "か");
  CHECK(hand.play("down 1 か; move 1 -9 0; move 1 2 -9; up 1") == "く");
  CHECK(hand.play("down 1 か; move 1 -9 8; up 1") == "き");
  CHECK(hand.play("down 1 か 10 4; move 1 -9 8; up 1") == "き");
}

TEST_CASE("keyboard: a finger that goes far away types nothing") {
  KeyHand flick("flick");
  CHECK(flick.play("down 1 か; move 1 -59 0; up 1") == "き");
  CHECK(flick.play("down 1 か; move 1 -61 0; up 1").empty());
  CHECK(flick.play("down 1 か; move 1 -61 0; move 1 0 0; up 1") == "か");
  KeyHand english("english");
  CHECK(english.play("down 1 g; move 1 0 12; up 1") == "t(g)");
  CHECK(english.play("down 1 g; move 1 0 25; wait 1; up 1").empty());
  CHECK_FALSE(english.look("g").pressed);
}

TEST_CASE("keyboard: between two keys the nearer one is meant, beside all of them none") {
  KeyHand hand("flick");
  const auto ka = hand.look("か").rect, sa = hand.look("さ").rect;
  const double y = ka.centre().y;
  REQUIRE(sa.min.x - ka.max.x == doctest::Approx(2));
  CHECK(hand.play("") == "");
  hand.sample(1, input::Phase::down, {ka.max.x + 0.9, y});
  hand.sample(1, input::Phase::up, {ka.max.x + 0.9, y});
  hand.sample(1, input::Phase::down, {sa.min.x - 0.9, y});
  hand.sample(1, input::Phase::up, {sa.min.x - 0.9, y});
  hand.sample(1, input::Phase::down, {-3.5, y});
  CHECK_FALSE(hand.keyboard.knows(1));
  hand.sample(1, input::Phase::up, {10, y});
  CHECK(support::to_text(hand.actions) == "か さ");
}

TEST_CASE("keyboard: a long press opens the variants; sliding onto one and lifting picks it") {
  KeyHand english("english");
  CHECK(english.play("down 1 e; wait 0.45").empty());
  CHECK(english.popups() == "[e]");
  CHECK(english.play("wait 0.1").empty());
  CHECK(english.popups() == "[e]3éèêëē");
  CHECK(english.play("slide 1 è").empty());
  CHECK(english.popups() == "e3é[è]êëē");
  CHECK(english.play("up 1") == "t(è)");
  CHECK(english.popups().empty());
}

TEST_CASE("keyboard: a long press that is lifted where it is gives the key itself") {
  KeyHand english("english");
  CHECK(english.play("down 1 e; wait 2; up 1") == "t(e)");
  CHECK(english.play("down 1 p; wait 2; move 1 1.5 1; up 1") == "t(p)");
}

TEST_CASE("keyboard: a finger need not leave the height of its key to point at a variant") {
  KeyHand english("english");
  CHECK(english.play("down 1 e; wait 0.6; move 1 14 0; up 1") == "t(3)");
  CHECK(english.play("down 1 o; wait 0.6; move 1 -14 0; up 1") == "t(9)");
  CHECK(english.play("down 1 e; wait 0.6; move 1 0 60; up 1").empty());
}

TEST_CASE("keyboard: every variant of every key can be picked, and lies in the popup area") {
  const auto all = support::shipped_layouts();
  int picked = 0;
  for (const keys::KeyLayout& layout : all->layouts) {
    for (const base::Size panel : {base::Size{160, 75}, base::Size{300, 140}}) {
      KeyHand hand(layout.name, panel, all);
      for (std::size_t k = 0; k < layout.keys.size(); ++k) {
        const keys::LayoutKey& key = layout.keys[k];
        for (std::size_t v = 0; v < key.variants.size(); ++v) {
          REQUIRE(hand.keyboard.show_page(layout.name).ok());
          hand.actions.clear();
          hand.sample(1, input::Phase::down, hand.keyboard.view().keys[k].rect.centre());
          hand.wait(0.6);
          std::vector<keys::PopupView> cells;
          for (const auto& popup : hand.keyboard.view().popups)
            if (popup.kind == keys::PopupView::Kind::variant) cells.push_back(popup);
          REQUIRE(cells.size() == key.variants.size() + 1);
          const base::Rect cell = cells[v + 1].rect;
          CHECK(cell.width() >= keys::kSmallestKeyMm);
          CHECK(cell.height() >= keys::kSmallestKeyMm);
          CHECK((cell.min.x >= -1e-9 && cell.max.x <= panel.w + 1e-9 && cell.min.y >= -45 &&
                 cell.max.y <= panel.h + 1e-9));
          for (std::size_t o = 0; o < v; ++o)
            CHECK(cells[o].rect.common(cell).grown(-1e-6).area() == 0);
          hand.sample(1, input::Phase::up, cell.centre());
          if (!key.variants[v].switches_page())
            CHECK(support::to_text(hand.actions) == support::to_text(key.variants[v].actions));
          else
            CHECK(hand.keyboard.page() != layout.name);
          ++picked;
        }
      }
    }
  }
  CHECK(picked > 300);
}

TEST_CASE(
    "keyboard: a flick key shows its petals at once, and can still be flicked after a long press") {
  KeyHand hand("flick");
  CHECK(hand.play("down 1 か").empty());
  CHECK(hand.popups() == "きくけこ");
  CHECK(hand.play("move 1 -8 0").empty());
  CHECK(hand.popups() == "[き]くけこ");
  CHECK(hand.play("up 1") == "き");
  CHECK(hand.play("down 1 か; wait 0.6; move 1 0 -8").empty());
  CHECK(hand.popups() == "き[く]けこかがぎぐげご");
  CHECK(hand.play("slide 1 げ; up 1") == "げ");
  CHECK(hand.play("down 1 か; wait 0.6; up 1") == "か");
}

TEST_CASE("keyboard: a finger that has moved makes no long press") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 e; wait 0.2; move 1 0 4; wait 2").empty());
  CHECK(hand.popups() == "[e]");
  CHECK(hand.play("up 1") == "t(e)");
}

TEST_CASE("keyboard: shift gives one capital, twice quickly caps lock, once more neither") {
  KeyHand hand("english");
  CHECK(hand.play("tap シフト").empty());
  CHECK(hand.look("シフト").latched);
  CHECK(hand.look("A").label == "A");
  CHECK(hand.play("tap A; tap b") == "t(A) t(b)");
  CHECK(hand.play("tap シフト; wait 0.1; tap シフト").empty());
  CHECK(hand.look("シフト").locked);
  CHECK(hand.play("tap A; tap B; tap C") == "t(A) t(B) t(C)");
  CHECK(hand.play("wait 1; tap シフト; tap a") == "t(a)");
  CHECK(hand.play("tap シフト; wait 0.5; tap シフト; tap a") == "t(a)");
}

TEST_CASE("keyboard: shift holds for capitals as long as a finger is on it") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 シフト; tap N; tap P; tap O; up 1; tap s") == "t(N) t(P) t(O) t(s)");
  CHECK(hand.play("down 1 シフト; wait 0.05; down 2 A; up 1; wait 0.02; up 2; tap b") ==
        "t(A) t(b)");
  CHECK(hand.play("down 1 シフト; tap A; cancel 1; tap b") == "t(A) t(b)");
}

TEST_CASE("keyboard: shift makes capitals of accents too, and waits through what is no letter") {
  KeyHand hand("english");
  CHECK(hand.play("tap シフト; down 1 E; wait 0.6; slide 1 É; up 1") == "t(É)");
  CHECK(hand.play("tap シフト; tap 削除; tap A") == "<back> t(A)");
  CHECK(hand.play("tap シフト; down 1 S; move 1 0 40; up 1; tap S; tap s") == "t(S) t(s)");
}

TEST_CASE("keyboard: a cancelled shift leaves things as they were") {
  KeyHand hand("english");
  CHECK(hand.play("down 1 シフト; wait 0.05; cancel 1; tap a") == "t(a)");
}

TEST_CASE("keyboard: backspace repeats while it is held, arrows too") {
  KeyHand hand("flick");
  CHECK(hand.play("tap 削除") == "<back>");
  CHECK(hand.play("down 1 削除; wait 0.12") == "<back>");
  CHECK(hand.play("wait 0.34").empty());
  CHECK(hand.play("wait 0.05") == "<back>");
  CHECK(hand.play("wait 0.07; wait 0.07; wait 0.07") == "<back> <back> <back>");
  CHECK(hand.play("up 1; wait 1").empty());
  CHECK(hand.play("down 1 →; wait 0.6; up 1") == "<right> <right> <right>");
  CHECK(hand.play("down 1 削除; wait 0.2; move 1 40 40; wait 2; move 1 0 0; wait 2; up 1") ==
        "<back>");
}

TEST_CASE(
    "keyboard: after a frame that took seconds a held backspace takes one character, not many") {
  KeyHand hand("flick");
  CHECK(hand.play("down 1 削除; wait 0.6") == "<back> <back> <back>");
  hand.now += 5;
  hand.actions.clear();
  hand.keyboard.tick(hand.now, hand.actions);
  CHECK(support::to_text(hand.actions) == "<back>");
  CHECK(hand.keyboard.next_deadline_s() > hand.now);
}

TEST_CASE("keyboard: a page too high gives way to its flatter form, and comes back with the room") {
  KeyHand hand("flick", {160, 60});
  REQUIRE(hand.look("五十音").enabled);
  hand.play("tap 五十音");
  CHECK(hand.keyboard.page() == "kana-flat");
  CHECK(hand.play("tap ぬ") == "ぬ");
  for (const auto& key : hand.keyboard.view().keys) {
    CHECK(key.rect.width() >= keys::kSmallestKeyMm);
    CHECK(key.rect.height() >= keys::kSmallestKeyMm);
  }
  hand.play("tap ABC");
  REQUIRE(hand.keyboard.resize({160, 75}).ok());
  hand.play("tap あ");
  CHECK(hand.keyboard.page() == "kana-table");
  REQUIRE(hand.keyboard.resize({160, 60}).ok());
  CHECK(hand.keyboard.page() == "kana-flat");
  REQUIRE(hand.keyboard.resize({160, 90}).ok());
  CHECK(hand.keyboard.page() == "kana-table");
  REQUIRE(hand.keyboard.resize({120, 60}).ok());
  CHECK(hand.keyboard.page() == "flick");
}

TEST_CASE("keyboard: page keys turn the page, by name or to the last of a kind") {
  KeyHand hand("flick");
  CHECK(hand.play("tap 五十音").empty());
  CHECK(hand.keyboard.page() == "kana-table");
  CHECK(hand.play("tap ABC; tap a") == "t(a)");
  CHECK(hand.keyboard.page() == "english");
  hand.play("tap あ");
  CHECK(hand.keyboard.page() == "kana-table");
  hand.play("tap 絵文字");
  CHECK(hand.keyboard.page() == "emoji-faces");
  CHECK(hand.play("tap 👍; tap 👏") == "t(👏)");
  std::string latched;
  for (const keys::KeyView& key : hand.keyboard.view().keys)
    if (key.latched) latched += key.label;
  CHECK(latched == "👍");
  hand.play("tap あ; tap 絵文字");
  CHECK(hand.keyboard.page() == "emoji-hands");
}

TEST_CASE("keyboard: long press and flick on a page key lead to other pages") {
  KeyHand hand("flick");
  hand.play("down 1 五十音; wait 0.6; slide 1 ローマ字; up 1");
  CHECK(hand.keyboard.page() == "romaji-qwerty");
  hand.play("flick 12# up");
  CHECK(hand.keyboard.page() == "emoji-faces");
}

TEST_CASE("keyboard: shift does not outlive its page") {
  KeyHand hand("english");
  CHECK(hand.play("tap シフト; wait 0.1; tap シフト; tap 12#; tap ABC; tap a") == "t(a)");
}

TEST_CASE("keyboard: what is being written changes space, enter and the keys for segments") {
  KeyHand hand("flick");
  CHECK(hand.play("tap 空白; tap 改行; tap 戻す; tap 小゛゜") == "<space> <enter> <undo> <modify>");
  hand.keyboard.set_writing(keys::Keyboard::Writing::composing);
  CHECK(hand.play("tap 変換; tap 確定; tap 小゛゜") == "<space> <enter> <modify>");
  hand.keyboard.set_writing(keys::Keyboard::Writing::converting);
  CHECK(hand.play("tap 次候補; tap 確定; tap 短く; tap 長く") == "<space> <enter> <shrink> <grow>");
}

TEST_CASE(
    "keyboard: enter stands out where it accepts what is composed, not where it breaks a line") {
  for (const char* page : {"flick", "kana-table", "romaji-qwerty", "digits", "english"}) {
    CAPTURE(page);
    KeyHand hand(page);
    const std::size_t enter = hand.key("改行");
    const auto role = [&] { return hand.keyboard.view().keys[enter].role; };
    CHECK(role() == keys::KeyRole::function);
    for (const auto writing :
         {keys::Keyboard::Writing::composing, keys::Keyboard::Writing::converting}) {
      hand.keyboard.set_writing(writing);
      CHECK(role() == keys::KeyRole::accent);
      int loud = 0;
      for (const keys::KeyView& key : hand.keyboard.view().keys)
        loud += key.role == keys::KeyRole::accent;
      CHECK(loud == 1);
    }
    hand.keyboard.set_writing(keys::Keyboard::Writing::plain);
    CHECK(role() == keys::KeyRole::function);
  }
}

TEST_CASE("keyboard: a key does what it said when it was touched") {
  KeyHand hand("flick");
  hand.keyboard.set_writing(keys::Keyboard::Writing::converting);
  CHECK(hand.play("down 1 短く; wait 0.05").empty());
  hand.keyboard.set_writing(keys::Keyboard::Writing::plain);
  CHECK(hand.play("up 1") == "<shrink>");
}

TEST_CASE("keyboard: the view says what is to be drawn, and its revision when to draw again") {
  KeyHand hand("flick");
  const keys::KeyView ka = hand.look("か");
  CHECK(ka.flick == std::array<std::string, 4>{"き", "く", "け", "こ"});
  CHECK(ka.role == keys::KeyRole::letter);
  CHECK(hand.look("削除").role == keys::KeyRole::function);
  CHECK(hand.look("削除").icon == "key-backspace");
  CHECK(hand.keyboard.view().page == "flick");
  CHECK(hand.keyboard.view().page_label == "フリック");
  auto before = hand.keyboard.revision();
  const auto changed = [&] { return std::exchange(before, hand.keyboard.revision()) != before; };
  hand.play("down 1 か");
  CHECK(changed());
  hand.play("move 1 1 0; wait 0.1");
  CHECK_FALSE(changed());
  hand.play("move 1 -8 0");
  CHECK(changed());
  hand.play("up 1");
  CHECK(changed());
  hand.play("down 1 か; wait 0.4");
  CHECK(changed());
  hand.play("wait 0.2");
  CHECK(changed());
  hand.keyboard.set_language("en");
  CHECK(changed());
  CHECK(hand.look("Space").label == "Space");
}

TEST_CASE("keyboard: the preview of a key lies above it, in the top row above the keyboard") {
  KeyHand hand("english");
  hand.play("down 1 g");
  auto popups = hand.keyboard.view().popups;
  REQUIRE(popups.size() == 1);
  CHECK(popups[0].rect.max.y < hand.look("g").rect.min.y);
  hand.play("up 1; down 1 q");
  popups = hand.keyboard.view().popups;
  REQUIRE(popups.size() == 1);
  CHECK(popups[0].rect.max.y < 0);
  CHECK(popups[0].rect.min.x >= 0);
  hand.keyboard.set_popup_area({{0, 0}, {150, 75}});
  CHECK(hand.keyboard.view().popups[0].rect.min.y > hand.look("q").rect.max.y);
  hand.play("wait 0.6");
  for (const auto& popup : hand.keyboard.view().popups) {
    CHECK(popup.rect.min.y >= 0);
    CHECK(popup.rect.max.x <= 150);
  }
}
