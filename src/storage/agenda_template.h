// AgendaTemplate: an evening as others have planned it: a JSON file that a facilitator can copy and
// change (docs/template.schema.json). Read when an evening is planned; a file that is wrong is refused
// with its line, what is wrong there and what would be right. The model's thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "ops/agenda.h"

namespace storage {

struct AgendaTemplate {
  std::string name, about;             // in the language that was asked for
  std::vector<std::string> questions;  // those of the evening it comes from; mostly none
  ops::Plan plan;

  /// Of all steps, for so many questions.
  int minutes(std::size_t question_count) const;
};

/// `lang`: "ja", "en"; where a text has no such language its first one is taken. `file`: its name, for
/// the error's context "file:line".
base::Result<AgendaTemplate> read_template(std::string_view text, const std::string& lang,
                                           const std::string& file);

struct FoundTemplates {
  std::vector<AgendaTemplate> good;  // by the names of their files, folder by folder
  std::vector<base::Error> wrong;
};
/// All `*.json` in the folders that are there.
FoundTemplates find_templates(base::FileSystem&, const std::vector<base::Path>& folders,
                              const std::string& lang);

}  // namespace storage
