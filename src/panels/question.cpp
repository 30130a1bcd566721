#include "panels/question.h"

#include <algorithm>
#include <cmath>

#include "panels/read_words.h"
#include "panels/turned.h"

namespace panels {

namespace {

constexpr float kQuarter = 1.5707963f;

bool level(Side side) { return side == Side::bottom || side == Side::top; }

/// What `draw` draws about the window's middle comes to stand about `to`, turned to its side.
template <class Draw>
void turned(Ui& ui, Side side, ImVec2 to, Draw&& draw) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const int from = list.VtxBuffer.Size;
  draw();
  // Whole pixels: letters stay sharp.
  to = {std::floor(to.x + 0.5f), std::floor(to.y + 0.5f)};
  turn_drawn(list, from, float(int(side)) * kQuarter, ui.window.centre(), to);
}

Area about(ImVec2 middle, float w, float h) { return {middle.x - w / 2, middle.y - h / 2, w, h}; }

bool clear_of(const Area& area, const std::vector<base::Rect>& taken) {
  return std::ranges::none_of(taken,
                              [&](const base::Rect& r) { return r.intersects(area.rect()); });
}

}  // namespace

void need(Fonts& fonts, const QuestionView& view) {
  fonts.need(view.text);
  if (!view.large) return;
  fonts.need(view.text, Fonts::Kind::title);
  for (const text::Ruby& r : view.rubies) {
    fonts.need(r.reading);
    fonts.need(r.reading, Fonts::Kind::title);
  }
}

void draw_question_large(Ui& ui, const QuestionView& view, const Room& room) {
  if (view.text.empty()) return;
  const Theme& t = ui.theme;
  ui.begin("question", ui.window, Ui::Layer::ground, Ui::Pointer::passes);
  const float w = ui.window.w, h = ui.window.h;
  const auto one = [&](Side side, ImVec2 middle, float most_w, float most_h) {
    Role role = Role::title;
    float width = 0, height = 0;
    for (const Role r : {Role::title, Role::strong}) {
      role = r;
      width = std::min(ui.text_width(r, view.text), most_w);
      height = view.rubies.empty() ? ui.text_height(r, view.text, width)
                                   : read_height(ui, r, view.text, width);
      if (height <= most_h) break;
    }
    const float deep = std::min(height, most_h);
    const Area stands = level(side) ? about(middle, width, deep) : about(middle, deep, width);
    if (!clear_of(stands, room.open_seats) || !clear_of(stands, room.handles)) return;
    turned(ui, side, middle, [&] {
      const Area lies = about(ui.window.centre(), width + 1, deep);
      if (!view.rubies.empty())
        return draw_read(ui, role, view.text, view.rubies, lies, t.ink_soft);
      ui.paragraph(role, view.text, lies, t.ink_soft, Align::centre, Words::people);
    });
  };
  if (view.at_wall) {
    one(Side::bottom, {w / 2, h * 0.24f}, w * 0.7f, h * 0.24f);
  } else {
    one(Side::bottom, {w / 2, h * 0.66f}, w * 0.5f, h * 0.24f);
    one(Side::top, {w / 2, h * 0.22f}, w * 0.5f, h * 0.22f);
    const float side_w = std::min(h * 0.5f, w * 0.5f), side_h = w * 0.15f;
    one(Side::left, {w * 0.14f, h * 0.45f}, side_w, side_h);
    one(Side::right, {w * 0.86f, h * 0.45f}, side_w, side_h);
  }
  ui.end();
}

float question_line_width(const Ui& ui, const QuestionView& view, Side side) {
  const float most = (level(side) ? ui.window.w : ui.window.h) * 0.42f;
  return std::min(ui.text_width(Role::text, view.text), most);
}

std::vector<Area> line_places(const Ui& ui, Side side, float width) {
  const float deep = ui.line_height(Role::text), edge = ui.theme.px(1);
  const float length = level(side) ? ui.window.w : ui.window.h;
  std::vector<Area> out;
  for (const float along : {0.5f, 0.27f, 0.73f}) {
    const float from = std::clamp(length * along - width / 2, edge, length - width - edge);
    switch (side) {
      case Side::bottom:
        out.push_back({from, ui.window.h - deep - edge, width, deep});
        break;
      case Side::top:
        out.push_back({from, edge, width, deep});
        break;
      case Side::left:
        out.push_back({edge, from, deep, width});
        break;
      case Side::right:
        out.push_back({ui.window.w - deep - edge, from, deep, width});
        break;
    }
  }
  return out;
}

void draw_question_line(Ui& ui, const QuestionView& view, Side side, const Area& place) {
  ui.begin("question", ui.window, Ui::Layer::ground, Ui::Pointer::passes);
  const float wide = level(side) ? place.w : place.h, deep = level(side) ? place.h : place.w;
  turned(ui, side, place.centre(), [&] {
    ui.line(Role::text, view.text, about(ui.window.centre(), wide + 1, deep), ui.theme.ink_soft,
            Align::centre, Words::people);
  });
  ui.end();
}

}  // namespace panels
