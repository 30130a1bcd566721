// What all parts of a report are told from, and the words they share. Used by compose.cpp and the files of
// the parts alone.
#pragma once

#include <functional>
#include <string>

#include "report/chapters.h"
#include "report/compose.h"

namespace report {

struct Telling {
  explicit Telling(const Composing& from);

  const model::Session& session;
  const Published& published;
  const base::Messages& tr;
  const Form& form;
  const Town& town;
  const Chapters chapters;
  const std::function<text::Rubies(const std::string&)>& readings;

  /// With what stands above it.
  Words words(std::string text, Words::Kind kind = Words::Kind::plain, std::string to = {}) const;
  Phrase phrase(std::string text, Words::Kind kind = Words::Kind::plain,
                std::string to = {}) const {
    return {words(std::move(text), kind, std::move(to))};
  }
  /// The report has a part of that name.
  bool tells(std::string_view part) const;
  /// What the session says to a part of that name; "" for nothing.
  std::string text_of(std::string_view part) const;
  /// Each of its lines.
  void add_texts(std::string_view part, std::vector<Block>& blocks) const;
  /// "2-3" and its plate, leading to where it is told; of a card its text.
  Phrase name(const BoardView&, Id thing) const;
  std::string plain_name(const BoardView&, Id thing) const;
  /// "Points: 7 (rank 1)"; "" without any.
  std::string points(const BoardView&, Id thing) const;
  /// Of a question, where there are several, or of one that differs from the session's title.
  void add_heading(const Chapter&, int level, bool anchored, std::vector<Block>& blocks) const;
};

/// What a part says; without any it is left out. `number`: "5" of the part, for its own parts; "" where the
/// form numbers none.
using PartTeller = std::vector<Block> (*)(const Telling&, const std::string& number);

}  // namespace report
