// 衆目評価: points given at seats or counted by somebody, and how a weighing begins and ends. Composed
// actions, as in build.h; seats, tools and pages apply them. What is given in secret is applied beside
// the history (is_secret): no undo of the table may tell of it.
#pragma once

#include <optional>
#include <string>

#include "model/weighing.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

/// Why a seat can give that thing nothing.
enum class NoPoints { not_now, gone, in_tray, none_left, only_once };
std::optional<NoPoints> why_no_points(const model::Board&, const std::string& seat, Id target);

/// A seat's next sticker on the target. Requires: why_no_points() knows nothing against it.
/// `who`: its person's name, or empty.
Ops give_points(const model::Board&, const std::string& seat, const std::string& who, Id target,
                base::IdSource&, base::WallTime now);
/// What it gave last; none where it gave nothing or it is counted already.
Ops take_points_back(const model::Board&, const std::string& seat);
/// What of all that lies openly on it was given last; null: nothing.
const model::Vote* last_given(const model::Board&, Id target);
/// That comes back, or is on something else from then on. None where it cannot be.
Ops take_points_off(const model::Board&, Id target);
Ops move_points(const model::Board&, Id from, Id to);
/// These are to be applied beside the history.
bool is_secret(const model::Board&, const Ops&);

/// One hand more or fewer counted there; never below none. None where it is not on the table.
Ops count_hand(const model::Board&, Id target, int by, base::IdSource&, base::WallTime now);
/// How many were counted there.
int hands_on(const model::Board&, Id target);

/// Begins as `wish` says, with no points given.
Ops begin_weighing(const model::Board&, model::Weighing wish);
/// Ends it: what was given in secret comes out as points that nothing ties to a seat, or to when they
/// were given.
Ops show_points(const model::Board&, base::IdSource&, base::WallTime now);
/// Points are given again, with all that are there. None where it is under way.
Ops go_on_weighing(const model::Board&);
Ops color_by_rank(const model::Board&, bool on);
/// As before any weighing: no points, no manner.
Ops drop_weighing(const model::Board&);

}  // namespace ops
