#include "app/panel_host.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>

#include "panels/turned.h"

namespace app {

using platform::Key;
using platform::KeyEvent;

base::Result<std::unique_ptr<PanelHost>> PanelHost::create(base::FileSystem& files,
                                                           const base::Path& fonts,
                                                           panels::IconSource icons) {
  const panels::FontFiles names{fonts / "BIZUDPGothic-Regular.ttf",
                                fonts / "BIZUDPGothic-Bold.ttf",
                                {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"}};
  auto made = panels::Fonts::create(files, names);
  if (!made) return made.error();
  std::unique_ptr<PanelHost> host(new PanelHost);
  host->fonts_ = std::move(made).value();
  host->context_ = ImGui::CreateContext(&host->fonts_->atlas());
  host->setup_io();
  host->screen_ =
      std::make_unique<panels::Screen>(panels::Theme(), *host->fonts_, std::move(icons));
  host->fingers_ = std::make_unique<PanelFingers>(*host->screen_);
  host->text_ = std::make_unique<PanelText>(*host->screen_, host->keys_);
  return host;
}

PanelHost::~PanelHost() {
  screen_.reset();
  if (context_) ImGui::DestroyContext(context_);
}

void PanelHost::setup_io() {
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
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* self, const char* text) {
    static_cast<PanelHost*>(self)->copied_ = text;
  };
  // It wants an answer at once, so it is asked to paste only when there is one.
  io.GetClipboardTextFn = [](void* self) { return static_cast<PanelHost*>(self)->pasted_.c_str(); };
}

void PanelHost::set_appearance(const panels::Appearance& appearance) {
  screen_->set_theme(panels::Theme(appearance));
}

void PanelHost::turn_page(bool all) {
  fingers_->set_all(all);
  text_->set_all(all);
  pastes_.clear();
}

void PanelHost::frame(const std::vector<panels::Panel*>& panels, const base::Messages& tr,
                      const base::TurnedRect& lies, double passed_s, gfx::UiPass& textures) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  lies_ = lies;
  io.DisplaySize = {float(lies.size.w), float(lies.size.h)};
  io.DeltaTime = float(std::clamp(passed_s, 1e-4, 0.1));
  const PanelPointer::State pointer = fingers_->pointer().next_frame();
  io.MousePos = pointer.present ? ImVec2(float(pointer.pos_px.x), float(pointer.pos_px.y))
                                : ImVec2(-FLT_MAX, -FLT_MAX);
  io.MouseDown[0] = pointer.down;
  if (panels::FieldWriting* writing = screen_->writing())
    writing->finger = pointer.present && pointer.by != input::Pointer::mouse;
  keys_.next_frame(io);
  if (screen_->prepare(panels, tr)) textures.refresh_fonts();
  ImGui::NewFrame();
  screen_->draw(panels, tr);
  ImGui::Render();
  if (lies.turn != 0) panels::turn_frame(*ImGui::GetDrawData(), lies);
}

const ImDrawData* PanelHost::drawn() const { return ImGui::GetDrawData(); }

void PanelHost::release_keys() { keys_.release_all(ImGui::GetIO()); }

void PanelHost::wheel(double steps, base::Vec2 pos_px) {
  ImGui::GetIO().MouseWheel += float(steps);
  ImGui::GetIO().MousePos = {float(pos_px.x), float(pos_px.y)};
}

bool PanelHost::pastes(const KeyEvent& e) const {
  return screen_->text_focus() && e.key == Key::v && e.modifiers.ctrl;
}

void PanelHost::ask_paste(std::uint64_t asked) {
  if (const auto field = screen_->text_focus()) pastes_.insert_or_assign(asked, *field);
}

bool PanelHost::paste(const input::ClipboardAnswer& answer) {
  const auto field = pastes_.extract(answer.asked);
  if (field.empty()) return false;
  if (answer.found != input::ClipboardAnswer::Found::text) return true;
  if (screen_->text_focus() != field.mapped()) return true;
  if (panels::FieldWriting* writing = screen_->writing(); writing && !writing->field.empty()) {
    writing->pasted = answer.utf8;
    return true;
  }
  pasted_ = answer.utf8;
  const platform::Modifiers ctrl{true, false, false, false};
  keys_.key({Key::v, KeyEvent::Action::press, ctrl});
  keys_.key({Key::v, KeyEvent::Action::release, ctrl});
  keys_.key({Key::unknown, KeyEvent::Action::release, {}});
  return true;
}

}  // namespace app
