#include "text/name_order.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/fold.h"

namespace text {
namespace {

constexpr std::size_t kKanjiBytes = 3;

/// What one kanji counts, or what it multiplies.
std::optional<int> kanji_number(std::string_view at) {
  static constexpr std::array<std::pair<std::string_view, int>, 14> kAll = {{{"〇", 0},
                                                                             {"零", 0},
                                                                             {"一", 1},
                                                                             {"二", 2},
                                                                             {"三", 3},
                                                                             {"四", 4},
                                                                             {"五", 5},
                                                                             {"六", 6},
                                                                             {"七", 7},
                                                                             {"八", 8},
                                                                             {"九", 9},
                                                                             {"十", 10},
                                                                             {"百", 100},
                                                                             {"千", 1000}}};
  for (const auto& [kanji, number] : kAll)
    if (at.starts_with(kanji)) return number;
  return std::nullopt;
}

/// Takes the kanji numerals at the beginning: 十二, 二十, 一二 (digit by digit).
std::optional<std::string> take_kanji(std::string_view& rest) {
  std::uint64_t sum = 0, digits = 0;
  bool any = false, pending = false;
  while (const auto number = kanji_number(rest)) {
    rest.remove_prefix(kKanjiBytes);
    any = true;
    if (*number < 10) {
      digits = (digits * 10 + std::uint64_t(*number)) % 1'000'000'000'000;
      pending = true;
    } else {
      sum += (pending ? digits : 1) * std::uint64_t(*number);
      digits = 0, pending = false;
    }
  }
  if (!any) return std::nullopt;
  return std::to_string(sum + digits);
}

std::optional<std::string> take_digits(std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (end == 0) return std::nullopt;
  const std::size_t first = std::min(rest.find_first_not_of('0'), end - 1);
  std::string out(rest.substr(first, end - first));
  rest.remove_prefix(end);
  return out;
}

}  // namespace

std::string name_order_key(std::string_view utf8) {
  const std::string all = folded(utf8);
  if (all.empty()) return std::string(utf8);
  std::string out;
  for (std::string_view rest = all; !rest.empty();) {
    auto number = take_digits(rest);
    if (!number) number = take_kanji(rest);
    if (number) {
      // A longer number is a larger one; numbers stand before letters.
      out += fmt::format("0{:03}{}", std::min<std::size_t>(number->size(), 999), *number);
    } else {
      out += rest.front();
      rest.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace text
