// WrittenLine: words in a field of a sheet that stand for words elsewhere, and go there once somebody has
// written them and goes on: one change, not one a letter. A plain value; the UI thread's.
#pragma once

#include <optional>
#include <string>

namespace panels {

struct WrittenLine {
  std::string text;   // in the field
  std::string known;  // as they were elsewhere in the last frame

  /// What was written and left since the last frame. Otherwise a line that is not being written in
  /// says from now on what is so elsewhere.
  std::optional<std::string> settled(const std::string& now, bool writing);
};

}  // namespace panels
