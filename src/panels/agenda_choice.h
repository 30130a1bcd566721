// AgendaChoice: how the evening is to go: the templates there are, one under another, to be tapped; and
// of files that are none, why. A sheet over whatever asked for it, which says what stands there and does
// what was chosen. The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "panels/drag_scroll.h"

namespace panels {

struct AgendaOffer {
  std::string name, about;
  int minutes = 0;  // of all its steps, for the questions there are
  std::vector<std::string> questions = {};
};
struct AgendaOffers {
  std::vector<AgendaOffer> good;
  std::vector<std::string> wrong;  // in words
};

void need(Fonts& fonts, const AgendaOffers& offers);
/// "80 min".
std::string minutes_words(const base::Messages& tr, int minutes);

class AgendaChoice {
 public:
  bool is_open() const { return open_; }
  void open() { *this = AgendaChoice(), open_ = true; }
  void close() { open_ = false; }
  /// `chosen`: which of them stands now, 0: none, the first is 1. What was tapped, likewise.
  /// It lies in the middle of `within`.
  std::optional<std::size_t> draw(Ui& ui, const AgendaOffers& offers,
                                  std::optional<std::size_t> chosen, const Area& within);

 private:
  bool open_ = false;
  DragScroll scroll_;
};

}  // namespace panels
