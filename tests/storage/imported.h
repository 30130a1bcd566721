// For the tests of imports: a file's cards, or why there are none.
#pragma once

#include <doctest/doctest.h>

#include <ostream>

#include "storage/import_words.h"

namespace imported {

struct Texts : std::vector<std::string> {
  using vector::vector;
  friend std::ostream& operator<<(std::ostream& out, const Texts& texts) {
    for (const std::string& text : texts) out << "[" << text << "]";
    return out;
  }
};

struct Taken {
  storage::ImportTable table;
  storage::ImportedCards cards;
  Texts texts() const {
    Texts out;
    for (const storage::ImportCard& card : cards.cards) out.push_back(card.text);
    return out;
  }
  /// "表札: text" for a card on an island.
  Texts placed() const {
    Texts out;
    for (const storage::ImportCard& card : cards.cards) {
      std::string name;
      for (const storage::ImportIsland& island : card.islands)
        name += (name.empty() ? "" : "/") + island.plate + island.mark;
      out.push_back(name.empty() ? card.text : name + ": " + card.text);
    }
    return out;
  }
  std::string said() const { return what_was_taken(table, table.choice, cards).english(); }
  std::string left_out() const {
    std::string out;
    for (const base::Sentence& s : what_was_not(table, table.choice, cards))
      out += s.english() + "\n";
    return out;
  }
};

inline Taken taken(std::string_view bytes, const std::string& file,
                   storage::HeadWish head = storage::HeadWish::find) {
  auto table = storage::read_import(bytes, file, head);
  REQUIRE_MESSAGE(table.ok(), (table.ok() ? "" : table.error().text()));
  auto cards = storage::cards_of(*table, table->choice);
  REQUIRE_MESSAGE(cards.ok(), (cards.ok() ? "" : cards.error().text()));
  return {std::move(*table), std::move(*cards)};
}

inline Texts texts(std::string_view bytes, const std::string& file) {
  return taken(bytes, file).texts();
}

/// The error of reading it or of making its cards.
inline base::Error refused(std::string_view bytes, const std::string& file) {
  const auto table = storage::read_import(bytes, file);
  if (!table) {
    CHECK(table.error().context == file);
    return table.error();
  }
  const auto cards = storage::cards_of(*table, table->choice);
  REQUIRE_FALSE(cards.ok());
  return cards.error();
}

}  // namespace imported
