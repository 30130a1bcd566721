// Quick taps on one kana key go through its row, as on a telephone: か き く け こ.
#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "keys/key_file.h"
#include "seats/seat_table.h"

using namespace support;
using input::KeyAction;
using keys::KeyLayout;

namespace {

constexpr const char* kAgainKa = "a(かきくけこ)";

/// One person at the flick page of a table of four sides; every tap of theirs takes 0.2 s.
struct Typist {
  SeatTable t;
  explicit Typist(TableSet set = {}) : t(set) { t.show_flick(1); }
  /// The keys with these labels, one after another.
  Typist& tap(const std::string& labels) {
    std::istringstream in(labels);
    for (std::string label; in >> label;) t.hit(1, label);
    return *this;
  }
  Typist& flick(const std::string& label, Vec2 by) {
    t.flick(1, t.key(1, label), by);
    return *this;
  }
  Typist& wait(double seconds) {
    t.wait(seconds);
    return *this;
  }
  std::string text() { return t.seat(1).text().text(); }
};

}  // namespace

// --- which keys ----------------------------------------------------------------------------------

TEST_CASE("kana cycle: the keys of the flick page go through their rows, signs are passed over") {
  const auto all = support::shipped_layouts();
  std::string cycles;
  for (const auto& key : all->find("flick")->keys)
    if (!key.cycle.empty()) cycles += key.cycle + " ";
  CHECK(cycles ==
        "あいうえお かきくけこ さしすせそ たちつてと なにぬねの はひふへほ まみむめも やゆよ "
        "らりるれろ わをんー ");
}

TEST_CASE("kana cycle: no key of any other page has one") {
  const auto all = support::shipped_layouts();
  for (const keys::KeyLayout& page : all->layouts) {
    if (page.name == "flick") continue;
    CAPTURE(page.name);
    for (const auto& key : page.keys) CHECK(key.cycle.empty());
  }
}

TEST_CASE("kana cycle: a page of one's own has it where a tap and a flick are one kana each") {
  const auto cycle = [](const std::string& key) {
    const auto layout = keys::parse_key_layout(
        R"({"format": "kurumaza-keyboard", "version": 1, "label": "x", "kind": "kana", "rows": [[)" +
            key + R"(, {"label": "→", "page": "p"}]]})",
        "x.keys.json");
    REQUIRE_MESSAGE(layout.ok(), layout.error().text());
    return layout->keys[0].cycle;
  };
  const std::string flick = R"({"as": "kana", "label": ")";
  CHECK(cycle(R"({"label": "か", "as": "kana",
                  "flick": ["", )" +
              flick + R"(き"}, "", )" + flick + R"(く"}]})") == "かきく");
  // Each only once: か and き would otherwise follow one another for ever.
  CHECK(cycle(R"({"label": "か", "as": "kana",
                  "flick": [)" +
              flick + R"(き"}, )" + flick + R"(か"}, )" + flick + R"(く"}, ""]})") == "かきく");
  CHECK(cycle(R"({"label": "か", "as": "kana"})").empty());
  CHECK(cycle(R"({"label": "か", "as": "kana", "flick": ["き", "", "", ""]})").empty());  // as text
  CHECK(cycle(R"({"label": "か", "flick": [)" + flick + R"(き"}, "", "", ""]})").empty());
  CHECK(cycle(R"({"label": "きゃ", "as": "kana", "flick": [)" + flick + R"(き"}, "", "", ""]})")
            .empty());
  CHECK(cycle(R"({"label": "、", "as": "kana", "flick": [)" + flick + R"(き"}, "", "", ""]})")
            .empty());
}

// --- what the keyboard says ----------------------------------------------------------------------

TEST_CASE("kana cycle: the second quick tap on a key and those after it say again") {
  KeyHand hand("flick");
  CHECK(hand.play("tap か; wait 0.2; tap か; wait 0.2; tap か") ==
        std::string("か ") + kAgainKa + " " + kAgainKa);
  CHECK(hand.play("tap さ; tap か; tap か") == std::string("さ か ") + kAgainKa);
}

TEST_CASE("kana cycle: 0.8 s from lifting to pressing, each time anew, and not longer") {
  KeyHand hand("flick");
  CHECK(hand.play("tap か; wait 0.79; tap か; wait 0.79; tap か") ==
        std::string("か ") + kAgainKa + " " + kAgainKa);
  CHECK(hand.play("wait 0.81; tap か") == "か");
  CHECK(hand.play("wait 0.75; down 1 か; wait 0.4; up 1") == kAgainKa);
}

