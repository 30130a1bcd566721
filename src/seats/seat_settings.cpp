#include "seats/seat_settings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace seats {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint64_t kMostBytes = 1 << 20;
constexpr std::size_t kLongestName = 60;  // bytes

bool read_place(const Json& j, SeatPlace& out) {
  if (!j.is_object()) return false;
  const Json none;
  const auto field = [&](const char* name) -> const Json& {
    return j.contains(name) ? j[name] : none;
  };
  const Json &number = field("number"), &edge = field("edge"), &along = field("along"),
             &name = field("name");
  if (!number.is_number_integer() || !edge.is_string() || !along.is_number()) return false;
  const auto n = number.get<std::int64_t>();
  if (n < 1 || n > kMostSeats) return false;
  bool known = false;
  for (const Edge e : {Edge::bottom, Edge::left, Edge::top, Edge::right})
    if (edge.get<std::string>() == name_of(e)) out.edge = e, known = true;
  const double at = along.get<double>();
  if (!known || !std::isfinite(at)) return false;
  out.number = int(n);
  out.along = std::clamp(at, 0.0, 1.0);
  out.name = name.is_string() ? base::clean_text(base::repaired_utf8(name.get<std::string>())) : "";
  if (out.name.size() > kLongestName) out.name.clear();
  return true;
}

}  // namespace

base::Result<SeatSettings> load_seat_settings(base::FileSystem& files, const base::Path& path) {
  SeatSettings out;
  if (!files.exists(path)) return out;
  const auto text = files.read(path, kMostBytes);
  if (!text) return text.error();
  const Json j = Json::parse(*text, nullptr, false);
  if (j.is_discarded())
    return base::Error{
        base::ErrorCode::parse,
        base::sentence("The places of the seats can't be read: this is no JSON. Delete the file "
                       "to begin without seats."),
        path.string()};
  if (!j.is_object() || !j.contains("seats") || !j["seats"].is_array())
    return base::Error{
        base::ErrorCode::format,
        base::sentence("The file holds no list \"seats\". Delete it to begin without seats."),
        path.string()};
  for (const Json& entry : j["seats"]) {
    SeatPlace place;
    if (!read_place(entry, place)) continue;
    const bool known = std::any_of(out.places.begin(), out.places.end(),
                                   [&](const SeatPlace& p) { return p.number == place.number; });
    if (!known) out.places.push_back(place);
  }
  std::sort(out.places.begin(), out.places.end(),
            [](const SeatPlace& a, const SeatPlace& b) { return a.number < b.number; });
  return out;
}

base::Result<void> save_seat_settings(base::FileSystem& files, const base::Path& path,
                                      const SeatSettings& settings) {
  Json list = Json::array();
  for (const SeatPlace& p : settings.places)
    list.push_back({{"number", p.number},
                    {"edge", name_of(p.edge)},
                    {"along", std::round(p.along * 1e4) / 1e4},
                    {"name", p.name}});
  const Json j{{"format", "kurumaza-seats"}, {"version", 1}, {"seats", std::move(list)}};
  if (auto made = files.make_folders(path.parent_path()); !made) return made.error();
  return base::write_atomically(files, path,
                                j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace seats
