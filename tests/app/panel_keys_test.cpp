#include "app/panel_keys.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <string>

using app::PanelKeys;
using platform::Key;
using platform::KeyEvent;

namespace {

using Action = KeyEvent::Action;

KeyEvent event(Key key, Action action, bool ctrl = false) {
  KeyEvent e;
  e.key = key;
  e.action = action;
  e.modifiers.ctrl = ctrl;
  return e;
}

/// A frame as ImGui would see it: who is down, and what was typed.
struct Frames {
  ImGuiContext* context = ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  PanelKeys keys;
  std::string typed;

  Frames() {
    io.DisplaySize = {640, 480};
    io.IniFilename = nullptr;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  }
  ~Frames() { ImGui::DestroyContext(context); }
  bool down(Key key) const { return io.KeysDown[std::size_t(key)]; }
  void frame() {
    keys.next_frame(io);
    ImGui::NewFrame();  // until it ImGui 1.87 and later keep characters to themselves
    typed.clear();
    for (const ImWchar c : io.InputQueueCharacters) typed += char(c);
    ImGui::EndFrame();
  }
};

}  // namespace

TEST_CASE("panel keys: a key that went down and up between two frames is seen down") {
  Frames f;
  f.keys.key(event(Key::backspace, Action::press));
  f.keys.key(event(Key::backspace, Action::release));
  f.frame();
  CHECK(f.down(Key::backspace));
  CHECK(f.keys.pending());
  f.frame();
  CHECK_FALSE(f.down(Key::backspace));
  CHECK_FALSE(f.keys.pending());
}

TEST_CASE("panel keys: Ctrl+V pressed and let go at once still is Ctrl+V") {
  Frames f;
  f.keys.key(event(Key::unknown, Action::press));  // Ctrl itself
  f.keys.key(event(Key::v, Action::press, true));
  f.keys.key(event(Key::v, Action::release, true));
  f.keys.key(event(Key::unknown, Action::release));
  f.frame();
  CHECK(f.down(Key::v));
  CHECK(f.io.KeyCtrl);
  f.frame();
  CHECK_FALSE(f.down(Key::v));
}

TEST_CASE("panel keys: characters and keys keep their order") {
  Frames f;
  for (const char c : std::string("ab")) f.keys.type(char32_t(c));
  f.keys.key(event(Key::backspace, Action::press));
  f.keys.key(event(Key::backspace, Action::release));
  f.keys.type('c');
  f.frame();
  CHECK(f.typed == "ab");
  CHECK(f.down(Key::backspace));
  f.frame();
  CHECK(f.typed == "c");
  CHECK_FALSE(f.down(Key::backspace));
}

TEST_CASE("panel keys: fast typing goes through in one frame") {
  Frames f;
  for (const Key key : {Key::a, Key::c, Key::v}) {
    f.keys.key(event(key, Action::press));
    f.keys.type('x');
    f.keys.key(event(key, Action::release));
  }
  f.frame();
  CHECK(f.typed.size() >= 1);
  for (int k = 0; k < 4 && f.keys.pending(); ++k) {
    const std::string before = f.typed;
    f.frame();
    f.typed = before + f.typed;
  }
  CHECK(f.typed == "xxx");
}

TEST_CASE("panel keys: when the window loses the keyboard nothing stays down or waits") {
  Frames f;
  f.keys.key(event(Key::enter, Action::press, true));
  f.frame();
  f.keys.key(event(Key::enter, Action::release));
  f.keys.type('x');
  f.keys.release_all(f.io);
  CHECK_FALSE(f.down(Key::enter));
  CHECK_FALSE(f.io.KeyCtrl);
  CHECK_FALSE(f.keys.pending());
}
