#include "storage/column_names.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include "storage/known_heads.h"
#include "storage/table_text.h"

namespace storage {
namespace {

using R = ColumnRole;

/// Heads that are questions: forms have them.
constexpr std::array<std::string_view, 6> kQuestionWords{"what ",  "why ",   "how ",
                                                         "which ", "where ", "who "};

std::string normalised(std::string_view text) {
  const std::string name = cell_name(text);
  const std::unique_ptr<char, decltype(&g_free)> nfkc(
      g_utf8_normalize(name.data(), gssize(name.size()), G_NORMALIZE_NFKC), g_free);
  if (!nfkc) return name;
  const std::unique_ptr<char, decltype(&g_free)> folded(g_utf8_casefold(nfkc.get(), -1), g_free);
  return cell_name(folded.get());
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "q3. ", "問1：", "(2) ", "4、"
std::string_view without_number(std::string_view name) {
  std::string_view rest = name;
  for (const std::string_view mark : {"q", "問", "設問", "質問", "(", "第"})
    if (rest.starts_with(mark)) {
      rest.remove_prefix(mark.size());
      break;
    }
  std::size_t digits = 0;
  while (digits < rest.size() && (digit(rest[digits]) || (digits > 0 && rest[digits] == '-')))
    ++digits;
  if (digits == 0) return name;
  rest.remove_prefix(digits);
  bool marked = rest.size() + digits < name.size();
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {".", ":", ")", "、", "，", ",", "問", " ", "・", "．"})
      if (rest.starts_with(mark)) rest.remove_prefix(mark.size()), again = marked = true;
  }
  return marked && !rest.empty() ? rest : name;
}

std::string_view without_brackets(std::string_view name) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    {"[", "]"},
                                    {"【", "】"},
                                    {"「", "」"}})
    if (name.ends_with(close))
      if (const std::size_t at = name.rfind(open); at != name.npos && at > 0) {
        name = name.substr(0, at);
        while (name.ends_with(' ')) name.remove_suffix(1);
      }
  while (name.ends_with('*') || name.ends_with(':') || name.ends_with(' ')) name.remove_suffix(1);
  return name;
}

NameMeaning meaning(const KnownHeads& heads, bool exact) {
  return {heads.role,
          heads.rank,
          exact,
          heads.kind == HeadKind::opinion,
          heads.kind == HeadKind::people,
          heads.kind == HeadKind::board};
}

const KnownHeads* find_whole(std::string_view name) {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, const KnownHeads*> out;
    for (const KnownHeads& heads : known_heads())
      for (const std::string_view head : heads.names) out.emplace(head, &heads);
    return out;
  }();
  const auto it = by_name.find(name);
  return it == by_name.end() ? nullptr : it->second;
}

}  // namespace

std::string same_name(std::string_view head) { return normalised(head); }

std::string folded_name(std::string_view head) {
  std::string name = normalised(head);
  std::ranges::replace(name, '_', ' ');
  std::ranges::replace(name, '-', ' ');
  name = cell_name(name);
  return std::string(without_brackets(without_number(name)));
}

NameMeaning meaning_of(std::string_view head) {
  const std::string name = folded_name(head);
  if (name.empty()) return {};
  if (const KnownHeads* heads = find_whole(name)) return meaning(*heads, true);
  // 意見1, Response 2, 自由意見③ (NFKC makes it 3)
  std::string_view stem = name;
  while (!stem.empty() && (digit(stem.back()) || stem.back() == ' ')) stem.remove_suffix(1);
  if (stem.size() < name.size() && !stem.empty())
    if (const KnownHeads* heads = find_whole(stem);
        heads && heads->role == R::text && heads->rank > 55)
      return meaning(*heads, true);
  if (name.ends_with(" id") || name.ends_with("id") || name.ends_with("番号"))
    if (name.size() <= 24) return {R::id, 70};
  const bool question = name.ends_with('?') || name.ends_with("か。") || name.ends_with("ですか") ||
                        name.ends_with("ますか") || name.ends_with("ください") ||
                        name.ends_with("ください。");
  for (const KnownHeads& heads : known_parts())
    for (const std::string_view part : heads.names)
      if (name.find(part) != name.npos) return meaning(heads, false);
  if (question &&
      std::ranges::any_of(kQuestionWords, [&](std::string_view w) { return name.starts_with(w); }))
    return {R::text, 72, false, true};
  if (question) return {R::text, 66, false, true};
  if (name.ends_with(" date") || name.ends_with(" time") || name.ends_with("日"))
    return {R::date, 50};
  if (name.ends_with(" name") || name.ends_with("者名")) return {R::who, 40};
  return {};
}

}  // namespace storage
