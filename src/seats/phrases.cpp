#include "seats/phrases.h"

#include <algorithm>

#include "base/assert.h"
#include "seats/kana.h"

namespace seats {
namespace {

// Longer kana that join what stands before them all the same.
constexpr std::u32string_view kJoining[] = {
    U"から", U"まで",   U"ので",     U"けど",   U"けれど",  U"ながら", U"だけ",
    U"たち", U"など",   U"ない",     U"ます",   U"ませ",    U"です",   U"でしょ",
    U"らし", U"そう",   U"よう",     U"くらい", U"ぐらい",  U"ばかり", U"しか",
    U"さえ", U"より",   U"たり",     U"られ",   U"させ",    U"にく",   U"やす",
    U"すぎ", U"くださ", U"について", U"による", U"における"};

enum class Part { head, prefix, tail };

Part part_of(const Token& token, const Token* before) {
  const std::u32string text = code_points(token.surface);
  if (token.source == Token::Source::vocabulary && text.size() > 1) return Part::head;
  if (text == U"お" || text == U"ご" || text == U"御") return Part::prefix;
  if (is_all_hiragana(text)) {
    if (text.size() <= 2) return Part::tail;
    for (std::u32string_view joining : kJoining) {
      if (text == joining) return Part::tail;
    }
    return Part::head;
  }
  // 者, 的, 会, 時 behind a word in kanji belong to it.
  const bool one_kanji = text.size() == 1 && is_kanji(text[0]);
  if (one_kanji && before && token.source == Token::Source::model && token.end - token.begin <= 3) {
    const std::u32string left = code_points(before->surface);
    if (left.size() >= 2 && is_kanji(left.back())) return Part::tail;
  }
  const bool sign = std::none_of(text.begin(), text.end(), [](char32_t c) {
    return is_kanji(c) || is_katakana(c) || is_hiragana(c) || c < 0x80;
  });
  return sign ? Part::tail : Part::head;
}

}  // namespace

std::vector<Phrase> phrases_of(const Sentence& sentence, const std::vector<std::size_t>& fixed) {
  std::vector<Phrase> out;
  const std::size_t last_fixed = fixed.empty() ? 0 : fixed.back();
  bool prefix = false;  // the segment so far is only お or ご
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    const bool at_cut = std::binary_search(fixed.begin(), fixed.end(), token.begin);
    const Part part = part_of(token, i > 0 ? &sentence.tokens[i - 1] : nullptr);
    bool begins = out.empty() || at_cut;
    if (!begins && token.begin >= last_fixed) begins = part != Part::tail && !prefix;
    if (begins) {
      out.push_back({token.begin, token.end, token.begin});
      prefix = part == Part::prefix;
    } else {
      out.back().end = token.end;
      prefix = prefix && part == Part::tail;
    }
    const bool kana = is_all_hiragana(code_points(token.surface));
    if (part == Part::head || !kana) {
      // Everything up to here carries the meaning: 高齢 and 者.
      out.back().head_end = token.end;
      prefix = false;
    }
  }
  ASSERT(out.empty() || out.back().end >= last_fixed, "fixed segments end within the reading");
  return out;
}

}  // namespace seats
