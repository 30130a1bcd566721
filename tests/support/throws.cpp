#include "support/throws.h"

#include <fmt/core.h>

#include <functional>
#include <numbers>
#include <random>

#include "model/invariants.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "support/whole_table.h"

namespace support {

namespace {

using canvas::ItemKind;
using canvas::ItemRef;
using model::Place;

constexpr std::size_t kMostCards = 40;
constexpr double kPi = std::numbers::pi;

class People {
 public:
  explicit People(const ThrowsRun& run)
      : run_(run), t_({run.window_px, 96 / 25.4, 72, run.seed}), random_(run.seed) {}

  ThrowsReport play() {
    for (int n = 0; n < 8; ++n) new_card();
    t_.settle();
    for (int n = 0; n < run_.actions && report_.trouble.empty(); ++n) act(n);
    if (report_.trouble.empty()) everybody_folds();
    report_.cards = t_.board().cards.size();
    report_.islands = t_.board().islands.size();
    return std::move(report_);
  }

 private:
  // --- chance
  double real(double from, double to) {
    return std::uniform_real_distribution<double>(from, to)(random_);
  }
  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  bool often(double part) { return real(0, 1) < part; }

  double w() const { return t_.camera.window_px.w; }
  double h() const { return t_.camera.window_px.h; }
  Vec2 inside(Vec2 px) const {
    return {std::clamp(px.x, 0.0, w() - 1), std::clamp(px.y, 0.0, h() - 1)};
  }
  /// Somewhere a hand might go: anywhere, an edge, a corner, a seat or a free place.
  Vec2 somewhere() {
    switch (below(5)) {
      case 0: {
        const Vec2 edges[] = {
            {0, real(0, h())}, {w(), real(0, h())}, {real(0, w()), 0}, {real(0, w()), h()}};
        return inside(edges[below(4)]);
      }
      case 1:
        return inside({often(0.5) ? 0 : w(), often(0.5) ? 0 : h()});
      case 2:
        if (!t_.desk.covered_px.empty()) {
          const Rect& r = t_.desk.covered_px[below(t_.desk.covered_px.size())];
          return inside({real(r.min.x, r.max.x), real(r.min.y, r.max.y)});
        }
        [[fallthrough]];
      default:
        return {real(0, w()), real(0, h())};
    }
  }
  std::vector<ItemRef> things() const {
    std::vector<ItemRef> out;
    for (const auto& [id, c] : t_.board().cards)
      if (c.place == Place::table) out.push_back({ItemKind::card, id});
    for (const auto& [id, i] : t_.board().islands) out.push_back({ItemKind::island, id});
    return out;
  }
  struct Grip {
    ItemRef thing;
    Vec2 px;
  };
  std::optional<Grip> grip() {
    const std::vector<ItemRef> all = things();
    for (int n = 0; n < 8 && !all.empty(); ++n) {
      const ItemRef thing = all[below(all.size())];
      if (const auto px = t_.grip(thing, unsigned(below(25)))) return Grip{thing, *px};
    }
    return {};
  }

