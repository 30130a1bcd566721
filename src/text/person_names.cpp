#include "text/person_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "text/kana.h"

namespace text {
namespace {

using Kind = NamedWord::Kind;

// Behind a name they speak of the person.
constexpr std::array<std::string_view, 9> kHonorifics{"さん",   "さま", "様",   "くん", "君",
                                                      "ちゃん", "氏",   "先生", "議員"};
// Behind a name they may as well speak of the town: 松本市長.
constexpr std::array<std::string_view, 10> kOffices{"市長", "町長", "村長", "区長", "知事",
                                                    "会長", "課長", "部長", "校長", "園長"};
// Behind a name they make it a shop, a place or an institution.
constexpr std::array<std::string_view, 42> kBearers{
    "商店",   "医院",   "病院", "クリニック", "歯科",     "薬局", "うどん", "そば", "食堂",
    "酒店",   "書店",   "店",   "屋",         "城",       "川",   "山",     "駅",   "橋",
    "公園",   "町",     "市",   "区",         "村",       "県",   "通り",   "台",   "丘",
    "小学校", "中学校", "高校", "大学",       "寺",       "神社", "神宮",   "地区", "団地",
    "会館",   "邸",     "賞",   "線",         "インター", "ビル"};
// People by what they do or are to somebody, as さん is said to them without naming anybody.
constexpr std::array<std::string_view, 40> kNobody{
    "皆",   "みな", "みんな", "お客",     "客",   "お母",   "母",   "お父",   "父",   "お子",
    "子",   "娘",   "息子",   "奥",       "お兄", "兄",     "お姉", "姉",     "弟",   "妹",
    "孫",   "嫁",   "婿",     "隣",       "お隣", "近所",   "大工", "農家",   "学生", "患者",
    "業者", "店員", "職員",   "おまわり", "巡査", "お医者", "住民", "高校生", "市民", "保護者"};
// Their last letter says what somebody does: 八百屋さん, 運転手さん, 民生委員さん.
constexpr std::u32string_view kDoers = U"屋員手者生師士客長主家方婦";

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

bool is_person(const NamedWord& w) {
  return w.kind == Kind::surname || w.kind == Kind::given_name || w.kind == Kind::person;
}

bool joins(const NamedWord& a, const NamedWord& b) { return a.end_byte == b.first_byte; }

/// 八百屋, which the dictionary takes for a name; 土屋 is one.
bool is_trade(const NamedWord& w) {
  return w.surface.ends_with("屋") && base::count_code_points(w.surface) >= 3;
}

/// One to five kanji, or as many kana: 森, 原, ゆうき; not what somebody does.
bool may_be_a_name(const NamedWord& w) {
  const std::u32string letters = code_points(w.surface);
  if (letters.empty() || letters.size() > 5 || is_one_of(w.surface, kNobody)) return false;
  if (kDoers.find(letters.back()) != std::u32string_view::npos) return false;
  const auto all = [&](auto is) { return std::ranges::all_of(letters, is); };
  return all(is_kanji) || all(is_katakana) || all(is_hiragana);
}

/// A name is said to come: 書いた人：森, 氏名: 森.
bool announces(const std::vector<NamedWord>& words, std::size_t at) {
  constexpr std::array<std::string_view, 8> kAnnouncing{"人",     "氏名", "名前", "担当",
                                                        "記入者", "者",   "作成", "代表"};
  return at >= 2 && (words[at - 1].surface == "：" || words[at - 1].surface == ":") &&
         is_one_of(words[at - 2].surface, kAnnouncing);
}

}  // namespace

bool is_title(std::string_view word) {
  return is_one_of(word, kHonorifics) || is_one_of(word, kOffices);
}

std::vector<NameStretch> names_among(const std::vector<NamedWord>& words) {
  std::vector<NameStretch> out;
  for (std::size_t i = 0; i < words.size();) {
    // All parts of one name: 佐藤 花子.
    std::size_t end = i;
    while (end < words.size() && is_person(words[end]) &&
           (end == i || joins(words[end - 1], words[end])))
      ++end;
    const bool named = end > i;
    const NamedWord* next = end < words.size() ? &words[end] : nullptr;
    if (!named) {
      // A noun of the dictionary, too, is a name where somebody is spoken to: 森さん.
      const NamedWord* title = i + 1 < words.size() ? &words[i + 1] : nullptr;
      const bool spoken_to = title && joins(words[i], *title) &&
                             is_one_of(title->surface, kHonorifics) && title->surface != "議員";
      if (words[i].kind == Kind::noun && spoken_to && may_be_a_name(words[i]))
        out.push_back({words[i].first_byte, words[i].end_byte});
      ++i;
      continue;
    }
    const bool behind = next && joins(words[end - 1], *next);
    const bool borne = (behind && is_one_of(next->surface, kBearers)) || is_trade(words[i]);
    const bool titled = behind && is_title(next->surface);
    const std::size_t letters = base::count_code_points(words[i].surface) +
                                (end - i > 1 ? base::count_code_points(words[end - 1].surface) : 0);
    const bool whole = end - i > 1;
    const bool opens = i == 0 && next && (next->surface == "（" || next->surface == "(");
    if (!borne && (whole || titled || letters >= 3 || opens || announces(words, i)))
      out.push_back({words[i].first_byte, words[end - 1].end_byte});
    i = end;
  }
  return out;
}

}  // namespace text
