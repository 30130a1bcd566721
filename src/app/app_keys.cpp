// The keyboard, wheel and window half of App.
#include <imgui.h>

#include "app/app.h"
#include "base/utf8.h"

namespace app {

using platform::Key;
using platform::KeyEvent;

void App::setup_imgui_io() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  const std::pair<ImGuiKey, Key> keys[] = {{ImGuiKey_Tab, Key::tab},
                                           {ImGuiKey_LeftArrow, Key::left},
                                           {ImGuiKey_RightArrow, Key::right},
                                           {ImGuiKey_UpArrow, Key::up},
                                           {ImGuiKey_DownArrow, Key::down},
                                           {ImGuiKey_Home, Key::home},
                                           {ImGuiKey_End, Key::end},
                                           {ImGuiKey_Delete, Key::del},
                                           {ImGuiKey_Backspace, Key::backspace},
                                           {ImGuiKey_Enter, Key::enter},
                                           {ImGuiKey_Escape, Key::escape},
                                           {ImGuiKey_A, Key::a},
                                           {ImGuiKey_C, Key::c},
                                           {ImGuiKey_V, Key::v},
                                           {ImGuiKey_X, Key::x},
                                           {ImGuiKey_Y, Key::y},
                                           {ImGuiKey_Z, Key::z},
                                           {ImGuiKey_Space, Key::space}};
  for (const auto& [imgui, key] : keys) io.KeyMap[imgui] = int(key);
  setup_imgui_clipboard();
}

void App::handle(const platform::Event& event) {
  const auto visit = [&](const auto& e) {
    using T = std::decay_t<decltype(e)>;
    if constexpr (std::is_same_v<T, KeyEvent>) {
      handle_key(e);
    } else if constexpr (std::is_same_v<T, platform::TextEvent>) {
      type(e.code_point);
    } else if constexpr (std::is_same_v<T, platform::CompositionEvent>) {
      compose({e.text, e.caret, e.current_from, e.current_to});
    } else if constexpr (std::is_same_v<T, platform::ScrollEvent>) {
      if (on_panel(e.pos_px)) {
        ImGui::GetIO().MouseWheel += float(e.steps.y);
        ImGui::GetIO().MousePos = {float(e.pos_px.x), float(e.pos_px.y)};
        ui_dirty_ = true;
      } else {
        sitting_->table.view().on_wheel(e.steps.y, e.pos_px);
        frame_due_ = true;
      }
    } else if constexpr (std::is_same_v<T, platform::PanEvent>) {
      if (sitting_) sitting_->table.view().pan(e.delta_px);
      frame_due_ = true;
    } else if constexpr (std::is_same_v<T, platform::MenuEvent>) {
      if (sitting_ && !on_panel(e.pos_px)) sitting_->table.open_menu(e.pos_px, clock_.now_s());
      frame_due_ = true;
    } else if constexpr (std::is_same_v<T, platform::ResizedEvent>) {
      resized();
    } else if constexpr (std::is_same_v<T, platform::RefreshEvent>) {
      compositor_->present_again();
      frame_due_ = true;
    } else if constexpr (std::is_same_v<T, platform::CloseEvent>) {
      quit_ = true;
    } else if constexpr (std::is_same_v<T, platform::FilesDroppedEvent>) {
      for (const std::string& path : e.paths) {
        if (base::Path(path).extension() == ".json")
          open(path);
        else if (sitting_)
          preview_import(path);
      }
    } else if constexpr (std::is_same_v<T, platform::ClipboardEvent>) {
      pasted(e);
    } else if constexpr (std::is_same_v<T, platform::FocusEvent>) {
      if (!e.focused) panel_keys_.release_all(ImGui::GetIO());
    }
  };
  std::visit(visit, event);
}

void App::type(char32_t c) {
  if (screen_->wants_keyboard() || !sitting_) {
    panel_keys_.type(c);
    ui_dirty_ = true;
    return;
  }
  std::string utf8;
  base::append_code_point(utf8, c);
  if (seats::Seat* seat = sitting_->seats->focused()) {
    seat->type(utf8);
    sitting_->seats->mark_dirty();
    frame_due_ = ui_dirty_ = true;
  } else if (sitting_->table.editor().active()) {
    sitting_->table.editor().type(utf8);
    frame_due_ = ui_dirty_ = true;
  }
}

bool App::handle_edit_key(const KeyEvent& e) {
  using tools::EditKey;
  tools::Editor& editor = sitting_->table.editor();
  const bool ctrl = e.modifiers.ctrl;
  std::optional<EditKey> key;
  switch (e.key) {
    case Key::left:
      key = EditKey::left;
      break;
    case Key::right:
      key = EditKey::right;
      break;
    case Key::up:
      key = EditKey::up;
      break;
    case Key::down:
      key = EditKey::down;
      break;
    case Key::home:
      key = EditKey::home;
      break;
    case Key::end:
      key = EditKey::end;
      break;
    case Key::backspace:
      key = EditKey::backspace;
      break;
    case Key::del:
      key = EditKey::erase;
      break;
    case Key::enter:
      key = ctrl ? EditKey::escape : EditKey::enter;
      break;
    case Key::escape:
      key = EditKey::escape;
      break;
    case Key::a:
      if (ctrl) key = EditKey::select_all;
      break;
    case Key::c:
      if (ctrl) key = EditKey::copy;
      break;
    case Key::x:
      if (ctrl) key = EditKey::cut;
      break;
    case Key::z:
      if (ctrl) key = EditKey::undo;
      break;
    default:
      break;
  }
  if (!key) return false;
  if (const auto copied = editor.key(*key, e.modifiers.shift); copied && !copied->empty())
    window_->set_clipboard(*copied);
  return true;
}

void App::handle_key(const KeyEvent& e) {
  const bool down = e.action != KeyEvent::Action::release;
  if (down && std::exchange(keys_, Keys::seen) == Keys::none_seen) ui_dirty_ = true;
  if (paste_in_field(e)) return;
  panel_keys_.key(e);
  if (e.key == Key::f11 && e.action == KeyEvent::Action::press)
    window_->set_fullscreen(!window_->fullscreen());
  if (screen_->wants_keyboard() || !sitting_) {
    ui_dirty_ = true;
    return;
  }
  if (!down) return;
  frame_due_ = ui_dirty_ = true;
  if (handle_seat_key(e)) return;
  if (sitting_->table.editor().active() && handle_edit_key(e)) return;
  if (!e.modifiers.ctrl) return;
  ops::Document& doc = sitting_->open->doc();
  switch (e.key) {
    case Key::v:
      paste_at_table();
      break;
    case Key::z:
      sitting_->desk.read_only || (e.modifiers.shift ? doc.redo() : doc.undo());
      break;
    case Key::y:
      sitting_->desk.read_only || doc.redo();
      break;
    case Key::n:
      sitting_->table.new_card();
      break;
    case Key::digit_0:
      sitting_->table.view().fit(clock_.now_s());
      break;
    case Key::q:
      quit_ = true;
      break;
    default:
      break;
  }
}

}  // namespace app
