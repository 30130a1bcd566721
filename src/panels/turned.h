// What ImGui has drawn upright, laid down turned: for whoever stands at another side. The UI thread's.
#pragma once

#include <imgui.h>

#include "base/geometry.h"

namespace panels {

/// Vertices of `list` from the nth on: what stood about `about` stands about `to`, turned clockwise.
/// Clip rectangles stay as they are: what is turned so fits the list's.
void turn_drawn(ImDrawList& list, int from, float turn_rad, ImVec2 about, ImVec2 to);

/// A whole frame, made as large as `lies`, clip rectangles and all, as that lies in a window of which
/// it has the middle. Whole quarter turns cut exactly, others around.
void turn_frame(ImDrawData& data, const base::TurnedRect& lies);

}  // namespace panels
