// Seats: everybody's seats at one table, the face of its parts: who sits where, the cards that
// wait, whose the physical keyboard is, what the threads answer. Owned by a sitting; the places
// come from and go to the machine's settings. The window's thread. What must agree:
//  1. After tick() each seat has room and knows the cards that wait there; changed() follows every
//     op.
//  2. Inside, a millimetre is a seat's (Desk::seat_scale), on the window, too; what tools say to
//     desk::TakesToSeats is in the window's.
//  3. take_dirty() is true after anything that draw() shows changed.
#pragma once

#include <utility>
#include <vector>

#include "canvas/look.h"
#include "input/touch_taker.h"
#include "seats/answers.h"
#include "seats/errands.h"
#include "seats/focus.h"
#include "seats/seat_painter.h"
#include "seats/seat_settings.h"
#include "seats/seat_survey.h"
#include "seats/seat_wish.h"
#include "seats/stickers.h"
#include "seats/waiting_cards.h"
#include "text/text_taker.h"

namespace seats {

class Seats final : public desk::TakesToSeats, public input::TouchTaker, public text::TextTaker {
 public:
  /// `desk` and `aids` live longer; from now on the desk knows what the seats cover. Cards of seats
  /// that are not there go to the tray 箱.
  Seats(desk::Desk& desk, Aids& aids, SeatSettings settings);
  ~Seats() override;

  /// The part of the window that is the table (mm), and where seats may not be.
  void set_table(const Rect& table_mm);
  void show_board();
  /// People stand otherwise now; what they write stays theirs.
  void set_mount(desk::Mount mount);
  void set_language();

  /// Another seat, opened; false when there are as many as there can be.
  bool add();
  /// Who has left sits there again, with those of the cards that still lie in the tray 箱.
  void come_back(const desk::BackToSeat& offered);
  /// What seats ask of others since the last call, in order.
  std::vector<SeatWish> take_wishes() { return std::exchange(wishes_, {}); }

  const std::vector<std::unique_ptr<Seat>>& all() const { return seating_.all(); }
  Seat* seat(int number) const { return seating_.seat(number); }

  /// The seat that covers this point of the window; the topmost.
  Seat* at(Vec2 window_mm) { return seating_.at(window_mm); }
  /// Whether a finger that goes down here is a seat's or sits somebody down.
  bool covers(Vec2 pos_px) override;
  void touched_elsewhere() override { unfocus(); }
  /// Where one more person could sit down.
  const FreePlaces& free_places() const { return seating_.free_places(); }
  /// The panels that are open, window mm.
  std::vector<Rect> open_seats() const { return seating_.open_seats(); }
  /// The handles of those that are closed, and the free places.
  std::vector<Rect> handles() const { return seating_.handles(); }
  void feed(const input::TouchSample& sample) override;
  bool owns(input::FingerId finger) const;
  void cancel_all();
  void tick(double now_s);
  double next_deadline_s() const;
  /// The table is left: everybody's work ends as it stands, and what was asked is for nothing.
  void leave();
  /// Something looks different since the last take_dirty().
  bool dirty() const { return dirty_; }
  bool take_dirty() { return std::exchange(dirty_, false); }
  /// A seat was written in from outside (a physical keyboard).
  void mark_dirty() { dirty_ = true; }

  bool take_card(Id card, Vec2 window_mm) override;
  bool write(std::optional<canvas::ItemRef> thing, const base::TurnedRect& window_mm) override;
  bool any_open() const;
  /// How many cards nobody but their writers has seen.
  std::size_t waiting() const { return cards_.count(); }
  /// The questionnaire at all seats; call mark_dirty() after what changes it.
  SeatSurvey& survey() { return survey_; }
  /// All of them onto the table at the same moment, as one step.
  void show_all();

  /// The physical keyboard is this seat's; null: no seat's.
  Seat* focused() const { return focus_.seat(); }
  bool writing() const override { return focused() != nullptr; }
  void type(std::string_view utf8) override;
  KeyDone press(text::TextKey key, Held held) override;
  void compose(text::Composed composed) override;
  bool composing() const override;
  void end_composing() override;
  std::optional<Vec2> caret_px() const override;
  void unfocus() { focus(0); }

  /// After every op.
  void changed(const ops::Op& op);
  void draw(const canvas::Look& look, canvas::DrawList& out);

 private:
  /// Null: there is no room for one that is open, and `why` wants no other.
  enum class SitDown { anyway, if_open };
  Seat* sit_down(const SeatPlace& place, SitDown why = SitDown::anyway);
  void settle();
  /// The physical keyboard goes to another seat: what an input method composes stays where it is.
  void focus(int number);
  void hand_out_cards();
  void carry_out_events(Seat& seat);
  void carry_out(Seat& seat, const SeatEvent& event);
  /// `lands`: somebody let it go there; who writes just then is not interrupted.
  enum class Why { lands, asked };
  bool take_card(Id card, Seat& seat, Why why);
  /// One that was let go there, in the seats' millimetres.
  bool take_over(Id card, Vec2 at_mm);
  /// A seat for what lies there, opened; null: there can be none, which is said.
  Seat* open_for(std::optional<canvas::ItemRef> thing, const base::TurnedRect& window_mm);
  bool open(Seat& seat, std::optional<canvas::ItemRef> thing);
  void end_errands();
  /// Something came into the seat from outside: the physical keyboard writes it, too.
  void written_in(Seat& seat);
  /// Of what comes of a seat whose work ends, only where and who it is.
  void keep_place(Seat& seat);
  void put_down(const Seat& seat, const SeatEvent& event);
  void remove(Seat& seat);
  void learn();
  void tell_places();

  desk::Desk& desk_;
  Aids& aids_;
  Labels labels_;
  Seating seating_;
  WaitingCards cards_;
  Focus focus_;
  Answers answers_;
  VisitingCards visits_;
  Errands errands_;
  Stickers stickers_;
  SeatSurvey survey_;
  SeatPainter painter_;
  bool words_dirty_ = true, dirty_ = true;
  std::vector<SeatWish> wishes_;
};

}  // namespace seats
