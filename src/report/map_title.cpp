#include "report/map_title.h"

#include "model/question_words.h"
#include "report/markup.h"

namespace report {

canvas::Title map_title(const model::Session& session, const model::Board& board,
                        const base::Messages& tr) {
  canvas::Title out;
  out.title = model::question_or_title(session, board);
  const bool of_session = out.title.empty();
  if (of_session) out.title = session.title;
  const auto add = [&](const std::string& fact) {
    if (fact.empty()) return;
    if (!out.facts.empty()) out.facts += tr(" · ");
    out.facts += fact;
  };
  if (!of_session) add(session.title);
  add(session.date);
  add(session.venue);
  std::string makers;
  for (const std::string& name : session.makers) {
    if (name.empty()) continue;
    if (!makers.empty()) makers += tr(", ");
    makers += name;
  }
  if (!makers.empty()) add(fill(tr("Made by {0}"), {makers}));
  out.notes = board.notes;
  return out;
}

}  // namespace report
