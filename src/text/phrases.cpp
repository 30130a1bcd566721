#include "text/phrases.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/utf8.h"
#include "text/kana.h"

namespace text {
namespace {

using View = std::u32string_view;

constexpr View kNotFirst =
    U"、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】’”…‥"
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!),.:;?]}%～";
constexpr View kNotLast = U"（［｛〔〈《「『【‘“([{";
constexpr View kClosing = U"）］｝〕〉》」』】’”";
constexpr View kStops = U"、。，．！？!?…：；";

// The last kana of what one kanji begins and the next goes on with: 話し合い, 入り口, 受け皿.
constexpr View kStems = U"いきしちみりぎじびえけせめれべげねっ";
// What goes on with a verb, however much of it stands in kana before: 分かち合う, なり手.
constexpr View kGoesOn = U"合込続始直替換切手間引物口";
constexpr View kPrefixes = U"おご";
constexpr View kParticles = U"がはもにへとのでて";
constexpr View kBeforePrefix = U"がはもにへとのやでて";
constexpr View kInflected = U"いるたなくうむすつぐぶだ";

// Words that people write in kana and begin a phrase with, after a particle.
constexpr std::array kBegin{
    View(U"みんな"),   View(U"みな"),     View(U"まち"),     View(U"くらし"),   View(U"こども"),
    View(U"ごみ"),     View(U"ふれあい"), View(U"つなが"),   View(U"いろいろ"), View(U"いろんな"),
    View(U"たくさん"), View(U"もっと"),   View(U"とても"),   View(U"まだ"),     View(U"もう"),
    View(U"また"),     View(U"すぐ"),     View(U"ちょっと"), View(U"ずっと"),   View(U"いつ"),
    View(U"だれ"),     View(U"どこ"),     View(U"なに"),     View(U"なぜ"),     View(U"どう"),
    View(U"この"),     View(U"その"),     View(U"あの"),     View(U"どの"),     View(U"これ"),
    View(U"それ"),     View(U"ここ"),     View(U"そこ"),     View(U"こう"),     View(U"そう"),
    View(U"ほしい"),   View(U"ほしかっ"), View(U"でき"),     View(U"やる"),     View(U"やって"),
    View(U"やり"),     View(U"いく"),     View(U"いけ"),     View(U"いって"),   View(U"くる"),
    View(U"きて"),     View(U"みる"),     View(U"かか"),     View(U"つく"),     View(U"つな"),
    View(U"わか"),     View(U"おじ"),     View(U"おば"),     View(U"おかあ"),   View(U"おとう"),
    View(U"おにぎり"), View(U"おいし"),   View(U"おかし"),   View(U"おもしろ"), View(U"おたがい"),
    View(U"いっしょ"), View(U"ひとり"),   View(U"ひと"),     View(U"うれし"),   View(U"たのし"),
    View(U"さびし"),   View(U"やさし"),   View(U"むずかし"), View(U"ちいさ"),   View(U"おおき"),
    View(U"あたらし"), View(U"むかし"),   View(U"いま"),     View(U"あいさつ"), View(U"はなし"),
    View(U"なる"),     View(U"なり"),     View(U"なった"),   View(U"なって"),   View(U"なら"),
    View(U"する"),     View(U"して"),     View(U"した"),     View(U"しない"),   View(U"できる"),
    View(U"ある"),     View(U"あり"),     View(U"あった"),   View(U"あって"),   View(U"いる"),
    View(U"いない"),   View(U"いた"),     View(U"いて"),     View(U"いれば"),   View(U"ない"),
    View(U"なく"),     View(U"なか"),     View(U"よい"),     View(U"いい"),     View(U"よく"),
    View(U"もらえ"),   View(U"もらう"),   View(U"もらい"),   View(U"くれ"),     View(U"ください"),
    View(U"しまう"),   View(U"しまっ"),   View(U"おく"),     View(U"すき"),     View(U"たまに"),
    View(U"はじめ"),   View(U"ほんとう"), View(U"ゆっくり"), View(U"きれい"),   View(U"にぎやか"),
    View(U"となり"),   View(U"ところ"),   View(U"ついで"),   View(U"みち"),     View(U"いえ")};
// Those that stand behind a verb in て as its part, as long as the line has room.
constexpr std::array kAfterTe{View(U"もら"), View(U"くれ"),   View(U"くださ"), View(U"しま"),
                              View(U"おく"), View(U"みる"),   View(U"みた"),   View(U"いく"),
                              View(U"いけ"), View(U"くる"),   View(U"きて"),   View(U"ほし"),
                              View(U"ある"), View(U"やって"), View(U"よい"),   View(U"いい")};
constexpr std::array kNeverAfterTe{View(U"いる"),   View(U"いない"), View(U"いた"),
                                   View(U"いて"),   View(U"いれば"), View(U"います"),
                                   View(U"いまし"), View(U"ある")};