TEST_CASE("kana cycle: a flick is a new character, and so is the tap after it") {
  KeyHand hand("flick");
  CHECK(hand.play("tap か; flick か left; tap か; tap か") == std::string("か き か ") + kAgainKa);
  // A finger that came back to its key has tapped it.
  CHECK(hand.play("wait 1; tap か; down 1 か; move 1 -9 0; move 1 0 0; up 1") ==
        std::string("か ") + kAgainKa);
}

TEST_CASE("kana cycle: a long press is a new character, with a choice or without") {
  KeyHand hand("flick");
  CHECK(hand.play("tap か; down 1 か; wait 0.6; up 1; tap か") == "か か か");
  CHECK(hand.play("wait 1; tap か; down 1 か; wait 0.6; slide 1 が; up 1; tap か") == "か が か");
  // な has nothing to choose, and is no other key for that.
  CHECK(hand.play("tap な; down 1 な; wait 0.6; up 1; tap な") == "な な な");
}

TEST_CASE("kana cycle: every other key ends it") {
  for (const char* key : {"さ", "小゛゜", "空白", "改行", "→", "←", "削除", "戻す", "、"}) {
    CAPTURE(key);
    KeyHand hand("flick");
    hand.play(std::string("tap か; tap ") + key);
    CHECK(hand.play("tap か; tap か") == std::string("か ") + kAgainKa);
  }
  KeyHand hand("flick");
  hand.play("tap か; tap 12#; tap あ");
  REQUIRE(hand.keyboard.page() == "flick");
  CHECK(hand.play("tap か") == "か");
  // There and back by three fingers, none of which has lifted.
  const Vec2 ka = hand.look("か").rect.centre();
  hand.play("wait 1; tap か; tap 12#");
  const Vec2 back = hand.look("あ").rect.centre();
  hand.play("tap あ; tap か; down 1 12#");
  hand.sample(2, Phase::down, back);
  hand.actions.clear();
  hand.sample(3, Phase::down, ka);
  REQUIRE(hand.keyboard.page() == "flick");
  hand.sample(3, Phase::up, ka);
  CHECK(support::to_text(hand.actions) == "か");
}

TEST_CASE("kana cycle: signs and other pages type the same twice") {
  KeyHand hand("flick");
  CHECK(hand.play("tap 、; tap 、") == "、 、");
  CHECK(hand.play("tap 五十音; tap か; tap か") == "か か");
  CHECK(hand.play("tap 12#; tap 1; tap 1") == "t(1) t(1)");
  KeyHand romaji("romaji-qwerty");
  CHECK(romaji.play("tap k; tap k") == "r(k) r(k)");
  KeyHand emoji("emoji-hands");
  CHECK(emoji.play("tap 👏; tap 👏") == "t(👏) t(👏)");
}

TEST_CASE("kana cycle: fingers that overlap go through the row in the order of pressing") {
  KeyHand hand("flick");
  // Two thumbs on one key, the older one still down, in either order of lifting.
  CHECK(hand.play("down 1 か; wait 0.05; down 2 か; wait 0.05; up 1; wait 0.05; up 2") ==
        std::string("か ") + kAgainKa);
  CHECK(hand.play(
            "wait 1; down 1 か; wait 0.05; down 2 か; wait 0.02; down 3 か; up 3; up 2; up 1") ==
        std::string("か ") + kAgainKa + " " + kAgainKa);
  // Another finger's key in between.
  CHECK(hand.play("wait 1; tap か; down 1 さ; wait 0.05; down 2 か; up 1; up 2") == "か さ か");
  CHECK(hand.play(
            "wait 1; down 1 か; wait 0.02; down 2 さ; wait 0.02; down 3 か; up 3; up 2; up 1") ==
        "か さ か");
  // A finger that rests on its key, and another one that taps there.
  CHECK(hand.play("wait 1; down 1 な; wait 0.7; down 2 な; up 2; up 1") == "な な");
  // An older flick is a flick.
  CHECK(hand.play("wait 1; down 1 か; move 1 -9 0; down 2 か; up 2; up 1") == "き か");
}

