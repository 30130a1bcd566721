// The parts of the HTML report that tell one board: the map, the narrative, islands, lone
// wolves, relations, points. Used by html.cpp alone.
#pragma once

#include <string>

#include "report/exporter.h"
#include "report/outline.h"

namespace report {

/// One board with all that several parts of the page need to know of it.
struct HtmlBoard {
  const model::Board& board;
  Outline outline;
  std::map<Id, std::string> labels;
  std::vector<Rank> ranks;
  std::string key;  // "b1": what its element ids begin with

  HtmlBoard(const model::Board&, std::string key);
};

/// The board's result; `heading` is the level of its headings (3: below an <h2>), `name` what the
/// map shows, as its title.
void add_board(std::string& out, const ReportInput&, const HtmlBoard&, int heading,
               const std::string& name, const std::string& lead);

/// The element id of an island's section.
std::string anchor_of(const HtmlBoard&, const IslandNode&);

}  // namespace report
