#include "tools/mover.h"

#include <cmath>
#include <set>

#include "canvas/scene.h"
#include "canvas/shape.h"
#include "ops/build.h"
#include "ops/in_sight.h"
#include "tools/layers.h"

namespace tools {

using input::GestureKind;
using namespace model;

namespace {
constexpr double kGlideTau_s = 0.12;    // how soon a thrown card comes to rest
constexpr double kThrow_mm_s = 250;     // on the screen: slower than this is put down, not thrown
constexpr double kGlideReach_s = 0.16;  // it goes as far as its speed times this
constexpr double kGlideStep_mm = 3;     // on the screen: how exactly it stops before a seat
constexpr double kGlideLeast_mm = 0.5;  // on the screen: nobody sees less
constexpr double kGlideLeast_rad = 0.01;
constexpr std::size_t kMostSeen = 150;  // cards that glide at once
constexpr double kBeside_mm = 4;        // between two cards that become an island

/// An island as it is moved: what of it has to stay in sight, and what a finger has to reach.
struct Parcel {
  std::vector<base::TurnedRect> things;
  Rect bounds() const {
    Rect all;
    for (const base::TurnedRect& t : things) all = all.united(t.bounds());
    return all;
  }
  Parcel posed(const canvas::Pose& pose) const {
    Parcel out = *this;
    for (base::TurnedRect& t : out.things) t = pose.apply(t);
    return out;
  }
};

/// The island, what is nested in it, and every card of these.
std::set<Id> all_in(const Board& map, Id island) {
  std::set<Id> all;
  for (const Id id : subtree_of(map, island)) {
    all.insert(id);
    for (const Id card : cards_in(map, id)) all.insert(card);
  }
  return all;
}

Size size_of(const Rect& r) { return {r.width(), r.height()}; }

/// How far on the way it comes: to the last place before one that is not `good`, once it has come
/// to a good one.
template <class Good>
std::optional<Vec2> last_good(Vec2 from, Vec2 way, double step_mm, Good&& good) {
  const int steps = 1 + int(base::length(way) / step_mm);
  std::optional<Vec2> last;
  for (int n = 0; n <= steps; ++n) {
    const Vec2 next = from + way * (double(n) / steps);
    if (good(next))
      last = next;
    else if (last)
      break;
  }
  return last;
}
}  // namespace

std::optional<std::pair<Vec2, double>> Mover::lies(ItemRef root) const {
  if (root.kind == ItemKind::card) {
    const Card* c = find_card(desk_.board(), root.id);
    if (c && c->place == Place::table) return {{c->pos, c->turn}};
  } else if (const Island* i = find_island(desk_.board(), root.id)) {
    return {{i->plate_pos, i->plate_turn}};
  }
  return {};
}

void Mover::show(ItemRef root, const Hold& hold) {
  if (const auto at = lies(root))
    desk_.scene.set_pose(root, {hold.centre - at->first, hold.turn - at->second, at->first});
}

bool Mover::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (!thing || thing->kind == ItemKind::relation) return false;
  move(g, *thing);
  return true;
}

