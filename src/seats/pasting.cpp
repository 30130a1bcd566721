#include "seats/pasting.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "canvas/scene.h"
#include "desk/words.h"
#include "ops/document.h"
#include "seats/typed_text.h"
#include "seats/written_card.h"

namespace seats {

namespace {

/// How much of a line goes on one card, bytes: behind a sentence where one ends in its second half,
/// else behind a blank, else between two characters.
std::size_t fitting(std::string_view line) {
  if (line.size() <= kMostText) return line.size();
  std::size_t n = kMostText;
  while (n > 0 && (static_cast<unsigned char>(line[n]) & 0xC0) == 0x80) --n;
  for (const auto& ends :
       {std::vector<std::string_view>{"\u3002", "\uFF0E", "\uFF01", "\uFF1F", ". ", "! ", "? "},
        std::vector<std::string_view>{"\u3001", " ", "\u3000"}}) {
    std::size_t best = 0;
    for (const std::string_view end : ends)
      if (const auto at = line.rfind(end, n - end.size()); at != std::string_view::npos)
        best = std::max(best, at + end.size());
    if (best > n / 2) return best;
  }
  return n;
}

}  // namespace

Pasted paste_lines(const std::string& lines, const SeatPlace& place, desk::Desk& desk) {
  Pasted out;
  for (const std::string& line : base::lines_of(lines)) {
    std::string_view rest = line;
    out.cut = out.cut || rest.size() > kMostText;
    while (!rest.empty()) {
      model::Card card = card_at(place, desk);
      card.text = rest.substr(0, fitting(rest));
      card.size = desk::card_size_for(card.text, desk.typesetter, desk.scene.look().letters);
      rest.remove_prefix(card.text.size());
      auto added = desk.doc.apply_aside(ops::Add<model::Card>{desk.board_id, card});
      if (!added) {
        desk.refused(added.error());
        out.whole = false;
        return out;
      }
      ++out.cards;
    }
  }
  return out;
}

}  // namespace seats
