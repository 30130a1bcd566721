// The cards are read through by fingers and by themselves.
#include "tools/read_through.h"

#include <set>

#include "canvas/draw_list.h"
#include "support/touch_script.h"
#include "text/scaled.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using support::ToolsDesk;
using tools::ReadThrough;

namespace {

constexpr double kPx = 4;

struct Table : ToolsDesk {
  Table() : ToolsDesk(kPx) {
    box.set_messages({});
    camera.window_px = {1920, 1080};
  }
  tools::Toolbox box{desk};
  ReadThrough& reading() { return box.read_through(); }

  void pass(double seconds) {
    for (double left = seconds; left > 0; left -= 0.05) {
      clock.advance(0.05);
      box.tick(clock.now_s());
    }
  }
  std::optional<desk::Button> button(const std::string& name) {
    for (const desk::Button& b : box.buttons())
      if (b.name == name) return b;
    return {};
  }
  void tap_px(base::Vec2 px) {
    input::TouchSample s;
    s.finger = ++finger_;
    s.pos_px = px;
    for (const input::Phase phase : {input::Phase::down, input::Phase::up}) {
      s.phase = phase;
      s.time_s = clock.now_s();
      box.feed(s);
      clock.advance(0.05);
      box.tick(clock.now_s());
    }
  }
  void tap(const std::string& name) {
    const auto b = button(name);
    REQUIRE_MESSAGE(b, name);
    tap_px(b->place.centre * kPx);
  }
  void open() { reading().open(clock.now_s()); }
  std::string words() { return reading().now().words; }
  int read(base::Id id) { return board().cards.at(id).read; }
  double turn() { return button("read-next")->place.turn; }
  /// As its paper is seen, the largest one there.
  double seen_turn() {
    desk::Overlay overlay;
    box.draw(overlay);
    const canvas::Box* paper = nullptr;
    for (const auto& entry : overlay.screen.entries)
      if (const auto* b = std::get_if<canvas::Box>(&entry.item))
        if (!paper || b->size.w * b->size.h > paper->size.w * paper->size.h) paper = b;
    REQUIRE(paper);
    return paper->turn;
  }

 private:
  input::FingerId finger_ = 100;
};

}  // namespace

TEST_CASE(
    "read through: a tap goes to the next, none is left out, each is counted, nothing moves") {
  Table t;
  std::vector<base::Id> cards;
  for (int n = 0; n < 4; ++n)
    cards.push_back(t.card({n * 100.0 - 150, 0}, ("札" + std::to_string(n)).c_str()));
  const auto before = t.board().cards;
  CHECK(t.box.buttons().empty());
  t.open();
  for (int n = 0; n < 4; ++n) {
    CHECK(t.words() == "札" + std::to_string(n));
    CHECK(t.reading().left() == std::size_t(3 - n));
    CHECK(t.read(cards[std::size_t(n)]) == 0);
    t.tap(n % 2 == 0 ? "read-card" : "read-next");
    CHECK(t.read(cards[std::size_t(n)]) == 1);
  }
  CHECK(t.reading().now().number == 0);
  CHECK(t.button("read-again"));
  CHECK_FALSE(t.button("read-next"));
  for (const auto& [id, card] : t.board().cards) {
    CHECK(card.pos == before.at(id).pos);
    CHECK(card.z == before.at(id).z);
  }
  // No undo meant for a card makes one unread.
  t.desk.undo();
  CHECK(t.board().cards.size() == 3);
  CHECK(t.read(cards[0]) == 1);
  t.tap("read-close");
  CHECK_FALSE(t.reading().is_open());
}

TEST_CASE("read through: back along what was shown, and on again") {
  Table t;
  for (int n = 0; n < 3; ++n) t.card({n * 100.0, 0}, ("札" + std::to_string(n)).c_str());
  t.open();
  CHECK_FALSE(t.button("read-back")->enabled);
  t.tap("read-back");
  CHECK(t.words() == "札0");
  t.tap("read-next");
  t.tap("read-next");
  t.tap("read-back");
  t.tap("read-back");
  CHECK(t.words() == "札0");
  t.tap("read-next");
  CHECK(t.words() == "札1");
  t.tap("read-next");
  t.tap("read-next");
  CHECK(t.reading().now().number == 0);
  t.tap("read-back");
  CHECK(t.words() == "札2");
}

TEST_CASE(
    "read through: it stops and goes on where it was; new cards come, gone ones are passed over") {
  Table t;
  const base::Id a = t.card({0, 0}, "一"), b = t.card({100, 0}, "二"), c = t.card({200, 0}, "三");
  t.open();
  t.tap("read-next");
  t.tap("read-close");
  t.pass(10);
  t.open();
  CHECK(t.words() == "二");
  t.desk.apply(ops::card_to_tray(t.board(), b));
  t.pass(0.1);
  CHECK(t.words() == "三");
  const base::Id late = t.card({-300, 0}, "遅い");
  t.tap("read-next");
  CHECK(t.words() == "遅い");
  t.tap("read-next");
  CHECK(t.reading().now().number == 0);
  // One more comes when all was read.
  t.card({400, 0}, "もう一つ");
  t.pass(0.1);
  CHECK(t.words() == "もう一つ");
  t.pass(2);
  for (const base::Id id : {a, c, late}) CHECK(t.read(id) == 1);
  // Another program goes on by what the session says.
  ReadThrough other(t.desk);
  t.card({500, 0}, "明日");
  other.open(t.clock.now_s());
  CHECK(other.now().words == "明日");
}

