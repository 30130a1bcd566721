// Form: which parts a report has and in which order: a JSON file that a facilitator can copy and change
// (docs/form.schema.json). Read when a report is made; one that is wrong is refused with what would be right.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/assets.h"
#include "base/file_system.h"
#include "base/messages.h"
#include "base/result.h"
#include "model/session.h"

namespace report {

struct Form {
  std::vector<std::string> parts;
  bool numbered = true;  // their headings
  bool plain = false;    // plain Japanese beside plates, and readings above kanji
  std::string title{};   // what people call it
};

/// Every part there is, as the full form has them.
std::span<const std::string_view> known_parts();
Form full_form();
/// What its heading says; the cover has none and is called so.
std::string part_title(std::string_view name, const base::Messages&);

/// `file`: for the error's context. `lang`: of its title, "ja"; where it has none of that, its first.
base::Result<Form> read_form(std::string_view text, const std::string& file,
                             const std::string& lang = {});
/// The form of that name in the first of the folders that has it; "": the full one. Fails with `invalid`
/// where none has it, naming those there are.
base::Result<Form> find_form(base::FileSystem& files, const std::vector<base::Path>& folders,
                             const std::string& name);

struct FoundForm {
  std::string name;  // of its file: "short"; "" is the full one
  Form form;
};
struct FoundForms {
  std::vector<FoundForm> good;  // the full one first, then by name
  std::vector<base::Error> wrong;
};
/// All there are; of two of one name that of the first folder.
FoundForms find_forms(base::FileSystem& files, const std::vector<base::Path>& folders,
                      const std::string& lang);
/// What is said where a session's form is not there.
base::Sentence form_is_missing(const std::string& name);
/// Where forms lie: this machine's own, then the program's.
std::vector<base::Path> form_folders(const base::AssetPaths& assets);

/// The parts that a report of this form may have: the form's, and what the session switched on besides.
Form with_parts_of(Form form, const model::Session& session);

}  // namespace report
