#include "text/own_readings.h"

namespace text {

std::string with_own_readings(const std::string& text, const OwnReadings& own) {
  if (own.empty()) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::pair<const std::string, std::string>* longest = nullptr;
    for (const auto& said : own)
      if (!said.first.empty() && !said.second.empty() &&
          text.compare(at, said.first.size(), said.first) == 0 &&
          (!longest || said.first.size() > longest->first.size()))
        longest = &said;
    if (longest) {
      out += longest->second;
      at += longest->first.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace text