TEST_CASE("kana cycle: two thousand taps by overlapping fingers go through the rows as pressed") {
  KeyHand hand("flick");
  std::mt19937 random(5);
  const std::vector<std::string> keys = {"か", "さ", "や"};
  const std::vector<std::string> rows = {"かきくけこ", "さしすせそ", "やゆよ"};
  std::string wanted;
  std::size_t last = keys.size();
  int again = 0;
  for (FingerId finger = 1; finger <= 2000; ++finger) {
    const std::size_t k = random() % keys.size();
    wanted += wanted.empty() ? "" : " ";
    wanted += k == last ? "a(" + rows[k] + ")" : keys[k];
    again += k == last;
    last = k;
    hand.overlap(finger, keys[k], random);
  }
  hand.lift_overlapping();
  CHECK(again > 500);
  CHECK(support::to_text(hand.actions) == wanted);
}

TEST_CASE("kana cycle: a cancelled finger types nothing and changes nothing") {
  KeyHand hand("flick");
  CHECK(hand.play("tap か; down 1 か; wait 0.05; cancel 1; tap か") ==
        std::string("か ") + kAgainKa);
  CHECK(hand.play("wait 1; tap か; down 1 さ; down 2 た; wait 0.02; cancel 1; cancel 2; tap か") ==
        std::string("か ") + kAgainKa);
  // The one that was cancelled was the first of them.
  CHECK(hand.play("wait 1; down 1 か; wait 0.02; down 2 か; wait 0.02; cancel 1; up 2") == "か");
}

TEST_CASE(
    "kana cycle: a finger whose device has gone has tapped; whatever forgets fingers ends it") {
  KeyHand hand("flick");
  const Vec2 ka = hand.look("か").rect.centre();
  hand.play("tap か; down 1 か; wait 0.05");
  hand.sample(1, Phase::lost, {NAN, NAN});
  CHECK(support::to_text(hand.actions) == std::string("か ") + kAgainKa);
  CHECK(hand.play("tap か") == kAgainKa);
  hand.keyboard.cancel_all();
  CHECK(hand.play("tap か; tap か") == std::string("か ") + kAgainKa);
  hand.play("down 1 か");
  hand.keyboard.cancel_all();
  CHECK(hand.play("up 1; tap か") == "か");
  REQUIRE(hand.keyboard.resize({160, 80}).ok());
  CHECK(hand.play("tap か") == "か");
  REQUIRE(hand.keyboard.show_page("flick").ok());
  CHECK(hand.play("tap か") == "か");
  // A clock that runs backwards, or says nothing.
  hand.actions.clear();
  for (const double t : {50.0, double(NAN), 10.0}) {
    hand.keyboard.feed(1, Phase::down, ka, t, hand.actions);
    hand.keyboard.feed(1, Phase::up, ka, t, hand.actions);
  }
  CHECK(support::to_text(hand.actions) == std::string("か ") + kAgainKa + " か");
}

// --- in a seat -----------------------------------------------------------------------------------

TEST_CASE("kana cycle: か tapped one to six times, at every side") {
  for (const Edge edge : {Edge::bottom, Edge::left, Edge::top, Edge::right}) {
    Typist p({.places = {{1, edge, 0.5, {}}}});
    for (const char* kana : {"か", "き", "く", "け", "こ", "か"}) CHECK(p.tap("か").text() == kana);
    // The card has it at once, too.
    CHECK(p.t.card("か").place == Place::seat);
  }
}

TEST_CASE("kana cycle: a sentence by taps alone") {
  Typist p;
  p.tap("は は は は は 小゛゜").wait(1);           // ぼ
  p.tap("あ あ あ さ 小゛゜ 小゛゜ 小゛゜ あ あ");  // う ざ い
  CHECK(p.text() == "ぼうざい");
  p.tap("か か か わ わ わ ら ら や や や わ わ わ わ");
  CHECK(p.text() == "ぼうざいくんりよー");
}

TEST_CASE("kana cycle: 小゛゜ changes what the taps made, and the next tap is a new kana") {
  Typist p;
  CHECK(p.tap("か か か 小゛゜").text() == "ぐ");
  CHECK(p.tap("か").text() == "ぐか");
  CHECK(p.tap("か").text() == "ぐき");
  CHECK(p.tap("た た た 小゛゜").text() == "ぐきっ");
}

