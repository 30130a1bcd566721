#include "panels/drag_scroll.h"

#include <algorithm>
#include <cmath>

namespace panels {

namespace {
constexpr float kGlideS = 0.12f;  // the speed falls to 1/e in this time
constexpr float kSlow = 20;       // px/s: below this it stands
}  // namespace

void DragScroll::begin(Ui& ui, const char* name, const Area& area, Axis axis, float content_px) {
  area_ = area;
  axis_ = axis;
  content_ = content_px;
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetCursorScreenPos(area.min());
  ImGui::BeginChild(name, {area.w, area.h}, false,
                    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoMove |
                        ImGuiWindowFlags_NoNav);
  const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem |
                                           ImGuiHoveredFlags_ChildWindows);
  const float at = axis == Axis::y ? io.MousePos.y : io.MousePos.x;
  const float view = axis == Axis::y ? area.h : area.w;
  const float most = std::max(0.0f, content_px - view);

  if (!down_) scrolling_ = false;
  if (over && io.MouseClicked[0]) {
    down_ = true;
    scrolling_ = false;
    down_at_ = last_at_ = at;
    speed_ = 0;
  }
  if (down_ && io.MouseDown[0] && ImGui::IsMousePosValid()) {
    const float moved = at - last_at_;
    if (!scrolling_ && std::abs(at - down_at_) > ui.theme.drag) scrolling_ = true;
    if (scrolling_) {
      offset_ -= moved;
      const float dt = std::max(io.DeltaTime, 1e-3f);
      speed_ = speed_ * 0.4f + 0.6f * (-moved / dt);
      last_at_ = at;
    }
  } else if (down_ && !io.MouseDown[0]) {
    down_ = false;  // scrolling_ stays for this frame, so that the release taps nothing
    if (!scrolling_) speed_ = 0;
  } else if (!down_ && std::abs(speed_) > kSlow) {
    offset_ += speed_ * io.DeltaTime;
    speed_ *= std::exp(-io.DeltaTime / kGlideS);
  }
  if (over && io.MouseWheel != 0) offset_ -= io.MouseWheel * ui.theme.px(20);
  if (wanted_ && !down_) {
    const auto [from, to] = *std::exchange(wanted_, {});
    offset_ = std::min(std::max(offset_, to - view), from);
    speed_ = 0;
  }
  if (offset_ <= 0 || offset_ >= most) {
    offset_ = std::clamp(offset_, 0.0f, most);
    if (!down_) speed_ = 0;
  }
  offset_ = std::round(offset_ * 4) / 4;
  if (!down_ && std::abs(speed_) > kSlow) ui.frame.moving = true;
  ui.scrolled = scrolling_;
}

void DragScroll::end(Ui& ui) {
  const float view = axis_ == Axis::y ? area_.h : area_.w;
  if (content_ > view + 1) {
    // Where we are in the list: a thin line, nothing to aim at.
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const float thick = ui.theme.px(0.9), part = std::max(view * view / content_, ui.theme.px(8));
    const float from = (view - part) * offset_ / (content_ - view);
    const ImU32 color = faded(ui.theme.ink, 0.28f);
    if (axis_ == Axis::y)
      draw->AddRectFilled({area_.right() - thick, area_.y + from},
                          {area_.right(), area_.y + from + part}, color, thick / 2);
    else
      draw->AddRectFilled({area_.x + from, area_.bottom() - thick},
                          {area_.x + from + part, area_.bottom()}, color, thick / 2);
  }
  ImGui::EndChild();
  ui.scrolled = false;
}

}  // namespace panels
