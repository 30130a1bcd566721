// Nothing is lost: killed programs, a second program on the same session, a folder that goes away.
#include <cmath>
#include <random>
#include <set>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Item;
using e2e::json;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

/// What the probe showed, and when its answer was there: everything in it is older than that.
struct Seen {
  double at_s;
  Look look;
  std::set<std::string> put_down;  // dragged cards that had been let go
};

/// One round at the table: four fingers drag four cards, lift one after another, while cards are
/// made and written; the program is killed in the middle. Returns what was seen of it.
class Round {
 public:
  Round(Driver& driver, std::mt19937& random, int number)
      : driver_(driver), random_(random), number_(number) {}

  std::vector<Seen> play() {
    const Look before = driver_.look();
    int finger = 0;
    for (const char* text : {"c1", "c2", "c3", "c4"}) {
      const Item& card = *before.card(text);
      // There and back from round to round, each at its own height.
      const double way = number_ % 2 ? 900 : -900;
      hands_.push_back(
          {++finger, card.id, card.centre(), card.centre() + Vec2{way, 0}, 0.25 + 0.2 * finger});
    }
    for (const Hand& h : hands_) driver_.touch().begin(h.finger, h.from.x, h.from.y);
    driver_.touch().sync();
    const double begun = support::steady_now_s();
    const double kill_at = begun + std::uniform_real_distribution(0.35, 1.6)(random_);
    double next_card = begun + 0.1, next_look = begun;
    int written = 0;
    while (support::steady_now_s() < kill_at) {
      const double now = support::steady_now_s();
      for (Hand& h : hands_) move(h, (now - begun) / h.seconds);
      driver_.touch().sync();
      if (now >= next_card) {
        next_card = now + 0.25;
        write_card("r" + std::to_string(number_) + "n" + std::to_string(++written));
      }
      if (now >= next_look) {
        next_look = now + 0.03;
        look();
      }
      support::pause_s(0.005);
    }
    driver_.program().kill();
    killed_s_ = support::steady_now_s();
    for (const Hand& h : hands_)
      if (!h.lifted) driver_.touch().end(h.finger, h.to.x, h.to.y);
    driver_.touch().sync();
    return std::move(seen_);
  }

  /// The newest that was seen a tenth of a second before the end.
  static const Seen* due(const std::vector<Seen>& seen, double killed_s) {
    const Seen* newest = nullptr;
    for (const Seen& s : seen)
      if (s.at_s <= killed_s - 0.1) newest = &s;
    return newest;
  }
  double killed_s() const { return killed_s_; }

 private:
  struct Hand {
    int finger;
    std::string card;
    Vec2 from, to;
    double seconds;
    bool lifted = false;
  };
  void move(Hand& h, double part) {
    if (h.lifted) return;
    const Vec2 p = h.from + (h.to - h.from) * std::min(1.0, part);
    driver_.touch().update(h.finger, p.x, p.y);
    if (part < 1 + 0.1 / h.seconds) return;  // rests before it lifts
    driver_.touch().end(h.finger, h.to.x, h.to.y);
    h.lifted = true;
  }
  void write_card(const std::string& text) {
    const Look now = driver_.look();
    const Vec2 button = now.button("new-card")->centre();
    driver_.touch().begin(9, button.x, button.y);
    driver_.touch().sync();
    look();
    driver_.touch().end(9, button.x, button.y);
    driver_.touch().sync();
    driver_.until("a card to write on",
                  [](const Look& l) { return l.is("editing") && l.card(""); });
    driver_.screen().type(text);
  }
  void look() {
    Look now = driver_.look();
    std::set<std::string> down;
    for (const Hand& h : hands_) {
      const Item* card = now.with_id(h.card);
      if (h.lifted && card && !card->held) down.insert(h.card);
    }
    seen_.push_back({support::steady_now_s(), std::move(now), std::move(down)});
  }

  Driver& driver_;
  std::mt19937& random_;
  int number_;
  std::vector<Hand> hands_;
  std::vector<Seen> seen_;
  double killed_s_ = 0;
};

void kill_rounds(unsigned seed, int rounds) {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"c1", {-150, -90}},
                {"c2", {-150, -30}},
                {"c3", {-150, 30}},
                {"c4", {-150, 90}},
                {"corner", {225, 90}}});
  std::mt19937 random(seed);
  auto driver = std::make_unique<Driver>(*screen, room.on_session());
  std::size_t compared = 0;
  for (int n = 1; n <= rounds; ++n) {
    Round round(*driver, random, n);
    const std::vector<Seen> seen = round.play();
    room.check_clean();
    driver = std::make_unique<Driver>(*screen, room.on_session());
    const Look after =
        driver->until("the table", [](const Look& l) { return l.str("page") == "table"; });
    const Seen* due = Round::due(seen, round.killed_s());
    if (!due) continue;
    for (const Item& was : due->look.all("card")) {
      const Item* is = after.with_id(was.id);
      REQUIRE_MESSAGE(is, "round " << n << ": the card \"" << was.text << "\" is lost");
      // What was typed after that look is welcome too.
      CHECK_MESSAGE(is->text.starts_with(was.text), "round " << n << ": " << was.text);
      ++compared;
      if (!due->put_down.contains(was.id)) continue;
      CHECK_MESSAGE(
          base::distance(after.to_map(is->centre()), due->look.to_map(was.centre())) < 0.6,
          "round " << n << ": " << was.text << " is not where it was put");
    }
  }
  CHECK(compared > 4u * rounds);
  CHECK(driver->leave() == 0);
  room.check_clean();
}

}  // namespace

