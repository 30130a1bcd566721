#include "tools/line_handles.h"

#include <algorithm>
#include <array>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "model/closed.h"
#include "ops/relate.h"

namespace tools {

namespace {
// Millimetres on the screen.
constexpr double kHandle = 12;
constexpr double kGap = 1.5;     // from its thing
constexpr double kReach = 250;   // touches nearer than this are the same person's
constexpr double kShown_s = 10;  // since it was touched
}  // namespace

void LineHandles::drop_near(Vec2 px) {
  std::erase_if(all_, [&](const Handle& h) {
    return base::distance(h.touched_px, px) < kReach * desk_.camera.px_per_mm;
  });
}

void LineHandles::touched(ItemRef thing, Vec2 px, double now_s) {
  if (desk_.read_only || canvas::is_line(thing.kind)) return;
  std::erase_if(all_, [&](const Handle& h) { return h.thing == thing; });
  drop_near(px);
  all_.push_back({next_++, thing, px, now_s});
}

void LineHandles::touched_table(Vec2 px) { drop_near(px); }

void LineHandles::use(std::uint64_t number, Finger finger, double now_s) {
  for (Handle& h : all_)
    if (h.number == number) {
      h.used_s = now_s;
      h.pressed = finger == Finger::down;
    }
}

void LineHandles::tick(double now_s) {
  std::erase_if(all_, [&](const Handle& h) {
    return (!h.pressed && now_s - h.used_s > kShown_s) ||
           ops::why_no_end(desk_.board(), h.thing.id).has_value();
  });
}

double LineHandles::next_deadline_s() const {
  double next = 1e300;
  for (const Handle& h : all_)
    if (!h.pressed) next = std::min(next, h.used_s + kShown_s + 0.01);
  return next;
}

std::optional<desk::Button> LineHandles::button(const Handle& handle) const {
  const Id id = handle.thing.id;
  // Whoever writes on it, or has it in hand, does something else with it.
  if (desk_.written.contains(id) || ops::why_no_end(desk_.board(), id)) return {};
  if (!desk_.scene.line_end(id)) return {};  // it does not show
  const bool card = handle.thing.kind == ItemKind::card;
  const ItemRef seen{card ? ItemKind::card : ItemKind::plate, id};
  if (desk_.scene.is_held(seen)) return {};
  const base::TurnedRect thing =
      card ? model::shape_of(desk_.board().cards.at(id))
           : model::plate_seen(desk_.board(), desk_.board().islands.at(id));
  const double zoom = desk_.camera.zoom(), mm = desk_.camera.px_per_mm;
  const double size = kHandle * desk_.menu_scale;
  const double w = thing.size.w * zoom / 2, h = thing.size.h * zoom / 2;
  const double out = size / 2 + kGap;
  const Vec2 middle = desk_.to_window_mm(thing.centre);
  const Rect table = desk_.table_mm();
  const std::vector<Rect> covered = desk_.covered();
  std::optional<Vec2> best;
  std::size_t least = 0;
  const double in = std::max(w - size / 2 - kGap, 0.0);
  // To the right as it is read, then round it; where others lie all round, on the thing itself.
  const std::array<Vec2, 9> places{{{w + out, 0},
                                    {-w - out, 0},
                                    {0, h + out},
                                    {0, -h - out},
                                    {w + out, h + out},
                                    {-w - out, h + out},
                                    {w + out, -h - out},
                                    {-w - out, -h - out},
                                    {in, 0}}};
  for (const Vec2 aside : places) {
    const Vec2 at = middle + base::turned(aside, thing.turn);
    const Rect there = Rect::around(at, {size, size}), there_px{there.min * mm, there.max * mm};
    if (!(table.common(there) == there)) continue;
    if (std::ranges::any_of(covered, [&](const Rect& r) { return r.intersects(there_px); }))
      continue;
    std::size_t others = 0;
    for (const ItemRef other :
         desk_.scene.visible_items({desk_.to_map(there.min), desk_.to_map(there.max)}))
      if ((other.kind == ItemKind::card || other.kind == ItemKind::plate) && other != seen)
        ++others;
    if (best && others >= least) continue;
    best = at;
    least = others;
  }
  if (!best) return {};
  const canvas::Look& look = desk_.scene.look();
  const canvas::Color white{255, 255, 255};
  desk::Button b;
  b.name = "relate-handle";
  b.place = {*best, {size, size}, thing.turn};
  b.icon = "relation";
  b.icon_size = 7 * desk_.menu_scale;
  b.rest = {look.plate_fill, look.accent, look.accent};
  b.down = {look.accent, white, look.accent};
  b.pressed = handle.pressed;
  return b;
}

std::optional<std::uint64_t> LineHandles::at(Vec2 px) const {
  for (auto h = all_.rbegin(); h != all_.rend(); ++h)
    if (const auto b = button(*h); b && b->hit(px / desk_.camera.px_per_mm)) return h->number;
  return {};
}

Id LineHandles::thing_of(std::uint64_t number) const {
  const auto it = std::ranges::find(all_, number, &Handle::number);
  return it == all_.end() ? Id{} : it->thing.id;
}

std::vector<desk::Button> LineHandles::buttons() const {
  std::vector<desk::Button> out;
  for (const Handle& h : all_)
    if (auto b = button(h)) out.push_back(std::move(*b));
  return out;
}

}  // namespace tools
