// Random people at small full tables who close, open and gather bundles: nothing is lost out of sight,
// nothing comes to lie on anything, and whoever makes room for an opened bundle stays together.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "canvas/scene.h"
#include "desk/arrange.h"
#include "desk/bundles.h"
#include "model/closed.h"
#include "ops/bodies.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/room.h"
#include "support/whole_table.h"

using base::Id;
using base::Rect;
using base::Size;
using base::Vec2;
using model::Board;
using model::Card;
using model::Island;
using model::Place;
using support::WholeTable;

namespace {

using Pair = std::pair<Id, Id>;

class Evening {
 public:
  Evening(Size window, unsigned seed, int cards)
      : t_({window, 96 / 25.4, 72, seed}), random_(seed) {
    const int columns = window.w > 1.5 * window.h ? 8 : 5;
    std::vector<Id> some;
    for (int n = 0; n < cards; ++n) {
      some.push_back(t_.lay_card({n % columns * 82.0, n / columns * 84.0 + n / columns % 2 * 6.0}));
      if (some.size() == 3 && n % columns >= 2 && n % 4 != 3) t_.lay_island(some);
      if (some.size() == 3 || n % columns == columns - 1) some.clear();
    }
    t_.table.view().fit_now();
    t_.wait(1);
    by_hand_ = lying_on_another();
  }

  void act() {
    const Board before = t_.board();
    const std::size_t what = below(12);
    std::string did = "nothing";
    bool loosens = false;  // cards are taken out of their bundles, or laid otherwise in them
    opened_ = {};
    switch (what) {
      case 0:
      case 1:
      case 2:
        did = "close";
        if (const Id id = any_bundle(false); !id.nil()) desk::close_bundle(t_.desk, id);
        break;
      case 3:
      case 4:
      case 5:
        did = "open";
        if (const Id id = any_bundle(true); !id.nil()) tap_plate(opened_ = id);
        break;
      case 6:
        did = "gather";
        gather();
        loosens = true;
        break;
      case 7:
        did = "drag";
        drag();
        loosens = true;
        break;
      case 8:
        did = t_.board().index_map ? "index map off" : "index map on";
        desk::show_index_map(t_.desk, !t_.board().index_map);
        break;
      case 9:
        did = "new card";
        t_.table.paste_lines("一つ");
        break;
      case 10:
        did = chance(0.6) ? "undo" : "redo";
        did == "undo" ? t_.desk.undo() : t_.desk.redo();
        loosens = true;
        break;
      default:
        did = "tidy";
        if (const Id id = any_bundle(false); !id.nil() && chance(0.3))
          desk::tidy_island(t_.desk, id, 0);
        loosens = true;
    }
    CAPTURE(did);
    t_.settle();
    check(before, loosens, what == 7);
  }

 private:
  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  bool chance(double part) { return std::uniform_real_distribution<double>(0, 1)(random_) < part; }

  /// One that is seen so.
  Id any_bundle(bool closed) {
    std::vector<Id> some;
    for (const auto& [id, i] : t_.board().islands) {
      const Id pile = model::closed_over(t_.board(), id);
      if (closed ? pile == id : pile.nil()) some.push_back(id);
    }
    return some.empty() ? Id{} : some[below(some.size())];
  }
  void tap_plate(Id id) { t_.tap(t_.to_px(t_.board().islands.at(id).plate_pos)); }
  void gather() {
    std::vector<Id> piles, cards;
    for (const auto& [id, i] : t_.board().islands)
      if (i.closed && i.parent.nil() && piles.size() < 2 && chance(0.6)) piles.push_back(id);
    for (const auto& [id, c] : t_.board().cards)
      if (c.place == Place::table && c.island.nil() && cards.empty() && chance(0.3))
        cards.push_back(id);
    if (piles.size() + cards.size() < 2) return;
    t_.desk.apply(ops::make_island(t_.board(), cards, piles, 0, t_.ids, t_.clock.wall()).ops);
  }
  void drag() {
    const Id id = any_bundle(true);
    if (id.nil()) return;
    const auto from = t_.grip({canvas::ItemKind::island, id}, unsigned(below(1000)));
    const Rect table = t_.desk.table_px();
    if (from)
      t_.go(*from,
            {table.min.x + double(below(std::size_t(table.width()))),
             table.min.y + double(below(std::size_t(table.height())))},
            0.6, true);
  }

  std::set<Pair> lying_on_another() const {
    std::set<Pair> out;
    const std::vector<ops::Body> all = ops::bodies_of(t_.board());
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        if (ops::gap_between(all[i].now, all[j].now).mm < -0.1)
          out.insert(std::minmax(all[i].id, all[j].id));
    return out;
  }
  /// The outermost it lies in that holds nothing which was just opened; nil: none.
  Id whole_of(Id island) const {
    for (const Id id : path_to(t_.board(), island))
      if (id == opened_ || !model::is_within(t_.board(), opened_, id)) return id;
    return {};
  }
  static Vec2 place_in(const Board& b, Id root, Vec2 at) {
    const Island& i = b.islands.at(root);
    return base::turned(at - i.plate_pos, -i.plate_turn);
  }

  void check(const Board& before, bool loosens, bool by_hand) {
    const ops::Sight sight = t_.sight();
    for (const ops::Body& b : ops::bodies_of(t_.board())) {
      CAPTURE(b.plate);
      const Vec2 px = t_.to_px(b.now.centre);
      CAPTURE(px.x);
      CAPTURE(px.y);
      CHECK(ops::whole_in_sight(sight, b.now.bounds()));
      CHECK(ops::in_reach(sight, b.now));
    }
    std::set<Pair> now = lying_on_another();
    if (by_hand)
      by_hand_.merge(now);
    else
      for (const Pair& pair : now) CHECK(by_hand_.contains(pair));
    if (loosens) return;
    for (const auto& [id, lay] : before.cards) {
      const Card& card = t_.board().cards.at(id);
      const Id root = whole_of(card.island);
      if (root.nil()) continue;
      CAPTURE(model::is_pile(before, root));
      CHECK(base::distance(place_in(before, root, lay.pos), place_in(t_.board(), root, card.pos)) <
            0.2);
    }
  }

  WholeTable t_;
  std::mt19937 random_;
  std::set<Pair> by_hand_;
  Id opened_;
};

}  // namespace

TEST_CASE("piles: bundles opened and closed at small full tables lose and tear nothing") {
  for (const Size window : {Size{1366, 768}, Size{1920, 1080}, Size{1080, 1920}})
    for (const int cards : {12, 24, 40})
      for (unsigned seed = 1; seed <= 14; ++seed) {
        CAPTURE(window.w);
        CAPTURE(cards);
        CAPTURE(seed);
        Evening evening(window, seed, cards);
        for (int n = 0; n < 40; ++n) {
          CAPTURE(n);
          evening.act();
        }
      }
}
