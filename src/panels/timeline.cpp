#include "panels/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "panels/bar.h"
#include "panels/format.h"

namespace panels {

namespace {

constexpr float kSnap_mm = 2.5;  // so near a mark it is meant

/// What stands along the rail beside it.
enum Slot { kPlay, kBack, kOn, kMark, kOpen, kNow, kSlots };
// The first to lose its words comes first.
constexpr std::array kWordsVanish{kMark, kOpen, kNow};

std::array<ButtonSpec, kSlots> buttons(const Ui& ui, const TimelineView& view) {
  const auto& tr = ui.tr;
  std::array<ButtonSpec, kSlots> specs;
  const bool ready = view.said.empty();
  const auto set = [&](Slot slot, const char* name, const char* icon, bool enabled,
                       std::string words, ButtonKind kind = ButtonKind::quiet) {
    specs[slot] = {.name = name,
                   .icon = icon,
                   .label = slot < kMark ? "" : words,
                   .kind = kind,
                   .enabled = enabled,
                   .spoken = words};
  };
  set(kPlay, "timeline-play", view.playing ? "pause" : "play", ready,
      view.playing ? tr("Pause") : tr("Play"), ButtonKind::plain);
  set(kBack, "timeline-back", "step-back", view.can_back, tr("One step back"));
  set(kOn, "timeline-on", "step-on", view.can_on, tr("One step on"));
  if (view.can_mark)
    set(kMark, "timeline-mark", "mark", ready, view.marked ? tr("Take the mark away") : tr("Mark"),
        view.marked ? ButtonKind::selected : ButtonKind::quiet);
  set(kOpen, "timeline-open", "new-session", ready && !view.now, tr("Start anew from here"));
  set(kNow, "timeline-now", "close", true, tr("Back to now"), ButtonKind::primary);
  if (view.meanwhile > 0) specs[kNow].label += "  +" + std::to_string(view.meanwhile);
  return specs;
}

}  // namespace

void Timeline::draw_rail(Ui& ui, const TimelineView& view, const Area& rail,
                         TimelineCommands& out) {
  const Theme& t = ui.theme;
  const float inset = t.px(3), x = rail.x + inset, w = rail.w - 2 * inset;
  const auto at = [&](float place) { return x + w * place; };
  (void)ui.tap("timeline-rail", rail);
  // Held on while the finger goes beyond its ends.
  const bool held = ImGui::IsItemActive();
  if (!ui.frame.buttons.empty()) ui.frame.buttons.back().text = view.time;
  if (held || dragging_) {
    float place = std::clamp((ImGui::GetIO().MousePos.x - x) / w, 0.0f, 1.0f);
    if (!ImGui::IsMousePosValid()) place = view.at;
    for (const float mark : view.marks)
      if (std::abs(mark - place) * w < t.px(kSnap_mm)) place = mark;
    out.push_back(TimelineGo{place, held});
  }
  dragging_ = held;

  ImDrawList* list = ImGui::GetWindowDrawList();
  const float words = t.label_px + t.px(0.6), top = rail.y + t.px(2.2);
  const float base = std::round(rail.bottom() - words - t.px(0.6)), high = base - top;
  list->AddRectFilled({x, base - t.px(0.5)}, {x + w, base}, faded(t.ink, 0.25f));
  const float knob = at(view.at);
  const float column = w / float(std::max<std::size_t>(view.density.size(), 1));
  for (std::size_t i = 0; i < view.density.size(); ++i) {
    if (view.density[i] <= 0) continue;
    const float left = x + float(i) * column, tall = std::max(t.px(0.8), view.density[i] * high);
    list->AddRectFilled({left, base - tall}, {left + std::max(1.0f, column * 0.72f), base},
                        left <= knob ? faded(t.accent, 0.75f) : faded(t.ink, 0.28f));
  }
  for (const auto& [from, to] : view.holes) {
    const Area hole{at(from), top, std::max(at(to) - at(from), t.px(1.5)), high};
    list->AddRectFilled(hole.min(), hole.max(), t.warn_soft);
    for (float y = hole.y; y < hole.bottom(); y += t.px(1.6))
      list->AddRectFilled({hole.x, y}, {hole.right(), y + t.hairline}, t.warn);
  }
  float free = rail.x;
  for (const auto& [place, label] : view.labels) {
    const float wide = ui.text_width(Role::label, label);
    const float left = std::clamp(at(place) - wide / 2, rail.x, rail.right() - wide);
    if (left < free) continue;
    list->AddRectFilled({at(place), base}, {at(place) + t.hairline, base + t.px(1)}, t.ink_soft);
    ui.line(Role::label, label, {left, base + t.px(0.6), wide + 1, words}, t.ink_soft);
    free = left + wide + t.px(2);
  }
  for (const float mark : view.marks) {
    const float mx = at(mark), side = t.px(2.6);
    list->AddRectFilled({mx - t.hairline, rail.y}, {mx + t.hairline, base}, t.ink);
    list->AddTriangleFilled({mx, rail.y}, {mx + side, rail.y + side / 2}, {mx, rail.y + side},
                            t.ink);
  }
  const float line = std::max(2.0f, t.px(0.6));
  list->AddRectFilled({knob - line / 2, rail.y}, {knob + line / 2, base + t.px(0.5)}, t.accent);
  list->AddCircleFilled({knob, base - t.px(0.2)}, t.px(held ? 3.4 : 2.6), t.surface, 32);
  list->AddCircleFilled({knob, base - t.px(0.2)}, t.px(held ? 2.9 : 2.1), t.accent, 32);
}

float Timeline::draw(Ui& ui, const TimelineView& view, TimelineCommands& out) {
  const Theme& t = ui.theme;
  const Area bar = bar_area(ui);
  auto specs = buttons(ui, view);
  const float pad = std::floor((t.bar_height - t.target) / 2), gap = t.gap;
  const float time_w =
      std::max({ui.text_width(Role::strong, "88:88"), ui.text_width(Role::strong, ui.tr("Now")),
                ui.text_width(Role::label, view.count)}) +
      t.px(2);
  const bool two_rows = bar.h > 1.7f * t.bar_height;
  const auto beside = [&] {
    float w = time_w + 2 * pad + gap;
    for (const ButtonSpec& spec : specs)
      if (!spec.name.empty()) w += ui.width(spec) + gap;
    return w;
  };
  const float least = two_rows ? 0 : std::max(bar.w * 0.4f, t.px(60));
  for (const Slot slot : kWordsVanish)
    if (beside() + least > bar.w) specs[slot].label.clear();
  if (view.meanwhile > 0 && specs[kNow].label.empty())
    specs[kNow].label = "+" + std::to_string(view.meanwhile);

  ui.begin("timeline", bar);
  ui.surface(bar, t.surface, t.radius, 3, t.contrast == Contrast::high);
  const float row_h = t.target;
  const float y = two_rows ? bar.bottom() - pad - row_h : bar.y + (bar.h - row_h) / 2;
  std::array<bool, kSlots> tapped{};
  float x = bar.x + pad;
  for (const Slot slot : {kPlay, kBack, kOn}) {
    const float w = ui.width(specs[slot]);
    tapped[slot] = ui.button(specs[slot], {x, y, w, row_h});
    x += w + gap;
  }
  const float strong = t.text_px * 1.15f, small = t.label_px * 1.2f;
  const float words_y = y + (row_h - strong - small) / 2;
  ui.line(Role::strong, view.time, {x, words_y, time_w, strong}, view.now ? t.ink : t.accent,
          Align::centre);
  ui.line(Role::label, view.count, {x, words_y + strong, time_w, small}, t.ink_soft, Align::centre);
  x += time_w + gap;
  float right = bar.right() - pad;
  for (const Slot slot : {kNow, kOpen, kMark}) {
    if (specs[slot].name.empty()) continue;
    const float w = ui.width(specs[slot]);
    right -= w;
    tapped[slot] = ui.button(specs[slot], {right, y, w, row_h});
    right -= gap;
  }
  const float edge = t.px(1.2);
  const Area rail = two_rows
                        ? Area{bar.x + pad, bar.y + edge, bar.w - 2 * pad, y - gap - bar.y - edge}
                        : Area{x, bar.y + edge, right - x, bar.h - 2 * edge};
  if (view.said.empty())
    draw_rail(ui, view, rail, out);
  else
    ui.line(Role::text, view.said, rail, t.ink_soft, Align::centre);
  ui.end();

  if (tapped[kPlay]) out.push_back(TimelinePlay{});
  if (tapped[kBack]) out.push_back(TimelineStep{-1});
  if (tapped[kOn]) out.push_back(TimelineStep{1});
  if (tapped[kMark]) out.push_back(TimelineMark{});
  if (tapped[kOpen]) out.push_back(TimelineOpen{});
  if (tapped[kNow]) out.push_back(TimelineNow{});
  return bar.y;
}

}  // namespace panels
