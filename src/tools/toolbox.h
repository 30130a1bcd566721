// Toolbox: all tools over one board. Takes fingers, gives their gestures to the tool they are for,
// carries choices out, draws what lies above the map. The model's thread.
#pragma once

#include "input/touch_taker.h"
#include "tools/editor.h"
#include "tools/fingers.h"
#include "tools/menu.h"
#include "tools/mover.h"
#include "tools/ring.h"
#include "tools/seat_button.h"
#include "tools/view.h"

namespace tools {

class Toolbox final : public input::TouchTaker {
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
  /// Whatever nobody above it takes is the table's.
  bool covers(Vec2) override { return true; }
  void feed(const input::TouchSample& sample) override;
  void on_gesture(const input::Gesture& gesture, const TouchedThing& thing);
  /// The mouse's right button: the menu of what lies there.
  void open_menu(Vec2 px, double now_s);

  /// Lets time pass; true while something moves by itself (ask again next frame).
  bool tick(double now_s);
  double next_deadline_s() const {
    return std::min(menus_.next_deadline_s(), fingers_.next_deadline_s());
  }
  void draw(Overlay& overlay);
  /// The board is about to change or to be left: every finger's work ends, and everything in hand is
  /// put where it was.
  void let_go(double now_s);
  void drop_all();

  /// One tap to a new card with the cursor in it.
  void new_card();
  /// One card a line, in sight; says how many.
  std::size_t paste_lines(std::string_view utf8);
  /// Back from the tray, into free room.
  void take_from_tray(Id card);

  Fingers& fingers() { return fingers_; }
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

  void on_gestures(const std::vector<Fingers::Done>& done);

  Desk& desk_;
  Fingers fingers_;
  Mover mover_;
  Ring ring_;
  View view_;
  Editor editor_;
  SeatButton seat_button_;
  Menus menus_;
};

}  // namespace tools
