#include "panels/rail.h"

#include <algorithm>
#include <array>

#include "panels/bar.h"
#include "panels/read_words.h"

namespace panels {

namespace {

using Clock = RailView::Clock;

ImU32 time_ink(const Theme& t, Clock clock) {
  return clock == Clock::ending || clock == Clock::over ? t.warn
         : clock == Clock::paused                       ? t.ink_soft
                                                        : t.ink;
}

/// What to do now, as large as its room takes it.
void draw_sentence(Ui& ui, const RailView& view, const Area& room) {
  const std::string& sentence = view.sentence;
  if (!view.rubies.empty()) {
    Role role = Role::small;
    for (const Role r : {Role::text, Role::strong})
      if (read_height(ui, r, sentence, room.w) <= room.h) role = r;
    const float h = std::min(read_height(ui, role, sentence, room.w), room.h);
    return draw_read(ui, role, sentence, view.rubies,
                     {room.x, room.y + (room.h - h) / 2, room.w, h}, ui.theme.ink, Align::left);
  }
  Role role = Role::small;
  for (const Role r : {Role::text, Role::strong})
    if (ui.text_width(r, sentence) <= room.w) role = r;
  if (role == Role::small && ui.text_height(Role::text, sentence, room.w) <= room.h)
    role = Role::text;
  const float h = std::min(ui.text_height(role, sentence, room.w), room.h);
  ui.paragraph(role, sentence, {room.x, room.y + (room.h - h) / 2, room.w, h}, ui.theme.ink,
               Align::left, Words::people);
}

}  // namespace

void need(Fonts& fonts, const RailView& view) {
  fonts.need(view.sentence);
  for (const text::Ruby& r : view.rubies) fonts.need(r.reading);
}

Area draw_rail(Ui& ui, const RailView& view, float above_px, RailCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const Area bar = bar_area(ui);
  // A sentence of two small lines has room, however large the letters are.
  const float pad = t.px(1.5);
  const float line =
      view.rubies.empty() ? ui.line_height(Role::small) : read_line_height(ui, Role::small);
  const float row = std::max(t.target, 2 * line);
  const float h = row + 2 * t.px(1);
  const Area rail{bar.x, above_px - t.px(1) - h, bar.w, h};
  ui.begin("rail", rail);
  ui.surface(rail, t.surface, t.radius, 2, t.contrast == Contrast::high);
  const float y = rail.y + t.px(1), gap = t.gap;
  const bool writes = view.writable;

  float right = rail.right() - pad;
  const auto from_right = [&](const ButtonSpec& spec) {
    const float w = ui.width(spec);
    right -= w;
    const bool tapped = ui.button(spec, {right, y, w, row});
    right -= gap;
    return tapped;
  };
  if (view.last) {
    if (from_right({.name = "rail-report",
                    .icon = "report",
                    .label = tr("Report"),
                    .kind = ButtonKind::primary}))
      out.push_back(RailCommand::report);
  } else if (from_right({.name = "rail-next",
                         .label = view.begun ? tr("Next step") : tr("Begin"),
                         .kind = !view.begun || view.clock == Clock::over ? ButtonKind::primary
                                                                          : ButtonKind::accent,
                         .enabled = writes && view.can_next})) {
    out.push_back(RailCommand::next);
  }
  if (!view.tool.empty() &&
      from_right({.name = "rail-tool",
                  .icon = view.tool_icon,
                  .label = view.tool,
                  .kind = view.tool_open ? ButtonKind::selected : ButtonKind::accent}))
    out.push_back(RailCommand::tool);
  if (view.begun) {
    const bool paused = view.clock == Clock::paused;
    const bool runs = paused || view.clock == Clock::running || view.clock == Clock::ending;
    if (from_right({.name = "rail-pause",
                    .icon = paused ? "go-on" : "pause",
                    .kind = paused ? ButtonKind::selected : ButtonKind::quiet,
                    .enabled = writes && runs,
                    .spoken = paused ? tr("Let the time run again") : tr("Stop the time")}))
      out.push_back(RailCommand::pause);
    if (from_right({.name = "rail-plus",
                    .label = tr("+1 min"),
                    .kind = ButtonKind::quiet,
                    .enabled = writes}))
      out.push_back(RailCommand::more_time);
  }
  if (!view.time.empty()) {
    // "88:88": nothing moves while the seconds run.
    const float w =
        std::max(ui.text_width(Role::strong, view.time), ui.text_width(Role::strong, "88:88"));
    right -= w;
    ui.line(Role::strong, view.time, {right, y, w, row}, time_ink(t, view.clock), Align::right);
    right -= t.px(3);
  }

  float x = rail.x + pad;
  const Area back{x, y, row, row};
  const bool can_back = writes && view.can_back;
  if (ui.button({.name = "rail-back",
                 .kind = ButtonKind::quiet,
                 .enabled = can_back,
                 .spoken = tr("Step before")},
                back))
    out.push_back(RailCommand::back);
  ui.chevron(back.centre(), t.px(4.5), 3.14159265f, can_back ? t.ink : t.ink_faint);
  x = back.right() + gap;
  if (!view.step.empty()) {
    const float number = ui.text_width(Role::small, view.where);
    ui.line(Role::small, view.where, {x, y, number, row}, t.ink_soft);
    x += number + t.px(2);
    const float name = ui.text_width(Role::strong, view.step);
    ui.line(Role::strong, view.step, {x, y, name, row}, t.accent);
    x += name + t.px(4);
  }
  if (!view.bundles.empty()) {
    const float w = ui.text_width(Role::small, view.bundles);
    if (right - x - w - t.px(3) >= ui.text_width(Role::small, view.sentence) / 2 + t.px(4)) {
      right -= w;
      ui.line(Role::small, view.bundles, {right, y, w, row}, t.ink_soft);
      right -= t.px(3);
    }
  }
  draw_sentence(ui, view, {x, y, right - x, row});
  ui.end();
  return rail;
}

void draw_time_line(Ui& ui, const RailView& view, float above_px) {
  if (view.clock == Clock::none) return;
  const Theme& t = ui.theme;
  ui.begin("time-line", ui.window, Ui::Layer::back, Ui::Pointer::passes);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float thick = t.px(0.8), w = ui.window.w, h = above_px;
  const bool over = view.clock == Clock::over;
  const ImU32 color = over                          ? faded(t.warn, 0.75f)
                      : view.clock == Clock::ending ? t.warn
                      : view.clock == Clock::paused ? t.ink_faint
                                                    : faded(t.accent, 0.6f);
  const float share = over ? 1 : static_cast<float>(std::clamp(view.left_share, 0.0, 1.0));
  const auto side = [&](ImVec2 from, ImVec2 to, float part, ImU32 ink) {
    const ImVec2 middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    const auto at = [&](ImVec2 end) {
      return ImVec2{middle.x + (end.x - middle.x) * part, middle.y + (end.y - middle.y) * part};
    };
    draw->AddLine(at(from), at(to), ink, thick);
  };
  const float k = thick / 2;
  const std::array<std::pair<ImVec2, ImVec2>, 4> sides{
      {{{0, k}, {w, k}}, {{0, h - k}, {w, h - k}}, {{k, 0}, {k, h}}, {{w - k, 0}, {w - k, h}}}};
  for (const auto& [from, to] : sides) side(from, to, 1, faded(t.line, 0.6f));
  for (const auto& [from, to] : sides) side(from, to, share, color);
  ui.end();
}

}  // namespace panels
