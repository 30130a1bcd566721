#include "desk/lay_copy.h"

#include <optional>

#include "desk/desk.h"
#include "ops/document.h"

namespace desk {

namespace {

constexpr double kFollowed = 2;     // so much farther off the view goes
constexpr double kFartherBy = 1.1;  // from one view tried to the next

/// From the first of the views from which it is seen whole and under nothing; none: there is no such.
std::optional<double> find_room(const Desk& desk, const ops::Ops& copy,
                                const ops::CopyArrival& arrival, ops::ArrivedCopy& out) {
  const canvas::Camera from = desk.ahead.value_or(desk.camera);
  for (double farther = 1; farther <= kFollowed; farther *= kFartherBy) {
    const ops::Sight sight =
        desk.sight_from(canvas::zoomed(from, 1 / farther, desk.table_px().centre()));
    out = ops::arrive(desk.doc.session(), desk.board_id, copy, arrival, sight);
    if (ops::whole_in_sight(sight, out.box) &&
        ops::lies_free(sight, out.box.centre(), {out.box.width(), out.box.height()}))
      return farther;
  }
  out = ops::arrive(desk.doc.session(), desk.board_id, copy, arrival, desk.sight());
  return {};
}

}  // namespace

base::Result<base::Id> lay_copy(Desk& desk, const ops::Ops& copy, const ops::CopyArrival& arrival) {
  ops::ArrivedCopy laid;
  const std::optional<double> farther = find_room(desk, copy, arrival, laid);
  if (laid.ops.empty()) return Id();
  if (const auto done = desk.lay(laid.ops, desk.doc.new_action()); !done) return done.error();
  farther ? desk.look_from(*farther) : void(desk.grown = true);
  desk.chosen = laid.island;
  return laid.island;
}

}  // namespace desk