void Mover::move(const input::Gesture& g, ItemRef root) {
  const auto at = lies(root);
  auto it = holds_.find(root);
  if (!at) {  // gone in the meantime: undone, or put into the tray
    if (it != holds_.end()) {
      desk_.scene.let_go(root);
      holds_.erase(it);
    }
    return;
  }
  if (desk_.read_only) return;
  if (g.kind == GestureKind::press) {
    if (it == holds_.end()) {
      it = holds_.emplace(root, Hold{at->first, at->second, false, {}}).first;
      desk_.scene.hold(root);
    } else if (it->second.glide) {  // caught on its way
      it->second.glide.reset();
      desk_.scene.set_in_hand(root, true);
    }
    it->second.dragged = it->second.dragged && base::distance(it->second.centre, at->first) > 0.01;
    show(root, it->second);
    return;
  }
  if (it == holds_.end()) return;
  Hold& hold = it->second;
  switch (g.kind) {
    case GestureKind::drag_begin:
    case GestureKind::drag:
      hold.dragged = true;
      hold.centre += g.delta_px / desk_.camera.scale;
      break;
    case GestureKind::turn: {
      hold.dragged = true;
      const Vec2 pivot = desk_.camera.to_map(g.pos_px);
      hold.centre = pivot + base::turned(hold.centre - pivot, g.turn_rad);
      hold.turn += g.turn_rad;
      break;
    }
    case GestureKind::drag_end:
      if (root.kind == ItemKind::card && desk_.to_seats &&
          desk_.to_seats->take_card(root.id, g.pos_px / desk_.camera.px_per_mm)) {
        desk_.scene.let_go(root);
        holds_.erase(root);
        return;
      }
      put_down(root, hold, g.velocity_px_s / desk_.camera.scale, g.time_s);
      return;
    case GestureKind::release:
      if (hold.dragged || base::distance(hold.centre, at->first) > 0.01)
        put_down(root, hold, {}, g.time_s);
      else {
        desk_.scene.let_go(root);
        holds_.erase(it);
      }
      return;
    case GestureKind::long_press:  // the finger is the menu's now: it is put back
    case GestureKind::cancelled:
      desk_.scene.let_go(root);
      holds_.erase(it);
      return;
    default:
      return;
  }
  show(root, hold);
}

Mover::Landing Mover::landing(ItemRef root, Vec2 centre) const {
  Landing to;
  const bool is_card = root.kind == ItemKind::card;
  to.island = desk_.scene.island_at(centre, is_card ? Id{} : root.id);
  if (!is_card || !to.island.nil()) return to;
  to.card = desk_.scene.card_at(centre, root.id);
  return to;
}

Vec2 Mover::beside(const Card& other, const Card& card, Vec2 centre) const {
  const base::TurnedRect shape = shape_of(other);
  const Vec2 at = shape.to_local(centre);
  const Vec2 right{(other.size.w + card.size.w) / 2 + kBeside_mm, 0},
      down{0, (other.size.h + card.size.h) / 2 + kBeside_mm};
  const Vec2 aside = at.x < 0 ? right * -1 : right, along = at.y < 0 ? down * -1 : down;
  const bool level = std::abs(at.x) / other.size.w > std::abs(at.y) / other.size.h;
  const Vec2 first = level ? aside : along, second = level ? along : aside;
  const ops::Sight sight = desk_.sight();
  for (const Vec2 way : {first, first * -1, second, second * -1}) {
    const base::TurnedRect there{shape.to_world(way), card.size, other.turn};
    if (ops::lies_free(sight, there.centre, size_of(there.bounds()))) return there.centre;
  }
  return shape.to_world(first);
}

void Mover::put_card(Id id, const Hold& hold, Vec2 throw_mm) {
  const Board& map = desk_.board();
  const Card& card = map.cards.at(id);
  const bool thrown = throw_mm != Vec2{};
  const ops::Sight sight = desk_.sight();
  const base::TurnedRect shape{hold.centre, card.size, hold.turn};
  // What hung over the table's edge before may go on doing so.
  const bool hung = !ops::whole_in_sight(sight, shape_of(card).bounds());
  const bool stays = hung && sight.table.contains(shape.centre) && ops::in_reach(sight, shape);
  Vec2 to = stays ? shape.centre : ops::laid_in_sight(sight, shape);
  if (thrown) {
    const Size box = size_of(shape.bounds());
    const Vec2 end = ops::kept_on(sight, hold.centre + throw_mm, box);
    const auto free = last_good(hold.centre, end - hold.centre, desk_.on_map(kGlideStep_mm),
                                [&](Vec2 p) { return ops::lies_free(sight, p, box); });
    // Let go with its edge on a seat or beyond the table, it comes back as far as it must.
    to = free ? *free : ops::nearest_free(sight, hold.centre, box).value_or(to);
  }
  const Landing into = landing({ItemKind::card, id}, to);
  if (into.card && !thrown) {
    const Vec2 pos = beside(map.cards.at(*into.card), card, to);
    desk_.apply(ops::make_island_with(map, *into.card, id, pos, desk_.ids, desk_.clock.wall()).ops,
                {id});
  } else {
    desk_.apply(ops::place_card(map, id, {to, hold.turn, into.island}),
                thrown ? std::set<Id>{id} : std::set<Id>{});
  }
}

