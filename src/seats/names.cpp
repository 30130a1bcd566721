#include "seats/names.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/sentence.h"

namespace seats {

namespace {
constexpr std::uint64_t kMostBytes = 1 << 20;
}

std::shared_ptr<const ime::Words> NameWords::before(
    const std::shared_ptr<const ime::Words>& others) {
  const auto chosen = chosen_.snapshot();
  if (made_ && of_chosen_ == chosen && of_others_ == others) return made_;
  of_chosen_ = chosen;
  of_others_ = others;
  auto words = std::make_shared<ime::Words>();
  std::set<std::pair<std::string_view, std::string_view>> there;
  const auto add = [&](const std::vector<Chosen>& list) {
    for (const Chosen& one : list)
      if (there.emplace(one.reading, one.surface).second) words->chosen.push_back(one);
  };
  add(chosen->chosen);
  add(known_);
  add(others->chosen);
  words->texts = others->texts;
  made_ = std::move(words);
  return made_;
}

base::Result<std::vector<ime::Words::Chosen>> load_names(base::FileSystem& files,
                                                         const base::Path& path) {
  const auto text = files.read(path, kMostBytes);
  if (!text) return text.error();
  const auto j = nlohmann::ordered_json::parse(*text, nullptr, false);
  if (!j.is_object() || !j.contains("names") || !j["names"].is_object())
    return base::Error{base::ErrorCode::format, base::sentence("The file holds no names."),
                       path.string()};
  std::vector<ime::Words::Chosen> out;
  for (const auto& [reading, names] : j["names"].items()) {
    if (!names.is_array()) continue;
    for (const auto& name : names)
      if (name.is_string() && !reading.empty()) out.push_back({reading, name.get<std::string>()});
  }
  return out;
}

}  // namespace seats
