// Lines (関係線) made by hand: between what one may run, and the ops that draw and change it. Pure;
// the tools apply them. Between two things runs one line at most, whichever way.
#pragma once

#include <optional>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

/// Why no line can run between two things.
enum class NoLine { itself, inside, in_tray, gone };
/// None: one can. `inside`: one lies in the other, so that the line would not be seen.
std::optional<NoLine> why_no_line(const model::Board&, Id from, Id to);
/// The same of one end alone: it is on the table.
std::optional<NoLine> why_no_end(const model::Board&, Id end);

/// The line that runs between them already, either way; nil: none.
Id line_between(const model::Board&, Id a, Id b);

/// A new line of the plainest kind (近い). Where there is one already: that one, and no ops.
/// Requires: why_no_line() knows nothing against it.
struct DrawnLine {
  Ops ops;
  Id id;
};
DrawnLine draw_line(const model::Board&, Id from, Id to, base::IdSource&, base::WallTime now);

/// Gives the line another kind, and has it run from `from`, one of its ends (nil: as it does). None
/// where it is so already, or gone.
Ops change_line(const model::Board&, Id line, model::RelationKind kind, Id from = {});
Ops turn_line_round(const model::Board&, Id line);
/// It goes; passages that follow by it stay. None where it is gone.
Ops remove_line(const model::Board&, Id line);

}  // namespace ops
