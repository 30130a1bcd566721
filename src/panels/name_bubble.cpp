#include "panels/name_bubble.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panels {

namespace {
constexpr float kShows_s = 0.35f;
constexpr float kRead_s = 0.65f;  // who presses slowly has let go by then
constexpr float kSaidAlready_s = -1e9f;
constexpr double kFinger_mm = 9;  // from its middle: what it hides
}  // namespace

bool NameBubble::meet(Ui& ui, std::string_view name, std::string_view says, const Area& seen) {
  const ImGuiIO& io = ImGui::GetIO();
  const auto within = [&](ImVec2 p) { return seen.rect().contains({p.x, p.y}); };
  if (!ImGui::IsMousePosValid() || !within(io.MousePos) ||
      !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem))
    return false;
  const bool down = io.MouseDown[0], finger = !ui.writing || ui.writing->finger;
  if (down && !within(io.MouseClickedPos[0])) return false;  // it only passes
  const bool lifted = name == name_ && down_ && !down;
  const bool asked = lifted && finger && rested_s_ >= kRead_s;
  if (name != name_ || (down && !down_))
    rested_s_ = 0;
  else if (lifted)
    rested_s_ = kSaidAlready_s;
  else
    rested_s_ += io.DeltaTime;
  name_ = name;
  says_ = says;
  at_ = seen;
  down_ = down;
  met_ = true;
  return asked;
}

void NameBubble::draw(Ui& ui) {
  if (!std::exchange(met_, false)) {
    name_.clear();
    return;
  }
  // Nothing else wakes it while nobody moves.
  ui.frame.moving |= rested_s_ >= 0 && rested_s_ < (down_ ? kRead_s : kShows_s);
  if (rested_s_ < kShows_s) return;
  const Theme& t = ui.theme;
  const float pad = t.px(3.5), edge = t.px(1);
  const float most = std::min(t.px(110), ui.window.w - 2 * edge) - 2 * pad;
  const float wide = std::min(ui.text_width(Role::text, says_), most);
  const float words_h = ui.text_height(Role::text, says_, wide);
  const float w = wide + 2 * pad, h = words_h + t.px(2.5);
  const float finger = t.px(kFinger_mm);
  const ImVec2 at = ImGui::GetIO().MousePos;
  Area box{at_.centre().x - w / 2, std::min(at_.y - t.px(1.5), at.y - finger) - h, w, h};
  if (box.y < edge) {
    // A hand comes from below: it leaves the sides free, and what lies beyond them.
    const float left = std::min(at_.x - t.px(1.5), at.x - finger) - w;
    const float right = std::max(at_.right() + t.px(1.5), at.x + finger);
    box.y = at_.centre().y - h / 2;
    box.x = left >= edge ? left : right;
    if (box.right() > ui.window.w - edge)
      box = {at_.centre().x - w / 2, std::max(at_.bottom() + t.px(1.5), at.y + finger), w, h};
  }
  box.x = std::floor(std::clamp(box.x, edge, std::max(edge, ui.window.w - w - edge)));
  box.y = std::floor(std::clamp(box.y, edge, std::max(edge, ui.window.h - h - edge)));
  ui.begin("name-bubble", box, Ui::Layer::top, Ui::Pointer::passes);
  ui.surface(box, t.ink, t.radius_small, 2, false);
  ui.paragraph(Role::text, says_, {box.x + pad, box.centre().y - words_h / 2, wide, words_h},
               t.surface, Align::centre);
  ui.end();
}

}  // namespace panels
