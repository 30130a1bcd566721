// Random people at tables sparse and full: whatever the program lays lies on nothing, and in reach.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "canvas/scene.h"
#include "desk/arrange.h"
#include "ops/bodies.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/room.h"
#include "support/whole_table.h"

using base::Id;
using base::Rect;
using base::Size;
using base::Vec2;
using canvas::ItemKind;
using canvas::ItemRef;
using model::Card;
using model::Place;
using support::WholeTable;

namespace {

class Evening {
 public:
  Evening(Size window, unsigned seed, double full)
      : t_({window, 96 / 25.4, 72, seed}), random_(seed) {
    const Rect seen = t_.desk.table();
    const int columns = int(seen.width() / 80), rows = int(seen.height() / 55);
    for (int y = 0; y < rows; ++y)
      for (int x = 0; x < columns; ++x)
        if (chance(full))
          t_.lay_card(seen.min +
                      Vec2{(x + 0.5) * seen.width() / columns, (y + 0.5) * seen.height() / rows});
  }

  void act() {
    auto before = lying();
    const int what = int(below(11));
    CAPTURE(what);
    bool back = false;
    if (what != 6 && what != 7) undone_ = 0;
    switch (what) {
      case 0:
        t_.table.paste_lines("一つ\n二つ\n三つ");
        break;
      case 1:
        rest_on_another();
        break;
      case 2:
        ring();
        break;
      case 3:
        to_tray_and_back();
        break;
      case 4:
        sit_down();
        before = lying();
        at_a_seat();
        break;
      case 5:
        nest();
        break;
      case 6:
        back = t_.desk.undo();
        undone_ += back;
        break;
      case 7:
        // Not what rest_on_another() took back: that was laid by hand.
        back = undone_ > 0 && t_.desk.redo();
        undone_ -= back;
        break;
      case 8:
        write_longer();
        break;
      case 9:
        held_.nil() ? hold() : put_back();
        break;
      default:
        if (!t_.board().islands.empty()) desk::tidy_island(t_.desk, any(t_.board().islands), 0);
    }
    t_.wait(0.8);
    check(before, back);
  }
  void end() {
    if (!held_.nil()) put_back();
    t_.seats->show_all();
    check(lying(), false);
  }

 private:
  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  bool chance(double part) { return std::uniform_real_distribution<double>(0, 1)(random_) < part; }
  template <class Map>
  Id any(const Map& map) {
    return std::next(map.begin(), std::ptrdiff_t(below(map.size())))->first;
  }
  struct Lay {
    Vec2 at;
    bool in_reach;
  };
  std::map<Id, Lay> lying() const {
    const ops::Sight sight = t_.sight();
    std::map<Id, Lay> out;
    for (const ops::Body& b : ops::bodies_of(t_.board()))
      out[b.id] = {b.now.centre, ops::in_reach(sight, b.now)};
    return out;
  }
  std::vector<Id> loose() const {
    std::vector<Id> out;
    for (const auto& [id, c] : t_.board().cards)
      if (c.place == Place::table && c.island.nil() && id != held_) out.push_back(id);
    return out;
  }

