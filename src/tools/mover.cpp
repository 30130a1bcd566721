#include "tools/mover.h"

#include <cmath>
#include <set>

#include "canvas/outline.h"

namespace tools {

using input::GestureKind;
using namespace model;

namespace {
constexpr double kGlideTau_s = 0.12;    // how soon a thrown card comes to rest
constexpr double kThrow_mm_s = 250;     // on the screen: slower than this is put down, not thrown
constexpr double kGlideReach_s = 0.16;  // it goes as far as its speed times this
constexpr double kGlideStep_mm = 3;     // on the screen: how exactly it stops before a seat
constexpr int kMostSteps = 60;
constexpr double kBeside_mm = 4;  // between two cards that become an island
}  // namespace

std::optional<std::pair<Vec2, double>> Mover::lies(ItemRef root) const {
  if (root.kind == ItemKind::card) {
    const Card* c = find_card(desk_.map(), root.id);
    if (c && c->place == Place::table) return {{c->pos, c->turn}};
  } else if (const Island* i = find_island(desk_.map(), root.id)) {
    return {{i->plate_pos, i->plate_turn}};
  }
  return {};
}

bool Mover::in_hand(ItemRef root) const {
  const auto it = holds_.find(root);
  return it != holds_.end() && !it->second.gliding;
}

void Mover::show(ItemRef root, const Hold& hold) {
  if (const auto at = lies(root))
    desk_.scene.set_pose(root, {hold.centre - at->first, hold.turn - at->second, at->first});
}

void Mover::on_gesture(const input::Gesture& g, ItemRef root) {
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
      it = holds_.emplace(root, Hold{at->first, at->second, false, false, 0, {}}).first;
      desk_.scene.hold(root);
    }
    it->second.gliding = false;  // caught in mid-glide
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
      if (root.kind == ItemKind::card && desk_.give_to_seat(root.id, g.pos_px)) {
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

base::Rect Mover::bounds_at(ItemRef root, Vec2 centre) const {
  if (root.kind != ItemKind::card) return Rect::around(centre, kPlateSize);
  return base::TurnedRect{centre, desk_.map().cards.at(root.id).size, holds_.at(root).turn}
      .bounds();
}

Vec2 Mover::before_seats(ItemRef root, Vec2 from, Vec2 to) const {
  const auto under = [&](Vec2 centre) {
    const Rect box = bounds_at(root, centre);
    return desk_.under_seat({desk_.camera.to_px(box.min), desk_.camera.to_px(box.max)});
  };
  const int steps = 1 + int(base::distance(from, to) / desk_.on_map(kGlideStep_mm));
  const Vec2 step = (to - from) / double(steps);
  std::optional<Vec2> free;
  for (int n = 0; n <= steps; ++n) {
    const Vec2 next = from + step * double(n);
    if (!under(next))
      free = next;
    else if (free)
      return *free;
  }
  // Let go with its edge on a seat already, it comes back as far as it must.
  for (int n = 1; n <= kMostSteps && !free; ++n)
    if (const Vec2 back = from - step * double(n); !under(back)) free = back;
  return free.value_or(from);
}

Vec2 Mover::kept_on_table(ItemRef root, Vec2 centre) const {
  const Rect table = desk_.table();
  const Rect box = bounds_at(root, centre);
  const double w = box.width() / 2, h = box.height() / 2;
  const auto within = [](double v, double low, double high) {
    return low > high ? (low + high) / 2 : std::clamp(v, low, high);
  };
  return {within(centre.x, table.min.x + w, table.max.x - w),
          within(centre.y, table.min.y + h, table.max.y - h)};
}

void Mover::put_card(Id id, const Hold& hold, Vec2 centre, bool thrown) {
  const Board& map = desk_.map();
  const Landing to = landing({ItemKind::card, id}, centre);
  if (!to.card || thrown) {
    desk_.apply(ops::place_card(map, id, {centre, hold.turn, to.island}));
    return;
  }
  // Dropped on another card: the two become an island, side by side so that both can be read.
  const Card& other = map.cards.at(*to.card);
  const Card& card = map.cards.at(id);
  const base::TurnedRect shape = shape_of(other);
  Vec2 beside = shape.to_local(centre);
  const double gap_x = (other.size.w + card.size.w) / 2 + kBeside_mm,
               gap_y = (other.size.h + card.size.h) / 2 + kBeside_mm;
  beside = std::abs(beside.x) / other.size.w > std::abs(beside.y) / other.size.h
               ? Vec2{beside.x < 0 ? -gap_x : gap_x, 0}
               : Vec2{0, beside.y < 0 ? -gap_y : gap_y};
  const ops::StepId step = desk_.doc.new_step();
  const auto run = [&](const ops::Ops& list) {
    for (const ops::Op& op : list)
      if (!desk_.doc.apply(op, step)) return false;
    return true;
  };
  if (run(ops::place_card(map, id, {shape.to_world(beside), other.turn, {}})))
    run(ops::make_island(desk_.map(), {*to.card, id}, {}, other.turn, desk_.ids, desk_.clock.wall())
            .ops);
}

void Mover::put_down(ItemRef root, Hold& hold, Vec2 velocity_mm_s, double now_s) {
  const bool thrown = base::length(velocity_mm_s) > desk_.on_map(kThrow_mm_s);
  const Vec2 from = hold.centre;
  const auto at = lies(root);
  Vec2 to = from;
  if (thrown)
    to = before_seats(root, from, kept_on_table(root, from + velocity_mm_s * kGlideReach_s));
  // A card let go beyond the table's edge comes back onto it, so that nothing lies out of reach.
  if (!desk_.table().contains(from)) to = kept_on_table(root, to);

  if (root.kind == ItemKind::card) {
    put_card(root.id, hold, to, thrown);
  } else {
    const Landing into = landing(root, to);
    desk_.apply(ops::move_island(desk_.map(), root.id, to - at->first, hold.turn - at->second,
                                 at->first, into.island));
  }
  const auto now_lies = lies(root);
  if (now_lies && base::distance(now_lies->first, from) > desk_.on_map(0.5)) {
    // The model has it where it will rest; the eye sees it slide there.
    hold.gliding = true;
    hold.dragged = false;
    hold.glide_start_s = now_s;
    hold.glide_from = from;
    hold.turn = now_lies->second;
    show(root, hold);
    return;
  }
  desk_.scene.let_go(root);
  holds_.erase(root);
}

bool Mover::tick(double now_s) {
  bool moving = false;
  for (auto it = holds_.begin(); it != holds_.end();) {
    Hold& hold = it->second;
    if (!hold.gliding) {
      if (lies(it->first)) show(it->first, hold);
      ++it;
      continue;
    }
    const auto at = lies(it->first);
    const double left = std::exp(-(now_s - hold.glide_start_s) / kGlideTau_s);
    if (!at || left < 0.02) {
      desk_.scene.let_go(it->first);
      it = holds_.erase(it);
      continue;
    }
    hold.centre = at->first + (hold.glide_from - at->first) * left;
    show(it->first, hold);
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
    if (!hold.dragged || hold.gliding) continue;
    const Landing to = landing(root, hold.centre);
    if (!to.island.nil()) {
      if (!shown.insert(to.island).second) continue;
      const auto line = desk_.scene.outline(to.island);
      if (!line) continue;
      for (const auto& ring : line->rings)
        overlay.under.add(0, canvas::Stroke{ring, width, look.accent, true, 0});
      canvas::Color tint = look.accent;
      tint.a = 26;
      overlay.under.add(0, canvas::Area{line, {}, tint});
      overlay.map_bounds.push_back(canvas::bounds_of(*line).grown(width));
    } else if (to.card) {
      const base::TurnedRect shape = shape_of(desk_.map().cards.at(*to.card));
      const double gap = 3;
      base::TurnedRect frame = shape;
      frame.size = {shape.size.w + 2 * gap, shape.size.h + 2 * gap};
      overlay.under.add(
          0, canvas::Stroke{{frame.corner(0), frame.corner(1), frame.corner(2), frame.corner(3)},
                            width,
                            look.accent,
                            true,
                            0});
      overlay.map_bounds.push_back(frame.bounds().grown(width));
    }
  }
}

void Mover::drop_all() {
  for (const auto& [root, hold] : holds_) desk_.scene.let_go(root);
  holds_.clear();
}

}  // namespace tools
