#include "panels/photo.h"

#include <algorithm>
#include <utility>

#include "panels/format.h"
#include "panels/sheet_rows.h"

namespace panels {

namespace {
constexpr float kWidth_mm = 160;
constexpr float kLeastPicture_mm = 40;
}  // namespace

void draw_whole(const Picture& picture, const Area& room, int quarters) {
  if (picture.texture == nullptr || picture.width_px <= 0 || picture.height_px <= 0) return;
  float w = picture.width_px, h = picture.height_px;
  if (quarters % 2 != 0) std::swap(w, h);
  const float k = std::min(room.w / w, room.h / h);
  const Area at{room.x + (room.w - w * k) / 2, room.y + (room.h - h * k) / 2, w * k, h * k};
  const ImVec2 corners[4] = {at.min(), {at.right(), at.y}, at.max(), {at.x, at.bottom()}};
  const ImVec2 uv[4] = {
      picture.uv0, {picture.uv1.x, picture.uv0.y}, picture.uv1, {picture.uv0.x, picture.uv1.y}};
  const auto from = [&](int corner) { return uv[(corner - quarters % 4 + 4) % 4]; };
  ImGui::GetWindowDrawList()->AddImageQuad(picture.texture, corners[0], corners[1], corners[2],
                                           corners[3], from(0), from(1), from(2), from(3));
}

void PhotoSheet::draw_picture(Ui& ui, const PhotoView& view, const Area& room) const {
  const Theme& t = ui.theme;
  ui.surface(room, t.sunken, t.radius_small, 0, true);
  if (!view.why_not.empty())
    paragraph(ui, Role::text, view.why_not, room.shrunk(t.px(6)), room.y + room.h * 0.4f, t.warn);
  else if (view.picture.texture == nullptr)
    ui.line(Role::text, ui.tr("The picture is being made…"), room, t.ink_soft, Align::centre);
  else
    draw_whole(view.picture, room.shrunk(t.px(1)), view.quarters);
}

void PhotoSheet::draw_leaves(Ui& ui, const PhotoView& view, const Area& room, float y,
                             PhotoCommands& out) const {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  float x = room.x;
  const auto button = [&](const char* name, const char* icon, std::string says, bool enabled) {
    const bool tapped = ui.button({.name = name,
                                   .icon = icon,
                                   .kind = ButtonKind::plain,
                                   .enabled = enabled,
                                   .spoken = std::move(says)},
                                  {x, y, t.target, t.target});
    x += t.target + t.gap;
    return tapped;
  };
  if (view.count > 1) {
    if (button("photo-back", "step-back", tr("The one before"), view.number > 1))
      out.push_back(LeafPhotos{-1});
    const std::string which = std::to_string(view.number) + " / " + std::to_string(view.count);
    const float w = ui.text_width(Role::text, which) + t.px(4);
    ui.line(Role::text, which, {x, y, w, t.target}, t.ink, Align::centre);
    x += w + t.gap;
    if (button("photo-next", "step-on", tr("The next one"), view.number < view.count))
      out.push_back(LeafPhotos{1});
  }
  x = room.right() - t.target;
  if (button("photo-turn", "redo", tr("Turn the picture"), true)) out.push_back(TurnPhoto{});
}

float PhotoSheet::draw(Ui& ui, const PhotoView& view, float above_px, PhotoCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (sheet_.begin(ui, {"photo-sheet", "photo-close", tr("Picture from a phone")}, kWidth_mm,
                   above_px))
    out.push_back(ClosePhoto{});
  const Area& room = sheet_.room();
  // What is done with it stays in sight: the picture has the rest.
  const float below = t.target + t.px(40);
  const float height = std::max(t.px(kLeastPicture_mm), room.h - below);
  float y = sheet_.first_y();
  draw_picture(ui, view, {room.x, y, room.w, height});
  y += height + t.px(2);
  draw_leaves(ui, view, room, y, out);
  y += t.target + t.px(2);
  if (wide_button(ui,
                  {.name = "photo-write",
                   .icon = "new-card",
                   .label = tr("Write it on a card"),
                   .kind = ButtonKind::primary,
                   .enabled = view.writable},
                  room, y))
    out.push_back(WriteOffPhoto{{(room.x - t.px(6)) / 2, above_px}});
  if (wide_button(ui,
                  {.name = "photo-done",
                   .icon = "check",
                   .label = tr("All of it is written"),
                   .kind = ButtonKind::plain,
                   .enabled = view.writable},
                  room, y))
    out.push_back(PhotoIsDone{});
  return sheet_.end(ui, y);
}

}  // namespace panels
