// with_own_readings: a text with what people say of its words written in their place, for whoever reads it
// aloud or looks for a word by its reading. Any thread.
#pragma once

#include <string>

#include "text/ruby.h"

namespace text {

/// Words that are not to be read stay as they are. Of words that begin alike the longest counts.
std::string with_own_readings(const std::string& text, const OwnReadings& own);

}  // namespace text