  // --- what people do
  void throw_one() {
    if (const auto g = grip()) t_.go(g->px, somewhere(), real(0.04, 0.4), false);
  }
  void put_one() {
    if (const auto g = grip()) t_.go(g->px, somewhere(), real(0.1, 0.4), true);
  }
  void throw_many() {
    struct Hand {
      input::FingerId finger;
      Vec2 from, to;
    };
    std::vector<Hand> hands;
    for (std::size_t n = 0; n < 2 + below(4); ++n)
      if (const auto g = grip()) {
        hands.push_back({10 + n, g->px, somewhere()});
        t_.down(hands.back().finger, g->px);
        t_.wait(0.02);
      }
    const double seconds = real(0.05, 0.4);
    constexpr int kSteps = 10;
    for (int step = 1; step <= kSteps; ++step) {
      t_.wait(seconds / kSteps);
      for (const Hand& x : hands)
        t_.move(x.finger, x.from + (x.to - x.from) * (double(step) / kSteps));
    }
    for (const Hand& x : hands) {
      t_.up(x.finger, x.to);
      if (often(0.3)) t_.wait(real(0, 0.1));
    }
  }
  void turn_one() {
    const auto g = grip();
    if (!g) return;
    const auto second = t_.grip(g->thing, unsigned(below(25)));
    if (!second || base::distance(*second, g->px) < 25) return throw_one();
    t_.down(1, g->px);
    t_.wait(0.03);
    t_.down(2, *second);
    const double by = real(-kPi, kPi);
    for (int n = 1; n <= 12; ++n) {
      t_.wait(0.02);
      t_.move(2, g->px + base::turned(*second - g->px, by * n / 12));
    }
    t_.up(2, g->px + base::turned(*second - g->px, by));
    const Vec2 to = somewhere();
    for (int n = 1; n <= 8; ++n) {
      t_.wait(0.01);
      t_.move(1, g->px + (to - g->px) * (n / 8.0));
    }
    if (often(0.3)) t_.wait(0.2);
    t_.up(1, to);
  }
  void catch_one() {
    const auto g = grip();
    if (!g) return;
    t_.go(g->px, somewhere(), real(0.04, 0.2), false);
    t_.wait(real(0, 0.3));
    if (!there(g->thing)) return;
    switch (below(4)) {
      case 0:
        t_.doc.undo();
        undone_ = true;
        break;
      case 1:
        if (g->thing.kind == ItemKind::card)
          t_.desk.apply(ops::card_to_tray(t_.board(), g->thing.id));
        break;
      default:
        if (const auto px = t_.grip(g->thing, unsigned(below(25))))
          t_.go(*px, often(0.3) ? *px : somewhere(), real(0.04, 0.3), often(0.3));
    }
  }
  bool there(ItemRef thing) const {
    if (thing.kind != ItemKind::card) return t_.board().islands.contains(thing.id);
    const model::Card* card = model::find_card(t_.board(), thing.id);
    return card && card->place == Place::table;
  }
  void ring() {
    const Vec2 middle{real(0, w()), real(0, h())};
    const double a = real(0.1, 0.6) * w(), b = real(0.1, 0.6) * h();
    std::vector<Vec2> line;
    for (int n = 0; n <= 40; ++n)
      line.push_back(inside(middle + Vec2{a * std::cos(n * kPi / 20), b * std::sin(n * kPi / 20)}));
    t_.down(5, line.front());
    for (const Vec2 p : line) {
      t_.wait(0.01);
      t_.move(5, p);
    }
    t_.up(5, line.back());
  }
  void menu() {
    const auto g = grip();
    if (!g) return;
    t_.down(6, g->px);
    t_.wait(0.6);
    t_.up(6, g->px);
    const auto buttons = t_.table.buttons();
    if (!buttons.empty()) t_.tap(buttons[below(buttons.size())].place.centre * t_.camera.px_per_mm);
    if (t_.table.editor().active()) {
      for (std::size_t n = 0; n < below(20); ++n) t_.table.editor().type("みんなで支え合う、");
      t_.table.editor().finish();
    }
    t_.table.menus().close_all();
  }
  void new_card() {
    if (t_.board().cards.size() >= kMostCards) return from_tray();
    t_.table.new_card();
    for (std::size_t n = 0; n < 1 + below(3) * below(8); ++n)
      t_.table.editor().type("地域の人が、");
    t_.table.editor().finish();
  }
  void paste() {
    if (t_.board().cards.size() + 4 >= kMostCards) return from_tray();
    t_.table.paste_lines("一枚目\n二枚目の少し長い意見です\n三枚目");
  }
  void from_tray() {
    for (const auto& [id, c] : t_.board().cards)
      if (c.place == Place::tray) return t_.table.take_from_tray(id);
  }
  // Seats.
  seats::Seat* seat() {
    const auto& all = t_.seats->all();
    return all.empty() ? nullptr : all[below(all.size())].get();
  }
  void sit_down() {
    const auto& free = t_.seats->free_places().all();
    if (free.empty() || t_.seats->all().size() > 5) return leave();
    t_.tap(free[below(free.size())].frame.area().centre() * t_.camera.px_per_mm);
  }
  void press(seats::Seat& s, seats::Spot::Kind kind) {
    for (const seats::Spot& spot : s.spots())
      if (spot.kind == kind && spot.button.enabled)
        return t_.tap(s.frame().to_window(spot.rect().centre()) * t_.camera.px_per_mm);
  }
  void leave() {
    seats::Seat* s = seat();
    if (!s) return;
    const int number = s->place().number;
    s->set_open(true);
    t_.wait(0.02);
    press(*s, seats::Spot::Kind::leave);
    if (seats::Seat* still = t_.seats->seat(number)) press(*still, seats::Spot::Kind::leave);
    if (!t_.offered.empty() && often(0.5)) t_.seats->come_back(t_.offered.back());
    t_.offered.clear();
  }
  void fold() {
    if (seats::Seat* s = seat()) s->set_open(!s->open());
    t_.wait(0.02);
  }
  void move_seat() {
    seats::Seat* s = seat();
    if (!s) return;
    for (const seats::Spot& spot : s->spots())
      if (spot.kind == seats::Spot::Kind::handle)
        return t_.go(s->frame().to_window(spot.rect().centre()) * t_.camera.px_per_mm, somewhere(),
                     0.2, true);
  }
  void write_at_seat() {
    seats::Seat* s = seat();
    if (!s) return sit_down();
    s->set_open(true);
    t_.wait(0.02);
    if (t_.board().cards.size() >= kMostCards) return;
    s->next_card();
    std::string words;
    for (std::size_t n = 0; n < 1 + below(4) * below(6); ++n) words += "子育て世代の交流。";
    s->act({input::KeyAction::Kind::text, words});
    t_.wait(0.02);
    switch (below(4)) {
      case 0:
        return press(*s, seats::Spot::Kind::put);
      case 1:
        return t_.seats->show_all();
      case 2:
        // Pulled out of the panel and let go anywhere.
        return t_.go(s->frame().to_window(s->card_rect().centre()) * t_.camera.px_per_mm,
                     somewhere(), real(0.05, 0.4), often(0.5));
      default:
        return press(*s, seats::Spot::Kind::fresh);
    }
  }
  void take_to_seat() {
    const auto g = grip();
    if (!g) return;
    const Vec2 mm = g->px / t_.camera.px_per_mm;
    if (g->thing.kind != ItemKind::card) {
      (void)t_.seats->write(g->thing, {mm, {60, 12}, 0});
      t_.wait(0.02);  // nobody types before the panel stands there
      if (seats::Seat* s = t_.seats->focused())
        s->act({input::KeyAction::Kind::text, "みんなの意見をまとめた島"});
      return;
    }
    (void)t_.seats->write(g->thing, {mm, model::kCardSize, 0});
    t_.wait(0.02);
    if (often(0.6))
      if (seats::Seat* s = t_.seats->focused()) press(*s, seats::Spot::Kind::put);
  }
  void turn_to_me() {
    if (seats::Seat* s = seat()) {
      s->set_open(true);
      t_.wait(0.02);
      press(*s, seats::Spot::Kind::arrange);
      press(*s, seats::Spot::Kind::turn);
    }
  }
  void undo() {
    for (std::size_t n = 0; n < 1 + below(3); ++n) often(0.7) ? t_.doc.undo() : t_.doc.redo();
    undone_ = true;
  }
  void view() {
    if (often(0.4)) {
      t_.table.view().fit_now();
    } else if (often(0.5)) {
      t_.table.view().on_wheel(real(-6, 6), {real(0, w()), real(0, h())});
    } else {
      t_.table.view().pan({real(-w(), w()) / 2, real(-h(), h()) / 2});
    }
  }

