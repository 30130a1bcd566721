#include "desk/desk.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "base/log.h"
#include "canvas/scene.h"
#include "ops/document.h"
#include "ops/in_sight.h"

namespace desk {

namespace {
constexpr double kFinger_mm = 12;  // on the screen
}

const model::Board& Desk::board() const { return doc.session().boards.at(board_id); }

bool Desk::nameless() const { return doc.session().anonymous; }

Id Desk::chosen_island() const { return model::find_island(board(), chosen) ? chosen : Id{}; }

ops::Sight Desk::sight() const {
  ops::Sight sight{table(), {}, on_map(kFinger_mm)};
  for (const Rect& r : covered_px)
    sight.covered.push_back({camera.to_map(r.min), camera.to_map(r.max)});
  return sight;
}

base::Result<void> Desk::apply_all(ops::Ops ops) {
  return apply_all(std::move(ops), doc.new_action());
}

base::Result<void> Desk::apply_all(ops::Ops ops, ops::ActionId action) {
  return doc.apply_all(ops::kept_in_sight(board(), std::move(ops), sight()), action);
}

bool Desk::apply(ops::Ops ops) {
  if (read_only || ops.empty()) return false;
  const auto r = apply_all(std::move(ops));
  if (!r) base::log_warning("an action was refused: " + r.error().text());
  return r.ok();
}

void Desk::refused(const base::Error& why) {
  base::log_warning("an action was refused: " + why.text());
  notices.say(tr("That could not be done: something else has changed it meanwhile."));
}

double Desk::facing(Vec2 map_pos) const {
  if (at_wall()) return 0;
  const Vec2 px = camera.to_px(map_pos);
  if (!seats.empty())
    return std::min_element(seats.begin(), seats.end(),
                            [&](const SeatSide& a, const SeatSide& b) {
                              return base::distance(a.place_px, px) <
                                     base::distance(b.place_px, px);
                            })
        ->turn_rad;
  const double w = camera.window_px.w, h = camera.window_px.h - bar_px;
  // Distances to the bottom, left, top and right edges, and the turn of whoever sits there.
  const double pi = std::numbers::pi;
  const std::array<std::pair<double, double>, 4> edges{
      {{h - px.y, 0}, {px.x, pi / 2}, {px.y, pi}, {w - px.x, -pi / 2}}};
  return std::min_element(edges.begin(), edges.end())->second;
}

void follow(canvas::Scene& scene, const model::Board& shown, const ops::Op& op) {
  const ops::Touched t = ops::touched_by(op);
  if (t.board != shown.id) return;
  if (t.is<model::Card>()) scene.changed(ItemKind::card, t.id);
  if (t.is<model::Island>()) scene.changed(ItemKind::island, t.id);
  if (t.is<model::Relation>()) scene.changed(ItemKind::relation, t.id);
  if (t.is<model::Vote>()) scene.vote_changed(t.id);
}

}  // namespace desk
