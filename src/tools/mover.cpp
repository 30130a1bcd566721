#include "tools/mover.h"

#include <cmath>
#include <set>

#include "canvas/scene.h"
#include "canvas/shape.h"
#include "model/closed.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "ops/room.h"
#include "tools/layers.h"
#include "tools/parcel.h"
#include "tools/together.h"

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
constexpr std::size_t kMostSeen = 1500;  // things that glide at once
constexpr double kBeside_mm = 4;         // between two cards that become an island
constexpr double kStill_mm = 3;          // on the screen: a resting finger shakes

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
  if (!thing || canvas::is_line(thing->kind)) return false;
  move(g, *thing);
  return true;
}

void Mover::move(const input::Gesture& g, ItemRef root) {
  const auto at = lies(root);
  auto it = holds_.find(root);
  desk_.over_tray.erase(root.id);
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
      it = hold(root, *at);
    } else if (it->second.glide) {  // caught on its way
      it->second.glide.reset();
      desk_.scene.set_in_hand(root, true);
    }
    it->second.led = false;
    it->second.dragged = it->second.dragged && base::distance(it->second.centre, at->first) > 0.01;
    show(root, it->second);
    return;
  }
  if (it == holds_.end()) return;
  Hold& hold = it->second;
  switch (g.kind) {
    case GestureKind::drag_begin:
    case GestureKind::drag:
    case GestureKind::turn:
      carry(root, hold, g);
      if (root.kind == ItemKind::card && desk_.tray_at(g.pos_px)) desk_.over_tray.insert(root.id);
      break;
    case GestureKind::drag_end:
      rest(root, hold, g.time_s);
      if (!hold.mates.empty()) {
        put_together(root, hold, g.velocity_px_s / desk_.camera.scale, g.time_s);
        return;
      }
      if (root.kind == ItemKind::card && desk_.tray_at(g.pos_px)) {
        desk_.scene.let_go(root);
        holds_.erase(root);
        desk_.apply(ops::card_to_tray(desk_.board(), root.id));
        return;
      }
      if (root.kind == ItemKind::card && desk_.to_seats &&
          desk_.to_seats->take_card(root.id, g.pos_px / desk_.camera.px_per_mm)) {
        desk_.scene.let_go(root);
        holds_.erase(root);
        return;
      }
      put_down(root, hold, g.velocity_px_s / desk_.camera.scale, g.time_s);
      return;
    case GestureKind::release:
      rest(root, hold, g.time_s);
      if (hold.dragged || base::distance(hold.centre, at->first) > 0.01)
        put_down(root, hold, {}, g.time_s);
      else {
        desk_.scene.let_go(root);
        holds_.erase(it);
      }
      return;
    case GestureKind::long_press:  // the finger is the menu's now: it is put back
    case GestureKind::cancelled:
      for (const Id mate : hold.mates) let_go_led(mate);
      desk_.scene.let_go(root);
      holds_.erase(it);
      return;
    default:
      return;
  }
  show(root, hold);
}

void Mover::arrive(Id island) {
  const std::set<Id> inside = ops::island_and_all_in(desk_.board(), island);
  std::erase_if(holds_, [&](const auto& entry) {
    const bool there = entry.second.glide && inside.contains(entry.first.id);
    if (there) desk_.scene.let_go(entry.first);
    return there;
  });
}

std::map<ItemRef, Mover::Hold>::iterator Mover::hold(ItemRef root, std::pair<Vec2, double> at) {
  if (root.kind == ItemKind::island) arrive(root.id);
  desk_.scene.hold(root);
  return holds_.insert_or_assign(root, Hold{at.first, at.second}).first;
}

void Mover::let_go_led(Id card) {
  const auto it = holds_.find({ItemKind::card, card});
  if (it == holds_.end() || !it->second.led) return;
  desk_.scene.let_go(it->first);
  holds_.erase(it);
}

void Mover::carry(ItemRef root, Hold& hold, const input::Gesture& g) {
  const bool begins = g.kind == GestureKind::drag_begin || !hold.dragged;
  if (begins && root.kind == ItemKind::card && !hold.led)
    for (const Id mate : together_.mates_of(root.id)) {
      const ItemRef ref{ItemKind::card, mate};
      const auto at = lies(ref);
      const auto held = holds_.find(ref);
      // What is in another hand stays there.
      if (!at || (held != holds_.end() && !held->second.glide)) continue;
      if (held == holds_.end()) {
        this->hold(ref, *at)->second.led = true;
      } else {
        held->second.glide.reset();
        held->second.led = true;
        desk_.scene.set_in_hand(ref, true);
      }
      hold.mates.push_back(mate);
    }
  const Vec2 pivot = desk_.camera.to_map(g.pos_px), by = g.delta_px / desk_.camera.scale;
  const auto move = [&](Hold& one) {
    one.dragged = true;
    if (g.kind == GestureKind::turn) {
      one.centre = pivot + base::turned(one.centre - pivot, g.turn_rad);
      one.turn += g.turn_rad;
    } else {
      one.centre += by;
    }
  };
  move(hold);
  for (const Id mate : hold.mates) {
    const auto it = holds_.find({ItemKind::card, mate});
    if (it == holds_.end() || !it->second.led) continue;
    move(it->second);
    show(it->first, it->second);
  }
  rest(root, hold, g.time_s);
}

