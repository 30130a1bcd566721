#include "text/shared_words.h"

#include <algorithm>

namespace text {
namespace {

struct Stretch {
  std::size_t from, to;  // bytes of the first text
};

/// Where a shared word stands in the first text as it stands in the second.
std::vector<Stretch> stretches_of(std::string_view a, std::string_view b,
                                  const std::vector<std::string>& words) {
  std::vector<Stretch> out;
  for (const std::string& word : words) {
    if (b.find(word) == b.npos) continue;
    for (std::size_t at = a.find(word); at != a.npos; at = a.find(word, at + word.size()))
      out.push_back({at, at + word.size()});
  }
  std::ranges::sort(out, {}, [](const Stretch& s) { return std::pair(s.from, s.to); });
  return out;
}

std::vector<std::string> joined(std::string_view a, std::string_view b,
                                const std::vector<Stretch>& stretches) {
  std::vector<std::string> out;
  for (std::size_t n = 0; n < stretches.size();) {
    Stretch all = stretches[n++];
    while (n < stretches.size() && stretches[n].from <= all.to) {
      const std::size_t to = std::max(all.to, stretches[n].to);
      if (b.find(a.substr(all.from, to - all.from)) == b.npos) break;
      all.to = to;
      ++n;
    }
    out.emplace_back(a.substr(all.from, all.to - all.from));
  }
  return out;
}

}  // namespace

std::vector<std::string> shared_words(std::string_view a, const Gist& of_a, std::string_view b,
                                      const Gist& of_b) {
  std::vector<std::string> common;
  for (const std::string& word : of_a.words)
    if (!word.empty() && std::ranges::find(of_b.words, word) != of_b.words.end())
      common.push_back(word);
  std::vector<std::string> found = joined(a, b, stretches_of(a, b, common));
  // Those that stand in another form in the one or the other.
  for (const std::string& word : common)
    if (a.find(word) == a.npos || b.find(word) == b.npos) found.push_back(word);
  std::vector<std::string> out;
  for (const std::string& word : found) {
    const bool part = std::ranges::any_of(found, [&](const std::string& other) {
      return other.size() > word.size() && other.find(word) != other.npos;
    });
    if (!part && std::ranges::find(out, word) == out.end()) out.push_back(word);
  }
  return out;
}

}  // namespace text