// Those that say of a verb or adjective that it is a thing.
constexpr std::array kThings{View(U"こと"),   View(U"もの"), View(U"とき"), View(U"ため"),
                             View(U"ところ"), View(U"ほう"), View(U"よう"), View(U"まま"),
                             View(U"わけ"),   View(U"はず"), View(U"ひと")};
constexpr View kEndsSentence = U"いるただ";
constexpr std::array kGoOn{View(U"なら"), View(U"だけ"), View(U"から"), View(U"けど")};

// Nouns in kana that one of kanji joins without a particle: 子ども食堂, まち歩き, ごみ拾い, ひとり親.
constexpr std::array kJoining{View(U"子ども"),   View(U"こども"),   View(U"おとな"),
                              View(U"まち"),     View(U"ごみ"),     View(U"ひとり"),
                              View(U"ふたり"),   View(U"ふれあい"), View(U"おむつ"),
                              View(U"あいさつ"), View(U"おやつ"),   View(U"おもちゃ")};

enum class Kind { space, kanji, hiragana, katakana, latin, other };

Kind kind_of(char32_t c) {
  if (c == ' ' || c == '\n' || c == '\t' || c == 0x3000) return Kind::space;
  if (is_kanji(c) || c == U'々' || c == U'〆' || c == U'ヶ') return Kind::kanji;
  if (c >= 0x3041 && c <= 0x309f) return Kind::hiragana;
  if ((c >= 0x30a1 && c <= 0x30ff && c != U'・') || (c >= 0x31f0 && c <= 0x31ff) ||
      (c >= 0xff66 && c <= 0xff9f))
    return Kind::katakana;
  if (c < 0x3000 || (c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) ||
      (c >= 0xff41 && c <= 0xff5a))
    return Kind::latin;
  return Kind::other;
}

bool is_one_of(char32_t c, View set) { return set.find(c) != View::npos; }

bool begins_one_of(View text, std::span<const View> words) {
  return std::ranges::any_of(words, [&](View w) { return text.starts_with(w); });
}

/// Before text[at], a hiragana behind another.
Ending within_kana(View text, std::size_t phrase, std::size_t at) {
  const char32_t before = text[at - 1];
  const View rest = text.substr(at);
  if (before == U'を') return Ending::phrase;
  // お年寄り, ご近所: what is said politely begins with it.
  if (is_one_of(text[at], kPrefixes) && is_one_of(before, kBeforePrefix) && rest.size() > 1 &&
      kind_of(rest[1]) == Kind::kanji)
    return Ending::phrase;
  if (at - phrase < 2) return Ending::part;
  if ((before == U'て' || before == U'で') && begins_one_of(rest, kNeverAfterTe))
    return Ending::part;
  if ((before == U'て' || before == U'で') && begins_one_of(rest, kAfterTe)) return Ending::word;
  if (is_one_of(before, kParticles) && begins_one_of(rest, kBegin)) return Ending::phrase;
  if (is_one_of(before, kInflected) && begins_one_of(rest, kThings)) return Ending::word;
  if (is_one_of(before, kEndsSentence) && begins_one_of(rest, kGoOn)) return Ending::word;
  return Ending::part;
}

/// text[at] stands behind お or ご, with which a phrase begins.
bool behind_prefix(View text, std::size_t phrase, std::size_t at) {
  while (phrase < at && is_one_of(text[phrase], kNotLast)) ++phrase;
  return at - phrase == 1 && is_one_of(text[phrase], kPrefixes);
}

/// `phrase` ends in a noun that kanji join; not one in which it only seems to stand: たちまち.
bool ends_joining(View phrase) {
  return std::ranges::any_of(kJoining, [&](View noun) {
    if (!phrase.ends_with(noun)) return false;
    const View before = phrase.substr(0, phrase.size() - noun.size());
    return before.empty() || kind_of(before.back()) != Kind::hiragana ||
           is_one_of(before.back(), kParticles) || is_one_of(before.back(), kPrefixes);
  });
}

/// Before the kanji text[at], behind hiragana.
Ending before_kanji(View text, std::size_t phrase, std::size_t at) {
  if (behind_prefix(text, phrase, at)) return Ending::part;
  if (ends_joining(text.substr(phrase, at - phrase))) return Ending::word;
  if (!is_one_of(text[at - 1], kStems)) return Ending::phrase;
  const bool one = at >= phrase + 2 && kind_of(text[at - 2]) == Kind::kanji;
  return one || is_one_of(text[at], kGoesOn) ? Ending::part : Ending::phrase;
}

