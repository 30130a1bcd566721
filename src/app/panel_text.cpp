#include "app/panel_text.h"

#include "base/utf8.h"

namespace app {

void PanelText::type(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) keys_.type(base::code_point_at(utf8, at, at));
}

std::optional<base::Vec2> PanelText::caret_px() const {
  const auto field = screen_.text_focus();
  return field ? std::optional(base::Vec2{field->min.x, field->max.y}) : std::nullopt;
}

}  // namespace app
