#include "seats/session_words.h"

namespace seats {

std::vector<ime::Words::Text> session_words(const model::Session& session,
                                            const std::multiset<base::Id>& written) {
  using Kind = ime::Words::Text::Kind;
  std::vector<ime::Words::Text> texts;
  const auto add = [&](const std::string& text, Kind kind) {
    if (!text.empty() && texts.size() < ime::Vocabulary::kMostTexts) texts.push_back({text, kind});
  };
  add(session.title, Kind::heading);
  add(session.venue, Kind::heading);
  for (const model::Question* q : session.questions_in_order()) add(q->text, Kind::heading);
  for (const model::Board* b : session.boards_in_order())
    for (const auto& [id, island] : b->islands)
      if (!written.contains(id)) add(island.plate, Kind::heading);
  for (const model::Board* b : session.boards_in_order())
    for (const auto& [id, card] : b->cards)
      if (card.place != model::Place::seat && !written.contains(id)) add(card.text, Kind::card);
  return texts;
}

}  // namespace seats
