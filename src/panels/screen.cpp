#include "panels/screen.h"

#include <algorithm>
#include <utility>

namespace panels {

Screen::Screen(const Theme& theme, Fonts& fonts, IconSource icons)
    : theme_(theme), fonts_(fonts), icons_(std::move(icons)) {
  set_theme(theme);
}

void Screen::set_theme(const Theme& theme) {
  theme_ = theme;
  theme_.apply(ImGui::GetStyle(), ImGui::GetIO());
}

bool Screen::prepare(const std::vector<Panel*>& panels, const base::Messages& tr) {
  for (Panel* panel : panels) panel->need(fonts_);
  if (lang_ != tr.lang()) {
    lang_ = tr.lang();
    fonts_.need(tr.all_text(), Fonts::Kind::interface);
    fonts_.need("日本語", Fonts::Kind::interface);
  }
  fonts_.need(composed_.text);
  return fonts_.refresh(theme_);
}

void Screen::draw(const std::vector<Panel*>& panels, const base::Messages& tr) {
  frame_ = Frame();
  frame_.composed = composed_;
  room_ = Room();
  Ui ui(theme_, fonts_, icons_, tr, frame_);
  ui.writing = writing_;
  ui.names = &names_;
  if (writing_) writing_->seen.clear();
  room_.bottom = ui.window.h - theme_.edge;
  for (Panel* panel : panels) panel->draw(ui, room_);
  names_.draw(ui);
}

bool Screen::wants_pointer(base::Vec2 pos_px) const {
  return std::ranges::any_of(frame_.covered,
                             [&](const base::Rect& r) { return r.contains(pos_px); });
}

}  // namespace panels