TEST_CASE("read through: all was read: it begins anew; of another round, too") {
  Table t;
  const base::Id a = t.card({0, 0}, "一");
  t.card({100, 0}, "二");
  t.open();
  t.tap("read-next");
  t.tap("read-next");
  t.tap("read-again");
  CHECK(t.words() == "一");
  CHECK(t.reading().left() == 1);
  t.tap("read-next");
  t.tap("read-next");
  t.tap("read-close");
  REQUIRE(t.doc
              .apply(
                  ops::Change<model::Board>{
                      {}, t.board().id, model::Patch<model::Board>{}.set<&model::Board::round>(2)},
                  t.doc.new_action())
              .ok());
  t.open();
  CHECK(t.words() == "一");
  t.tap("read-next");
  CHECK(t.read(a) == 2);
}

TEST_CASE("read through: turned to each side in turn, and by itself on to the next") {
  Table t;
  t.desk.seats = {{{960, 1080}, 0}, {{0, 540}, std::numbers::pi / 2}, {{960, 0}, std::numbers::pi}};
  t.card({0, 0}, "一");
  t.card({100, 0}, "二");
  t.open();
  std::set<int> turned;
  for (int n = 0; n < 3; ++n) {
    turned.insert(int(std::lround(t.turn() * 100)));
    t.pass(6.1);
  }
  CHECK(turned.size() == 3);
  CHECK(t.words() == "一");  // by a tap only
  t.tap("read-play");
  CHECK(t.reading().by_itself());
  CHECK(t.reading().next_deadline_s() < t.clock.now_s() + 11);
  t.pass(3 * 3.2);
  CHECK(t.words() == "二");
  t.pass(3 * 3.2);
  CHECK(t.reading().now().number == 0);
  CHECK(t.reading().next_deadline_s() == 1e300);
}

TEST_CASE("read through: it is seen to turn, where little is to move it is turned at once") {
  for (const desk::Motion motion : {desk::Motion::full, desk::Motion::reduced}) {
    Table t;
    t.desk.motion = motion;
    t.desk.seats = {{{960, 1080}, 0}, {{960, 0}, std::numbers::pi}};
    t.card({0, 0}, "一");
    t.open();
    const double before = t.turn();
    for (int n = 0; t.turn() == before; ++n) {
      REQUIRE(n < 200);
      t.pass(0.05);
    }
    t.pass(0.1);
    const double left = std::abs(base::normal_angle(t.turn() - t.seen_turn()));
    if (motion == desk::Motion::full)
      CHECK(left > 0.1);
    else
      CHECK(left < 1e-9);
    t.pass(0.3);
    CHECK(std::abs(base::normal_angle(t.turn() - t.seen_turn())) < 1e-9);
  }
}

TEST_CASE("read through: sides with an open seat have it first and longer, others have it, too") {
  Table t;
  t.desk.seats = {{{960, 1080}, 0}, {{0, 540}, std::numbers::pi / 2}, {{960, 0}, std::numbers::pi}};
  t.reading().set_open_sides({std::numbers::pi});
  t.card({0, 0}, "一");
  t.open();
  CHECK(std::abs(t.turn()) == doctest::Approx(std::numbers::pi));
  t.pass(5.9);
  CHECK(std::abs(t.turn()) == doctest::Approx(std::numbers::pi));
  std::set<int> others;
  for (int n = 0; n < 2; ++n) {
    t.pass(n == 0 ? 0.3 : 3.6);
    others.insert(int(std::lround(t.turn() * 100)));
  }
  CHECK(others == std::set<int>{0, 157});
  t.pass(3.7);
  CHECK(std::abs(t.turn()) == doctest::Approx(std::numbers::pi));
}

TEST_CASE("read through: at its end it says that none is left out, and what comes next") {
  Table t;
  for (int n = 0; n < 3; ++n) t.card({n * 100.0, 0}, "札");
  t.open();
  t.tap("read-next");
  t.tap("read-close");
  const auto said = t.desk.notices.take();
  REQUIRE(said.size() == 1);
  CHECK(said[0].sentence == "2 of 3 are still to be read. Reading goes on from there.");
  t.open();
  t.tap("read-next");
  t.tap("read-next");
  CHECK(t.reading().now().number == 0);
  const auto words = [&] {
    desk::Overlay overlay;
    t.box.draw(overlay);
    std::set<std::string> out;
    for (const auto& e : overlay.screen.entries)
      if (const auto* text = std::get_if<canvas::Text>(&e.item)) out.insert(text->layout->source);
    return out;
  };
  CHECK(words().contains("All 3 have been read."));
  CHECK(words().contains("None is left out."));
  t.reading().set_next("Gather");
  CHECK(words().contains("None is left out. Next: Gather"));
  t.tap("read-close");
  CHECK(t.desk.notices.take().empty());
}

