// Cards on which somebody has marked by hand what may say who somebody is ({name:田中}さん), and how much of that
// is found, kind by kind: for a test, and for a bench that prints it. Of tests/data/personal.
#pragma once

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include "text/personal_data.h"

namespace support {

struct MarkedCard {
  struct Mark {
    std::string kind;  // "name", "phone", "mail", "address"
    std::uint32_t first_byte, end_byte;
  };
  std::string text;
  std::vector<Mark> marks;
};

inline MarkedCard marked_card(const std::string& line) {
  MarkedCard out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t colon = line[at] == '{' ? line.find(':', at) : std::string::npos;
    if (colon == std::string::npos) {
      out.text += line[at++];
      continue;
    }
    const std::size_t end = line.find('}', colon);
    const auto first = std::uint32_t(out.text.size());
    out.text += line.substr(colon + 1, end - colon - 1);
    out.marks.push_back(
        {line.substr(at + 1, colon - at - 1), first, std::uint32_t(out.text.size())});
    at = end + 1;
  }
  return out;
}

inline std::vector<MarkedCard> marked_cards(const std::string& path) {
  std::vector<MarkedCard> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') out.push_back(marked_card(line));
  return out;
}

/// A mark is found where all of it lies in finds of its kind; a find is right where it touches a mark of its
/// kind.
struct Score {
  int marked = 0, found = 0, finds = 0, right = 0;
  std::vector<std::string> missed, wrong;
  double recall() const { return marked ? double(found) / marked : 1; }
  double precision() const { return finds ? double(right) / finds : 1; }
};

inline constexpr std::array<const char*, 4> kMarkedKinds{"name", "phone", "mail", "address"};

inline const char* marked_kind(text::PersonalFind::Kind kind) {
  using Kind = text::PersonalFind::Kind;
  switch (kind) {
    case Kind::name:
      return "name";
    case Kind::phone:
      return "phone";
    case Kind::mail:
      return "mail";
    case Kind::postal_code:
    case Kind::address:
      return "address";
    default:
      return "other";
  }
}

inline Score score_of(const text::PersonalData& data, const std::vector<MarkedCard>& cards,
                      const std::string& kind) {
  Score out;
  for (const MarkedCard& card : cards) {
    auto finds = data.in(card.text);
    std::erase_if(finds, [&](const auto& f) { return marked_kind(f.kind) != kind; });
    for (const MarkedCard::Mark& mark : card.marks) {
      if (mark.kind != kind) continue;
      ++out.marked;
      std::uint32_t covered = mark.first_byte;
      for (const auto& f : finds)
        if (f.first_byte <= covered) covered = std::max(covered, f.end_byte);
      if (covered >= mark.end_byte)
        ++out.found;
      else
        out.missed.push_back(card.text.substr(mark.first_byte, mark.end_byte - mark.first_byte) +
                             "  |  " + card.text);
    }
    for (const auto& f : finds) {
      ++out.finds;
      const bool right = std::ranges::any_of(card.marks, [&](const MarkedCard::Mark& mark) {
        return mark.kind == kind && mark.first_byte < f.end_byte && f.first_byte < mark.end_byte;
      });
      if (right)
        ++out.right;
      else
        out.wrong.push_back(card.text.substr(f.first_byte, f.end_byte - f.first_byte) + "  |  " +
                            card.text);
    }
  }
  return out;
}

}  // namespace support
