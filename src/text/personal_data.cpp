#include "text/personal_data.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/kana.h"
#include "text/mecab_model.h"
#include "text/mecab_reader.h"
#include "text/person_names.h"

namespace text {
namespace {

using Kind = PersonalFind::Kind;

/// A text letter by letter in its usual width (０９０－ is 090-), so that every rule is said once, and
/// where each of its letters stood.
struct Plain {
  std::string text;
  std::vector<std::uint32_t> from;  // of each of its bytes, and of its end: the byte it stood at

  explicit Plain(std::string_view original) {
    for (std::size_t at = 0; at < original.size();) {
      std::size_t next = at;
      const char32_t c = base::code_point_at(original, at, next);
      const std::string_view letter = original.substr(at, next - at);
      if (is_usual(c))
        text += letter;
      else
        text += usual(letter);
      from.resize(text.size(), std::uint32_t(at));
      at = next;
    }
    from.push_back(std::uint32_t(original.size()));
  }

  /// Nearly all letters that people write: what they are in NFKC, too.
  static bool is_usual(char32_t c) {
    return c < 0x80 || (c >= U'ぁ' && c <= U'ゖ') || (c >= U'ァ' && c <= U'ー') ||
           (c >= U'一' && c <= 0x9FFF);
  }

  /// A letter for a letter: ㍻ or ① stay as they are.
  static std::string usual(std::string_view letter) {
    const std::unique_ptr<gchar, decltype(&g_free)> same(
        g_utf8_normalize(letter.data(), gssize(letter.size()), G_NORMALIZE_NFKC), g_free);
    if (!same || g_utf8_strlen(same.get(), -1) != 1) return std::string(letter);
    const std::string plain = same.get();
    // Hyphens and dashes of all kinds, as people type them between numbers.
    constexpr std::array<std::string_view, 6> kDashes{"‐", "‑", "–", "—", "−", "―"};
    return std::ranges::find(kDashes, plain) == kDashes.end() ? plain : "-";
  }
};

/// What a text must have for a rule to find anything: most have none of it, and no pattern is tried.
using Needs = bool (*)(std::string_view text);
bool has_at(std::string_view text) { return text.find('@') != text.npos; }
bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }
bool has_postal(std::string_view text) {
  return text.find("〒") != text.npos || text.find('-') != text.npos;
}
bool has_web(std::string_view text) {
  return text.find("http") != text.npos || text.find("www.") != text.npos;
}
bool has_account(std::string_view text) { return has_at(text) || text.find("ID") != text.npos; }

struct Rule {
  Kind kind;
  Needs needs;
  const char* pattern;
};

// Of two finds over one another that of the first rule counts.
constexpr Rule kRules[] = {
    {Kind::mail, has_at, R"([A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"},
    {Kind::web, has_web, R"((?:https?://|www\.)[^\s、。「」()]+)"},
    {Kind::account, has_account,
     R"((?<![A-Za-z0-9._%+-])@[A-Za-z0-9_]{3,}|(?:LINE|ライン|Instagram|インスタ|X|Twitter)の?ID\s*[:は]\s*[A-Za-z0-9_.-]{3,})"},
    {Kind::postal_code, has_postal, R"(〒\s?\d{3}-?\d{4}|(?<![\d-])\d{3}-\d{4}(?![\d-]))"},
    {Kind::phone, has_digit,
     R"((?<![\d-])(?:\+81[- ]?|0)(?:\d{1,4}[-( ]\d{1,4}[-) ]\d{3,4}|\d{9,10})(?![\d-]))"},
    {Kind::phone, has_digit, R"(\(0\d{1,4}\)\s?\d{1,4}-?\d{3,4}(?![\d-]))"},
    {Kind::address, has_digit,
     R"([\p{Han}ヶケ\p{Hiragana}\p{Katakana}]{1,8}?[0-9一二三四五六七八九十]+丁目[0-9]+(?:番地?|-)?(?:[0-9]+号?)?(?:-[0-9]+)?)"},
    {Kind::address, has_digit, R"(大?字[\p{Han}ヶ]{1,12}[0-9]+(?:番地|-[0-9]+)?)"},
    {Kind::address, has_digit, R"([\p{Han}ヶ]{1,12}(?:町|通|台|丘|郷)[0-9]+-[0-9]+(?:-[0-9]+)?)"},
    {Kind::address, has_digit, R"([\p{Han}ヶ]{1,12}[0-9]+番地(?:の?[0-9]+)?)"},
    // 中央2-14-3; years of an era are none.
    {Kind::address, has_digit,
     R"((?!令和|平成|昭和)[\p{Han}ヶ]{2,12}[0-9]{1,4}-[0-9]{1,4}-[0-9]{1,4}(?![0-9-]))"},
    {Kind::address, has_digit,
     R"((?:(?<![\p{Hiragana}\p{Katakana}\p{Han}])\p{Hiragana}{1,6})?[\p{Katakana}ー\p{Han}]{1,12}[0-9]{2,4}号室)"},
};

struct Unref {
  void operator()(GRegex* r) const { g_regex_unref(r); }
};

}  // namespace

