#include "support/session_text.h"

#include "model/codec.h"

namespace support {
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

std::string session_text(const model::Session& s) {
  model::Json j;
  j["id"] = model::to_json(s.id);
  model::write_fields(j, s);
  put(j, "questions", s.questions);
  put(j, "boards", s.boards);
  for (const auto& [id, b] : s.boards) {
    put(j, "cards", b.cards);
    put(j, "islands", b.islands);
    put(j, "relations", b.relations);
    put(j, "votes", b.votes);
  }
  return j.dump(1);
}
}  // namespace support