void Mover::put_island(Id id, const Hold& hold, Vec2 throw_mm) {
  const Board& map = desk_.board();
  const Island& island = map.islands.at(id);
  const ops::Sight sight = desk_.sight();
  Parcel lay;
  for (const base::TurnedRect& thing : desk_.scene.shapes_in(id))
    if (ops::whole_in_sight(sight, thing.bounds())) lay.things.push_back(thing);
  const base::TurnedRect plate = plate_shape_of(island);
  canvas::Pose pose{hold.centre - island.plate_pos, hold.turn - island.plate_turn,
                    island.plate_pos};
  if (lay.things.empty() && sight.table.contains(hold.centre)) lay.things.push_back(plate);
  Vec2 by;
  if (!lay.things.empty()) {
    const auto fits = [&](const Rect& r) {
      return r.width() <= sight.table.width() && r.height() <= sight.table.height();
    };
    // Turned so, the table has no room for it: it faces as before.
    if (!fits(lay.posed(pose).bounds()) && fits(lay.bounds())) pose.turn = 0;
    const Parcel now = lay.posed(pose);
    const Rect box = now.bounds();
    const Vec2 from = box.centre();
    Vec2 to = ops::kept_on(sight, from, size_of(box));
    if (throw_mm != Vec2{}) {
      const Vec2 way = ops::kept_on(sight, from + throw_mm, size_of(box)) - from;
      const double step = desk_.on_map(kGlideStep_mm);
      const auto reached = [&](Vec2 p) {
        if (base::distance(ops::kept_on(sight, p, size_of(box)), p) > 0.001) return false;
        const Parcel there = now.posed({p - from, 0, {}});
        return std::all_of(there.things.begin(), there.things.end(),
                           [&](const base::TurnedRect& t) { return ops::in_reach(sight, t); });
      };
      auto end = last_good(from, way, step,
                           [&](Vec2 p) { return ops::lies_free(sight, p, size_of(box)); });
      if (!end) end = ops::nearest_free(sight, from, size_of(box));
      // Too large for what the seats leave free: at least all of it can be reached.
      if (!end) end = last_good(from, way, step, reached);
      to = end.value_or(to);
    }
    by = to - from;
  }
  // By its plate it has to be grabbed again.
  base::TurnedRect lies = pose.apply(plate);
  lies.centre += by;
  if (sight.table.contains(lies.centre) && !ops::in_reach(sight, lies))
    by += ops::laid_in_sight(sight, lies) - lies.centre;
  const Vec2 shift = pose.shift + by;
  const Landing into = landing({ItemKind::island, id}, island.plate_pos + shift);
  std::set<Id> placed;
  if (!into.island.nil() && into.island != island.parent) placed = all_in(map, id);
  desk_.apply(ops::move_island(map, id, shift, pose.turn, island.plate_pos, into.island), placed);
}

void Mover::put_down(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s) {
  const bool thrown = base::length(velocity_mm_s) > desk_.on_map(kThrow_mm_s);
  const Vec2 throw_mm = thrown ? velocity_mm_s * kGlideReach_s : Vec2{};
  if (root.kind == ItemKind::card)
    put_card(root.id, hold, throw_mm);
  else
    put_island(root.id, hold, throw_mm);
  hold.dragged = false;
  let_glide(root, hold, now_s);
}

