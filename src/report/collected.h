// What a collection of many sessions needs of one of them: made on any thread from the session as it is
// published, then handed to the one that joins them (collection.h). Plain values; texts are not escaped.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/messages.h"
#include "report/tables.h"

namespace report {

struct CollectedCard {
  std::string text;
  std::string theme;  // its outermost island; empty: none
  model::PaperColor color = model::PaperColor::white;
  int points = 0;
};
/// An outermost island.
struct CollectedTheme {
  std::string plate;
  int cards = 0, points = 0;
};
/// A board's map as a file of its own.
struct MapPicture {
  std::string svg;  // empty: there is nothing on it
  base::Size size;  // mm
};
struct CollectedBoard {
  std::string question, where;
  int islands = 0;
  std::vector<CollectedTheme> themes;  // as the map tells them
  std::vector<CollectedCard> cards;    // without those in the tray
  MapPicture map;
};
struct Collected {
  int number = 0;    // within the collection, from 1
  std::string file;  // its name, for who looks for it
  std::string title, date, venue;
  int relations = 0, points = 0;
  std::vector<CollectedBoard> boards;
  std::vector<DataTable> tables;  // each row begins with where it comes from
};

/// `session` is as it is published. `map` draws its boards; empty: they have no pictures.
Collected collected(const model::Session& session, const base::Messages& tr, int number,
                    const std::string& file,
                    const std::function<MapPicture(const model::Board&)>& map);

}  // namespace report
