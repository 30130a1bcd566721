#include "desk/desk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/log.h"
#include "canvas/scene.h"
#include "model/closed.h"
#include "ops/circles.h"
#include "ops/document.h"
#include "ops/piles.h"
#include "ops/room.h"

namespace desk {

namespace {
constexpr double kFollowed = 2;  // as far the view goes after what an undo takes out of sight

/// What the ops change of what is on the table, where it lies before.
std::vector<Moved> lying(const ops::Ops& ops, const model::Board& board) {
  std::vector<Moved> out;
  for (const ops::Op& op : ops) {
    const ops::Touched touched = ops::touched_by(op);
    if (touched.is<model::Card>()) {
      const model::Card* card = model::find_card(board, touched.id);
      if (card && card->place == model::Place::table && hidden_by(board, *card).nil())
        out.push_back({{ItemKind::card, touched.id}, card->pos, card->turn});
    } else if (touched.is<model::Island>()) {
      const model::Island* island = model::find_island(board, touched.id);
      if (island && hidden_by(board, *island).nil())
        out.push_back({{ItemKind::plate, touched.id}, island->plate_pos, island->plate_turn});
    }
  }
  return out;
}

/// Where it is now; none: it is not on the table.
std::optional<Rect> box_of(ItemRef thing, const model::Board& board) {
  if (thing.kind == ItemKind::card) {
    const model::Card* card = model::find_card(board, thing.id);
    if (card && card->place == model::Place::table) return shape_of(*card).bounds();
  } else if (const model::Island* island = model::find_island(board, thing.id)) {
    return plate_shape_of(*island).bounds();
  }
  return {};
}
}  // namespace

const model::Board& Desk::board() const { return doc.session().boards.at(board_id); }

bool Desk::nameless() const { return doc.session().anonymous; }

Id Desk::chosen_island() const { return model::find_island(board(), chosen) ? chosen : Id{}; }

Rect Desk::table_px() const { return {{0, 0}, {camera.window_px.w, camera.window_px.h - bar_px}}; }

Rect Desk::table_mm() const {
  const Rect px = table_px();
  return {px.min, px.max / camera.px_per_mm};
}

Rect Desk::table() const {
  const Rect px = table_px();
  return {camera.to_map(px.min), camera.to_map(px.max)};
}

bool Desk::tray_at(Vec2 px) const {
  return std::ranges::any_of(tray_px, [&](const Rect& r) { return r.contains(px); });
}

std::vector<Rect> Desk::covered() const {
  std::vector<Rect> all = covered_px;
  if (!beside_px.empty()) all.push_back(beside_px);
  return all;
}

ops::Sight Desk::sight_from(const canvas::Camera& seen) const {
  const auto to_map = [&](const Rect& px) {
    return Rect{seen.to_map(px.min), seen.to_map(px.max)};
  };
  ops::Sight sight{to_map(table_px()), {}, kFinger_mm * seen.px_per_mm / seen.scale};
  for (const Rect& r : covered()) sight.covered.push_back(to_map(r));
  return sight;
}

ops::Sight Desk::sight() const {
  canvas::Camera seen = camera;
  if (ahead) {
    seen.centre = ahead->centre;
    seen.scale = ahead->scale;
  }
  return sight_from(seen);
}

void Desk::look_from(double farther) {
  if (farther <= 1) return;
  ahead = canvas::zoomed(ahead.value_or(camera), 1 / farther, table_px().centre());
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
  const std::size_t asked = ops.size();
  ops = ops::kept_in_sight(board(), std::move(ops), seen);
  ops::Making making{placed, kept_still()};
  // What is kept in sight is laid by nobody's hand.
  for (std::size_t n = asked; n < ops.size(); ++n)
    if (const Id id = ops::touched_by(ops[n]).id; !making.fixed.contains(id))
      making.placed.insert(id);
  const ops::Laid laid = ops::with_room(board(), std::move(ops), making, seen);
  const auto done = lay(laid.ops, action);
  if (done) look_from(laid.farther);
  return done;
}

base::Result<void> Desk::lay(const ops::Ops& asked, ops::ActionId action) {
  const ops::Ops ops =
      ops::with_circles(board(), ops::with_contents(board(), asked), ops::Takes::islands);
  const std::vector<Moved> before = lying(ops, board());
  const auto done = doc.apply_all(ops, action);
  if (done) moved.insert(moved.end(), before.begin(), before.end());
  return done;
}

bool Desk::rearrange(const ops::Ops& ops, double farther) {
  if (read_only || ops.empty()) return false;
  const std::vector<Moved> before = lying(ops, board());
  const auto r =
      lay(ops::with_circles(board(), ops::with_contents(board(), ops), ops::Takes::everything),
          doc.new_action());
  if (!r) {
    base::log_warning("an action was refused: " + r.error().text());
    return false;
  }
  look_from(farther);
  const ops::Sight seen = sight();
  grown = grown || std::ranges::any_of(before, [&](const Moved& m) {
            const auto box = box_of(m.thing, board());
            return box && !ops::lies_free(seen, box->centre(), {box->width(), box->height()});
          });
  return true;
}

bool Desk::take_back(Way way) {
  if (read_only) return false;
  const ops::Sight seen = sight();
  const Id here = board_id;
  double farther = 1;
  std::vector<Moved> before;
  const ops::Document::Besides besides = [&](const ops::Ops& own) {
    ops::Making making{{}, kept_still()};
    making.back = true;
    ops::Laid laid = ops::with_room(board(), own, making, seen);
    laid.ops = ops::with_contents(board(), std::move(laid.ops));
    before = lying(laid.ops, board());
    farther = laid.farther;
    laid.ops.erase(laid.ops.begin(), laid.ops.begin() + std::ptrdiff_t(own.size()));
    return std::move(laid.ops);
  };
  if (!(way == Way::undo ? doc.undo(besides) : doc.redo(besides))) return false;
  if (board_id != here || !doc.session().board(here)) return true;
  moved.insert(moved.end(), before.begin(), before.end());
  for (const Moved& m : before) {
    const auto box = box_of(m.thing, board());
    if (!box || !seen.table.contains(m.from)) continue;
    const double needed = ops::farther_to_see(seen, *box);
    if (needed <= kFollowed) farther = std::max(farther, needed);
  }
  look_from(farther);
  return true;
}

bool Desk::undo() { return take_back(Way::undo); }
bool Desk::redo() { return take_back(Way::redo); }

void Desk::make_room(ItemRef thing, const base::TurnedRect& lay_so, ops::ActionId action) {
  if (read_only) return;
  ops::Making making{{}, kept_still()};
  making.fixed.erase(thing.id);
  making.grown[thing.id] = lay_so;
  const ops::Laid laid = ops::with_room(board(), {}, making, sight());
  if (const auto done = lay(laid.ops, action); !done) return refused(done.error());
  look_from(laid.farther);
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
  if (t.is<model::Board>() && t.id == shown.id) {
    scene.board_changed();
    scene.changed(ItemKind::title, t.id);
  }
  if (t.board != shown.id) return;
  if (t.is<model::Card>()) scene.changed(ItemKind::card, t.id);
  if (t.is<model::Island>()) scene.changed(ItemKind::island, t.id);
  if (t.is<model::Relation>()) scene.changed(ItemKind::relation, t.id);
  if (t.is<model::Circle>()) scene.changed(ItemKind::circle, t.id);
  if (t.is<model::Vote>()) scene.vote_changed(t.id);
}

}  // namespace desk
