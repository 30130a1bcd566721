// Ring menus: a long press opens one under the finger, turned to the nearest edge; several may be
// open at once, each for its own thing. Buttons are chosen by a tap, or by sliding the finger that
// opened the menu onto one and letting go. Drawn on the canvas, so that it turns and every finger
// can use it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "input/gestures.h"
#include "tools/using.h"

namespace tools {

enum class MenuAction {
  edit,
  colors,
  lone_wolf,
  to_tray,
  dissolve,
  remove_relation,
  close,
  yellow,
  rose,
  sky,
  green,
  violet,
  white
};

/// What was chosen, for which thing.
struct MenuChoice {
  MenuAction action;
  ItemRef thing;
};

class Menus {
 public:
  explicit Menus(Desk& desk) : desk_(desk) {}

  void set_messages(const base::Messages& tr);
  /// Opens a menu for `thing` at `pos_px`, in place of one it already has. `finger`, where one is
  /// down, may go on to slide.
  void open(ItemRef thing, Vec2 pos_px, std::optional<input::FingerId> finger, double now_s);
  /// The menu (its number) at this pixel, for the router; nothing where there is none.
  std::optional<std::uint64_t> menu_at(Vec2 px) const;
  /// A gesture of a finger that went down on a menu.
  std::optional<MenuChoice> on_gesture(std::uint64_t menu, const input::Gesture& gesture);
  /// The finger that opened a menu goes on: true while this menu follows it.
  bool slides(input::FingerId finger) const;
  std::optional<MenuChoice> on_slide(const input::Gesture& gesture);

  /// Closes menus of things that are gone and those nobody used for a while.
  void tick(double now_s);
  double next_deadline_s() const;
  void close_of(ItemRef thing);
  /// A tap on the table closes the menus near it (within reach of the same person).
  void close_near(Vec2 px);
  void close_all() { open_.clear(); }
  bool any_open() const { return !open_.empty(); }

  void draw(Overlay& overlay);

  /// For the probe: each button's name and its quad in window pixels.
  struct ButtonPlace {
    std::string name;
    Vec2 centre_px;
    double size_px;
  };
  std::vector<ButtonPlace> buttons() const;

 private:
  struct Button {
    MenuAction action;
    const char* icon;
    std::string words;
    Vec2 offset;  // mm on the screen from the menu's middle, before turning
  };
  struct Menu {
    std::uint64_t number;
    ItemRef thing;
    Vec2 centre;  // map mm
    double turn = 0;
    std::vector<Button> buttons;
    std::optional<input::FingerId> finger;  // the one that opened it
    std::optional<std::size_t> under;       // the button under a finger
    double used_s = 0;
  };
  void fill(Menu& menu, bool colors);
  std::optional<std::size_t> button_at(const Menu& menu, Vec2 px) const;
  Vec2 place_px(const Menu& menu, const Button& button) const;
  std::optional<MenuChoice> choose(std::size_t menu, std::size_t button);
  void draw_button(const Menu& menu, const Button& button, bool pressed, Vec2 middle,
                   std::uint32_t layer, Overlay& overlay);
  text::LayoutPtr words_of(const std::string& words);

  Desk& desk_;
  base::Messages tr_;
  std::vector<Menu> open_;
  std::vector<std::pair<std::string, text::LayoutPtr>> layouts_;
  std::uint64_t next_number_ = 1;
};

}  // namespace tools
