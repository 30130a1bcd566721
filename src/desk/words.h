// Writing without a caret: a new card, words on a card or plate with the size that fits them.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"
#include "text/letters.h"

namespace desk {

/// The ops that write `text` on a card, plate, symbol mark, line or circle: its words and the size that fits them in
/// `letters`.
/// A plate that grows keeps its distance to what lies below it. None for what is gone.
ops::Ops set_words(const model::Board& board, ItemRef thing, const std::string& text,
                   text::Typesetter& typesetter, const text::Letters& letters = {});

/// An empty card in the middle of the free room, as `step`, facing the nearest edge. Nil when
/// refused.
Id new_card(Desk& desk, ops::ActionId step);

/// A plate is read before the cards below it: it grows wider rather than its words smaller.
base::Size plate_size_for(const std::string& text, text::Typesetter& typesetter,
                          const text::Letters& letters = {});
/// The size of a card on which `text` has room.
base::Size card_size_for(const std::string& text, text::Typesetter& typesetter,
                         const text::Letters& letters = {});

}  // namespace desk