struct PersonalData::Rules {
  struct Compiled {
    Kind kind;
    Needs needs;
    std::unique_ptr<GRegex, Unref> regex;
  };
  std::vector<Compiled> all;

  Rules() {
    for (const Rule& rule : kRules)
      all.push_back({rule.kind, rule.needs,
                     std::unique_ptr<GRegex, Unref>(g_regex_new(rule.pattern, G_REGEX_OPTIMIZE,
                                                                GRegexMatchFlags(0), nullptr))});
  }

  void find(const Plain& plain, std::vector<PersonalFind>& out) const {
    for (const auto& [kind, needs, regex] : all) {
      if (!needs(plain.text)) continue;
      GMatchInfo* found = nullptr;
      g_regex_match_full(regex.get(), plain.text.data(), gssize(plain.text.size()), 0,
                         GRegexMatchFlags(0), &found, nullptr);
      for (; g_match_info_matches(found); g_match_info_next(found, nullptr)) {
        int first = 0, end = 0;
        g_match_info_fetch_pos(found, 0, &first, &end);
        out.push_back({plain.from[std::size_t(first)], plain.from[std::size_t(end)], kind});
      }
      g_match_info_free(found);
    }
  }
};

struct PersonalData::Names : MecabReader {
  static NamedWord::Kind kind_of(const std::vector<std::string_view>& fields,
                                 std::string_view surface) {
    if (is_title(surface)) return NamedWord::Kind::title;
    if (fields.size() <= kSubsort || fields[kPart] != "名詞") return NamedWord::Kind::other;
    if (fields[kSubsort] == "人名") {
      const std::string_view part = fields.size() > kSubsort + 1 ? fields[kSubsort + 1] : "";
      return part == "姓"   ? NamedWord::Kind::surname
             : part == "名" ? NamedWord::Kind::given_name
                            : NamedWord::Kind::person;
    }
    return fields[kSubsort] == "地域" ? NamedWord::Kind::place : NamedWord::Kind::noun;
  }

  void find(const Plain& plain, std::vector<PersonalFind>& out) const {
    for (std::size_t at = 0; at < plain.text.size();) {
      const std::size_t end = std::min(plain.text.find('\n', at), plain.text.size());
      find_in_line(plain, at, end, out);
      at = end + 1;
    }
  }

 private:
  void find_in_line(const Plain& plain, std::size_t at, std::size_t end,
                    std::vector<PersonalFind>& out) const {
    lattice->clear();
    lattice->set_sentence(plain.text.data() + at, end - at);
    if (!tagger->parse(lattice.get())) return;
    std::vector<NamedWord> words;
    for (const MeCab::Node* n = lattice->bos_node(); n; n = n->next) {
      if (n->stat == MECAB_BOS_NODE || n->stat == MECAB_EOS_NODE) continue;
      const auto first = std::uint32_t(at + std::size_t(n->surface - lattice->sentence()));
      const std::string surface(n->surface, n->length);
      const NamedWord::Kind kind = kind_of(mecab_fields(n->feature), surface);
      words.push_back({first, first + n->length, surface, kind});
    }
    for (const NameStretch& name : names_among(words))
      out.push_back({plain.from[name.first_byte], plain.from[name.end_byte], Kind::name});
  }
};

PersonalData::PersonalData(base::FileSystem& files) : rules_(std::make_shared<Rules>()) {
  if (auto reader = MecabReader::open(files))
    names_ = std::make_unique<Names>(Names{std::move(reader).value()});
}
PersonalData::PersonalData(const PersonalData& other) : rules_(other.rules_) {
  if (!other.names_) return;
  if (auto reader = other.names_->another())
    names_ = std::make_unique<Names>(Names{std::move(reader).value()});
}
PersonalData::~PersonalData() = default;

bool PersonalData::knows_names() const { return names_ != nullptr; }

std::vector<PersonalFind> PersonalData::in(std::string_view text) const {
  if (!base::is_utf8(text)) return {};
  const Plain plain(text);
  std::vector<PersonalFind> all;
  rules_->find(plain, all);
  if (names_) names_->find(plain, all);
  std::vector<PersonalFind> out;
  for (const PersonalFind& find : all)
    if (std::ranges::none_of(out, [&](const PersonalFind& o) {
          return find.first_byte < o.end_byte && o.first_byte < find.end_byte;
        }))
      out.push_back(find);
  std::ranges::sort(out, {}, &PersonalFind::first_byte);
  return out;
}

}  // namespace text
