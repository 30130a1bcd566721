#include "panels/sheet_keys.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace panels {

namespace {

constexpr double kMostWide = 300, kPad = 3, kGap = 2, kLine = 12, kRow = 11;

Area on_keys(const SheetKeysPlan& plan, const Theme& t, const base::Rect& mm) {
  return {plan.keys.x + float(mm.min.x) * t.mm, plan.keys.y + float(mm.min.y) * t.mm,
          float(mm.width()) * t.mm, float(mm.height()) * t.mm};
}

/// Words no larger than their role's, smaller where the room asks for it.
void words(Ui& ui, Role role, const Area& room, const std::string& text, ImU32 ink) {
  const float wide = ui.text_width(role, text);
  if (wide <= room.w || role == Role::small)
    ui.line(role, text, room, ink, Align::centre, Words::people);
  else
    ui.line(Role::small, text, room, ink, Align::centre, Words::people);
}

void draw_text(Ui& ui, const SheetKeysView& view, const Area& box, SheetKeysCommands& out) {
  const Theme& t = ui.theme;
  ui.surface(box, t.ground, t.radius_small, 0, true);
  const Ui::Tap tap = ui.tap("keys-text", box);
  ui.frame.buttons.back().text = view.text;
  const float pad = t.px(4);
  const auto upto = [&](std::size_t byte) {
    return ui.text_width(Role::text, std::string_view(view.text).substr(0, byte));
  };
  const float wide = upto(view.text.size()), room = box.w - 2 * pad;
  const float caret = upto(view.caret);
  // What is being written stays in sight.
  const float left = std::clamp(caret - room * 0.8f, 0.0f, std::max(0.0f, wide - room));
  const float x = box.x + pad - left;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({box.x + pad / 2, box.y}, {box.right() - pad / 2, box.bottom()}, true);
  if (view.text.empty())
    ui.line(Role::text, view.label, {box.x + pad + t.px(1), box.y, room, box.h}, t.ink_faint,
            Align::left, Words::people);
  if (view.selected == FieldWriting::Selected::all)
    list.AddRectFilled({x, box.y + t.px(2)}, {x + wide, box.bottom() - t.px(2)},
                       faded(t.accent, 0.22f));
  ui.line(Role::text, view.text, {x, box.y, wide + pad, box.h}, t.ink, Align::left, Words::people);
  const float size = ui.font(Role::text).FontSize, thin = std::max(1.0f, t.px(0.4));
  const float bottom = box.y + (box.h + size) / 2 + thin;
  for (const auto& mark : view.marks)
    list.AddRectFilled({x + upto(mark.from), bottom},
                       {x + upto(mark.to), bottom + (mark.current ? 2 : 1) * thin}, t.accent);
  list.AddRectFilled({x + caret, box.y + t.px(2)}, {x + caret + thin, box.bottom() - t.px(2)},
                     t.accent);
  list.PopClipRect();
  if (!tap.tapped) return;
  const float at = ImGui::GetIO().MousePos.x - x;
  std::size_t byte = 0;
  while (byte < view.text.size()) {
    std::size_t next = byte;
    base::code_point_at(view.text, byte, next);
    if (at < (upto(byte) + upto(next)) / 2) break;
    byte = next;
  }
  out.push_back(TouchText{byte});
}

void draw_candidates(Ui& ui, const SheetKeysView& view, const Area& row, SheetKeysCommands& out) {
  const Theme& t = ui.theme;
  const float more = t.target;
  float x = row.x;
  std::size_t i = view.first;
  for (; i < view.candidates.size(); ++i) {
    const ButtonSpec spec{.label = view.candidates[i],
                          .kind = view.chosen == i ? ButtonKind::accent : ButtonKind::paper};
    const float w = std::min(std::max(ui.width(spec), t.px(14)), row.w - more - t.gap);
    if (x + w > row.right() - more - t.gap && i > view.first) break;
    const Area area{x, row.y, w, row.h};
    const Ui::Tap tap = ui.tap("candidate-" + std::to_string(i - view.first), area);
    ui.frame.buttons.back().text = view.candidates[i];
    ui.surface(area,
               tap.held           ? t.pressed
               : view.chosen == i ? t.accent_soft
                                  : t.surface,
               t.radius_small, 0, true);
    ui.line(Role::text, view.candidates[i], area.shrunk(t.px(1), 0), t.ink, Align::centre,
            Words::people);
    if (tap.tapped) out.push_back(TakeCandidate{i});
    x += w + t.gap;
  }
  if (i >= view.candidates.size() && view.first == 0) return;
  const Area area{row.right() - more, row.y, more, row.h};
  if (ui.button(
          {.name = "candidates-more", .kind = ButtonKind::plain, .spoken = ui.tr("More words")},
          area))
    out.push_back(ShowCandidates{i < view.candidates.size() ? i : 0});
  ui.chevron(area.centre(), t.px(5), i < view.candidates.size() ? 0 : 3.14159265f, t.ink);
}

void draw_keys(Ui& ui, const SheetKeysView& view, const SheetKeysPlan& plan) {
  const Theme& t = ui.theme;
  for (const keys::KeyView& key : view.keys.keys) {
    const Area r = on_keys(plan, t, key.rect);
    ui.frame.buttons.push_back(
        {"key-" + (key.icon.empty() ? key.label : key.icon), r.rect(), key.enabled, key.label});
    ImU32 face = key.role == keys::KeyRole::letter     ? t.surface
                 : key.role == keys::KeyRole::function ? t.pressed
                                                       : t.accent;
    ImU32 ink = key.role == keys::KeyRole::accent ? t.on_accent : t.ink;
    if (key.latched || key.locked) face = t.accent_soft;
    if (key.pressed) face = t.line;
    if (key.pressed) ink = t.ink;
    if (!key.enabled) ink = t.ink_faint;
    ui.surface(r, face, t.radius_small, 0, true);
    if (!key.icon.empty())
      ui.icon(key.icon, r.centre(), std::min(t.px(7), r.h * 0.6f), ink);
    else
      words(ui, key.role == keys::KeyRole::letter ? Role::text : Role::small, r, key.label, ink);
    const ImU32 faint = faded(ink, t.hint_share);
    if (!key.secondary.empty())
      ui.line(Role::small, key.secondary, {r.x, r.y, r.w - t.px(0.6), t.small_px * 1.2f}, faint,
              Align::right, Words::people);
    const float em = t.small_px;
    if (r.h < 3.1f * em || r.w < 4.2f * em) continue;
    const ImVec2 c = r.centre();
    const ImVec2 ways[] = {
        {-r.w * 0.34f, 0}, {0, -r.h * 0.34f}, {r.w * 0.34f, 0}, {0, r.h * 0.34f}};
    for (std::size_t k = 0; k < 4; ++k)
      ui.line(Role::small, key.flick[k],
              {c.x + ways[k].x - em, c.y + ways[k].y - em * 0.6f, 2 * em, 1.2f * em}, faint,
              Align::centre, Words::people);
  }
  for (const keys::PopupView& popup : view.keys.popups) {
    const Area r = on_keys(plan, t, popup.rect);
    ui.surface(r, popup.highlighted ? t.accent : t.surface, t.radius_small, 3, true);
    const ImU32 ink = popup.highlighted ? t.on_accent : t.ink;
    if (!popup.icon.empty())
      ui.icon(popup.icon, r.centre(), t.px(6), ink);
    else
      words(ui, Role::strong, r, popup.label, ink);
  }
}

}  // namespace

