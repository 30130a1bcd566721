// What a cross circle (クロスサークル) holds together. Pure.
#pragma once

#include <vector>

#include "model/session.h"

namespace report {

/// Of every card on the table that it goes round the innermost island, or where it lies in none the card
/// itself; each once, islands first, as they follow by id.
std::vector<model::Id> crossed_by(const model::Board& board, const model::Circle& circle);

}  // namespace report
