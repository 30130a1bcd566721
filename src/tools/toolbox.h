// Toolbox: all tools over one board. Takes fingers, gives their gestures to the tools, lets them draw
// what lies above the map. A new tool is a line in the constructor. The model's thread.
//  1. `tools_` stand uppermost first: so fingers find them; the last draws first.
#pragma once

#include <memory>

#include "input/touch_taker.h"
#include "tools/cross_circles.h"
#include "tools/fingers.h"
#include "tools/ground_names.h"
#include "tools/menu.h"
#include "tools/seat_button.h"
#include "tools/view.h"

namespace tools {

class Retell;
class ReadThrough;

class Toolbox final : public input::TouchTaker {
 public:
  explicit Toolbox(Desk& desk);
  Toolbox(const Toolbox&) = delete;
  Toolbox& operator=(const Toolbox&) = delete;

  void set_messages(const base::Messages& tr);

  /// What lies under a finger that goes down here: what tools have there, then things, then the
  /// table.
  TouchedThing touched(Vec2 px) const;
  /// Whatever nobody above it takes is the table's.
  bool covers(Vec2) override { return true; }
  void feed(const input::TouchSample& sample) override;
  void on_gesture(const input::Gesture& gesture, const TouchedThing& thing);
  /// The mouse's right button: the menu of what lies there.
  void open_menu(Vec2 px, double now_s);

  /// Lets time pass; true while something moves by itself (ask again next frame).
  bool tick(double now_s);
  double next_deadline_s() const;
  void draw(Overlay& overlay);
  /// Every button the tools show: for the probe.
  std::vector<desk::Button> buttons() const;
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
  View& view() { return *view_; }
  Editor& editor() { return *editor_; }
  Menus& menus() { return *menus_; }
  CrossCircles& circles() { return *circles_; }
  SeatButton& seat_button() { return *seat_button_; }
  Retell& retell() { return *retell_; }
  ReadThrough& read_through() { return *read_through_; }
  const ReadThrough& read_through() const { return *read_through_; }
  GroundNames& ground_names() { return *ground_names_; }

 private:
  /// What somebody has touched last: desk::Desk::chosen.
  void choose(input::GestureKind kind, std::optional<ItemRef> item);
  void on_gestures(const std::vector<Fingers::Done>& done);
  /// Above those added before.
  template <class T, class... From>
  T* add(From&... from);

  Desk& desk_;
  Fingers fingers_;
  std::vector<std::unique_ptr<desk::Tool>> tools_;
  // Of these:
  View* view_;
  Editor* editor_;
  SeatButton* seat_button_;
  ReadThrough* read_through_;
  CrossCircles* circles_;
  Menus* menus_;
  Retell* retell_;
  GroundNames* ground_names_;
};

}  // namespace tools
