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
/// A card outside the islands, named by `key` for relations.
struct FreeCard {
  std::string key;
  CardText card;
  base::Vec2 centre;
  int alone = 0;
  std::string island;  // lies in this outer island, beside the inner ones
};
/// A plate with its cards below it in rows; `corner` is the plate's top left.
struct Bundle {
  std::string key;
  const char* plate;
  base::Vec2 corner;
  int columns;
  std::vector<CardText> cards;
  const char* symbol = "";
  std::string parent;  // the outer island it became part of in the second round
  bool outer = false;  // made in the second round: holds bundles, no cards of its own row
  int votes = 0;       // people who gave it points
  int points = 0;      // all of them together
};
struct Link {
  RelationKind kind;
  std::string from, to;
  const char* words;
};
struct Map {
  const char* question;
  std::vector<Bundle> bundles;
  std::vector<FreeCard> free;
  std::vector<CardText> tray;
  std::vector<Link> links;
  const char* narrative;
};

/// Who writes on which paper: six people at one table.
const char* writer_of(PaperColor);

/// The evening's three questions with their maps.
std::vector<Map> maps();

}  // namespace commands::example
