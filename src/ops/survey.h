// The questionnaire at the evening's end: what is asked, and answers that tell of nobody. Composed actions,
// as in build.h; its sheet applies them. What somebody answers is applied beside the history, one op
// after another, and stands in no file before it is counted. Pure.
//  1. An answer is joined to no person, seat or moment, and to no other answer.
#pragma once

#include <string>
#include <vector>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

/// In the order of asking.
std::vector<const model::Inquiry*> inquiries_in_order(const model::Session&);
/// These are asked after those that are there; ids and orders of `asked` are nobody's yet.
Ops ask(const model::Session&, std::vector<model::Inquiry> asked, base::IdSource&);
/// It is asked no more; what was answered goes with it.
Ops drop_inquiry(const model::Session&, Id inquiry);
/// Somebody has answered it, counted or not.
bool is_answered(const model::Session&, Id inquiry);
/// It asks in these words, and as long as nobody answered it in this kind, with these choices. Nothing: it
/// would ask nothing, or leave nothing to choose from.
Ops reword(const model::Session&, const model::Inquiry& wish);
/// It comes so many places later (−: sooner).
Ops move_inquiry(const model::Session&, Id inquiry, int by);

/// What one person says to one question: of several choices one each.
struct Said {
  Id inquiry;
  int value = 0;
  std::string text{};
};
/// One person's answers. Left out: what says nothing, what was not asked, a value that cannot be
/// chosen, a second answer where there is one.
Ops answer(const model::Session&, const std::vector<Said>& said, base::IdSource&);
/// How many answered the question asked most, counted or not: as many people at least took part.
int sheets(const model::Session&);
/// Some answers are not counted yet.
bool has_uncounted(const model::Session&);
/// From now on all of them are in the session and its report.
Ops count_answers(const model::Session&, base::IdSource&);

/// How one question was answered, by what is counted.
struct SurveySum {
  const model::Inquiry* inquiry;
  int people = 0;           // who answered; of several choices: the most on one choice at least
  std::vector<int> counts;  // of faces and scale 1…5, of choices each in order; none for words
  std::vector<std::string> words;  // sorted, so that they tell nothing of when they were said
};
std::vector<SurveySum> survey_sums(const model::Session&);

/// The values that can be chosen: 5 faces or numbers, the choices; 0: words.
int values_of(const model::Inquiry&);

}  // namespace ops
