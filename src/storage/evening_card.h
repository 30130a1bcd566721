// EveningCard: evening.json beside the sessions of one evening in a collection: where it was, what about, who led it,
// which tables there were, and whether it may be passed on. What people have written into it stays, fields that are not
// known here too. Pure.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "model/session.h"

namespace storage {

inline constexpr const char* kEveningCard = "evening.json";

class EveningCard {
 public:
  EveningCard();
  /// Nothing where it is no such card.
  static std::optional<EveningCard> parse(std::string_view text);

  /// The session is one of its tables, and lies in this file; what the card does not say yet it says.
  void add(const model::Session& session, const std::string& file);
  bool has(base::Id session) const;
  /// What the other says and this one does not: who led it, consent.
  void fill_from(const EveningCard& other);
  std::string text() const { return json_.dump(2) + "\n"; }

 private:
  nlohmann::ordered_json json_;
};

}  // namespace storage
