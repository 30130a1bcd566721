// Copying and pasting, wired into App: whoever pastes is remembered until the clipboard answers.
#include <fmt/core.h>
#include <imgui.h>

#include "app/app.h"
#include "base/utf8.h"
#include "desk/lay_out.h"

namespace app {

using platform::ClipboardEvent;
using platform::KeyEvent;

void App::setup_imgui_clipboard() {
  ImGuiIO& io = ImGui::GetIO();
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* self, const char* text) {
    static_cast<App*>(self)->window_->set_clipboard(text);
  };
  // It wants an answer at once, so it is asked to paste only when there is one.
  io.GetClipboardTextFn = [](void* self) { return static_cast<App*>(self)->pasted_.c_str(); };
}

bool App::paste_in_field(const KeyEvent& e) {
  const auto field = screen_->text_focus();
  if (!field || e.key != platform::Key::v || !e.modifiers.ctrl) return false;
  if (e.action != KeyEvent::Action::release) paste({ToField{*field}, {}});
  return true;
}

void App::paste_at_table() {
  if (const seats::Seat* seat = sitting_->seats->focused())
    paste({ToSeat{seat->place().number}, {}});
  else if (const auto& thing = sitting_->table.editor().thing())
    paste({ToEditor{*thing}, {}});
  else
    paste({ToTable{}, {}});
}

void App::paste(Paste wish) {
  if (sitting_) wish.session = sitting_->open->session().id;
  pastes_.insert_or_assign(window_->ask_clipboard(), wish);
}

void App::pasted(const ClipboardEvent& answer) {
  const auto waiting = pastes_.extract(answer.asked);
  if (waiting.empty()) return;
  const Paste& wish = waiting.mapped();
  if (wish.session != (sitting_ ? sitting_->open->session().id : base::Id{})) return;
  ui_dirty_ = frame_due_ = true;
  if (const std::string why = why_not(answer.found); !why.empty()) {
    const auto* seat = std::get_if<ToSeat>(&wish.to);
    if (seats::Seat* there = seat ? sitting_->seats->seat(seat->number) : nullptr) {
      there->tell(why);
      sitting_->seats->mark_dirty();
    } else {
      toasts_.add(panels::ToastKind::warning, why, clock_.now_s());
    }
    return;
  }
  if (const auto* seat = std::get_if<ToSeat>(&wish.to)) {
    if (seats::Seat* there = sitting_->seats->seat(seat->number)) there->paste(answer.utf8);
    sitting_->seats->mark_dirty();
  } else if (const auto* field = std::get_if<ToField>(&wish.to)) {
    if (screen_->text_focus() != field->rect_px) return;
    pasted_ = answer.utf8;
    const platform::Modifiers ctrl{true, false, false, false};
    panel_keys_.key({platform::Key::v, KeyEvent::Action::press, ctrl});
    panel_keys_.key({platform::Key::v, KeyEvent::Action::release, ctrl});
    panel_keys_.key({platform::Key::unknown, KeyEvent::Action::release, {}});
  } else if (!sitting_->desk.read_only) {
    const auto* editor = std::get_if<ToEditor>(&wish.to);
    if (editor && sitting_->table.editor().thing() != editor->thing) return;
    const std::size_t made =
        editor ? sitting_->table.paste_lines(answer.utf8)
               : desk::new_cards(sitting_->desk, desk::wishes_of(base::lines_of(answer.utf8)));
    if (made > 1) tell_of_new_cards(made);
  }
}

std::string App::why_not(ClipboardEvent::Found found) const {
  switch (found) {
    case ClipboardEvent::Found::nothing:
      return tr_("There is no text to paste: copy some first.");
    case ClipboardEvent::Found::silence:
      return tr_("The program in which it was copied does not answer. Copy it again, please.");
    case ClipboardEvent::Found::too_much:
      return tr_("That is too much to paste. Please save it as a file and import that.");
    case ClipboardEvent::Found::text:
      break;
  }
  return {};
}

}  // namespace app
