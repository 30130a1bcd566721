// The names of ops, for heads that only hand them on: an Op is dear to compile.
#pragma once

#include <cstdint>
#include <vector>

namespace ops {

struct Op;
using Ops = std::vector<Op>;

/// Names one undoable action; made by Document::new_action().
using ActionId = std::uint64_t;
/// Told of what is beside the history: no action.
inline constexpr ActionId kBeside = ActionId{1} << 63;
class Document;

/// What of the map can be seen and touched: in_sight.h.
struct Sight;

}  // namespace ops
