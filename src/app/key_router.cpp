#include "app/key_router.h"

#include <algorithm>

namespace app {

using platform::Key;
using text::TextKey;

std::optional<TextKey> text_key(const platform::KeyEvent& e) {
  switch (e.key) {
    case Key::left:
      return TextKey::left;
    case Key::right:
      return TextKey::right;
    case Key::up:
      return TextKey::up;
    case Key::down:
      return TextKey::down;
    case Key::home:
      return TextKey::home;
    case Key::end:
      return TextKey::end;
    case Key::backspace:
      return TextKey::backspace;
    case Key::del:
      return TextKey::erase;
    case Key::enter:
      return TextKey::enter;
    case Key::escape:
      return TextKey::escape;
    default:
      break;
  }
  if (!e.modifiers.ctrl) return {};
  switch (e.key) {
    case Key::a:
      return TextKey::select_all;
    case Key::c:
      return TextKey::copy;
    case Key::x:
      return TextKey::cut;
    case Key::z:
      return TextKey::undo;
    default:
      return {};
  }
}

namespace {

std::optional<pages::Shortcut> stage_key(Key key) {
  using pages::Shortcut;
  switch (key) {
    case Key::right:
    case Key::down:
    case Key::page_down:
    case Key::space:
    case Key::enter:
      return Shortcut::stage_next;
    case Key::left:
    case Key::up:
    case Key::page_up:
    case Key::backspace:
      return Shortcut::stage_back;
    case Key::b:
      return Shortcut::stage_black;
    case Key::escape:
      return Shortcut::stage_close;
    default:
      return {};
  }
}

}  // namespace

std::optional<pages::Shortcut> shortcut(const platform::KeyEvent& e) {
  using pages::Shortcut;
  if (!e.modifiers.ctrl) return stage_key(e.key);
  switch (e.key) {
    case Key::v:
      return Shortcut::paste;
    case Key::z:
      return e.modifiers.shift ? Shortcut::redo : Shortcut::undo;
    case Key::y:
      return Shortcut::redo;
    case Key::n:
      return Shortcut::new_card;
    case Key::f:
      return Shortcut::find;
    case Key::digit_0:
      return Shortcut::show_all;
    default:
      return {};
  }
}

text::TextTaker* KeyRouter::taker() const {
  const auto it = std::ranges::find_if(takers_, [](const auto* t) { return t->writing(); });
  return it == takers_.end() ? nullptr : *it;
}

void KeyRouter::compose(text::Composed composed) {
  composing_ = !composed.text.empty();
  if (text::TextTaker* there = taker()) there->compose(std::move(composed));
}

bool KeyRouter::follow() {
  if (!composing_) return false;
  text::TextTaker* there = taker();
  for (text::TextTaker* t : takers_)
    if (t != there) t->end_composing();
  composing_ = there && there->composing();
  return !composing_;
}

}  // namespace app
