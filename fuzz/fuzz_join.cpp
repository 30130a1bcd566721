// Any bytes as a question at hall.join and as its answer: refused for a reason, or the same after writing and reading.
#include <cstdint>
#include <map>

#include "base/assert.h"
#include "base/utf8.h"
#include "hall/join_places.h"
#include "hall/join_seal.h"

namespace {

struct Files final : hall::PrivateFiles {
  base::Result<std::string> read(const base::Path&) override {
    return base::Error{base::ErrorCode::not_found, "", ""};
  }
  base::Result<void> write(const base::Path&, std::string_view) override { return {}; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static Files files;
  static hall::JoinPlaces places = hall::JoinPlaces::open(files, "places").value();
  static const hall::AnswerKey key = hall::AnswerKey::make().value();
  if (const auto request = hall::read_join_request(text)) {
    ASSERT(!request->table.nil() && base::is_utf8(request->name), "a request that is none");
    ASSERT(request->name.size() <= hall::kMostTableName, "a name that is too long");
    const auto again = hall::read_join_request(hall::text_of(*request));
    ASSERT(again.ok() && *again == *request, "a request changes when it is written and read");
  } else {
    ASSERT(!request.error().message.empty(), "an error says nothing");
  }
  const std::string answer = places.answer_text(text);
  ASSERT(answer.size() <= hall::kMostJoinBytes, "an answer that is too long");
  if (const auto read = hall::read_join_answer(text, key))
    if (const auto* place = std::get_if<hall::Place>(&*read))
      ASSERT(place->slot >= 1 && place->slot <= hall::kPlaces, "a place that is none");
  return 0;
}