  // --- and what must hold then
  struct Lay {
    base::TurnedRect shape;
    bool whole = false;
    bool alone = true;
    std::string words;
  };
  std::map<Id, Lay> lay() const {
    std::map<Id, Lay> out;
    const ops::Sight sight = t_.sight();
    const auto add = [&](Id id, const base::TurnedRect& shape, bool alone,
                         const std::string& words) {
      out[id] = {shape, ops::whole_in_sight(sight, shape.bounds()), alone, words};
    };
    for (const auto& [id, c] : t_.board().cards)
      if (c.place == Place::table) add(id, model::shape_of(c), c.island.nil(), c.text);
    for (const auto& [id, i] : t_.board().islands) add(id, model::plate_shape_of(i), true, i.plate);
    return out;
  }
  std::string trouble(const std::map<Id, Lay>& before) const {
    if (const auto broken = model::broken_invariants(t_.doc.session()); !broken.empty())
      return "broken: " + broken.front();
    if (!run_.views)
      if (std::string lost = t_.out_of_sight(false); !lost.empty()) return lost;
    if (undone_) return {};
    const ops::Sight sight = t_.sight();
    for (const auto& [id, now] : lay()) {
      const Rect box = now.shape.bounds();
      const bool fits = box.width() <= sight.table.width() && box.height() <= sight.table.height();
      const auto old = before.find(id);
      if (old != before.end() && old->second.whole && fits && !now.whole)
        return fmt::format("“{}” lay in sight and does no more, at {:.1f}, {:.1f} mm",
                           now.words.substr(0, 30), now.shape.centre.x, now.shape.centre.y);
      // What a seat that opens lies over is not laid there.
      const bool laid = old == before.end() || (ops::in_reach(sight, old->second.shape) &&
                                                !(old->second.shape.centre == now.shape.centre));
      // In an island it comes along with the plate.
      if (laid && now.alone && now.whole && !ops::in_reach(sight, now.shape) &&
          ops::nearest_free(sight, now.shape.centre, {box.width(), box.height()}))
        return fmt::format("{} “{}” lies where no finger reaches it, at {:.1f}, {:.1f} mm{}",
                           t_.board().cards.contains(id) ? "card" : "plate",
                           now.words.substr(0, 30), now.shape.centre.x, now.shape.centre.y,
                           old == before.end() ? ", new"
                                               : fmt::format(", before at {:.1f}, {:.1f}",
                                                             old->second.shape.centre.x,
                                                             old->second.shape.centre.y));
    }
    return {};
  }
  void everybody_folds() {
    t_.table.view().fit_now();
    for (const auto& s : t_.seats->all()) s->set_open(false);
    t_.wait(0.05);
    if (std::string lost = t_.out_of_sight(true); !lost.empty() && !run_.views)
      report_.trouble = "all seats closed: " + lost;
  }

