#include "report/form.h"

#include <algorithm>

#include "report/settings_text.h"

namespace report {

using base::sentence;

base::Result<Form> read_form(std::string_view text, const std::string& file) {
  SettingsText from(text, file, "kurumaza-form", {"name", "parts", "numbered", "plain"});
  Form out = full_form();
  if (auto parts = from.texts("parts")) out.parts = std::move(*parts);
  out.numbered = from.flag("numbered", true);
  out.plain = from.flag("plain", false);
  std::string known;
  for (const std::string_view name : known_parts())
    known += (known.empty() ? "" : ", ") + std::string(name);
  for (const std::string& part : out.parts)
    if (std::ranges::find(known_parts(), part) == known_parts().end())
      from.refuse(sentence("There is no part \"{}\" of a report. Parts are: {}.", part, known));
  if (from.wrong()) return *from.wrong();
  return out;
}

base::Result<Form> find_form(base::FileSystem& files, const std::vector<base::Path>& folders,
                             const std::string& name) {
  if (name.empty()) return full_form();
  std::string known;
  for (const base::Path& folder : folders) {
    const auto entries = files.list(folder);
    if (!entries) continue;  // few have one of their own
    std::vector<std::string> stems;
    for (const base::FolderEntry& entry : *entries) {
      if (entry.is_folder || entry.path.extension() != ".json") continue;
      if (entry.path.stem() == name) {
        const auto text = files.read(entry.path, 1u << 20);
        if (!text) return text.error();
        return read_form(*text, entry.path.string());
      }
      stems.push_back(entry.path.stem().string());
    }
    std::ranges::sort(stems);
    for (const std::string& stem : stems) known += (known.empty() ? "" : ", ") + stem;
  }
  return base::Error{base::ErrorCode::invalid,
                     sentence("There is no form \"{}\"; there are: {}.", name, known),
                     {}};
}

}  // namespace report
