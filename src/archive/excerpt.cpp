#include "archive/excerpt.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"

namespace archive {

namespace {

constexpr std::size_t kBefore = 12;  // characters before the first word, where not all can be shown
constexpr std::size_t kMostLooked = 20'000;  // characters of a text

/// Its characters, each from its first byte to its last; white space as one blank.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0, next = 0; at < text.size() && out.size() < kMostLooked; at = next) {
    const char32_t c = base::code_point_at(text, at, next);
    const bool blank = c == U'\n' || c == U'\r' || c == U'\t' || c == U' ' || c == U'\u3000';
    if (!blank)
      out.emplace_back(text.substr(at, next - at));
    else if (!out.empty() && out.back() != " ")
      out.emplace_back(" ");
  }
  while (!out.empty() && out.back() == " ") out.pop_back();
  return out;
}

/// How many characters from `from` on fold to the word; 0: it does not stand there.
std::size_t length_of(const std::string& word, const std::vector<std::string>& text,
                      std::size_t from) {
  std::string so_far;
  for (std::size_t i = from; i < text.size(); ++i) {
    so_far += text[i];
    const std::string now = text::folded(so_far);
    if (now == word) return i + 1 - from;
    // A sign that joins the letter before it (ｶ and ﾞ) makes another one of that.
    const bool may_join =
        i + 1 < text.size() && (text[i + 1] == "ﾞ" || text[i + 1] == "ﾟ" ||
                                text[i + 1] == "\u3099" || text[i + 1] == "\u309A");
    if (!word.starts_with(now) && !may_join) return 0;
  }
  return 0;
}

std::vector<bool> hits_in(const std::vector<std::string>& text,
                          const std::vector<std::string>& words) {
  std::vector<bool> out(text.size());
  for (const std::string& word : words)
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == " ") continue;
      const std::size_t length = length_of(word, text, i);
      std::fill_n(out.begin() + std::ptrdiff_t(i), length, true);
    }
  return out;
}

}  // namespace

std::vector<Piece> excerpt(std::string_view text, const std::vector<std::string>& words,
                           std::size_t most) {
  const std::vector<std::string> all = characters(text);
  const std::vector<bool> hits = hits_in(all, words);
  std::size_t from = 0, until = all.size();
  if (all.size() > most) {
    const auto first = std::size_t(std::ranges::find(hits, true) - hits.begin());
    if (first < all.size() && first > kBefore && first + most / 2 > most)
      from = std::min(first - std::min(kBefore, most / 3), all.size() - most);
    until = std::min(all.size(), from + most);
  }
  std::vector<Piece> out;
  const auto add = [&](const std::string& what, bool hit) {
    if (out.empty() || out.back().is_hit != hit) out.push_back({{}, hit});
    out.back().text += what;
  };
  if (from > 0) add("…", false);
  for (std::size_t i = from; i < until; ++i) add(all[i], hits[i]);
  if (until < all.size()) add("…", false);
  return out;
}

}  // namespace archive
