// A report of the session that is open is written beside it, and offered to be shown or taken along.
#pragma once

#include <string>
#include <vector>

#include "pages/sitting.h"

namespace pages {

struct ReportWish {
  std::vector<std::string> formats{"html", "csv"};  // the first is what is shown
  bool names = false, furigana = false;
  bool looked_at = false;  // what may name somebody
};
/// Says so where it fails.
void make_report(Surroundings& around, Sitting& sitting, const ReportWish& wish);

}  // namespace pages
