#include "archive/query.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"

namespace archive {

namespace {
constexpr std::size_t kGram = 3;
}

std::vector<std::string> words_in(std::string_view asked) {
  std::vector<std::string> out;
  std::string rest = text::folded_width(asked) + " ";
  std::erase(rest, '\0');
  for (std::size_t at = 0, end = 0; (end = rest.find(' ', at)) != rest.npos; at = end + 1) {
    std::string word = text::folded(std::string_view(rest).substr(at, end - at));
    if (!word.empty() && std::ranges::find(out, word) == out.end()) out.push_back(std::move(word));
  }
  return out;
}

std::string match_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += " AND ";
    out += '"';
    for (const char c : word) {
      out += c;
      if (c == '"') out += c;
    }
    out += '"';
    if (base::count_code_points(word) < kGram) out += '*';
  }
  return out;
}

}  // namespace archive
