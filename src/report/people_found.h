// What in the texts that a report tells may say who somebody is: each find once a card or plate, and once for all
// other texts together. Used by the sheet of the report, the bar's button and `kurumaza report`. Pure but for the
// dictionary; one thread at a time.
#pragma once

#include <string>
#include <vector>

#include "model/session.h"
#include "text/personal_data.h"

namespace report {

struct PersonFound {
  base::Id board, about;  // the card, or the island whose plate it is; both nil: beside them
  std::string words;
  std::string text;  // all of the text in which they stand
  friend bool operator==(const PersonFound&, const PersonFound&) = default;
};
struct PeopleFound {
  std::vector<PersonFound> all;  // board by board, then what stands beside cards and plates
  bool knows_names = false;      // else numbers and addresses alone were looked for
};
PeopleFound people_in(const text::PersonalData& data, const model::Session& session);

/// What was decided of it: what the report says for the words. Null: nothing yet.
const std::string* decided(const model::Session& session, const PersonFound& find);
/// It stands there still.
bool stands(const model::Session& session, const PersonFound& find);
/// Of those that stand there still: those of which nothing is decided yet.
std::vector<PersonFound> undecided(const model::Session& session, const PeopleFound& found);

}  // namespace report
