#include "hall/join_known.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using nlohmann::json;

namespace {

constexpr int kFileVersion = 1;

/// Random through and through: who knew it would get this table's place.
Result<base::Id> new_table() {
  const auto bytes = random_text(16);
  if (!bytes) return bytes.error();
  const Mac mixed = mac_of(Mac{}, *bytes);
  base::Id id;
  std::copy_n(mixed.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = std::uint8_t((id.bytes[6] & 0x0f) | 0x40);  // version 4 [RFC 9562]
  id.bytes[8] = std::uint8_t((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

std::optional<KnownHall> read_hall(const json& one) {
  if (!one.is_object()) return {};
  const auto name = one.find("name"), key = one.find("key"), joined = one.find("joined");
  if (name == one.end() || !name->is_string() || key == one.end() || !key->is_string() ||
      joined == one.end() || !joined->is_string())
    return {};
  const auto read = RoomKey::from_hex(key->get<std::string>());
  const auto when = base::parse_time(joined->get<std::string>());
  if (!read || !when) return {};
  return KnownHall{name->get<std::string>(), *read, *when};
}

}  // namespace

void KnownHalls::remember(const KnownHall& hall) {
  forget(hall.key);
  halls.insert(halls.begin(), hall);
  while (halls.size() > kMostKnownHalls) halls.pop_back();
}

void KnownHalls::forget(const RoomKey& key) {
  std::erase_if(halls, [&](const KnownHall& h) { return h.key == key; });
}

Result<KnownHalls> load_known_halls(PrivateFiles& files, const base::Path& path) {
  const auto text = files.read(path);
  KnownHalls out;
  if (!text && text.error().code != ErrorCode::not_found) return text.error();
  if (!text) {
    const auto table = new_table();
    if (!table) return table.error();
    out.table = *table;
    // Kept at once: a table that is started anew before it joined is the same.
    if (auto saved = save_known_halls(files, path, out); !saved) return saved.error();
    return out;
  }
  const Error damaged{
      ErrorCode::format,
      sentence("The file of the halls that this table knows is damaged. Remove it, and join by the "
               "six words again."),
      path.string()};
  const json object = json::parse(*text, nullptr, false);
  if (!object.is_object() || object.value("version", json()) != kFileVersion) return damaged;
  const json table = object.value("table", json()), list = object.value("halls", json());
  const auto id = table.is_string() ? base::Id::parse(table.get<std::string>()) : std::nullopt;
  if (!id || id->nil() || !list.is_array()) return damaged;
  out.table = *id;
  for (const json& one : list) {
    const auto hall = read_hall(one);
    if (!hall) return damaged;
    if (out.halls.size() < kMostKnownHalls) out.halls.push_back(*hall);
  }
  return out;
}

Result<void> save_known_halls(PrivateFiles& files, const base::Path& path, const KnownHalls& halls) {
  json list = json::array();
  for (const KnownHall& hall : halls.halls)
    list.push_back(
        {{"name", hall.name}, {"key", hall.key.hex()}, {"joined", base::format_time(hall.joined)}});
  return files.write(
      path,
      json{{"version", kFileVersion}, {"table", halls.table.str()}, {"halls", list}}.dump(1) + "\n");
}

}  // namespace hall