void Mover::rest(ItemRef root, Hold& hold, double now_s) {
  std::optional<Id> on;
  const bool alone = hold.mates.empty() && !hold.led;
  const bool is_one = root.kind == ItemKind::card || is_pile(desk_.board(), root.id);
  if (is_one && alone && hold.dragged && !hold.glide && desk_.scene.island_at(hold.centre).nil())
    on = desk_.scene.card_at(hold.centre, root.id);
  hold.rest.at(on, hold.centre, desk_.on_map(kStill_mm), now_s);
}

Id Mover::island_for(ItemRef root, Vec2 centre) const {
  return desk_.scene.island_at(centre, root.kind == ItemKind::card ? Id{} : root.id);
}

Vec2 Mover::beside(const base::TurnedRect& shape, Size size, Vec2 centre) const {
  const Vec2 at = shape.to_local(centre);
  const Vec2 right{(shape.size.w + size.w) / 2 + kBeside_mm, 0},
      down{0, (shape.size.h + size.h) / 2 + kBeside_mm};
  const Vec2 aside = at.x < 0 ? right * -1 : right, along = at.y < 0 ? down * -1 : down;
  const bool level = std::abs(at.x) / shape.size.w > std::abs(at.y) / shape.size.h;
  const Vec2 first = level ? aside : along, second = level ? along : aside;
  const ops::Sight sight = desk_.sight();
  for (const Vec2 way : {first, first * -1, second, second * -1}) {
    const base::TurnedRect there{shape.to_world(way), size, shape.turn};
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
  // Put down, the one takes it that showed so: whatever has to be done to have it in sight.
  const Id island = island_for({ItemKind::card, id}, thrown ? to : hold.centre);
  const auto other = island.nil() && !thrown ? hold.rest.reached() : std::nullopt;
  if (other && gather({ItemKind::card, id}, *other, to)) return;
  desk_.apply(ops::place_card(map, id, {to, hold.turn, island}),
              thrown ? std::set<Id>{id} : std::set<Id>{});
}

bool Mover::gather(ItemRef root, Id other, Vec2 centre) {
  const Board& map = desk_.board();
  const Card *card = find_card(map, root.id), *on_card = find_card(map, other);
  if (card && on_card) {
    const Vec2 pos = beside(shape_of(*on_card), card->size, centre);
    return desk_.apply(
        ops::make_island_with(map, other, root.id, pos, desk_.ids, desk_.clock.wall()).ops,
        {root.id});
  }
  if (!on_card && !is_pile(map, other)) return false;
  const base::TurnedRect on = on_card ? shape_of(*on_card) : plate_shape_of(map.islands.at(other));
  const Size size = card ? card->size : map.islands.at(root.id).plate_size;
  const Vec2 pos = beside(on, size, centre);
  std::vector<Id> cards, piles;
  (card ? cards : piles).push_back(root.id);
  (on_card ? cards : piles).push_back(other);
  const ops::ActionId step = desk_.doc.new_action();
  const auto put = [&] {
    if (card) return ops::place_card(map, root.id, {pos, on.turn, {}});
    const Island& pile = map.islands.at(root.id);
    return ops::move_island(map, root.id, pos - pile.plate_pos, on.turn - pile.plate_turn,
                            pile.plate_pos, {});
  };
  auto done = desk_.apply_all(put(), step, {root.id});
  if (done)
    done = desk_.apply_all(
        ops::make_island(map, cards, piles, on.turn, desk_.ids, desk_.clock.wall()).ops, step,
        {root.id});
  if (!done) desk_.refused(done.error());
  return done.ok();
}

void Mover::put_together(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s) {
  std::vector<std::pair<ItemRef, Hold*>> all{{root, &hold}};
  for (const Id mate : hold.mates)
    if (const auto it = holds_.find({ItemKind::card, mate}); it != holds_.end() && it->second.led)
      all.emplace_back(it->first, &it->second);
  Parcel parcel;
  for (const auto& [ref, one] : all)
    if (lies(ref))
      parcel.things.push_back({one->centre, desk_.board().cards.at(ref.id).size, one->turn});
  const Vec2 throw_mm = thrown_by(velocity_mm_s);
  const Vec2 by = shift_to_rest(parcel, throw_mm, desk_.sight(), desk_.on_map(kGlideStep_mm));
  const Id island = island_for(root, throw_mm == Vec2{} ? hold.centre : hold.centre + by);
  const ops::ActionId step = desk_.doc.new_action();
  for (const auto& [ref, one] : all)
    // Each is laid on the table as the one before has left it.
    if (lies(ref)) {
      const auto laid = desk_.apply_all(
          ops::place_card(desk_.board(), ref.id, {one->centre + by, one->turn, island}), step);
      if (!laid) desk_.refused(laid.error());
    }
  together_.part(root.id);
  hold.mates.clear();
  for (const auto& [ref, one] : all) {
    one->dragged = one->led = false;
    let_glide(ref, *one, now_s);
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
    by = shift_to_rest(lay.posed(pose), throw_mm, sight, desk_.on_map(kGlideStep_mm));
  }
  // By its plate it has to be grabbed again.
  base::TurnedRect lies = pose.apply(plate);
  lies.centre += by;
  if (sight.table.contains(lies.centre) && !ops::in_reach(sight, lies))
    by += ops::laid_in_sight(sight, lies) - lies.centre;
  const Vec2 shift = pose.shift + by;
  const Vec2 end = throw_mm == Vec2{} ? hold.centre : island.plate_pos + shift;
  const Id into = island_for({ItemKind::island, id}, end);
  const auto other = into.nil() && throw_mm == Vec2{} ? hold.rest.reached() : std::nullopt;
  if (other && gather({ItemKind::island, id}, *other, hold.centre)) return;
  std::set<Id> placed;
  if (!into.nil() && into != island.parent) placed = ops::island_and_all_in(map, id);
  desk_.apply(ops::move_island(map, id, shift, pose.turn, island.plate_pos, into), placed);
}

Vec2 Mover::thrown_by(Vec2 velocity_mm_s) const {
  const bool thrown = base::length(velocity_mm_s) > desk_.on_map(kThrow_mm_s);
  return thrown ? velocity_mm_s * kGlideReach_s : Vec2{};
}

void Mover::put_down(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s) {
  const Vec2 throw_mm = thrown_by(velocity_mm_s);
  if (root.kind == ItemKind::card)
    put_card(root.id, hold, throw_mm);
  else
    put_island(root.id, hold, throw_mm);
  hold.dragged = false;
  let_glide(root, hold, now_s);
}

void Mover::let_glide(ItemRef root, Hold& hold, double now_s) {
  const auto at = lies(root);
  const bool seen = at && desk_.motion == desk::Motion::full &&
                    (base::distance(at->first, hold.centre) > desk_.on_map(kGlideLeast_mm) ||
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
  if (moved.size() > kMostSeen || desk_.motion == desk::Motion::reduced) return;
  const Rect seen{desk_.camera.to_map({0, 0}),
                  desk_.camera.to_map({desk_.camera.window_px.w, desk_.camera.window_px.h})};
  for (const desk::Moved& m : moved) {
    const ItemRef root = m.thing;
    const auto at = lies(root);
    if (!at || holds_.contains(root) || desk_.scene.is_held(root)) continue;
    if (!seen.contains(m.from) && !seen.contains(at->first)) continue;
    desk_.scene.hold(root);
    if (!desk_.scene.is_held(root)) {  // in a closed pile
      desk_.scene.let_go(root);
      continue;
    }
    let_glide(root, holds_.emplace(root, Hold{m.from, m.from_turn}).first->second, now_s);
  }
}

bool Mover::tick(double now_s) {
  follow_moved(now_s);
  bool moving = false;
  for (auto it = holds_.begin(); it != holds_.end();) {
    auto& [root, hold] = *it;
    const auto at = lies(root);
    if (!hold.glide) {
      const double share = hold.rest.share();
      rest(root, hold, now_s);
      moving = moving || hold.rest.under_way() || hold.rest.share() != share;
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
    if (hold.led) continue;  // it goes where the one goes that leads it
    const Id island = island_for(root, hold.centre);
    if (!island.nil()) {
      if (!shown.insert(island).second) continue;
      const auto line = desk_.scene.outline(island);
      if (!line) continue;
      for (const auto& ring : line->rings)
        overlay.under.add(kLandings, canvas::Stroke{ring, width, look.accent, true, 0});
      canvas::Color tint = look.accent;
      tint.a = 26;
      overlay.under.add(kLandings, canvas::Area{line, {}, tint});
    } else if (hold.rest.on()) {
      for (const Id id : {*hold.rest.on(), root.id}) {
        const Card* card = find_card(desk_.board(), id);
        const Island* pile = find_island(desk_.board(), id);
        if (card || pile) {
          base::TurnedRect shape = card ? shape_of(*card) : plate_seen(desk_.board(), *pile);
          if (id == root.id) shape = {hold.centre, shape.size, hold.turn};
          draw_frame(shape, hold.rest.share(), width, look.accent, kLandings, overlay.under);
        }
      }
    }
  }
}

void Mover::drop_all() {
  for (const auto& [root, hold] : holds_) desk_.scene.let_go(root);
  holds_.clear();
  desk_.over_tray.clear();
}

}  // namespace tools
