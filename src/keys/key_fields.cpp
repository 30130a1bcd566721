#include "keys/key_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace keys {

using base::Error;
using base::ErrorCode;

std::optional<Error> KeyFields::error(std::string_view file) const {
  if (wrong_ == 0) return {};
  Error error = first_;
  error.context =
      error.context.empty() ? std::string(file) : fmt::format("{}, {}", file, error.context);
  if (wrong_ > 1)
    error.message = base::sentence("{} ({} more after this.)", error.message, wrong_ - 1);
  return error;
}

void KeyFields::wrong(const std::string& place, base::Sentence message, ErrorCode code) {
  if (wrong_++ == 0) first_ = {code, std::move(message), place};
}

void KeyFields::only(const std::string& place, const Json& object,
                     std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : object.items())
    if (std::find(known.begin(), known.end(), name) == known.end())
      wrong(place, base::sentence("The field \"{}\" is unknown. Known here: {}.", name,
                                  fmt::format("{}", fmt::join(known, ", "))));
}

std::string KeyFields::text(const Json& json, std::string_view what, std::size_t most,
                            const std::string& place) {
  const std::string* found = json.get_ptr<const std::string*>();
  if (!found || found->empty() || base::count_code_points(*found) > most ||
      std::any_of(found->begin(), found->end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    wrong(place, base::sentence("{} is not a text of 1 to {} characters on one line.", what, most));
    return {};
  }
  return *found;
}

KeyLabel KeyFields::words(const Json& object, const char* field, const std::string& place) {
  const auto found = object.find(field);
  if (found == object.end()) return {};
  const std::string quoted = fmt::format("\"{}\"", field);
  if (!found->is_object()) {
    std::string one = text(*found, quoted, kMostLabelLetters, place);
    return one.empty() ? KeyLabel() : KeyLabel(std::move(one));
  }
  KeyLabel out;
  for (const auto& [lang, value] : found->items())
    out.by_lang.emplace_back(
        lang, text(value, fmt::format("{} in \"{}\"", quoted, lang), kMostLabelLetters, place));
  if (out.empty() || std::any_of(out.by_lang.begin(), out.by_lang.end(),
                                 [](const auto& one) { return one.first.empty(); }))
    wrong(place, base::sentence("{} holds no language. Write {{\"en\": \"…\", \"ja\": \"…\"}} or a "
                                "text.",
                                quoted));
  return out;
}

double KeyFields::number(const Json& object, const char* field, double least, double most,
                         double absent, const std::string& place) {
  const auto found = object.find(field);
  if (found == object.end()) return absent;
  const double value = found->is_number() ? found->get<double>() : std::nan("");
  if (value >= least && value <= most) return value;
  wrong(place, base::sentence("\"{}\" is not a number from {} to {}.", field,
                              fmt::format("{}", least), fmt::format("{}", most)));
  return absent;
}

}  // namespace keys
