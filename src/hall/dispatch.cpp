#include "hall/dispatch.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "hall/join.h"
#include "hall/message_json.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kMostNewsBytes = 256u << 10;
constexpr std::size_t kMostTable = 200;
constexpr const char* kAt[] = {"on_its_way", "kept", "refused", "lost", "done", "declined"};

std::string written(const Json& j) {
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_place(std::uint64_t place) { return place >= 1 && place <= std::uint64_t(kPlaces); }

std::optional<int> place_in(const Json& j) {
  const auto place = j.is_object() ? count_in(j, "place") : std::nullopt;
  return place && is_place(*place) ? std::optional(int(*place)) : std::nullopt;
}

/// The items of a list that is there, or none.
const Json& list_in(const Json& object, const char* name) {
  static const Json none = Json::array();
  const auto it = object.find(name);
  return it != object.end() && it->is_array() ? *it : none;
}

std::optional<HallNews::Sent> read_sent(const Json& item) {
  if (!item.is_object()) return {};
  HallNews::Sent sent{id_in(item, "request"), {}};
  if (sent.request.nil()) return {};
  for (const Json& one : list_in(item, "at")) {
    const auto place = place_in(one);
    if (!place) continue;
    const auto* is = std::ranges::find(kAt, text_in(one, "is", 16));
    if (is != std::end(kAt)) sent.at[*place] = Errand::At(is - std::begin(kAt));
  }
  return sent;
}

}  // namespace

std::string text_of(const Dispatch& dispatch) {
  Json j = Json::parse(text_of(dispatch.request));
  j["to"] = dispatch.to;
  return written(j);
}

Result<Dispatch> read_dispatch(std::string_view text) {
  const auto j = read_object(text, kMostDispatchBytes);
  if (!j) return j.error();
  Dispatch out;
  for (const Json& place : list_in(*j, "to"))
    if (place.is_number_unsigned() && is_place(place.get<std::uint64_t>()))
      out.to.push_back(place.get<int>());
  std::ranges::sort(out.to);
  const auto twice = std::ranges::unique(out.to);
  out.to.erase(twice.begin(), twice.end());
  if (out.to.empty()) return wrong_field("to");
  auto request = read_request(text);
  if (!request) return request.error();
  if (!std::holds_alternative<IslandFromAfar>(request->wish)) return wrong_field("ask");
  out.request = std::move(*request);
  return out;
}

std::string text_of(const HallNews& news) {
  Json j{{"hall", kRequestVersion}, {"tables", Json::array()}, {"sent", Json::array()}};
  for (const HallNews::There& there : news.tables)
    j["tables"].push_back({{"place", there.place}, {"table", there.table}});
  for (const HallNews::Sent& sent : news.sent) {
    Json at = Json::array();
    for (const auto& [place, is] : sent.at) at.push_back({{"place", place}, {"is", kAt[int(is)]}});
    j["sent"].push_back({{"request", sent.request.str()}, {"at", std::move(at)}});
  }
  return written(j);
}

Result<HallNews> read_news(std::string_view text) {
  const auto j = read_object(text, kMostNewsBytes);
  if (!j) return j.error();
  const auto version = count_in(*j, "hall");
  if (!version || *version == 0) return wrong_field("hall");
  if (*version > kRequestVersion)
    return Error{
        ErrorCode::version, base::sentence("The hall's program is newer than this table's."), {}};
  HallNews out;
  for (const Json& item : list_in(*j, "tables"))
    if (const auto place = place_in(item); place && out.tables.size() < std::size_t(kPlaces))
      out.tables.push_back({*place, text_in(item, "table", kMostTable)});
  for (const Json& item : list_in(*j, "sent"))
    if (auto sent = read_sent(item); sent && out.sent.size() < kMostTold)
      out.sent.push_back(std::move(*sent));
  return out;
}

}  // namespace hall