void Mover::let_glide(ItemRef root, Hold& hold, double now_s) {
  const auto at = lies(root);
  const bool seen = at && (base::distance(at->first, hold.centre) > desk_.on_map(kGlideLeast_mm) ||
                           std::abs(base::normal_angle(at->second - hold.turn)) > kGlideLeast_rad);
  if (!seen) {
    desk_.scene.let_go(root);
    holds_.erase(root);
    return;
  }
  hold.glide =
      Glide{now_s, hold.centre, at->first, at->second + base::normal_angle(hold.turn - at->second)};
  desk_.scene.set_in_hand(root, false);
  show(root, hold);
}

void Mover::follow_moved(double now_s) {
  const std::vector<desk::Moved> moved = std::exchange(desk_.moved, {});
  // More than the eye can follow are there at once.
  if (moved.size() > kMostSeen) return;
  const Rect seen{desk_.camera.to_map({0, 0}),
                  desk_.camera.to_map({desk_.camera.window_px.w, desk_.camera.window_px.h})};
  for (const desk::Moved& m : moved) {
    const ItemRef root{ItemKind::card, m.card};
    const auto at = lies(root);
    if (!at || holds_.contains(root) || desk_.scene.is_held(root)) continue;
    if (!seen.contains(m.from) && !seen.contains(at->first)) continue;
    desk_.scene.hold(root);
    if (!desk_.scene.is_held(root)) continue;  // in a closed pile
    let_glide(root, holds_.emplace(root, Hold{m.from, m.from_turn, false, {}}).first->second,
              now_s);
  }
}

bool Mover::tick(double now_s) {
  follow_moved(now_s);
  bool moving = false;
  for (auto it = holds_.begin(); it != holds_.end();) {
    auto& [root, hold] = *it;
    const auto at = lies(root);
    if (!hold.glide) {
      if (at) show(root, hold);
      ++it;
      continue;
    }
    // Undone, or laid elsewhere by somebody, it glides there from where it is seen.
    if (at && !(hold.glide->to == at->first))
      hold.glide = Glide{now_s, hold.centre, at->first, hold.turn};
    const double left = std::exp(-(now_s - hold.glide->start_s) / kGlideTau_s);
    if (!at || left < 0.02) {
      desk_.scene.let_go(root);
      it = holds_.erase(it);
      moving = true;  // the last step is to be seen too
      continue;
    }
    hold.centre = at->first + (hold.glide->from - at->first) * left;
    hold.turn = at->second + base::normal_angle(hold.glide->from_turn - at->second) * left;
    show(root, hold);
    moving = true;
    ++it;
  }
  return moving;
}

void Mover::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  const double width = desk_.on_map(1.4);
  std::set<Id> shown;  // once, however many hands are over it
  for (const auto& [root, hold] : holds_) {
    if (!hold.dragged || hold.glide) continue;
    const Landing to = landing(root, hold.centre);
    if (!to.island.nil()) {
      if (!shown.insert(to.island).second) continue;
      const auto line = desk_.scene.outline(to.island);
      if (!line) continue;
      for (const auto& ring : line->rings)
        overlay.under.add(kLandings, canvas::Stroke{ring, width, look.accent, true, 0});
      canvas::Color tint = look.accent;
      tint.a = 26;
      overlay.under.add(kLandings, canvas::Area{line, {}, tint});
    } else if (to.card) {
      const Card* other = find_card(desk_.board(), *to.card);
      if (!other) continue;
      const base::TurnedRect shape = shape_of(*other);
      const double gap = 3;
      base::TurnedRect frame = shape;
      frame.size = {shape.size.w + 2 * gap, shape.size.h + 2 * gap};
      overlay.under.add(kLandings, canvas::Stroke{{frame.corner(0), frame.corner(1),
                                                   frame.corner(2), frame.corner(3)},
                                                  width,
                                                  look.accent,
                                                  true,
                                                  0});
    }
  }
}

void Mover::drop_all() {
  for (const auto& [root, hold] : holds_) desk_.scene.let_go(root);
  holds_.clear();
}

}  // namespace tools
