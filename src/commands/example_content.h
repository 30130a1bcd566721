// What people wrote on the example evening, and where the result lies on the map. Plain data for
// example_session.cpp alone.
#pragma once

#include <string>
#include <vector>

#include "model/session.h"

namespace commands::example {

using model::PaperColor;
using model::RelationKind;

struct CardText {
  const char* text;
  PaperColor color;
  double turn = 0;
};
/// A card outside the innermost islands, named by `key` for relations.
struct FreeCard {
  std::string key;
  CardText card;
  int alone = 0;       // the rounds it stayed alone
  std::string island;  // lies in this outer island, beside the inner ones
};
/// A plate with cards, or with the bundles whose `parent` it is, below it in rows.
struct Bundle {
  std::string key;
  const char* plate;
  int columns;  // in a row
  std::vector<CardText> cards;
  std::string parent;  // the outer island it became part of in a later round
  const char* symbol = "";
  int level = 1;  // the round it was made in
};
struct Link {
  RelationKind kind;
  std::string from, to;
  const char* words;
};
struct Map {
  const char* question;
  std::vector<Bundle> bundles;  // inner ones first
  std::vector<FreeCard> free;
  std::vector<CardText> tray;
  std::vector<std::vector<std::string>> rows;  // how the outermost lie, from the top
  std::vector<Link> links;
  std::vector<std::pair<std::string, int>> stickers;  // how many lie on what
  std::vector<std::pair<std::string, const char*>>
      told;  // B型叙述化, in its order: of what, and how
};
/// In `rows`: the cards that stayed alone, two beside one another.
inline constexpr const char* kLoneWolves = "*";

/// Who writes on which paper: six people at one table.
const char* writer_of(PaperColor);

/// The evening's three questions with their maps.
std::vector<Map> maps();

}  // namespace commands::example
