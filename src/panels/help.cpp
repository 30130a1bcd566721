#include "panels/help.h"

#include <algorithm>
#include <cmath>

#include "panels/turned.h"

namespace panels {

namespace {

const char* words_of(const base::Messages& tr, Gesture gesture, bool view_locked) {
  switch (gesture) {
    case Gesture::drag:
      return tr("One finger slides a card.");
    case Gesture::turn:
      return tr("A second finger turns it.");
    case Gesture::rest:
      return tr("Rest a card on another: an island.");
    case Gesture::ring:
      return tr("A ring round cards: an island.");
    case Gesture::carry:
      return tr("Move an island by its plate.");
    case Gesture::write:
      return tr("Tap a card or plate twice to write.");
    case Gesture::hold:
      return tr("Hold still for the menu.");
    case Gesture::relate:
      return tr("Tap a card, drag a line from its mark.");
    case Gesture::map:
      return view_locked ? tr("“Lock view” off: two fingers move the map.")
                         : tr("Two fingers on the table move the map.");
    case Gesture::put_out:
      return tr("Flick a written card onto the table.");
  }
  return "";
}

struct Plan {
  int columns = 3;
  float cell_w = 0, picture_h = 0, words_h = 0, head_h = 0, w = 0, h = 0;
};

class Sheet {
 public:
  Sheet(const Ui& ui, const HelpView& view) : ui_(ui), view_(view) {}

  /// With pictures as large as the room lets them be.
  Plan plan(float most_w, float most_h) const {
    Plan best;
    for (const int columns : {3, 4, 5}) {
      const Plan now = with(columns, most_w, most_h);
      if (best.w == 0 || now.picture_h > best.picture_h + 1) best = now;
      if (now.picture_h >= ui_.theme.px(kPicture) - 1) break;
    }
    return best;
  }

 private:
  static constexpr double kCell = 46, kPicture = 25, kLeastPicture = 12;

  Plan with(int columns, float most_w, float most_h) const {
    const Theme& t = ui_.theme;
    const auto count = int(view_.shown.size());
    const float pad = t.px(6), gap = t.px(4), larger = t.text_px / t.px(4.5);
    Plan p;
    p.columns = std::min(columns, count);
    const auto n = float(p.columns);
    // A single one is as wide as the line above it.
    const float cell = t.px(count > 1 ? kCell : 1.6 * kCell) * larger;
    p.cell_w = std::floor(std::min(cell, (most_w - 2 * pad - (n - 1) * gap) / n));
    for (const Gesture g : view_.shown)
      p.words_h = std::max(
          p.words_h, ui_.text_height(Role::text, words_of(ui_.tr, g, view_.view_locked), p.cell_w));
    p.head_h = ui_.line_height(Role::strong) + t.px(2);
    const float rows = float((count + p.columns - 1) / p.columns);
    const float others = 2 * pad + p.head_h + (rows - 1) * gap + rows * (p.words_h + t.px(1.5));
    p.picture_h = std::floor(std::clamp((most_h - others) / rows, t.px(kLeastPicture),
                                        std::min(t.px(kPicture), p.cell_w * 0.62f)));
    p.w = 2 * pad + n * p.cell_w + (n - 1) * gap;
    p.h = others + rows * p.picture_h;
    return p;
  }

  const Ui& ui_;
  const HelpView& view_;
};

/// Where its middle comes to lie: at the panel's own edge of the table, within the room.
ImVec2 middle_of(const HelpView& view, base::Size size) {
  const base::Rect& room = view.room;
  base::Vec2 at = room.centre();
  const base::Vec2 down = base::turned({0, 1}, view.turn_rad);
  const bool level = std::abs(down.y) > 0.5;
  const base::Size lies = level ? size : base::Size{size.h, size.w};
  if (!view.over.empty()) {
    const base::Vec2 half{(view.over.width() - lies.w) / 2, (view.over.height() - lies.h) / 2};
    at = view.over.centre() + base::Vec2{down.x * half.x, down.y * half.y};
  }
  const auto within = [](double v, double from, double to) {
    return from > to ? (from + to) / 2 : std::clamp(v, from, to);
  };
  at = {within(at.x, room.min.x + lies.w / 2, room.max.x - lies.w / 2),
        within(at.y, room.min.y + lies.h / 2, room.max.y - lies.h / 2)};
  return {float(std::round(at.x)), float(std::round(at.y))};
}

}  // namespace

base::Rect draw_help(Ui& ui, const HelpView& view) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool level = std::abs(std::cos(view.turn_rad)) > 0.5;
  const float across = float(level ? view.room.width() : view.room.height());
  const float deep = float(level ? view.room.height() : view.room.width());
  const Plan p = Sheet(ui, view).plan(across - 2 * t.edge, deep - 2 * t.edge);
  const ImVec2 from = ui.window.centre();
  const Area sheet{std::floor(from.x - p.w / 2), std::floor(from.y - p.h / 2), p.w, p.h};
  const ImVec2 to = middle_of(view, {p.w, p.h});
  ui.begin("help", ui.window, Ui::Layer::front, Ui::Pointer::passes);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const int first = list.VtxBuffer.Size;
  // Upright it may reach beyond the window in which it lies turned.
  const float reach = std::max(p.w, p.h) + ui.window.w + ui.window.h;
  ImGui::PushClipRect({from.x - reach, from.y - reach}, {from.x + reach, from.y + reach}, false);
  const int first_cut = list.CmdBuffer.Size - 1;
  ui.surface(sheet, t.surface, t.radius, 5, true);
  const float pad = t.px(6), gap = t.px(4);
  const float x = sheet.x + pad, inner = sheet.w - 2 * pad;
  const Area head{x, sheet.y + pad - t.px(1), inner, ui.line_height(Role::strong)};
  const char* title = view.look_only ? tr("Look only") : tr("By finger");
  const float used = ui.line(Role::strong, title, head, t.ink);
  ui.line(Role::small, tr("Goes at a touch"), {x + used + gap, head.y, inner - used - gap, head.h},
          t.ink_soft, Align::right);
  const float step_x = p.cell_w + gap, step_y = p.picture_h + p.words_h + t.px(1.5) + gap;
  for (std::size_t i = 0; i < view.shown.size(); ++i) {
    const auto column = float(int(i) % p.columns), row = float(int(i) / p.columns);
    const Area picture{x + column * step_x, sheet.y + pad + p.head_h + row * step_y, p.cell_w,
                       p.picture_h};
    ui.surface(picture, t.ground, t.radius_small, 0, true);
    // One begins after another, as one reads them.
    const double begun = view.shown_s / kGesture_s - 0.07 * double(i) + 1;
    draw_gesture(list, t, view.shown[i], picture, float(begun - std::floor(begun)));
    ui.paragraph(Role::text, words_of(tr, view.shown[i], view.view_locked),
                 {picture.x, picture.bottom() + t.px(1), p.cell_w, p.words_h}, t.ink,
                 Align::centre);
  }
  turn_drawn(list, first, float(view.turn_rad), from, to);
  for (int n = first_cut; n < list.CmdBuffer.Size; ++n)
    list.CmdBuffer[n].ClipRect = {ui.window.x, ui.window.y, ui.window.right(), ui.window.bottom()};
  ImGui::PopClipRect();
  ui.end();
  const base::Size lies = level ? base::Size{p.w, p.h} : base::Size{p.h, p.w};
  const base::Rect there = base::Rect::around({to.x, to.y}, lies);
  ui.frame.buttons.push_back({"help-sheet", there});
  return there;
}

}  // namespace panels
