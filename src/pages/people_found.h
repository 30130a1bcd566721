// What in the texts that a report would have may say who somebody is, each find once a card or plate.
#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"
#include "model/session.h"

namespace pages {

struct PersonFound {
  base::Id board, about;  // the card, or the island whose plate it is
  std::string words;
};
struct PeopleFound {
  std::vector<PersonFound> all;
  bool knows_names = false;  // else numbers and addresses alone were looked for
};
PeopleFound people_in(base::FileSystem& files, const model::Session& session);

/// Of those that stand there still: for how many nothing is decided yet.
int undecided(const model::Session& session, const PeopleFound& found);

}  // namespace pages
