#include "support/session_text.h"

#include "model/codec.h"
#include "model/kinds.h"

namespace support {

using model::Board;
using model::for_each_kind_in;
using model::Session;

namespace {
template <class T>
void put(model::Json& j, const char* key, const std::map<base::Id, T>& things) {
  for (const auto& [id, thing] : things) {
    model::Json t;
    t["id"] = model::to_json(id);
    model::write_fields(t, thing);
    j[key].push_back(t);
  }
}
}  // namespace

std::string session_text(const Session& s) {
  model::Json j;
  j["id"] = model::to_json(s.id);
  model::write_fields(j, s);
  for_each_kind_in<Session>([&](auto row) { put(j, row.list, s.*row.things); });
  for (const auto& entry : s.boards)
    for_each_kind_in<Board>([&](auto row) { put(j, row.list, entry.second.*row.things); });
  return j.dump(1);
}
}  // namespace support