TEST_CASE("killed at random moments, opening again gives every op older than 100 ms") {
  kill_rounds(1, 4);
}

TEST_CASE("killed at other moments, opening again gives every op older than 100 ms") {
  kill_rounds(2, 4);
}

TEST_CASE("a second program on the same session looks only, and the first loses nothing by it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver first(*screen, room.on_session());
  first.until_calm();
  Driver second(*screen, room.on_session());
  const Look look =
      second.until("read-only", [](const Look& l) { return l.str("saved") == "read-only"; });
  for (const char* name : {"new-card", "undo"}) CHECK(!look.button(name)->enabled);
  // The second window lies on top and gets the touches: nothing moves for good.
  const Vec2 c1 = look.card("c1")->centre();
  second.drag({{1, {c1, c1 + Vec2{0, 250}}}});
  second.drag({{1, {{60, 60}, {61, 61}}}});
  second.until("the card back", [&](const Look& l) {
    return l.is("settled") && base::distance(l.card("c1")->centre(), c1) < 0.5;
  });
  CHECK(first.look().str("saved") == "saved");
  CHECK(second.leave() == 0);
  first.drag({{1, {c1, c1 + Vec2{0, 250}}}});
  first.until("the first's card moved", [&](const Look& l) {
    return base::distance(l.card("c1")->centre(), c1 + Vec2{0, 250}) < 0.5;
  });
  CHECK(first.leave() == 0);
  CHECK(e2e::read_journal(room.journal()).size() == 1);
  room.check_clean();
}

TEST_CASE("the folder goes away: the table goes on and says so; it comes back: all is saved") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  const auto write = [&](const std::string& text) {
    driver.tap_button("new-card");
    driver.until("the editor", [](const Look& l) { return l.is("editing") && l.card(""); });
    screen->type(text);
    driver.until("the card", [&](const Look& l) { return l.card(text); });
  };
  write("before");
  driver.until_calm();
  const base::Path away = room.folder.path() / "away";
  std::filesystem::rename(room.sessions(), away);
  std::ofstream(room.sessions())
      << "a file where the folder was";  // so that it can't be made again
  driver.until("that it fails", [](const Look& l) { return l.str("saved") == "failing"; });
  write("meanwhile");
  const Look look = driver.look();
  const Vec2 c1 = look.card("c1")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, -150}}}});
  driver.until("the table going on", [&](const Look& l) {
    return base::distance(l.card("c1")->centre(), c1 + Vec2{0, -150}) < 0.5;
  });
  CHECK(driver.look().str("saved") == "failing");

  std::filesystem::remove(room.sessions());
  std::filesystem::rename(away, room.sessions());
  driver.until("that it is saved", [](const Look& l) { return l.str("saved") == "saved"; });
  // All of it, before anybody leaves.
  driver.program().kill();
  room.check_clean();
  Driver again(*screen, room.on_session());
  const Look after = again.look();
  for (const char* text : {"before", "meanwhile"}) CHECK_MESSAGE(after.card(text), text);
  CHECK(base::distance(after.to_map(after.card("c1")->centre()), look.to_map(c1 + Vec2{0, -150})) <
        0.6);
  CHECK(again.leave() == 0);
}

TEST_CASE("the folder is removed: it is made again with all that is known") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  const Look look = driver.look();
  std::filesystem::remove_all(room.sessions());
  const Vec2 c1 = look.card("c1")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, 150}}}});
  driver.until("the files again", [&](const Look& l) {
    return l.str("saved") == "saved" && std::filesystem::exists(room.session()) &&
           std::filesystem::exists(room.journal());
  });
  CHECK(driver.leave() == 0);
  CHECK(e2e::all_in(room.saved(), "cards").size() == 3);
  CHECK(base::distance(room.saved_pos("c1"), look.to_map(c1 + Vec2{0, 150})) < 0.3);
  room.check_clean();
}

TEST_CASE("told to end (SIGTERM) in the middle of a drag, the program saves and leaves") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(2, 1));
  Driver driver(*screen, room.on_session());
  driver.tap_button("new-card");
  driver.until("the editor", [](const Look& l) { return l.is("editing") && l.card(""); });
  screen->type("last words");
  const Look look = driver.until("the words", [](const Look& l) { return l.card("last words"); });
  const Vec2 c1 = look.card("c1")->centre();
  driver.touch().begin(1, c1.x, c1.y);
  driver.touch().update(1, c1.x + 60, c1.y - 60);
  driver.touch().sync();
  driver.until("the card held", [](const Look& l) { return !l.is("settled"); });
  CHECK(driver.leave() == 0);
  driver.touch().end(1, c1.x, c1.y);
  CHECK(e2e::card_in(room.saved(), "last words").is_object());
  CHECK(!std::filesystem::exists(room.sessions() / ".evening.json.lock"));
  room.check_clean();
}
