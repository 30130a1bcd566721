// The parts of a report that tell of the evening itself: cover, purpose, overview, how the day went. Used by
// compose.cpp.
#pragma once

#include "report/telling.h"

namespace report {

std::vector<Block> tell_cover(const Telling&, const std::string&);
std::vector<Block> tell_purpose(const Telling&, const std::string&);
std::vector<Block> tell_overview(const Telling&, const std::string&);
std::vector<Block> tell_flow(const Telling&, const std::string&);

}  // namespace report
