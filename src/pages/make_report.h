// A report of the session that is open is written beside it, and offered to be shown or taken along.
#pragma once

#include <string>
#include <vector>

#include "pages/sitting.h"
#include "report/form.h"
#include "report/people_found.h"

namespace pages {

struct ReportWish {
  std::vector<std::string> formats{"html", "csv"};  // the first is what is shown
  bool names = false, furigana = false;
};
/// The session's form, with what it has switched on besides; the full one where this machine has it not, which is
/// said then.
report::Form form_of(Surroundings& around, const model::Session& session);

/// In the session's form. `found`: in the session as it is; where nobody has looked at that, the list of it is
/// opened instead. Says so where it fails.
void make_report(Surroundings& around, Sitting& sitting, const ReportWish& wish,
                 const report::PeopleFound& found);

}  // namespace pages
