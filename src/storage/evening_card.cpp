#include "storage/evening_card.h"

#include <algorithm>

namespace storage {

using Json = nlohmann::ordered_json;

namespace {

constexpr const char* kFormat = "kurumaza-evening";

bool says_nothing(const Json& value) {
  return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

void fill(Json& card, const char* key, const std::string& text) {
  if (says_nothing(card[key]) && !text.empty()) card[key] = text;
}

std::string table_of(const model::Session& session) {
  for (const model::Board* board : session.boards_in_order())
    if (!board->table.empty()) return board->table;
  return {};
}

}  // namespace

EveningCard::EveningCard() {
  json_ = {{"format", kFormat}, {"version", 1}, {"date", ""},       {"venue", ""},
           {"theme", ""},       {"hall", ""},   {"facilitator", ""}};
  json_["consent"] = {{"may_leave_town", nullptr}, {"anonymous", nullptr}};
  json_["tables"] = Json::array();
}

std::optional<EveningCard> EveningCard::parse(std::string_view text) {
  EveningCard out;
  Json read = Json::parse(text, nullptr, false);
  if (!read.is_object() || !read.contains("format") || read["format"] != kFormat) return {};
  // What it lacks stands behind what it has.
  for (const auto& [key, value] : out.json_.items())
    if (!read.contains(key)) read[key] = value;
  if (!read["tables"].is_array()) read["tables"] = Json::array();
  if (!read["consent"].is_object()) read["consent"] = out.json_["consent"];
  out.json_ = std::move(read);
  return out;
}

bool EveningCard::has(base::Id session) const {
  return std::ranges::any_of(json_["tables"], [&](const Json& table) {
    return table.is_object() && table.contains("session") && table["session"] == session.str();
  });
}

void EveningCard::add(const model::Session& session, const std::string& file) {
  fill(json_, "date", session.date);
  fill(json_, "venue", session.venue);
  fill(json_, "theme", session.title);
  fill(json_, "hall", session.evening);
  if (has(session.id)) return;
  json_["tables"].push_back({{"table", table_of(session)},
                             {"group", session.group},
                             {"session", session.id.str()},
                             {"file", file},
                             {"anonymous", session.anonymous}});
  auto& tables = json_["tables"].get_ref<Json::array_t&>();
  std::stable_sort(tables.begin(), tables.end(), [](const Json& a, const Json& b) {
    const auto id = [](const Json& table) {
      return table.is_object() ? table.value("session", Json()).dump() : std::string();
    };
    return id(a) < id(b);
  });
}

void EveningCard::fill_from(const EveningCard& other) {
  const auto take = [](Json& to, const Json& from) {
    for (const auto& [key, value] : from.items())
      if (key != "tables" && key != "consent" && (!to.contains(key) || says_nothing(to[key])))
        to[key] = value;
  };
  take(json_, other.json_);
  take(json_["consent"], other.json_["consent"]);
}

}  // namespace storage
