// message_json: reading the hall's small messages, which anybody in the hall may have sent: an object or an error, fields of the
// right kind or nothing. Internal to the room's .cpp files: nlohmann/json is heavy.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"

namespace hall {

using Json = nlohmann::ordered_json;

/// Fails with too_large, parse or, where it is no object, format.
base::Result<Json> read_object(std::string_view text, std::size_t most_bytes);
base::Error wrong_field(const char* name);

/// "" where there is none, or no text, or it is longer than `most` bytes.
std::string text_in(const Json& object, const char* name, std::size_t most);
std::optional<std::uint64_t> count_in(const Json& object, const char* name);
std::optional<double> number_in(const Json& object, const char* name);
/// Nil where there is none.
base::Id id_in(const Json& object, const char* name);
bool flag_in(const Json& object, const char* name);

}  // namespace hall
