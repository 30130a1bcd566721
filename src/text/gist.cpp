#include "text/gist.h"

namespace text {

bool is_read_in(const Gist& gist, std::string_view reading) {
  if (reading.empty()) return false;
  for (std::size_t from = 0; from < gist.readings.size(); ++from) {
    std::string_view left = reading;
    for (std::size_t i = from; i < gist.readings.size() && !left.empty(); ++i) {
      const std::string_view word = std::string_view(gist.readings[i]).substr(0, left.size());
      if (!left.starts_with(word)) break;
      left.remove_prefix(word.size());
    }
    if (left.empty()) return true;
  }
  return false;
}

}  // namespace text
