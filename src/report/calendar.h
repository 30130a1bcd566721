// Dates as people write them. Pure.
#pragma once

#include <string>

#include "base/messages.h"

namespace report {

/// "2026-07-05" in Japanese as 令和8年7月5日（日）, in English as "Sunday, 5 July 2026"; anything else, and a
/// day before 1989, as it stands.
std::string date_words(const std::string& date, const base::Messages& tr);

}  // namespace report
