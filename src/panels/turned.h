// turn_drawn: what ImGui has drawn upright, laid down turned: for whoever stands at another side. The UI
// thread's. Clip rectangles stay as they are: what is turned so fits the list's.
#pragma once

#include <imgui.h>

namespace panels {

/// Vertices of `list` from the nth on: what stood about `about` stands about `to`, turned clockwise.
void turn_drawn(ImDrawList& list, int from, float turn_rad, ImVec2 about, ImVec2 to);

}  // namespace panels
