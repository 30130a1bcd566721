// ラベル拡げ: the cards are read through, each once in a round; whoever goes from one to the next asks here
// what is left. A closed bundle is read by its plate. That a card was read is to be applied beside the
// history (Document::apply_aside): no undo meant for a card makes it unread. Pure.
#pragma once

#include <vector>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

/// Cards and plates as people read what lies so: row by row from the far left, those of a row that begin
/// at about the same height by where they begin.
std::vector<Id> in_reading_order(const model::Board& board, const std::vector<Id>& things);
/// What is read in this round: the cards on the table that lie in no closed bundle, and the outermost
/// closed bundles, in reading order.
std::vector<Id> read_in_round(const model::Board& board);
/// The outermost closed bundle that `thing`, a card or an island, lies in or is, whether or not an index
/// map is shown; nil: none.
Id closed_bundle_over(const model::Board& board, Id thing);
/// The card was read in the round under way; none where it was already, or is no card.
Ops mark_read(const model::Board& board, Id card);

}  // namespace ops
