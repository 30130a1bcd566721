// The head of a page behind the start page: the way back, and what the page is.
#pragma once

#include <string>

#include "panels/ui.h"

namespace panels {

/// How high it is.
float page_head_height(const Ui& ui);
/// On the line `area`, as high as that. True: back was tapped.
bool draw_page_head(Ui& ui, const std::string& title, const Area& area);

}  // namespace panels
