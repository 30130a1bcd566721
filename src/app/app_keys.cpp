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
      key_router_.compose({e.text, e.caret, e.current_from, e.current_to});
      ui_dirty_ = frame_due_ = true;
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
  text::TextTaker* there = key_router_.taker();
  if (!there) return;
  std::string utf8;
  base::append_code_point(utf8, c);
  there->type(utf8);
  frame_due_ = ui_dirty_ = true;
}

void App::handle_key(const KeyEvent& e) {
  const bool down = e.action != KeyEvent::Action::release;
  if (down && std::exchange(keys_, Keys::seen) == Keys::none_seen) ui_dirty_ = true;
  if (paste_in_field(e)) return;
  panel_keys_.key(e);
  if (e.key == Key::f11 && e.action == KeyEvent::Action::press)
    window_->set_fullscreen(!window_->fullscreen());
  if (!sitting_ || panel_text_->writing()) {
    ui_dirty_ = true;
    return;
  }
  if (!down) return;
  frame_due_ = ui_dirty_ = true;
  if (text::TextTaker* there = key_router_.taker())
    if (const auto key = text_key(e)) {
      const auto done = there->press(*key, {e.modifiers.shift, e.modifiers.ctrl});
      if (!done.copied.empty()) window_->set_clipboard(done.copied);
      if (done.known) return;
    }
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
