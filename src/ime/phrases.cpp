#include "ime/phrases.h"

#include <algorithm>

#include "base/assert.h"
#include "text/kana.h"

namespace ime {
namespace {

// Longer kana that join what stands before them all the same.
constexpr std::u32string_view kJoining[] = {
    U"から", U"まで",   U"ので",     U"けど",   U"けれど",  U"ながら", U"だけ",
    U"たち", U"など",   U"ない",     U"ます",   U"ませ",    U"です",   U"でしょ",
    U"らし", U"そう",   U"よう",     U"くらい", U"ぐらい",  U"ばかり", U"しか",
    U"さえ", U"より",   U"たり",     U"られ",   U"させ",    U"にく",   U"やす",
    U"すぎ", U"くださ", U"について", U"による", U"における"};

// Kanji that follow a word in kanji without being one: 高齢者, 災害時.
constexpr std::u32string_view kSuffixes =
    U"者的会時所場性化街人員力費後前内外中間部課室館園校店町村市区県年月日回度円本枚個名点目式型"
    U"用品物地語学家士手達側別庁署局院駅線号期類系圏層量率業賞祭板誌史";
// Behind these, kana begin something new: 病院に|いけない, 場所が|ほしい.
constexpr std::u32string_view kCaseParticles[] = {U"が", U"を", U"に", U"へ", U"は", U"も"};
constexpr std::u32string_view kParticles[] = {
    U"が", U"を", U"に", U"へ", U"は",   U"も",   U"の",   U"と",   U"で",   U"や",
    U"か", U"ね", U"よ", U"な", U"から", U"まで", U"しか", U"さえ", U"だけ", U"ば"};

template <class List>
bool among(std::u32string_view text, const List& list) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

enum class Part { head, prefix, tail };

Part part_of(const Token& token, const Token* before) {
  const std::u32string text = text::code_points(token.surface);
  if (token.source == Token::Source::vocabulary && text.size() > 1) return Part::head;
  if (text == U"お" || text == U"ご" || text == U"御") return Part::prefix;
  if (text::is_all_hiragana(text)) {
    if (before && among(text::code_points(before->surface), kCaseParticles) &&
        !among(text, kParticles)) {
      return Part::head;
    }
    return text.size() <= 2 || among(text, kJoining) ? Part::tail : Part::head;
  }
  const bool suffix = text.size() == 1 && kSuffixes.find(text[0]) != std::u32string_view::npos;
  if (suffix && before && token.source != Token::Source::vocabulary) {
    const std::u32string left = text::code_points(before->surface);
    if (left.size() >= 2 && text::is_kanji(left.back())) return Part::tail;
  }
  const bool sign = std::none_of(text.begin(), text.end(), [](char32_t c) {
    return text::is_kanji(c) || text::is_katakana(c) || text::is_hiragana(c) || c < 0x80;
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
    const bool kana = text::is_all_hiragana(text::code_points(token.surface));
    if (part == Part::head || !kana) {
      // Everything up to here carries the meaning: 高齢 and 者.
      out.back().head_end = token.end;
      prefix = false;
    }
  }
  ASSERT(out.empty() || out.back().end >= last_fixed, "fixed segments end within the reading");
  return out;
}

}  // namespace ime
