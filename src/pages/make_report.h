// A report of the session that is open is written beside it, and offered to be shown or taken along.
#pragma once

#include <string>
#include <vector>

#include "pages/sitting.h"
#include "report/form.h"

namespace pages {

struct ReportWish {
  std::vector<std::string> formats{"html", "csv"};  // the first is what is shown
  bool names = false, furigana = false;
};
/// The session's form, with what it has switched on besides; the full one where this machine has it not.
report::Form form_of(Surroundings& around, const model::Session& session);

/// In the session's form. Where nobody has looked at what may name somebody, that list is opened instead. Says
/// so where it fails.
void make_report(Surroundings& around, Sitting& sitting, const ReportWish& wish);

}  // namespace pages
