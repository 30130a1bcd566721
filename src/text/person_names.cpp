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
// What they are called who do something for others: 松本会長, whatever the place 松本 is.
constexpr std::array<std::string_view, 38> kDuties{
    "会長",     "課長",     "部長",   "係長", "局長", "室長", "所長", "支所長", "校長", "園長",
    "館長",     "駅長",     "店長",   "社長", "院長", "団長", "班長", "組長",   "議長", "委員長",
    "理事長",   "事務局長", "主任",   "委員", "理事", "議員", "会計", "監事",   "巡査", "医師",
    "ドクター", "看護師",   "保健師", "教諭", "教授", "住職", "監督", "コーチ"};
constexpr std::array<std::string_view, 5> kBeforeDuties{"", "副", "両", "前", "PTA"};
// Kin and household: 木村おばあちゃん, 後藤ご夫妻, 金子宅.
constexpr std::array<std::string_view, 32> kKin{
    "おばあちゃん", "おばあさん", "ばあちゃん", "ばあさん", "おじいちゃん", "おじいさん",
    "じいちゃん",   "じいさん",   "おじさん",   "おばさん", "おじちゃん",   "おばちゃん",
    "お兄さん",     "お姉さん",   "ママ",       "パパ",     "ご夫妻",       "夫妻",
    "ご夫婦",       "夫婦",       "一家",       "親子",     "兄弟",         "姉妹",
    "宅",           "っていう人", "という人",   "って人",   "と名乗る",     "姓の人",
    "兄さん",       "姉さん"};
// The same, with の between: 橋本のおじさん.
constexpr std::array<std::string_view, 12> kKinOf{
    "おばあちゃん", "おばあさん", "おじいちゃん", "おじいさん", "おじさん", "おばさん",
    "奥さん",       "ご主人",     "旦那さん",     "息子さん",   "娘さん",   "お母さん"};
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
constexpr std::u32string_view kDoers = U"屋員手者生師士客長主家方婦人";

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

/// What follows a word without a gap, as far as titles are long.
std::string follows(const std::vector<NamedWord>& words, std::size_t last) {
  std::string out;
  for (std::size_t i = last + 1; i < words.size() && i <= last + 4; ++i) {
    if (!joins(words[i - 1], words[i])) break;
    out += words[i].surface;
  }
  return out;
}

template <std::size_t N>
bool begins_with_one_of(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::ranges::any_of(list, [&](std::string_view one) { return text.starts_with(one); });
}

bool is_duty(std::string_view text) {
  return std::ranges::any_of(kBeforeDuties, [&](std::string_view before) {
    return text.starts_with(before) && begins_with_one_of(text.substr(before.size()), kDuties);
  });
}

/// 今井家, but neither 家具 nor 家族.
bool is_house(std::string_view text) {
  constexpr std::array<std::string_view, 6> kOther{"家具", "家電", "家族", "家庭", "家屋", "家主"};
  return text.starts_with("家") && !begins_with_one_of(text, kOther);
}

bool is_kin(std::string_view text) {
  constexpr std::string_view kOf = "の";
  return begins_with_one_of(text, kKin) ||
         (text.starts_with(kOf) && begins_with_one_of(text.substr(kOf.size()), kKinOf));
}

bool is_bracket(const NamedWord& w, std::string_view wide, std::string_view narrow) {
  return w.surface == wide || w.surface == narrow;
}

/// A name is said to come: 書いた人：森, 氏名: 森, 連絡先は森まで; or stands behind what it is, 班長（森）.
bool announces(const std::vector<NamedWord>& words, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 9> kAnnouncing{"人", "氏名", "名前", "担当", "記入者",
                                                        "者", "作成", "代表", "先"};
  if (at >= 1 && end < words.size() && is_bracket(words[at - 1], "（", "(") &&
      is_bracket(words[end], "）", ")"))
    return true;
  if (at < 2 || !is_one_of(words[at - 2].surface, kAnnouncing)) return false;
  const std::string& sign = words[at - 1].surface;
  if (sign == "：" || sign == ":") return true;
  return sign == "は" && end < words.size() &&
         (words[end].surface == "まで" || words[end].surface == "へ" ||
          words[end].surface == "です");
}

bool has_kanji(const std::string& surface) {
  return std::ranges::any_of(code_points(surface), is_kanji);
}

