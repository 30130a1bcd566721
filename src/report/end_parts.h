// The parts at a report's end: the questionnaire's sums, what became of personal data, whom to ask. Used by
// compose.cpp.
#pragma once

#include "report/telling.h"

namespace report {

std::vector<Block> tell_survey(const Telling&, const std::string&);
std::vector<Block> tell_privacy(const Telling&, const std::string&);
std::vector<Block> tell_contact(const Telling&, const std::string&);

}  // namespace report
