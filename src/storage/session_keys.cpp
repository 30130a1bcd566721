#include "storage/session_keys.h"

#include <algorithm>
#include <vector>

#include "model/kinds.h"

namespace storage {
namespace {

struct KnownKey {
  std::string_view name;
  Key::Is is;
  std::size_t index;
};
using KnownKeys = std::vector<KnownKey>;

template <class T>
KnownKeys keys_of() {
  KnownKeys out;
  if constexpr (std::is_same_v<T, model::Session>)
    for (const std::string_view head : kHeadKeys) out.push_back({head, Key::Is::head, 0});
  model::for_each_kind_in<T>([&](auto row) {
    out.push_back({row.list, Key::Is::list, model::kind_index<typename decltype(row)::Thing>()});
  });
  std::size_t field = 0;
  model::for_each_field<T>([&](const auto& f) {
    out.push_back({f.name, Key::Is::field, field++});
  });
  out.push_back({"id", Key::Is::field, field});
  return out;
}

const KnownKeys& keys_of(std::size_t kind) {
  static const auto all = [] {
    std::array<KnownKeys, model::kKindCount + 1> out;
    model::for_each_kind([&](auto row) {
      using T = typename decltype(row)::Thing;
      out[model::kind_index<T>()] = keys_of<T>();
    });
    out[model::kind_index<model::Session>()] = keys_of<model::Session>();
    return out;
  }();
  return all[kind];
}

bool is_seen(std::uint64_t seen, std::size_t place) { return (seen >> place & 1) != 0; }

/// The place of a key in which one byte was hurt; past the end where there is none.
std::size_t nearest(const KnownKeys& keys, std::string_view key, std::uint64_t seen) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].name.size() != key.size() || key.size() < 2) continue;
    if (is_seen(seen, i) && keys[i].is != Key::Is::list) continue;
    int apart = 0;
    for (std::size_t c = 0; c < key.size(); ++c) apart += keys[i].name[c] != key[c];
    if (apart == 1) return i;
  }
  return keys.size();
}

}  // namespace

Key SeenKeys::next(std::string key) {
  const KnownKeys& keys = keys_of(kind_);
  const auto it = std::ranges::find(keys, key, &KnownKey::name);
  const std::size_t place =
      it != keys.end() ? std::size_t(it - keys.begin()) : nearest(keys, key, seen_);
  if (place == keys.size()) return {Key::Is::unknown, 0, std::move(key), false};
  const KnownKey& known = keys[place];
  const bool again = is_seen(seen_, place);
  seen_ |= std::uint64_t(1) << place;
  return {known.is, known.index, std::string(known.name), again};
}

bool is_key_of(std::size_t kind, std::string_view key) {
  return std::ranges::find(keys_of(kind), key, &KnownKey::name) != keys_of(kind).end();
}

}  // namespace storage