Ending before(View text, std::size_t phrase, std::size_t at) {
  const char32_t a = text[at - 1], b = text[at];
  const Kind ka = kind_of(a), kb = kind_of(b);
  if (ka == Kind::space) return Ending::phrase;
  if (kb == Kind::space || is_one_of(b, kNotFirst) || is_one_of(a, kNotLast)) return Ending::never;
  if (is_one_of(a, kStops)) return ka == Kind::latin ? Ending::part : Ending::phrase;
  if (is_one_of(a, kClosing)) return kb == Kind::hiragana ? Ending::part : Ending::phrase;
  if (is_one_of(b, kNotLast)) return kb == Kind::latin ? Ending::part : Ending::phrase;
  if (a == U'・') return Ending::word;
  if (ka == Kind::hiragana) {
    if (kb == Kind::hiragana) return within_kana(text, phrase, at);
    if (kb == Kind::kanji) return before_kanji(text, phrase, at);
    return behind_prefix(text, phrase, at) ? Ending::part : Ending::phrase;
  }
  const bool meets_katakana =
      (ka == Kind::kanji && kb == Kind::katakana) || (ka == Kind::katakana && kb == Kind::kanji);
  if (meets_katakana) return Ending::word;
  const bool letters = ka == kb && (ka == Kind::katakana || ka == Kind::latin);
  return letters ? Ending::letter : Ending::part;
}

/// Ems at most, in the house's face; what other faces draw may be wider than one.
double widest(char32_t c) {
  const Kind kind = kind_of(c);
  if (kind == Kind::space) return c == 0x3000 ? 1 : 0.5;
  if (kind != Kind::latin) return c >= 0x1f000 || (kind == Kind::other && c > 0xffef) ? 1.5 : 1;
  if (c >= 0x80) return c >= 0x2190 && c < 0x2e80 ? 1.5 : 1;
  const bool wide = (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '%' || c == '@';
  return wide ? 1 : 0.7;
}

bool is_letter(char32_t c) {
  const Kind kind = kind_of(c);
  return kind == Kind::kanji || kind == Kind::hiragana || kind == Kind::katakana;
}

/// Pango breaks there, too, so that nothing comes to be wider than its line.
bool surely_breaks(View text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  const char32_t a = text[at - 1], b = text[at];
  const auto latin = [](char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (kind_of(a) == Kind::space || kind_of(b) == Kind::space) return true;
  if (latin(a) && latin(b)) return false;
  return (is_letter(a) || latin(a) || is_one_of(a, U"、。」』）")) &&
         (is_letter(b) || latin(b) || is_one_of(b, U"「『（"));
}

/// Parts of [from, to) that end where `least` or better stands; those wider than the width, by what is less.
class Keeper {
 public:
  Keeper(View text, std::span<const Ending> ends, std::span<const std::uint32_t> bytes,
         double width)
      : text_(text), ends_(ends), bytes_(bytes), width_(width) {}

  void keep(std::size_t from, std::size_t to, Ending least) {
    for (std::size_t at = from; at < to;) {
      std::size_t end = at + 1;
      while (end < to && ends_[end] < least) ++end;
      part(at, end, least);
      at = end;
    }
  }
  std::vector<KeptWhole> take() { return std::move(out_); }

 private:
  void part(std::size_t from, std::size_t to, Ending least) {
    while (to > from && kind_of(text_[to - 1]) == Kind::space) --to;
    if (to - from < 2) return;
    double wide = 0;
    for (std::size_t k = from; k < to; ++k) wide += widest(text_[k]);
    if (wide <= width_ && surely_breaks(text_, from) && surely_breaks(text_, to))
      out_.push_back({bytes_[from], bytes_[to], wide});
    else if (wide > width_ && least > Ending::letter)
      keep(from, to, Ending(int(least) - 1));
  }

  View text_;
  std::span<const Ending> ends_;
  std::span<const std::uint32_t> bytes_;
  double width_;
  std::vector<KeptWhole> out_;
};

}  // namespace

std::vector<Ending> line_endings(View text) {
  std::vector<Ending> out(text.size(), Ending::phrase);
  std::size_t phrase = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    out[at] = before(text, phrase, at);
    if (out[at] == Ending::phrase) phrase = at;
  }
  return out;
}

std::vector<KeptWhole> kept_whole(std::string_view utf8, double width) {
  std::u32string text;
  std::vector<std::uint32_t> bytes;
  bool japanese = false;
  for (std::size_t at = 0; at < utf8.size();) {
    bytes.push_back(std::uint32_t(at));
    text.push_back(base::code_point_at(utf8, at, at));
    japanese = japanese || text.back() >= 0x3000;
  }
  if (!japanese || width <= 0) return {};
  bytes.push_back(std::uint32_t(utf8.size()));
  const std::vector<Ending> ends = line_endings(text);
  Keeper keeper(text, ends, bytes, width);
  keeper.keep(0, text.size(), Ending::phrase);
  return keeper.take();
}

}  // namespace text
