// What a collection of many sessions needs of one of them: made on any thread from the session as it is
// published, then handed to the one that joins them (collection.h). Plain values; texts are not escaped.
#pragma once

#include <string>
#include <vector>

#include "report/exporter.h"
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
struct CollectedBoard {
  std::string question, where;
  int islands = 0;
  std::vector<CollectedTheme> themes;  // as the map tells them
  std::vector<CollectedCard> cards;    // without those in the tray
  std::string map;                     // a standalone SVG; empty: there is nothing on it
  base::Size map_size;                 // mm
};
struct Collected {
  int number = 0;    // within the collection, from 1
  std::string file;  // its name, for who looks for it
  std::string title, date, venue;
  int relations = 0, points = 0;
  std::vector<CollectedBoard> boards;
  std::vector<DataTable> tables;  // each row begins with where it comes from
};

/// `input.session` is as it is published, and nobody is named whatever the options say.
Collected collected(const ReportInput& input, int number, const std::string& file);

}  // namespace report
