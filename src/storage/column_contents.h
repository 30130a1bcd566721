// What is in a column: numbers, times, ids, colours or words, and how many of each. Pure; for
// import_table.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/session.h"

namespace storage {

/// One cell, by its form alone.
enum class CellForm { empty, number, date, id, contact, link, colour, words };
CellForm form_of(std::string_view cell);

struct ColumnContents {
  std::size_t filled = 0, distinct = 0;
  std::size_t longest = 0;  // code points
  double mean_length = 0;
  double words = 0;  // shares of what is filled, 0…1
  double numbers = 0, dates = 0, ids = 0, contacts = 0, links = 0, colours = 0;
  double sentences = 0;  // words with an end of a sentence, or several words long
  double voted = 0;      // with "(+3)" behind, as retrospective boards have it
  bool mostly(double ColumnContents::*share) const { return filled > 0 && this->*share >= 0.6; }
};

ColumnContents contents_of(const std::vector<std::string_view>& cells);

/// "#FCFE7D", "黄", "sky blue", "yellow" …: the nearest paper.
std::optional<model::PaperColor> paper_of(std::string_view cell);

}  // namespace storage
