// A small JSON file of settings, read key by key; the first thing that is wrong in it is kept. For town.cpp
// and form.cpp.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/codec.h"

namespace report {

class SettingsText {
 public:
  /// `format`: what the file has to say it is.
  SettingsText(std::string_view text, std::string file, std::string_view format,
               std::initializer_list<std::string_view> keys);

  /// "" where it is not there.
  std::string text(const char* key);
  /// A text, or an object with one for each language, of which that of `lang` is taken, else the first.
  std::string text_in(const char* key, const std::string& lang);
  bool flag(const char* key, bool otherwise);
  /// Null where it is no list of texts, or not there.
  std::optional<std::vector<std::string>> texts(const char* key);
  void refuse(base::Sentence why);
  const std::optional<base::Error>& wrong() const { return wrong_; }

 private:
  const std::string file_;
  model::Json json_;
  std::optional<base::Error> wrong_;
};

}  // namespace report
