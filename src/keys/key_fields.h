// KeyFields: reads the fields of a layout file and keeps the first thing that is wrong with it,
// with its place, and how many more there are. Reading goes on after a fault, with what the field
// would be if it were not there. Private to seats.
#pragma once

#include <fmt/core.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "keys/key_layout.h"

namespace keys {

using Json = nlohmann::json;

inline constexpr std::size_t kMostLabelLetters = 16;
inline constexpr std::size_t kMostTypedLetters = 40;

template <class T>
struct Named {
  std::string_view name;
  T value;
};
template <class T, std::size_t N>
std::optional<T> by_name(const Named<T> (&all)[N], std::string_view name) {
  for (const auto& one : all)
    if (one.name == name) return one.value;
  return {};
}

template <class T, std::size_t N>
std::string names(const Named<T> (&all)[N]) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : ", ") + std::string(one.name);
  return out;
}

class KeyFields {
 public:
  /// What is wrong; nothing while all is right. The context is `file` and the first fault's place.
  std::optional<base::Error> error(std::string_view file) const;
  void wrong(const std::string& place, base::Sentence message,
             base::ErrorCode code = base::ErrorCode::format);

  /// Says the first field of `object` that is none of `known`.
  void only(const std::string& place, const Json& object,
            std::initializer_list<std::string_view> known);
  /// One of `all` by its name; without `absent` the field must be there.
  template <class T, std::size_t N>
  std::optional<T> choice(const Json& object, const char* field, const Named<T> (&all)[N],
                          const std::string& place, std::optional<T> absent = {}) {
    const auto found = object.find(field);
    if (found == object.end()) {
      if (!absent)
        wrong(place, base::sentence("\"{}\" is missing. Write one of {}.", field, names(all)));
      return absent;
    }
    std::optional<T> value;
    if (found->is_string()) value = by_name(all, found->template get_ref<const std::string&>());
    if (!value) wrong(place, base::sentence("\"{}\" is not one of {}.", field, names(all)));
    return value;
  }
  /// A text of 1 to `most` characters without control characters; "" when it is no such text.
  /// `what`: what the message calls it.
  std::string text(const Json& json, std::string_view what, std::size_t most,
                   const std::string& place);
  /// A label: a text, or an object of texts by language; empty when the field is not there.
  KeyLabel words(const Json& object, const char* field, const std::string& place);
  double number(const Json& object, const char* field, double least, double most, double absent,
                const std::string& place);

 private:
  int wrong_ = 0;
  base::Error first_;
};

}  // namespace keys
