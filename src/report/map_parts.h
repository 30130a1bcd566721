// The parts of a report that show the maps, and tell them as running text. Used by compose.cpp.
#pragma once

#include "report/telling.h"

namespace report {

std::vector<Block> tell_maps(const Telling&, const std::string&);
std::vector<Block> tell_narrative(const Telling&, const std::string&);

}  // namespace report
