// Filling the gaps of a translated text: a translator's slip must never end an evening.
#pragma once

#include <string>
#include <vector>

namespace panels {

/// `pattern` with {0}, {1} … replaced. Where the pattern is no valid one, the pattern as it stands
/// and the values after it.
std::string fill(const char* pattern, const std::vector<std::string>& values);

}  // namespace panels