TEST_CASE("kana cycle: the same kana twice by waiting, or by → at the end, which does not move") {
  Typist p;
  CHECK(p.tap("か").wait(0.9).tap("か").text() == "かか");
  CHECK(p.tap("→ か").text() == "かかか");
  CHECK(p.tap("か").text() == "かかき");
  CHECK(p.t.seat(1).text().caret() == std::string("かかき").size());
  CHECK(p.tap("→ → → か").text() == "かかきか");
  // Not at the end it moves, as always.
  CHECK(p.tap("← ← か").text() == "かかかきか");
  CHECK(p.tap("→ か").text() == "かかかきかか");
}

TEST_CASE("kana cycle: with a caret put back into the reading the kana there is replaced") {
  Typist p;
  p.tap("さ な ま ← ←");
  CHECK(p.tap("か か か").text() == "さくなま");
  CHECK(p.t.seat(1).text().caret() == std::string("さく").size());
  CHECK(p.flick("か", {-9, 0}).text() == "さくきなま");
}

TEST_CASE("kana cycle: it follows what stands in the card already, and never reaches into it") {
  Typist p;
  p.t.write(1, "か");
  CHECK(p.tap("か").text() == "かか");
  CHECK(p.tap("か").text() == "かき");
  p.t.hit(1, "Accept");
  CHECK(p.tap("か").text() == "かきか");
  // Deleted, and typed again.
  CHECK(p.tap("key-backspace か").text() == "かきか");
}

TEST_CASE("kana cycle: what a physical keyboard does in between ends it") {
  Typist p;
  p.tap("か");
  p.t.seat(1).act({input::KeyAction::Kind::enter, {}});
  CHECK(p.tap("か").text() == "かか");
  p.t.seat(1).type("n");
  CHECK(p.tap("か").text() == "かかんか");
}

TEST_CASE("kana cycle: a finger that puts the caret into the text ends it") {
  Typist p;
  p.tap("さ か");
  const auto touch = [&](double share) {
    const Rect card = p.t.seat(1).card_rect();
    const Vec2 at = card.min + Vec2{card.width() * share, text::kPadding + 2};
    p.t.tap(p.t.seat(1).frame().to_window(at));
  };
  touch(0.95);
  CHECK(p.tap("か").text() == "さかか");
  touch(0.02);
  REQUIRE(p.t.seat(1).text().caret() == 0);
  CHECK(p.tap("か").text() == "かさかか");
  CHECK(p.tap("か").text() == "きさかか");
}

TEST_CASE("kana cycle: two seats that tap the same key do not disturb one another") {
  SeatTable t({.places = {{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}});
  t.show_flick(1);
  t.show_flick(2);
  for (int i = 0; i < 3; ++i) {
    t.hit(1, "か");
    t.hit(2, "か");
  }
  CHECK(t.seat(1).text().text() == "く");
  CHECK(t.seat(2).text().text() == "く");
}

TEST_CASE("kana cycle: a seat closed, left or given another card begins anew") {
  Typist p;
  p.tap("か か");
  SUBCASE("closed and opened again at once") {
    p.t.press(1, SpotKind::fold);
    p.t.seat(1).set_open(true);
    p.t.tick();
    CHECK(p.tap("か").text() == "きか");
    CHECK(p.tap("か").text() == "きき");
  }
  SUBCASE("closed with a finger on the key") {
    p.t.down(5, p.t.key(1, "か"));
    p.t.seat(1).set_open(false);
    p.t.up(5);
    CHECK(p.t.card("き").place == Place::seat);
    p.t.seat(1).set_open(true);
    CHECK(p.tap("か").text() == "きか");
  }
  SUBCASE("the next card") {
    p.t.press(1, SpotKind::fresh);
    CHECK(p.tap("か").text() == "か");
    CHECK(p.t.card("き").place == Place::seat);
  }
  SUBCASE("every finger forgotten") {
    p.t.down(5, p.t.key(1, "か"));
    p.t.seats->cancel_all();
    p.t.up(5);
    CHECK(p.text() == "き");
    CHECK(p.tap("か").text() == "きか");
  }
  SUBCASE("the seat given up") {
    p.t.down(5, p.t.key(1, "か"));
    p.t.leave(1);
    p.t.wait(1);
    p.t.up(5);
    CHECK(p.t.card("き").place == Place::tray);
  }
}

TEST_CASE("kana cycle: in a session that may not be written in it changes nothing") {
  Typist p({.read_only = true});
  CHECK(p.tap("か か か").text().empty());
}
