#include "text/gram_gists.h"

#include <glib.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/kana.h"

namespace text {
namespace {

constexpr std::size_t kLeastLatin = 3;

enum class Letter { none, latin, heavy, hiragana };

Letter letter_of(char32_t c) {
  // ー is both; it goes with what stands before it.
  if (is_hiragana(c) && c != U'ー') return Letter::hiragana;
  if (is_kanji(c) || is_katakana(c)) return Letter::heavy;
  return g_unichar_isalnum(gunichar(c)) ? Letter::latin : Letter::none;
}

}  // namespace

base::Result<Gist> GramGists::of(std::string_view text) {
  if (!base::is_utf8(text))
    return base::Error{base::ErrorCode::encoding, base::sentence("This is no UTF-8."), ""};
  const std::u32string all = code_points(folded_width(text));
  Gist out;
  const auto add = [&](std::size_t from, std::size_t count) {
    std::string word = utf8(all.substr(from, count));
    if (std::ranges::find(out.words, word) == out.words.end()) out.words.push_back(std::move(word));
  };
  const auto is = [&](std::size_t at, Letter letter) {
    return at < all.size() && letter_of(all[at]) == letter;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    switch (letter_of(all[i])) {
      case Letter::none:
        break;
      case Letter::latin: {
        const std::size_t from = i;
        while (is(i + 1, Letter::latin)) ++i;
        if (i + 1 - from >= kLeastLatin) add(from, i + 1 - from);
        break;
      }
      case Letter::heavy:
        // The kana behind a kanji belong to its word: 集まる.
        if (is(i + 1, Letter::heavy) || is(i + 1, Letter::hiragana)) add(i, 2);
        break;
      case Letter::hiragana:
        if (is(i + 1, Letter::hiragana) && is(i + 2, Letter::hiragana)) add(i, 3);
        break;
    }
  }
  return out;
}

}  // namespace text
