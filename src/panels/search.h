// Search: the start's page on which words are looked for in all sessions: a field, and a row for each place that has
// them; a row opens its session there. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/drag_scroll.h"
#include "panels/go_to.h"
#include "panels/ui.h"

namespace panels {

struct FoundRow {
  struct Piece {
    std::string text;
    bool is_hit = false;
  };
  std::vector<Piece> text;  // on one line
  std::string kind;         // of what it is, where it is no card
  std::string island, session, when_where;
  OpenFound opens;
};

struct SearchView {
  std::vector<FoundRow> rows;
  std::string result;  // how many there are, or why there are none
  std::size_t read = 0,
              all = 0;  // files of which the index is being made; read == all: it is there
  std::string trouble;  // why nothing can be searched
  std::string note;     // what is not searched
};

struct SearchFor {
  std::string words;
};
using SearchCommand = std::variant<GoTo, SearchFor, OpenFound>;
using SearchCommands = std::vector<SearchCommand>;

void need(Fonts& fonts, const SearchView& view);

class Search {
 public:
  void draw(Ui& ui, const SearchView& view, SearchCommands& out);
  /// All that is typed so far, for the fonts.
  const std::string& typed() const { return said_; }
  /// The field is written in from the next frame on.
  void begin() { begins_ = true; }

 private:
  void draw_field(Ui& ui, const Area& area, SearchCommands& out);
  /// Below it the rows begin.
  float draw_state(Ui& ui, const SearchView& view, const Area& area) const;
  void draw_rows(Ui& ui, const SearchView& view, const Area& list, SearchCommands& out);

  DragScroll scroll_;
  std::string words_, said_;
  bool begins_ = true;
};

}  // namespace panels
