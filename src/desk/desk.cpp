#include "desk/desk.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "base/log.h"
#include "canvas/scene.h"
#include "ops/document.h"
#include "ops/room.h"

namespace desk {

namespace {
constexpr double kFinger_mm = 12;  // on the screen

/// Each card on the table that the ops change, where it lies before.
std::vector<Moved> cards_in(const ops::Ops& ops, const model::Board& board) {
  std::vector<Moved> out;
  for (const ops::Op& op : ops) {
    const ops::Touched touched = ops::touched_by(op);
    if (!touched.is<model::Card>()) continue;
    const model::Card* card = model::find_card(board, touched.id);
    if (card && card->place == model::Place::table)
      out.push_back({touched.id, card->pos, card->turn});
  }
  return out;
}
}  // namespace

const model::Board& Desk::board() const { return doc.session().boards.at(board_id); }

bool Desk::nameless() const { return doc.session().anonymous; }

Id Desk::chosen_island() const { return model::find_island(board(), chosen) ? chosen : Id{}; }

ops::Sight Desk::sight() const {
  ops::Sight sight{table(), {}, on_map(kFinger_mm)};
  for (const Rect& r : covered_px)
    sight.covered.push_back({camera.to_map(r.min), camera.to_map(r.max)});
  return sight;
}

std::set<Id> Desk::kept_still() const {
  std::set<Id> still(written.begin(), written.end());
  for (const ItemRef ref : scene.in_hand()) still.insert(ref.id);
  return still;
}

base::Result<void> Desk::apply_all(ops::Ops ops, const std::set<Id>& placed) {
  return apply_all(std::move(ops), doc.new_action(), placed);
}

base::Result<void> Desk::apply_all(ops::Ops ops, ops::ActionId action, const std::set<Id>& placed) {
  const ops::Sight seen = sight();
  ops = ops::kept_in_sight(board(), std::move(ops), seen);
  const std::size_t asked = ops.size();
  ops = ops::with_room(board(), std::move(ops), {placed, kept_still()}, seen);
  return lay(ops, action, asked);
}

base::Result<void> Desk::lay(const ops::Ops& ops, ops::ActionId action, std::size_t asked) {
  const std::vector<Moved> before = cards_in(ops, board());
  const auto done = doc.apply_all(ops, action);
  if (!done) return done;
  moved.insert(moved.end(), before.begin(), before.end());
  const Rect seen = table();
  for (std::size_t n = asked; n < ops.size(); ++n) {
    const ops::Touched touched = ops::touched_by(ops[n]);
    const model::Card* card = model::find_card(board(), touched.id);
    const model::Island* island = model::find_island(board(), touched.id);
    if (card || island) grown = grown || !seen.contains(card ? card->pos : island->plate_pos);
  }
  return done;
}

bool Desk::rearrange(const ops::Ops& ops) {
  if (read_only || ops.empty()) return false;
  const auto r = lay(ops, doc.new_action(), 0);
  if (!r) base::log_warning("an action was refused: " + r.error().text());
  return r.ok();
}

bool Desk::apply(ops::Ops ops, const std::set<Id>& placed) {
  if (read_only || ops.empty()) return false;
  const auto r = apply_all(std::move(ops), placed);
  if (!r) base::log_warning("an action was refused: " + r.error().text());
  return r.ok();
}

void Desk::refused(const base::Error& why) {
  base::log_warning("an action was refused: " + why.text());
  notices.refuse(tr("That could not be done: something else has changed it meanwhile."));
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
