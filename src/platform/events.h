// What the window tells the app, as plain values: keys, text, wheel, size, files. Touches and the
// mouse's left button come through TouchSource instead (xi_touch.h, mouse_source.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "input/clipboard_answer.h"

namespace platform {

using base::Vec2;

/// The keys the program knows; letters by what the layout in use writes on them, for shortcuts.
enum class Key {
  unknown,
  enter,
  escape,
  backspace,
  del,
  tab,
  space,
  insert,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  shift,
  ctrl,
  alt,
  super,
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  digit_0,
  digit_1,
  digit_2,
  digit_3,
  digit_4,
  digit_5,
  digit_6,
  digit_7,
  digit_8,
  digit_9,
  plus,
  minus,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
};

struct Modifiers {
  bool ctrl = false;
  bool shift = false;
  bool alt = false;
  bool super = false;
  friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

struct KeyEvent {
  enum class Action { press, repeat, release };
  Key key = Key::unknown;
  Action action = Action::press;
  Modifiers modifiers;
};
/// A character typed, or committed by the input method; may follow its KeyEvent. Never a control
/// character.
struct TextEvent {
  char32_t code_point = 0;
};
/// What the input method is composing now, to be shown at the caret until a next one says
/// otherwise; no part of the text. Offsets are bytes of `text`, on its characters' boundaries.
struct CompositionEvent {
  std::string text;  // UTF-8; empty: nothing is composed
  std::size_t caret = 0;
  std::size_t current_from = 0, current_to = 0;  // the part being converted; none when equal
  friend bool operator==(const CompositionEvent&, const CompositionEvent&) = default;
};
/// The wheel or a touchpad: steps to the right and up, fractions from smooth devices.
struct ScrollEvent {
  Vec2 pos_px;
  Vec2 steps;
  Modifiers modifiers;
};
/// The mouse moved with its middle button held: the map follows.
struct PanEvent {
  Vec2 delta_px;
};
/// The right mouse button: what a long press is to a finger.
struct MenuEvent {
  Vec2 pos_px;
};
/// The drawing area has a new size; the back buffer's content is undefined.
struct ResizedEvent {
  int width_px = 0;
  int height_px = 0;
};
/// The window was moved: perhaps another display shows most of it now, with pixels of another size.
struct MovedEvent {};
/// Something uncovered the window: present_all().
struct RefreshEvent {};
/// Somebody wants the window closed.
struct CloseEvent {};
struct FocusEvent {
  bool focused = false;
};
struct FilesDroppedEvent {
  std::vector<std::string> paths;  // UTF-8
  Vec2 pos_px;
};
/// What the clipboard holds: the answer to Window::ask_clipboard().
using ClipboardEvent = input::ClipboardAnswer;
using input::kMostPasted;

using Event = std::variant<KeyEvent, TextEvent, CompositionEvent, ScrollEvent, PanEvent, MenuEvent,
                           ResizedEvent, MovedEvent, RefreshEvent, CloseEvent, FocusEvent,
                           FilesDroppedEvent, ClipboardEvent>;

}  // namespace platform