SheetKeysPlan plan_sheet_keys(const Theme& t, const Area& window) {
  const float w = std::min(window.w - 2 * t.edge, t.px(kMostWide));
  const float head = t.px(kPad) + t.px(kLine) + t.px(kGap) + t.px(kRow) + t.px(kGap);
  // Four to six rows; half the window stays to be seen, where the keys keep their ten millimetres.
  const float least = 4 * t.px(12) + t.px(1), most = t.px(76);
  const float keys_h = std::clamp(window.h * 0.52f - head - t.px(2), least, most);
  const float h = head + keys_h + t.px(1);
  SheetKeysPlan plan;
  plan.all = {std::floor((window.w - w) / 2), std::floor(window.h - h - t.px(1)), w, h};
  const float x = plan.all.x + t.px(kPad), inner = w - 2 * t.px(kPad);
  plan.line = {x, plan.all.y + t.px(kPad), inner, t.px(kLine)};
  plan.candidates = {x, plan.line.bottom() + t.px(kGap), inner, t.px(kRow)};
  plan.keys = {x - t.px(1), plan.candidates.bottom() + t.px(kGap), inner + 2 * t.px(1), keys_h};
  return plan;
}

void need(Fonts& fonts, const SheetKeysView& view) {
  fonts.need(view.label);
  fonts.need(view.text);
  for (const std::string& c : view.candidates) fonts.need(c);
  for (const keys::KeyView& key : view.keys.keys) {
    fonts.need(key.label);
    fonts.need(key.secondary);
    for (const std::string& f : key.flick) fonts.need(f);
  }
  for (const keys::PopupView& popup : view.keys.popups) fonts.need(popup.label);
}

void draw_sheet_keys(Ui& ui, const SheetKeysView& view, SheetKeysCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const SheetKeysPlan plan = plan_sheet_keys(t, ui.window);
  ui.begin("sheet-keys", plan.all, Ui::Layer::front);
  // Whatever sheet was touched last: the keys for it lie over it.
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ui.surface(plan.all, t.sunken, t.radius, 4, true);
  const ButtonSpec done{
      .name = "keys-done", .icon = "check", .label = tr("Done"), .kind = ButtonKind::primary};
  const ButtonSpec next{.name = "keys-next", .label = tr("Next field"), .kind = ButtonKind::paper};
  float right = plan.line.right() - ui.width(done);
  if (ui.button(done, {right, plan.line.y, ui.width(done), plan.line.h}))
    out.push_back(EndWriting{});
  right -= t.gap;
  if (view.more_fields) {
    right -= ui.width(next);
    if (ui.button(next, {right, plan.line.y, ui.width(next), plan.line.h}))
      out.push_back(NextField{});
    right -= t.gap;
  }
  float left = plan.line.x;
  if (!view.label.empty() && !view.text.empty()) {
    const float w = std::min(ui.text_width(Role::small, view.label), plan.line.w * 0.25f);
    ui.line(Role::small, view.label, {left, plan.line.y, w, plan.line.h}, t.ink_soft, Align::left,
            Words::people);
    left += w + t.px(2);
  }
  draw_text(ui, view, {left, plan.line.y, right - left, plan.line.h}, out);
  draw_candidates(ui, view, plan.candidates, out);
  draw_keys(ui, view, plan);
  ui.end();
}

}  // namespace panels
