#include "report/step_words.h"

#include <algorithm>

#include "report/markup.h"

namespace report {

using model::Step;

const char* step_name(const base::Messages& tr, Step step) {
  switch (step) {
    case Step::write:
      return tr("Write");
    case Step::spread:
      return tr("Lay out and read");
    case Step::gather:
      return tr("Gather");
    case Step::plate:
      return tr("Title plates");
    case Step::arrange:
      return tr("Lay in place");
    case Step::island:
      return tr("Draw islands");
    case Step::relate:
      return tr("Draw lines");
    case Step::narrate:
      return tr("Retell");
    case Step::weigh:
      return tr("Weigh");
    case Step::present:
      return tr("Present");
    case Step::opening:
      return tr("Opening");
    case Step::talk:
      return tr("Talk");
    case Step::change_seats:
      return tr("Change seats");
    case Step::rest:
      return tr("Break");
  }
  return "";
}

std::string step_sentence(const base::Messages& tr, const model::AgendaStep& step) {
  if (!step.words.empty()) return step.words;
  switch (step.step) {
    case Step::write:
      return tr("Write what you think: one idea on each card, as a short sentence.");
    case Step::spread:
      return tr("Lay all the cards out and read every one. Move nothing together yet.");
    case Step::gather:
      return tr(
          "Rest a card on one that feels close until both are framed, or draw a ring round them: "
          "two or three at a time.");
    case Step::plate:
      return tr("Write on each bundle one sentence that says what is in it.");
    case Step::arrange:
      return tr("Lay the bundles so that what belongs together lies near.");
    case Step::island:
      return tr("What lies close and is no island yet: draw a ring round it with one finger.");
    case Step::relate:
      return tr(
          "How do the islands go together? Tap one, and draw a line from its round mark to the "
          "other.");
    case Step::narrate:
      return tr("Look at the map and tell it aloud as a story.");
    case Step::weigh:
      return tr("Choose together what matters most.");
    case Step::present:
      return tr("Show your map to the others and tell them about it. “Report” keeps it.");
    case Step::opening:
      return tr("Listen to what this evening is about, and how it will go.");
    case Step::talk:
      return tr("Talk about what you think when you see the cards.");
    case Step::change_seats:
      return tr("One person stays; all others move to another table.");
    case Step::rest:
      return tr("Have a break.");
  }
  return {};
}

std::string closing_sentence(const base::Messages& tr, const model::Session& session,
                             const model::AgendaStep& step) {
  std::size_t cards = 0, islands = 0;
  for (const auto& [id, board] : session.boards) {
    cards += std::size_t(std::ranges::count_if(
        board.cards, [](const auto& card) { return card.second.place == model::Place::table; }));
    islands += board.islands.size();
  }
  if (cards == 0) return step_sentence(tr, step);
  const std::string laid = std::to_string(cards), named = std::to_string(islands);
  if (step.words.empty() && step.step == Step::present)
    return fill(tr("You have made {0} cards and {1} islands. Show your map to the others; "
                   "“Report” keeps it all."),
                {laid, named});
  return step_sentence(tr, step) + ' ' +
         fill(tr("You have made {0} cards and {1} islands; “Report” keeps them."), {laid, named});
}

}  // namespace report
