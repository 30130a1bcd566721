#include "report/form.h"

#include <algorithm>
#include <map>

#include "base/folders.h"
#include "report/settings_text.h"

namespace report {

using base::sentence;

namespace {

constexpr std::string_view kFull = "full";  // the name of the full one's file

/// What of the folder's files are forms, by name.
std::map<std::string, base::Path> forms_in(base::FileSystem& files, const base::Path& folder) {
  std::map<std::string, base::Path> out;
  const auto entries = files.list(folder);
  if (!entries) return out;  // few have one of their own
  for (const base::FolderEntry& entry : *entries)
    if (!entry.is_folder && entry.path.extension() == ".json")
      out.emplace(entry.path.stem().string(), entry.path);
  return out;
}

base::Result<Form> read_form_file(base::FileSystem& files, const base::Path& path,
                                  const std::string& lang) {
  const auto text = files.read(path, 1u << 20);
  if (!text) return text.error();
  return read_form(*text, path.string(), lang);
}

}  // namespace

base::Result<Form> read_form(std::string_view text, const std::string& file,
                             const std::string& lang) {
  SettingsText from(text, file, "kurumaza-form", {"name", "parts", "numbered", "plain"});
  Form out = full_form();
  out.title = from.text_in("name", lang);
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
    const auto there = forms_in(files, folder);
    if (const auto it = there.find(name); it != there.end())
      return read_form_file(files, it->second, {});
    for (const auto& entry : there) known += (known.empty() ? "" : ", ") + entry.first;
  }
  return base::Error{base::ErrorCode::invalid,
                     sentence("There is no form \"{}\"; there are: {}.", name, known),
                     {}};
}

FoundForms find_forms(base::FileSystem& files, const std::vector<base::Path>& folders,
                      const std::string& lang) {
  std::map<std::string, base::Path> all;
  for (const base::Path& folder : folders) all.merge(forms_in(files, folder));
  FoundForms out;
  for (const auto& [name, path] : all) {
    auto form = read_form_file(files, path, lang);
    if (!form) {
      out.wrong.push_back(form.error());
      continue;
    }
    if (form->title.empty()) form->title = name;
    // Somebody's own of that name is another one.
    const bool full = name == kFull && form->parts == full_form().parts && form->numbered;
    out.good.insert(full ? out.good.begin() : out.good.end(),
                    {full ? std::string() : name, std::move(*form)});
  }
  return out;
}

base::Sentence form_is_missing(const std::string& name) {
  return sentence("Its form \"{}\" is not on this machine; it is made in the full one.", name);
}

std::vector<base::Path> form_folders(const base::AssetPaths& assets) {
  return {base::config_folder() / "forms", assets.forms};
}

Form with_parts_of(Form form, const model::Session& session) {
  for (const std::string& part : session.report_parts)
    if (std::ranges::find(known_parts(), part) != known_parts().end() &&
        std::ranges::find(form.parts, part) == form.parts.end())
      form.parts.push_back(part);
  return form;
}

}  // namespace report
