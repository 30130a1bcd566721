// What the desktop's input method composes, wired into App: shown in the card, seat or field that
// the physical keyboard writes in, until it is committed or the writing goes elsewhere.
#include <imgui.h>

#include "app/app.h"
#include "base/utf8.h"

namespace app {

void App::compose(const text::Composed& composed) {
  composing_ = !composed.text.empty();
  ui_dirty_ = frame_due_ = true;
  if (screen_->wants_keyboard() || !sitting_) return screen_->compose(composed);
  if (seats::Seat* seat = sitting_->seats->focused()) {
    seat->compose(composed);
    sitting_->seats->mark_dirty();
  } else if (sitting_->table.editor().active()) {
    sitting_->table.editor().compose(composed);
  }
}

void App::fix_in_field() {
  const std::string text = screen_->composed().text;
  if (text.empty() || !screen_->wants_keyboard()) return;
  for (std::size_t at = 0; at < text.size();) panel_keys_.type(base::code_point_at(text, at, at));
  screen_->compose({});
  composing_ = false;
  window_->finish_composition();
  while (panel_keys_.pending()) run_panels();
}

std::optional<base::Vec2> App::caret_px() {
  if (const auto field = screen_->text_focus()) return base::Vec2{field->min.x, field->max.y};
  if (!sitting_) return {};
  if (const seats::Seat* seat = sitting_->seats->focused()) {
    const base::Rect card = seat->card_rect();
    return seat->frame().to_window(base::Vec2{card.min.x, card.max.y}) * px_per_mm_;
  }
  const auto map = sitting_->table.editor().caret();
  return map ? std::optional(sitting_->camera.to_px(*map)) : std::nullopt;
}

void App::follow_caret() {
  window_->set_caret(caret_px());
  if (!composing_) return;
  // Wherever the keys go now, only there it goes on.
  const bool in_field = screen_->wants_keyboard();
  const seats::Seat* seat = sitting_ && !in_field ? sitting_->seats->focused() : nullptr;
  if (sitting_ && (in_field || seat)) sitting_->table.editor().fix_composed();
  if (in_field ? !screen_->composed().text.empty()
      : seat   ? seat->text().composed_elsewhere()
               : sitting_ && sitting_->table.editor().composing())
    return;
  composing_ = false;
  screen_->compose({});
  window_->finish_composition();
}

}  // namespace app
