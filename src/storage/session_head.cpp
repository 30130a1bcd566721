#include "storage/session_head.h"

#include <algorithm>

#include "model/codec.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

std::string SessionHead::set(std::string_view key, const model::Json& value) {
  if (key == "format") {
    format_ = value.is_string() ? value.get<std::string>() : std::string();
  } else if (key == "version") {
    version_ = value.is_number_unsigned()
                   ? std::int64_t(std::min<std::uint64_t>(value.get<std::uint64_t>(), 1000000))
                   : 0;
  } else if (key == "journal_seq") {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() >= (1ull << 53))
      return base::msgid("a whole number from 0 up");
    journal_.seq = value.get<std::uint64_t>();
  } else if (key == "journal_hash") {
    if (value.is_string()) journal_.hash = parse_hash(value.get<std::string>());
    if (!journal_.hash) return base::msgid("16 hexadecimal digits");
  }
  return {};
}

Result<void> SessionHead::check() const {
  if (!is_session_)
    return Error{ErrorCode::format,
                 sentence("This is JSON, but not a Kurumaza session: it is no object."),
                 {}};
  if (format_ != kSessionFormat)
    return Error{
        ErrorCode::format,
        sentence("This is not a Kurumaza session: \"format\" is not \"{}\".", kSessionFormat),
        {}};
  if (version_ > kSessionVersion)
    return Error{ErrorCode::version,
                 sentence("A newer Kurumaza made this session (format version {}; this one "
                          "reads up to {}). Update Kurumaza to open it.",
                          version_, kSessionVersion),
                 {}};
  if (version_ < 1)
    return Error{ErrorCode::format,
                 sentence("\"version\" is missing, or not a whole number from 1 up."),
                 {}};
  return {};
}

}  // namespace storage
