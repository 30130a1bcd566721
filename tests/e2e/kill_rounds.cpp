#include "e2e/kill_rounds.h"

#include <cmath>
#include <random>
#include <set>

#include "e2e/table_fixture.h"

namespace e2e {

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
    driver_.use_keyboard();
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

}  // namespace

Killed kill_rounds(support::TouchScreen& screen, unsigned seed, int rounds) {
  Room room;
  room.lay_out({{"c1", {-150, -90}},
                {"c2", {-150, -30}},
                {"c3", {-150, 30}},
                {"c4", {-150, 90}},
                {"corner", {225, 90}}});
  Killed out;
  const auto wrong = [&](int round, const std::string& what) {
    out.wrong.push_back("round " + std::to_string(round) + ": " + what);
  };
  const auto check = [&](int round) {
    const auto checked = command(kProgram, {"check", room.session().string()});
    if (checked.exit_code != 0) wrong(round, checked.output);
  };
  std::mt19937 random(seed);
  auto driver = std::make_unique<Driver>(screen, room.on_session());
  for (int n = 1; n <= rounds; ++n) {
    Round round(*driver, random, n);
    const std::vector<Seen> seen = round.play();
    ++out.kills;
    check(n);
    driver = std::make_unique<Driver>(screen, room.on_session());
    const Look after =
        driver->until("the table", [](const Look& l) { return l.str("page") == "table"; });
    const Seen* due = Round::due(seen, round.killed_s());
    if (!due) continue;
    for (const Item& was : due->look.all("card")) {
      const Item* is = after.with_id(was.id);
      if (!is) {
        wrong(n, "the card \"" + was.text + "\" is lost");
        continue;
      }
      // What was typed after that look is welcome too.
      if (!is->text.starts_with(was.text)) wrong(n, was.text + " has become " + is->text);
      ++out.compared;
      if (!due->put_down.contains(was.id)) continue;
      if (base::distance(after.to_map(is->centre()), due->look.to_map(was.centre())) >= 0.6)
        wrong(n, was.text + " is not where it was put");
    }
  }
  if (driver->leave() != 0) wrong(rounds, "it does not leave");
  check(rounds);
  return out;
}

}  // namespace e2e
