#include "report/settings_text.h"

#include <algorithm>

namespace report {

using base::Error;
using base::ErrorCode;
using base::sentence;
using model::Json;

SettingsText::SettingsText(std::string_view text, std::string file, std::string_view format,
                           std::initializer_list<std::string_view> keys)
    : file_(std::move(file)) {
  try {
    json_ = Json::parse(text);
  } catch (const Json::parse_error& e) {
    const auto line = 1 + std::ranges::count(text.substr(0, e.byte), '\n');
    wrong_ = Error{ErrorCode::parse,
                   sentence("Line {}: this is not JSON: something is missing or too much here, "
                            "often a comma, a bracket or a quotation mark.",
                            line),
                   file_};
    return;
  }
  const bool ours = json_.is_object() && json_.value("format", Json()) == format;
  if (!ours) refuse(sentence("\"format\" is to be \"{}\".", format));
  if (ours && json_.value("version", Json()) != 1)
    refuse(sentence("\"version\" is to be 1; a newer file is read by a newer program."));
  if (wrong_) return;
  std::string known;
  for (const std::string_view key : keys) known += (known.empty() ? "" : ", ") + std::string(key);
  for (const auto& entry : json_.items()) {
    const std::string& key = entry.key();
    if (key == "$schema" || key == "format" || key == "version") continue;
    if (std::ranges::find(keys, key) == keys.end())
      refuse(sentence("\"{}\" is not known here. Known are: {}.", key, known));
  }
}

void SettingsText::refuse(base::Sentence why) {
  if (!wrong_) wrong_ = Error{ErrorCode::format, std::move(why), file_};
}

std::string SettingsText::text(const char* key) {
  if (wrong_ || !json_.contains(key)) return {};
  const Json& value = json_[key];
  if (value.is_string()) return value.get<std::string>();
  refuse(sentence("\"{}\" is to be a text.", key));
  return {};
}

std::string SettingsText::text_in(const char* key, const std::string& lang) {
  if (wrong_ || !json_.contains(key) || !json_[key].is_object()) return text(key);
  const Json& all = json_[key];
  for (const Json& one : all)
    if (!one.is_string()) {
      refuse(sentence("\"{}\" is to be a text, or one for each language.", key));
      return {};
    }
  if (all.contains(lang)) return all[lang].get<std::string>();
  return all.empty() ? std::string() : all.front().get<std::string>();
}

bool SettingsText::flag(const char* key, bool otherwise) {
  if (wrong_ || !json_.contains(key)) return otherwise;
  const Json& value = json_[key];
  if (value.is_boolean()) return value.get<bool>();
  refuse(sentence("\"{}\" is to be true or false.", key));
  return otherwise;
}

std::optional<std::vector<std::string>> SettingsText::texts(const char* key) {
  if (wrong_ || !json_.contains(key)) return {};
  const Json& value = json_[key];
  std::vector<std::string> out;
  bool good = value.is_array();
  for (const Json& item : good ? value : Json::array()) {
    good = good && item.is_string();
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  if (good) return out;
  refuse(sentence("\"{}\" is to be a list of texts.", key));
  return {};
}

}  // namespace report
