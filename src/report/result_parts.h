// The parts of a report that tell what came out of it: at a glance, results in short, what was said. Used by
// compose.cpp.
#pragma once

#include "report/telling.h"

namespace report {

std::vector<Block> tell_glance(const Telling&, const std::string&);
std::vector<Block> tell_results(const Telling&, const std::string&);
/// `number`: of the part, for its own parts.
std::vector<Block> tell_opinions(const Telling&, const std::string& number);

}  // namespace report
