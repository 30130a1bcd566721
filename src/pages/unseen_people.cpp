#include "pages/unseen_people.h"

#include <algorithm>

namespace pages {

int unseen(const Sitting& sitting, const report::PeopleFound& found) {
  return int(std::ranges::count_if(report::undecided(sitting.open->session(), found),
                                   [&](const report::PersonFound& find) {
                                     return !sitting.people_seen.contains({find.about, find.words});
                                   }));
}

void note_seen(Sitting& sitting, const report::PeopleFound& found) {
  for (const report::PersonFound& find : found.all)
    sitting.people_seen.emplace(find.about, find.words);
}

}  // namespace pages
