// WrittenLine: words in a field of a sheet, and as the session had them in the last frame: they count
// when somebody has written them and goes on elsewhere. A value of its sheet. The UI thread's.
#pragma once

#include <optional>
#include <string>

namespace panels {

struct WrittenLine {
  std::string text, known;

  /// What was written and left since the last frame. Otherwise a line not written in now says what the
  /// session does.
  std::optional<std::string> settled(const std::string& now, bool writing);
};

}  // namespace panels
