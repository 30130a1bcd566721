// prose_field: text of several lines that is written in where it stands, by the keyboard on the screen
// or a machine's (FieldWriting). Who draws it says when it begins to be written. The UI thread's.
#pragma once

#include <string>
#include <string_view>

#include "panels/ui.h"

namespace panels {

/// It is being written in, as FieldWriting has it.
bool is_written(const Ui& ui, std::string_view name);
/// From the next frame on it is.
void begin_writing(Ui& ui, const std::string& name, const std::string& label,
                   const std::string& text);

/// How high `text` stands, with what is being composed where it is written in.
float prose_height(const Ui& ui, std::string_view name, const std::string& text, float width);
/// Text to be written in; `value` is what stands there. While it is written in a caret stands in it and
/// a tap sets that. Returns where the caret is, from top to bottom; both 0: there is none.
struct CaretLines {
  float top = 0, bottom = 0;
};
CaretLines prose_field(Ui& ui, const std::string& name, const std::string& label,
                       std::string& value, const Area& area, ImU32 ink);

}  // namespace panels
