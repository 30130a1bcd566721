#include "panels/hint.h"

#include <algorithm>
#include <cmath>

#include "panels/wrap.h"

namespace panels {

namespace {

const char* words_of(const base::Messages& tr, Hint hint) {
  switch (hint) {
    case Hint::new_card:
      return tr("Tap “New card” and write the first one");
    case Hint::add_seat:
      return tr("Tap “Write here” at your side and write the first card");
    case Hint::open_seat:
      return tr("Tap your seat at the edge and write the first card there");
    case Hint::none:
      break;
  }
  return "";
}

}  // namespace

void draw_hint(Ui& ui, Hint hint) {
  if (hint == Hint::none) return;
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  ui.begin("hint", ui.window, Ui::Layer::ground, Ui::Pointer::passes);
  const char* text = words_of(tr, hint);
  const float width = std::min(ui.text_width(Role::heading, text), ui.window.w * 0.7f);
  const float height = ui.text_height(Role::heading, text, width);
  const Area words{(ui.window.w - width) / 2, ui.window.h * 0.42f - height / 2, width, height};
  ui.paragraph(Role::heading, text, words, t.ink_soft, Align::centre);

  // From the sentence down to the button, a dotted bow.
  const auto button = std::ranges::find(ui.frame.buttons, "new-card", &ButtonRect::name);
  if (hint != Hint::new_card || button == ui.frame.buttons.end()) return ui.end();
  const base::Rect& rect = button->rect_px;
  const ImVec2 end{static_cast<float>(rect.centre().x), static_cast<float>(rect.min.y) - t.px(7)};
  const ImVec2 start{words.x - t.px(6), words.centre().y};
  if (start.x - end.x > t.px(12)) {
    const ImVec2 bend{end.x, start.y};
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const auto on_bow = [&](float k) {
      const float a = (1 - k) * (1 - k), b = 2 * k * (1 - k), c = k * k;
      return ImVec2{a * start.x + b * bend.x + c * end.x, a * start.y + b * bend.y + c * end.y};
    };
    const ImU32 color = faded(t.accent, 0.55f);
    const float step = t.px(4);
    float since = step;
    ImVec2 last = start;
    for (int i = 0; i <= 400; ++i) {
      const ImVec2 p = on_bow(static_cast<float>(i) / 400);
      since += std::hypot(p.x - last.x, p.y - last.y);
      last = p;
      if (since < step) continue;
      since = 0;
      draw->AddCircleFilled(p, t.px(0.55), color);
    }
    ui.chevron({end.x, end.y + t.px(2.5)}, t.px(6), 1.5707963f, t.accent);
  }
  ui.end();
}

}  // namespace panels
