// The texts of a session that stand neither on a card nor on a plate, and which a report may tell: the one
// list by which they are searched for people, and masked. Readings, ids and what says who wrote are none.
#pragma once

#include <string>

#include "model/session.h"
#include "ops/masks.h"
#include "ops/report_words.h"

namespace ops {

/// Calls f(text) for each, `std::string&` of a session that can be changed; but for what retells the maps.
template <class SessionOrConst, class F>
void for_each_other_text(SessionOrConst& session, F&& f) {
  for (auto* text : {&session.title, &session.date, &session.venue, &session.evening,
                     &session.group, &session.notes})
    f(*text);
  for (auto& maker : session.makers) f(maker);
  for (auto& [id, question] : session.questions) f(question.text);
  for (auto& [id, step] : session.agenda) f(step.words);
  for (auto& [id, inquiry] : session.inquiries) {
    f(inquiry.text);
    for (auto& choice : inquiry.choices) f(choice);
  }
  for (auto& [id, answer] : session.answers) f(answer.text);
  for (auto& [id, text] : session.report_texts)
    if (!words_beside(text) && text.part != kFormPart) f(text.text);
  for (auto& [id, board] : session.boards) {
    f(board.title);
    f(board.table);
    f(board.notes);
    for (auto* zones : {&board.ground.columns, &board.ground.rows})
      for (auto& zone : *zones) f(zone.name);
    f(board.ground.across);
    f(board.ground.down);
    for (auto& [relation_id, relation] : board.relations) f(relation.words);
    for (auto& [circle_id, circle] : board.circles) f(circle.words);
  }
}

/// Calls f(text) for what retells this map: its passages, without them its narrative.
template <class BoardOrConst, class F>
void for_each_retold_text(BoardOrConst& board, F&& f) {
  for (auto& [id, passage] : board.passages) f(passage.text);
  if (board.passages.empty()) f(board.narrative);
}

}  // namespace ops
