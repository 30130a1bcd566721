#include "hall/message_json.h"

#include <cmath>

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

Result<Json> read_object(std::string_view text, std::size_t most_bytes) {
  if (text.size() > most_bytes)
    return Error{ErrorCode::too_large, sentence("A message of the hall is too large."), {}};
  Json read = Json::parse(text, nullptr, false);
  if (read.is_discarded())
    return Error{ErrorCode::parse, sentence("A message of the hall cannot be read."), {}};
  if (!read.is_object())
    return Error{ErrorCode::format, sentence("A message of the hall is none."), {}};
  return read;
}

Error wrong_field(const char* name) {
  return {ErrorCode::format, sentence("A message of the hall is not as it should be."), name};
}

std::string text_in(const Json& object, const char* name, std::size_t most) {
  const auto it = object.find(name);
  if (it == object.end() || !it->is_string()) return {};
  const std::string& text = it->get_ref<const std::string&>();
  return text.size() <= most ? text : std::string();
}

std::optional<std::uint64_t> count_in(const Json& object, const char* name) {
  const auto it = object.find(name);
  if (it == object.end() || !it->is_number_unsigned()) return {};
  return it->get<std::uint64_t>();
}

std::optional<double> number_in(const Json& object, const char* name) {
  const auto it = object.find(name);
  if (it == object.end() || !it->is_number()) return {};
  const double number = it->get<double>();
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

base::Id id_in(const Json& object, const char* name) {
  return base::Id::parse(text_in(object, name, 36)).value_or(base::Id{});
}

bool flag_in(const Json& object, const char* name) {
  const auto it = object.find(name);
  return it != object.end() && it->is_boolean() && it->get<bool>();
}

}  // namespace hall
