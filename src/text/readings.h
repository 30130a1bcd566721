// The Readings seam: how the kanji of a text are read. MecabReadings asks MeCab's dictionary; tests bring
// their own. One object is used from one thread only (a Worker's).
#pragma once

#include <string_view>

#include "base/result.h"
#include "text/ruby.h"

namespace text {

class Readings {
 public:
  virtual ~Readings() = default;
  /// Over runs of kanji only, in hiragana; none where the reading is not sure. What people say of a
  /// word (`own`) goes before all else. `text`: UTF-8 (else fails with `encoding`).
  virtual base::Result<Read> of(std::string_view text, const OwnReadings& own) = 0;
};

}  // namespace text
