#include "hall/join.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "hall/join_seal.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using nlohmann::json;

namespace {

constexpr std::size_t kMostPassword = 100;

struct RefusalWord {
  Refusal refusal;
  const char* word;
};
constexpr RefusalWord kRefusals[] = {{Refusal::full, "full"},
                                     {Refusal::shut, "shut"},
                                     {Refusal::version, "version"},
                                     {Refusal::malformed, "malformed"},
                                     {Refusal::trouble, "trouble"}};

Error wrong(ErrorCode code) {
  return {code, sentence("What came over the network was no joining of a hall."), ""};
}

/// An object of this version; json::parse would throw.
Result<json> object_of(std::string_view text) {
  if (text.size() > kMostJoinBytes) return wrong(ErrorCode::too_large);
  json read = json::parse(text, nullptr, false);
  if (!read.is_object()) return wrong(ErrorCode::parse);
  const auto version = read.find("join");
  if (version == read.end() || !version->is_number_integer()) return wrong(ErrorCode::format);
  if (*version != kJoinVersion)
    return Error{ErrorCode::version,
                 sentence("The hall and this table have different versions of the program. Use the "
                          "same one on all machines."),
                 ""};
  return read;
}

std::optional<std::string> string_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return {};
  return found->get<std::string>();
}

/// One line without control characters, cut at a character.
std::string one_line(const std::string& text) {
  std::string out;
  const std::string clean = base::clean_text(base::repaired_utf8(text));
  for (std::size_t at = 0; at < clean.size();) {
    std::size_t after = at;
    (void)base::code_point_at(clean, at, after);
    const bool space = clean[at] == '\n' || clean[at] == '\t';
    if (after > kMostTableName) break;
    out += space ? " " : clean.substr(at, after - at);
    at = after;
  }
  return out;
}

}  // namespace

std::string user_of_slot(int slot) {
  return (slot < 10 ? "t0" : "t") + std::to_string(slot);
}

std::string text_of(const JoinRequest& request) {
  return json{{"join", kJoinVersion},
              {"table", request.table.str()},
              {"name", one_line(request.name)},
              {"key", request.answer_key}}
      .dump();
}

Result<JoinRequest> read_join_request(std::string_view text) {
  const auto object = object_of(text);
  if (!object) return object.error();
  const auto table = string_at(*object, "table"), name = string_at(*object, "name"),
             key = string_at(*object, "key");
  const auto id = table ? base::Id::parse(*table) : std::nullopt;
  if (!id || id->nil() || !name || !key || !is_open_half(*key)) return wrong(ErrorCode::format);
  return JoinRequest{*id, one_line(*name), *key};
}

Result<std::string> text_of(const JoinAnswer& answer, const std::string& answer_key) {
  if (const auto* refusal = std::get_if<Refusal>(&answer)) {
    for (const RefusalWord& known : kRefusals)
      if (known.refusal == *refusal)
        return json{{"join", kJoinVersion}, {"refused", known.word}}.dump();
    ASSERT(false, "a refusal without a word");
  }
  const Place& place = std::get<Place>(answer);
  const auto sealed = seal(place.password, answer_key);
  if (!sealed) return sealed.error();
  return json{{"join", kJoinVersion},
              {"slot", place.slot},
              {"user", place.user},
              {"password", *sealed}}
      .dump();
}

Result<JoinAnswer> read_join_answer(std::string_view text, const AnswerKey& key) {
  const auto object = object_of(text);
  if (!object) return object.error();
  if (const auto word = string_at(*object, "refused")) {
    for (const RefusalWord& known : kRefusals)
      if (*word == known.word) return JoinAnswer(known.refusal);
    return wrong(ErrorCode::format);
  }
  const auto slot = object->find("slot");
  const auto user = string_at(*object, "user"), sealed = string_at(*object, "password");
  if (slot == object->end() || !slot->is_number_integer() || !user || !sealed)
    return wrong(ErrorCode::format);
  const auto number = slot->is_number_unsigned() ? slot->get<std::uint64_t>() : 0;
  if (number < 1 || number > std::uint64_t(kPlaces) || *user != user_of_slot(int(number)))
    return wrong(ErrorCode::format);
  const auto password = key.open(*sealed);
  if (!password) return password.error();
  if (password->empty() || password->size() > kMostPassword || !base::is_utf8(*password))
    return wrong(ErrorCode::format);
  return JoinAnswer(Place{int(number), *user, *password});
}

Error error_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::full:
      return {ErrorCode::no_space,
              sentence("The hall has no free place. A place can be freed on the hall's screen."), ""};
    case Refusal::shut:
      return {ErrorCode::permission,
              sentence("The hall sent this table out. Whoever leads it can let it in again."), ""};
    case Refusal::version:
      return {ErrorCode::version,
              sentence("The hall and this table have different versions of the program. Use the "
                       "same one on all machines."),
              ""};
    case Refusal::malformed:
      return {ErrorCode::format, sentence("The hall did not understand this table. Try again."), ""};
    case Refusal::trouble:
      return {ErrorCode::io,
              sentence("The hall cannot give places now. Its own screen says why."), ""};
  }
  ASSERT(false, "a refusal that is none");
}

}  // namespace hall
