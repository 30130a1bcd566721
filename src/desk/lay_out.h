// Many cards at once, from a paste or an import: in rows in free room, those of an island together
// under its plate. Used by the table and the command line. Pure but for the sizes of texts.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"
#include "model/card_wish.h"
#include "text/letters.h"

namespace desk {

/// A yellow card each.
std::vector<model::CardWish> wishes_of(const std::vector<std::string>& texts);

/// Ops that lay the cards out below what lies there (mm), with their islands.
ops::Ops lay_out_cards(const model::Board& board, const std::vector<model::CardWish>& cards,
                       text::Typesetter& typesetter, base::IdSource& ids, base::WallTime now,
                       const text::Letters& letters = {});

/// The same on the table as one step, whole or not at all: a few cards where there is room within
/// sight, many in rows. How many were made.
std::size_t new_cards(Desk& desk, const std::vector<model::CardWish>& cards);

}  // namespace desk