  void rest_on_another() {
    const std::vector<Id> cards = loose();
    if (cards.size() < 2) return;
    const Id a = cards[below(cards.size())], b = cards[below(cards.size())];
    const Vec2 to = t_.board().cards.at(b).pos;
    const auto from = t_.grip({ItemKind::card, a}, unsigned(below(1000)));
    if (a == b || !from || !t_.scene.island_at(to).nil()) return;
    const std::size_t islands = t_.board().islands.size();
    t_.down(91, *from);
    t_.wait(0.02);
    for (int n = 1; n <= 8; ++n) {
      t_.wait(0.05);
      t_.move(91, *from + (t_.to_px(to) - *from) * (n / 8.0));
    }
    t_.wait(0.7);
    t_.up(91, t_.to_px(to));
    // Laid on it by a hand alone.
    if (t_.board().islands.size() == islands && !(t_.board().cards.at(a).pos == to)) t_.doc.undo();
  }
  void ring() {
    const std::vector<Id> cards = loose();
    if (cards.size() < 2) return;
    std::vector<Id> some;
    for (const Id id : cards)
      if (some.size() < 4 &&
          base::distance(t_.board().cards.at(id).pos, t_.board().cards.at(cards.front()).pos) < 200)
        some.push_back(id);
    if (some.size() < 2) return;
    t_.desk.apply(ops::make_island(t_.board(), some, {}, 0, t_.ids, t_.clock.wall()).ops);
  }
  void to_tray_and_back() {
    const std::vector<Id> cards = loose();
    if (cards.empty()) return;
    const Id id = cards[below(cards.size())];
    t_.desk.apply(ops::card_to_tray(t_.board(), id));
    if (chance(0.7)) t_.table.take_from_tray(id);
  }
  /// A panel lies where somebody opens it, and the view gives way to it where it can.
  void sit_down() {
    if (t_.seats->all().size() < 2) t_.seats->add();
    t_.wait(0.6);
  }
  void at_a_seat() {
    for (const auto& s : t_.seats->all())
      if (chance(0.5)) s->paste("席から\nもう一つ");
    t_.wait(0.02);
    t_.seats->show_all();
  }
  void nest() {
    const auto& islands = t_.board().islands;
    if (islands.size() < 2) return;
    const Id a = any(islands), b = any(islands);
    const auto inside = ops::island_and_all_in(t_.board(), a);
    if (inside.contains(b) || inside.contains(held_) || islands.at(a).parent == b) return;
    const Vec2 shift = islands.at(b).plate_pos - islands.at(a).plate_pos + Vec2{0, 40};
    t_.desk.apply(ops::move_island(t_.board(), a, shift, 0, {}, b), inside);
  }
  void write_longer() {
    const std::vector<Id> cards = loose();
    if (cards.empty()) return;
    t_.table.editor().begin({ItemKind::card, cards[below(cards.size())]});
    for (int n = 0; n < 8; ++n) t_.table.editor().type("長く長く書き足していくと大きくなる");
    t_.table.editor().finish();
  }
  void hold() {
    const std::vector<Id> cards = loose();
    if (cards.empty()) return;
    const Id id = cards[below(cards.size())];
    const auto at = t_.grip({ItemKind::card, id}, 1);
    if (!at) return;
    t_.down(50, *at);
    t_.move(50, *at + Vec2{30, 20});
    held_at_ = *at;
    held_ = id;
  }
  void put_back() {
    t_.sample(50, input::Phase::cancel, held_at_);
    held_ = {};
  }

  void check(const std::map<Id, Lay>& before, bool back) {
    const std::vector<ops::Body> all = ops::bodies_of(t_.board());
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        CAPTURE(all[i].now.centre.x);
        CAPTURE(all[i].now.centre.y);
        CAPTURE(all[j].now.centre.x);
        CAPTURE(all[j].now.centre.y);
        CAPTURE(all[i].plate);
        CAPTURE(all[j].plate);
        CHECK(ops::gap_between(all[i].now, all[j].now).mm > -0.1);
      }
    const ops::Sight sight = t_.sight();
    for (const ops::Body& b : all) {
      const auto lay = before.find(b.id);
      const bool fresh = lay == before.end();
      if (b.id == held_ ||
          (!fresh && (back || !lay->second.in_reach || lay->second.at == b.now.centre)))
        continue;
      CAPTURE(fresh);
      CAPTURE(b.plate);
      CAPTURE(b.now.centre.x);
      CAPTURE(b.now.centre.y);
      CHECK(ops::in_reach(sight, b.now));
      if (fresh) CHECK(ops::whole_in_sight(sight, b.now.bounds()));
    }
  }

  WholeTable t_;
  std::mt19937 random_;
  Id held_;
  Vec2 held_at_;
  int undone_ = 0;
};

}  // namespace

TEST_CASE("room: whatever is laid at tables sparse and full lies on nothing, and in reach") {
  for (const Size window : {Size{1366, 768}, Size{1920, 1080}, Size{1080, 1920}})
    for (const double full : {0.2, 0.7, 1.0})
      for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(window.w);
        CAPTURE(full);
        CAPTURE(seed);
        Evening evening(window, seed, full);
        for (int n = 0; n < 30; ++n) {
          CAPTURE(n);
          evening.act();
        }
        evening.end();
      }
}