TEST_CASE("read through: at a wall and with nobody seated it is turned to one side") {
  Table t;
  t.card({0, 0}, "一");
  t.open();
  const double turn = t.turn();
  t.pass(20);
  CHECK(t.turn() == turn);
  CHECK(turn == 0);
  t.desk.mount = desk::Mount::wall;
  CHECK(t.turn() == 0);
}

TEST_CASE("read through: while the voice speaks nothing goes on by itself") {
  Table t;
  t.card({0, 0}, "一");
  t.card({100, 0}, "二");
  t.open();
  t.tap("read-play");
  t.reading().set_voice({true, true, {}});
  t.pass(30);
  CHECK(t.words() == "一");
  CHECK(t.reading().next_deadline_s() == 1e300);
  t.reading().set_voice({true, false, {}});
  t.pass(1);
  CHECK(t.words() == "二");
}

TEST_CASE("read through: the voice is a switch, and says why there is none") {
  Table t;
  t.card({0, 0}, "一");
  t.open();
  t.tap("read-voice");
  CHECK(t.reading().take_voice_wish());
  CHECK_FALSE(t.reading().take_voice_wish());
  (void)t.desk.notices.take();
  t.reading().set_voice({false, false, "no voice here"});
  t.tap("read-voice");
  CHECK_FALSE(t.reading().take_voice_wish());
  const auto said = t.desk.notices.take();
  REQUIRE(said.size() == 1);
  CHECK(said[0].sentence == "no voice here");
}

TEST_CASE(
    "read through: with nothing to read it says so; what is read only is read without a mark") {
  Table t;
  t.open();
  CHECK_FALSE(t.reading().is_open());
  CHECK(t.desk.notices.take().size() == 1);
  const base::Id a = t.card({0, 0}, "一");
  t.card({100, 0}, "");
  t.desk.read_only = true;
  t.open();
  t.tap("read-next");
  CHECK(t.read(a) == 0);
  CHECK(t.reading().left() == 0);
  t.tap("read-next");
  CHECK(t.reading().now().number == 0);
  t.box.drop_all();
  CHECK_FALSE(t.reading().is_open());
}

TEST_CASE("read through: it lies on the table, however small that is, all of its keys apart") {
  for (const base::Size window :
       {base::Size{1366, 768}, base::Size{3840, 2160}, base::Size{600, 400}})
    for (const double larger : {1.0, 1.6})
      for (const double turn : {0.0, std::numbers::pi / 2}) {
        Table t;
        t.camera.window_px = window;
        t.desk.menu_scale = larger;
        t.desk.seats = {{{0, 0}, turn}, {{1, 1}, turn + std::numbers::pi}};
        t.card({0, 0}, "みんなで使える場所がもっとほしい");
        t.open();
        const base::Rect table{{0, 0}, {window.w / kPx, window.h / kPx}};
        std::vector<base::Rect> all;
        for (const desk::Button& b : t.box.buttons()) {
          const base::Rect lies = b.place.bounds();
          CHECK(table.united(lies) == table);
          for (const base::Rect& other : all) CHECK_FALSE(lies.intersects(other));
          all.push_back(lies);
        }
        CHECK(all.size() == 6);
        desk::Overlay overlay;
        t.box.draw(overlay);
        CHECK_FALSE(overlay.screen.entries.empty());
      }
}

TEST_CASE("read through: between open panels it stays large enough to be read") {
  Table t;
  t.camera.window_px = {1366, 768};
  t.desk.covered_px = {{{0, 0}, {560, 768}}, {{560, 0}, {1366, 470}}};
  t.card({0, 0}, "みんなで使える場所がもっとほしい");
  t.open();
  const base::Rect table{{0, 0}, {1366 / kPx, 768 / kPx}};
  for (const desk::Button& b : t.box.buttons()) {
    CHECK(table.united(b.place.bounds()) == table);
    if (b.name == "read-card") CHECK(b.place.size.w >= 1.3 * model::kCardSize.w);
    CHECK(std::min(b.place.size.w, b.place.size.h) >= 10);
  }
}

TEST_CASE("scaled: everything of a text as it is set is so many times as large") {
  const auto typesetter = support::shared_typesetter();
  const auto set = typesetter->layout_for("みんなで\n話す", {75, 50});
  const auto large = text::scaled(*set, 3);
  CHECK(large->em == doctest::Approx(3 * set->em));
  REQUIRE(large->runs.size() == set->runs.size());
  CHECK(large->runs[0].em == doctest::Approx(3 * set->runs[0].em));
  CHECK(large->runs[0].glyphs.back().x == doctest::Approx(3 * set->runs[0].glyphs.back().x));
  CHECK(large->lines.back().baseline == doctest::Approx(3 * set->lines.back().baseline));
  CHECK(large->source == set->source);
}