  void act(int n) {
    using Doing = void (People::*)();
    struct Kind {
      const char* name;
      Doing doing;
      int weight;
    };
    static constexpr Kind kKinds[] = {{"throw", &People::throw_one, 24},
                                      {"put", &People::put_one, 14},
                                      {"throw many", &People::throw_many, 8},
                                      {"turn", &People::turn_one, 6},
                                      {"catch", &People::catch_one, 8},
                                      {"ring", &People::ring, 8},
                                      {"menu", &People::menu, 6},
                                      {"new card", &People::new_card, 3},
                                      {"paste", &People::paste, 2},
                                      {"from the tray", &People::from_tray, 3},
                                      {"sit down", &People::sit_down, 4},
                                      {"leave", &People::leave, 3},
                                      {"fold", &People::fold, 4},
                                      {"move a seat", &People::move_seat, 2},
                                      {"write at a seat", &People::write_at_seat, 5},
                                      {"take to a seat", &People::take_to_seat, 3},
                                      {"turn to me", &People::turn_to_me, 3},
                                      {"undo", &People::undo, 4},
                                      {"view", &People::view, 6}};
    int all = 0;
    for (const Kind& k : kKinds) all += k.weight;
    int at = int(below(std::size_t(all)));
    const Kind* kind = kKinds;
    while (at >= kind->weight) at -= kind++->weight;
    if (kind->doing == &People::view && !run_.views) kind = kKinds;
    undone_ = false;
    const std::map<Id, Lay> before = lay();
    (this->*kind->doing)();
    t_.settle();
    ++report_.did[kind->name];
    if (kind->doing == &People::view) return;
    if (const std::string wrong = trouble(before); !wrong.empty())
      report_.trouble = fmt::format("action {} ({}): {}", n + 1, kind->name, wrong);
  }

  ThrowsRun run_;
  WholeTable t_;
  std::mt19937 random_;
  ThrowsReport report_;
  bool undone_ = false;  // what comes back lies where it lay
};

}  // namespace

ThrowsReport play_throws(const ThrowsRun& run) { return People(run).play(); }

}  // namespace support
