// Form: which parts a report has and in which order: a JSON file that a facilitator can copy and change
// (docs/form.schema.json). Read when a report is made; one that is wrong is refused with what would be right.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/messages.h"
#include "base/result.h"

namespace report {

struct Form {
  std::vector<std::string> parts;
  bool numbered = true;  // their headings
  bool plain = false;    // plain Japanese beside plates, and readings above kanji
};

/// Every part there is, as the full form has them.
std::span<const std::string_view> known_parts();
Form full_form();
/// What its heading says; the cover has none and is called so.
std::string part_title(std::string_view name, const base::Messages&);

/// `file`: for the error's context.
base::Result<Form> read_form(std::string_view text, const std::string& file);
/// The form of that name in the first of the folders that has it; "": the full one. Fails with `invalid`
/// where none has it, naming those there are.
base::Result<Form> find_form(base::FileSystem& files, const std::vector<base::Path>& folders,
                             const std::string& name);

}  // namespace report