/// Where a name of several words ends: 佐藤 花子; one past its last word, `at` where there is none.
std::size_t end_of_name(const std::vector<NamedWord>& words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && is_person(words[end]) &&
         (end == at || joins(words[end - 1], words[end])))
    ++end;
  return end;
}

/// What the dictionary has for a name is one here, too.
bool is_meant(const std::vector<NamedWord>& words, std::size_t at, std::size_t end) {
  const std::string behind = follows(words, end - 1);
  const NamedWord* next = !behind.empty() ? &words[end] : nullptr;
  if ((next && is_one_of(next->surface, kBearers)) || is_trade(words[at])) return false;
  if (end - at > 1 || (next && is_title(next->surface))) return true;
  if (is_duty(behind) || is_kin(behind) || is_house(behind)) return true;
  const bool opens = at == 0 && next && is_bracket(*next, "（", "(");
  const bool long_one =
      base::count_code_points(words[at].surface) >= 3 && has_kanji(words[at].surface);
  return long_one || opens || announces(words, at, end);
}

/// What it has for a place or a noun is a name where somebody is spoken to or of: 森さん, 松本会長.
bool is_spoken_to(const std::vector<NamedWord>& words, std::size_t at) {
  const NamedWord& w = words[at];
  if (w.kind != Kind::noun && w.kind != Kind::place) return false;
  if (!may_be_a_name(w)) return false;
  const NamedWord* title = at + 1 < words.size() ? &words[at + 1] : nullptr;
  if (title && joins(w, *title) && is_one_of(title->surface, kHonorifics) &&
      title->surface != "議員")
    return true;
  const std::string behind = follows(words, at);
  const bool katakana = std::ranges::all_of(code_points(w.surface), is_katakana);
  if (w.kind == Kind::place)
    return is_duty(behind) || begins_with_one_of(behind, kKin) || announces(words, at, at + 1);
  return katakana && base::count_code_points(w.surface) >= 2 && begins_with_one_of(behind, kKin);
}

bool is_between_names(const NamedWord& w) {
  constexpr std::array<std::string_view, 6> kBetween{"・", "、", "，", ",", "と", "や"};
  return is_one_of(w.surface, kBetween);
}

/// 田中・鈴木・佐藤: surnames one after another, with signs between, are people.
void add_chains(const std::vector<NamedWord>& words, std::vector<NameStretch>& out) {
  const auto known = [&](const NamedWord& w) {
    return std::ranges::any_of(out, [&](const NameStretch& n) {
      return n.first_byte <= w.first_byte && w.end_byte <= n.end_byte;
    });
  };
  for (std::size_t i = 0; i < words.size();) {
    std::vector<std::size_t> chain;
    bool signs = true, one_known = false;
    std::size_t at = i;
    for (; at < words.size() && words[at].kind == Kind::surname; at += 2) {
      chain.push_back(at);
      one_known = one_known || known(words[at]);
      if (at + 2 >= words.size() || !is_between_names(words[at + 1]) ||
          words[at + 2].kind != Kind::surname)
        break;
      signs = signs && words[at + 1].surface != "と" && words[at + 1].surface != "や";
    }
    const bool borne = !chain.empty() && chain.back() + 1 < words.size() &&
                       is_one_of(words[chain.back() + 1].surface, kBearers);
    if (chain.size() >= 2 && !borne && (signs || one_known))
      for (const std::size_t n : chain)
        if (!known(words[n])) out.push_back({words[n].first_byte, words[n].end_byte});
    i = chain.empty() ? i + 1 : chain.back() + 1;
  }
  std::ranges::sort(out, {}, &NameStretch::first_byte);
}

}  // namespace

bool is_title(std::string_view word) {
  return is_one_of(word, kHonorifics) || is_one_of(word, kOffices);
}

std::vector<NameStretch> names_among(const std::vector<NamedWord>& words) {
  std::vector<NameStretch> out;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = std::max(i + 1, end_of_name(words, i));
    const bool person = is_person(words[i]);
    if (person ? is_meant(words, i, end) : is_spoken_to(words, i))
      out.push_back({words[i].first_byte, words[end - 1].end_byte});
    i = end;
  }
  add_chains(words, out);
  return out;
}

}  // namespace text
