#include "panels/turned.h"

#include <cmath>

namespace panels {

void turn_drawn(ImDrawList& list, int from, float turn_rad, ImVec2 about, ImVec2 to) {
  const float c = std::cos(turn_rad), s = std::sin(turn_rad);
  for (int i = from; i < list.VtxBuffer.Size; ++i) {
    ImVec2& p = list.VtxBuffer[i].pos;
    const ImVec2 d{p.x - about.x, p.y - about.y};
    p = {to.x + d.x * c - d.y * s, to.y + d.x * s + d.y * c};
  }
}

void turn_frame(ImDrawData& data, const base::TurnedRect& lies) {
  const auto vec = [](base::Vec2 p) { return ImVec2(float(p.x), float(p.y)); };
  const base::Vec2 middle{lies.size.w / 2, lies.size.h / 2};
  for (int n = 0; n < data.CmdListsCount; ++n) {
    ImDrawList& list = *data.CmdLists[n];
    turn_drawn(list, 0, float(lies.turn), vec(middle), vec(lies.centre));
    for (ImDrawCmd& cmd : list.CmdBuffer) {
      const base::Rect cut{{cmd.ClipRect.x, cmd.ClipRect.y}, {cmd.ClipRect.z, cmd.ClipRect.w}};
      const base::Rect now =
          base::TurnedRect{
              lies.to_world(cut.centre() - middle), {cut.width(), cut.height()}, lies.turn}
              .bounds();
      cmd.ClipRect = {float(std::round(now.min.x)), float(std::round(now.min.y)),
                      float(std::round(now.max.x)), float(std::round(now.max.y))};
    }
  }
  data.DisplaySize = vec(lies.centre * 2);
}

}  // namespace panels
