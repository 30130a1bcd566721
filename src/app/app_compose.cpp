// What the desktop's input method composes, wired into App: shown in the card, seat or field that
// the physical keyboard writes in, until it is committed or the writing goes elsewhere.
#include <imgui.h>

#include "app/app.h"
#include "base/utf8.h"

namespace app {

void App::fix_in_field() {
  const std::string text = screen_->composed().text;
  if (text.empty() || !screen_->wants_keyboard()) return;
  panel_text_->type(text);
  panel_text_->end_composing();
  key_router_.end_composing();
  window_->finish_composition();
  while (panel_keys_.pending()) run_panels();
}

void App::follow_caret() {
  const text::TextTaker* there = key_router_.taker();
  window_->set_caret(there ? there->caret_px() : std::nullopt);
  if (key_router_.follow()) window_->finish_composition();
}

}  // namespace app
