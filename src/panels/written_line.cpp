#include "panels/written_line.h"

#include <utility>

namespace panels {

std::optional<std::string> WrittenLine::settled(const std::string& now, bool writing) {
  if (writing) return {};
  const bool theirs = known != now;  // changed meanwhile: undone, or by another hand
  const bool ours = text != known;
  known = now;
  // The session says it as soon as it has it; where it is refused it stands here no longer.
  std::string written = std::exchange(text, now);
  return ours && !theirs ? std::optional(std::move(written)) : std::nullopt;
}

}  // namespace panels
