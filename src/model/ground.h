// What lies under a board's cards, as questions about it: where its fields are, what they are called, and
// which one a card takes by lying on it. Used by whoever draws, counts or exports. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/session.h"

namespace model {

/// One column of a row. Of a ground without rows the row is 0.
struct GroundField {
  std::size_t column = 0, row = 0;
  friend auto operator<=>(const GroundField&, const GroundField&) = default;
};

/// True where there is one.
bool has_ground(const Board& board);
/// All of its fields together; empty: there is none.
base::Rect area_of(const Ground& ground);
/// Row by row, each from left to right.
std::vector<GroundField> fields_of(const Ground& ground);
/// Requires: it is one of fields_of().
base::Rect area_of(const Ground& ground, GroundField field);
/// None: beside all of them.
std::optional<GroundField> field_at(const Ground& ground, Vec2 at);
/// The one that the card's middle lies on, in a closed pile, too; none where it is not on the table.
std::optional<GroundField> field_of(const Board& board, const Card& card);
/// What it is called: the column and the row, each with its axis before it where that has a name. A
/// field that nobody has named is its number.
std::string name_of(const Ground& ground, GroundField field);

/// What of a ground has a name of its own.
struct GroundPart {
  enum class Kind { column, row, across, down };
  Kind kind = Kind::column;
  std::size_t index = 0;  // of a column or row
  friend bool operator==(const GroundPart&, const GroundPart&) = default;
};
/// The columns, the rows, and where there are rows the two axes, as they are read.
std::vector<GroundPart> parts_of(const Ground& ground);
/// Null: there is no such part.
std::string* words_of(Ground& ground, GroundPart part);
const std::string* words_of(const Ground& ground, GroundPart part);

}  // namespace model
