// draw_glow: a thing of the map shows that it would take what a finger brings. The model's thread.
#pragma once

#include "desk/desk.h"
#include "desk/overlay.h"

namespace tools {

/// Round a card or an island, on the layer of lines; nothing where it is hidden.
void draw_glow(const desk::Desk& desk, base::Id thing, desk::Overlay& overlay);

}  // namespace tools
