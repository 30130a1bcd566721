// What is said of a stop of a presentation, in the words of the session: its plate, rank and narrative, its
// cards, and by which lines it leads to others. Pure.
#pragma once

#include "base/messages.h"
#include "canvas/name_card.h"
#include "ops/stops.h"

namespace pages {

/// Rank and narrative stand below the plate.
enum class Captions { off, on };

/// `next`: where the presentation goes on; null: nowhere. `look` has the words for points and rank.
canvas::StageContent stage_content(const model::Board& board, const ops::Stop& stop,
                                   const ops::Stop* next, Captions captions,
                                   const canvas::Look& look, const base::Messages& tr);
/// Before the board's map: whose it is, and what they were asked. Makers are named where the session is not
/// anonymous.
canvas::NameCard name_card_of(const model::Session& session, const model::Board& board,
                              const base::Messages& tr);
/// As a list of the stops says it.
std::string stop_name(const model::Board& board, const ops::Stop& stop, const base::Messages& tr);

}  // namespace pages
