#include "tools/retell.h"

#include <algorithm>
#include <set>
#include <string>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "desk/thing_under.h"
#include "ops/tell.h"
#include "text/typesetter.h"
#include "tools/glow.h"
#include "tools/layers.h"

namespace tools {

using input::GestureKind;

namespace {
constexpr double kDisc_mm = 10;   // on the screen
constexpr double kFigure = 0.55;  // of that
}  // namespace

void Retell::open(Open how) {
  if (how == open_) return;
  open_ = how;
  counted_.clear();
  if (how != Open::no) return;
  glows_.clear();
  tapped_ = {};
}

std::vector<Id> Retell::counted() const {
  std::vector<Id> out;
  for (const Id id : counted_)
    if (ops::head_of(desk_.board(), id) == id) out.push_back(id);
  return out;
}

bool Retell::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (open_ == Open::no) return false;
  const bool tap = g.kind == GestureKind::tap;
  if (!tap && g.kind != GestureKind::double_tap) return false;
  if (open_ == Open::yes) {
    if (tap && thing && thing->kind != ItemKind::relation) tapped_ = thing->id;
    // Its sentence is asked for, not that its plate is written; two taps do that.
    const model::Island* island =
        tap && thing ? model::find_island(desk_.board(), thing->id) : nullptr;
    return island && island->plate.empty();
  }
  // An island is meant all over, and with it what it lies in.
  const Id under = desk::thing_under(desk_, g.pos_px);
  const model::Card* card = model::find_card(desk_.board(), under);
  const Id head = ops::head_of(desk_.board(), card && !card->island.nil() ? card->island : under);
  if (head.nil()) return thing.has_value();
  const auto there = std::ranges::find(counted_, head);
  if (there == counted_.end())
    counted_.push_back(head);
  else
    counted_.erase(there);
  tapped_ = head;
  return true;
}

Id Retell::seen_with(Id thing) const {
  while (!thing.nil() && !desk_.scene.line_end(thing)) {
    const model::Card* card = model::find_card(desk_.board(), thing);
    const model::Island* island = model::find_island(desk_.board(), thing);
    thing = card ? card->island : island ? island->parent : Id{};
  }
  return thing;
}

std::pair<Vec2, double> Retell::corner_of(Id id) const {
  const model::Card* card = model::find_card(desk_.board(), id);
  const base::TurnedRect shape =
      card ? model::shape_of(*card) : model::plate_shape_of(desk_.board().islands.at(id));
  return {desk_.to_window_mm(shape.corner(0)), shape.turn};
}

void Retell::draw(Overlay& overlay) {
  if (open_ == Open::no) return;
  if (open_ == Open::yes) {
    std::set<Id> seen;
    for (const Id thing : glows_) seen.insert(seen_with(thing));
    for (const Id thing : seen)
      if (!thing.nil()) draw_glow(desk_, thing, overlay);
    return;
  }
  const std::vector<Id> all = counted();
  const double size = kDisc_mm * desk_.menu_scale;
  if (std::exchange(figures_mm_, size) != size) figures_.clear();
  for (std::size_t n = 0; n < all.size(); ++n) {
    if (figures_.size() <= n) {
      text::Style style;
      style.em = kFigure * size;
      style.weight = text::Weight::bold;
      style.align = text::Align::centre;
      figures_.push_back(
          desk_.typesetter.layout(std::to_string(figures_.size() + 1), style, 2 * size, size));
    }
    const auto [at, turn] = corner_of(all[n]);
    canvas::Box disc;
    disc.centre = at;
    disc.size = {size, size};
    disc.radius = size / 2;
    disc.fill = desk_.scene.look().accent;
    disc.edge = {255, 255, 255};
    disc.edge_width = 0.6;
    overlay.screen.add(kCountDiscs, disc);
    const Vec2 half{figures_[n]->box.w / 2, figures_[n]->height / 2};
    overlay.screen.add(kCountFigures,
                       canvas::Text{figures_[n], at - half, at, turn, {255, 255, 255}});
  }
}

}  // namespace tools
