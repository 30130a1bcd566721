// What stands on sheets from top to bottom: texts and buttons as wide as the sheet. The UI thread's.
#pragma once

#include "panels/ui.h"

namespace panels {

/// All of the text, from `y` down. Returns where it ends.
float paragraph(Ui& ui, Role role, const std::string& text, const Area& room, float y, ImU32 ink,
                Words words = Words::interface);
/// As wide as the room; `y` is below it afterwards, with some space. True: tapped.
bool wide_button(Ui& ui, const ButtonSpec& spec, const Area& room, float& y);

}  // namespace panels
