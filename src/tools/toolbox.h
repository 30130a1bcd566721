// Toolbox: all tools over one board. Takes gestures with what they went down on, carries choices out,
// draws what lies above the map. The model's thread.
#pragma once

#include <variant>

#include "tools/editor.h"
#include "tools/menu.h"
#include "tools/mover.h"
#include "tools/ring.h"
#include "tools/seat_button.h"
#include "tools/view.h"

namespace tools {

/// What a finger went down on.
struct OnTable {};
struct OnItem {
  ItemRef item;  // of an island the kind is island, whether plate or border was touched
};
struct OnMenu {
  std::uint64_t menu;
};
struct OnSeatButton {};
using TouchedThing = std::variant<OnTable, OnItem, OnMenu, OnSeatButton>;

class Toolbox {
 public:
  explicit Toolbox(Desk& desk)
      : desk_(desk),
        mover_(desk),
        ring_(desk),
        view_(desk),
        editor_(desk),
        seat_button_(desk, editor_),
        menus_(desk) {}

  void set_messages(const base::Messages& tr);

  /// What lies under a finger that goes down here: menus, then the button beside what is
  /// written, then things, then the table.
  TouchedThing touched(Vec2 px) const;
  void on_gesture(const input::Gesture& gesture, const TouchedThing& thing);
  /// The mouse's right button: the menu of what lies there.
  void open_menu(Vec2 px, double now_s);

  /// Lets time pass; true while something moves by itself (ask again next frame).
  bool tick(double now_s);
  double next_deadline_s() const { return menus_.next_deadline_s(); }
  void draw(Overlay& overlay);
  /// The board is about to change or to be left: everything in hand is put where it was.
  void drop_all();

  /// One tap to a new card with the cursor in it.
  void new_card();
  /// One card a line, in sight; says how many.
  std::size_t paste_lines(std::string_view utf8);
  /// Back from the tray, into free room.
  void take_from_tray(Id card);

  View& view() { return view_; }
  Editor& editor() { return editor_; }
  Menus& menus() { return menus_; }
  const SeatButton& seat_button() const { return seat_button_; }
  const Mover& mover() const { return mover_; }

 private:
  void on_item(const input::Gesture& gesture, ItemRef item);
  void on_table(const input::Gesture& gesture);
  void carry_out(const MenuChoice& choice);
  void paint(ItemRef thing, model::PaperColor color);
  void mark_lone_wolf(Id card);
  void write_at_seat();

  Desk& desk_;
  Mover mover_;
  Ring ring_;
  View view_;
  Editor editor_;
  SeatButton seat_button_;
  Menus menus_;
};

}  // namespace tools
