// Writing without a caret: new cards, many cards from lines, words on a card or plate with the size
// that fits them.
#pragma once

#include <string>
#include <vector>

#include "tools/desk.h"

namespace tools {

/// The ops that write `text` on a card or plate: its words and the size that fits them. A plate
/// that grows keeps its distance to what lies below it. None for what is gone.
ops::Ops set_words(const model::Board& board, ItemRef thing, const std::string& text,
                   text::Typesetter& typesetter);

/// An empty card in the middle of the free room, as `step`, facing the nearest edge. Nil when
/// refused.
Id new_card(Desk& desk, ops::StepId step);

inline constexpr std::size_t kFewCards = 12;
/// One card a line as one step; returns how many were made: all or none. A few find free room in
/// sight, more are laid out in rows below the others, where the view has to go to show them.
std::size_t new_cards(Desk& desk, const std::vector<std::string>& texts);

/// The same without a table: ops that lay the cards out in rows below what lies there (mm).
ops::Ops lay_out_cards(const model::Board& board, const std::vector<std::string>& texts,
                       text::Typesetter& typesetter, base::IdSource& ids, base::WallTime now);

}  // namespace tools
