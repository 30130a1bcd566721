// Seats: everybody's seats at one table: which finger is whose, whose cards wait, who converts, and
// the physical keyboard's way. Owned by a sitting; the places come from and go to the machine's
// settings. Window's thread.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <variant>

#include "input/touch_taker.h"
#include "ops/build.h"
#include "ops/in_sight.h"
#include "seats/free_places.h"
#include "seats/seat_settings.h"
#include "seats/seat_view.h"
#include "text/text_taker.h"

namespace seats {

/// What a seat asks of others.
struct WantsPaste {
  int number;  // Seat::paste or tell follows
};
/// The table is to be turned to this seat's side, or back.
struct WantsTurn {
  int number;
  double turn_rad;
};
/// The places have changed: to be kept in the machine's settings.
struct PlacesChanged {
  SeatSettings now;
};
using SeatWish = std::variant<WantsPaste, WantsTurn, PlacesChanged>;

class Seats final : public desk::TakesToSeats, public input::TouchTaker, public text::TextTaker {
 public:
  /// `desk` and `aids` live longer; from now on the desk knows what the seats cover. Cards of seats that are not there go to the tray 箱.
  Seats(desk::Desk& desk, Aids& aids, SeatSettings settings);
  ~Seats() override;

  /// The part of the window that is the table (mm), and where seats may not be.
  void set_table(const Rect& table_mm);
  void show_board();
  void set_language();

  /// Another seat, opened; false when there are as many as there can be.
  bool add();
  /// Who has left sits there again, with those of the cards that still lie in the tray 箱.
  void come_back(const desk::BackToSeat& offered);
  /// What seats ask of others since the last call, in order.
  std::vector<SeatWish> take_wishes() { return std::exchange(wishes_, {}); }

  const std::vector<std::unique_ptr<Seat>>& all() const { return seats_; }
  Seat* seat(int number) const;

  /// The seat that covers this point of the window; the topmost.
  Seat* at(Vec2 window_mm);
  /// Whether a finger that goes down here is a seat's or sits somebody down.
  bool covers(Vec2 pos_px) override;
  void touched_elsewhere() override { unfocus(); }
  /// Where one more person could sit down.
  const FreePlaces& free_places() const { return free_; }
  /// The panels that are open, window mm.
  std::vector<Rect> open_seats() const;
  /// The handles of those that are closed, and the free places.
  std::vector<Rect> handles() const;
  void feed(const input::TouchSample& sample) override;
  bool owns(input::FingerId finger) const;
  void cancel_all();
  void tick(double now_s);
  double next_deadline_s() const;
  /// What has been asked is for nothing: nobody sits here any more.
  void forget_questions();
  /// Something looks different since the last call.
  bool take_dirty() { return std::exchange(dirty_, false); }
  /// A seat was written in from outside (a physical keyboard).
  void mark_dirty() { dirty_ = true; }

  bool take_card(Id card, Vec2 window_mm) override;
  bool write(std::optional<canvas::ItemRef> thing, Vec2 window_mm) override;
  /// What lies here is written at the nearest seat, which opens, instead of on the table; where
  /// nobody has taken a seat one is added. False: there can be no seat, or nothing to write.
  bool write_card(Id card, Vec2 window_mm);
  bool write_plate(Id island, Vec2 window_mm);
  bool write_new_card(Vec2 window_mm);
  bool any_open() const;
  /// How many cards nobody but their writers has seen.
  std::size_t waiting() const;
  /// All of them onto the table at the same moment, as one step.
  void show_all();

  /// The physical keyboard is this seat's; null: no seat's.
  Seat* focused() const;
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
  std::vector<SeatPlace> places() const;
  void sit_down(const SeatPlace& place);
  /// Free places go where seats have left room.
  void offer_places();
  /// Those that want room are given some; who sits there already stays, if it can be.
  void settle();
  void give_room(Seat& seat);
  /// The physical keyboard goes to another seat: what an input method composes stays where it is.
  void focus(int number);
  void index_cards();
  /// Cards of seats that are not there go to the tray 箱.
  void send_strays_to_tray();
  void hand_out_cards();
  void carry_out(Seat& seat, const SeatEvent& event);
  /// `lands`: somebody let it go there; who writes just then is not interrupted.
  enum class Why { lands, asked };
  bool take_card(Id card, Seat& seat, Why why);
  /// The seat nearest to this point, opened; null: there can be none.
  Seat* open_nearest(Vec2 window_mm);
  /// Something came into the seat from outside: the physical keyboard writes it, too.
  void written_in(Seat& seat);
  void remove(Seat& seat);
  /// Tells the desk what seats and free places cover, and where people sit.
  void tell_desk();
  ops::Ops put(const Seat& seat, Id card, const ops::Placement& there) const;
  /// Where a card goes that nobody lays anywhere: one that was taken from the table to be written
  /// on back to where it lay, another into free room ahead.
  ops::Placement place_for(const Seat& seat, Id card) const;
  double turn_at(const Seat& seat) const;
  /// Free room on the table ahead of the seat, map mm.
  Vec2 ahead_of(const Seat& seat, Size card) const;
  /// The same where there are seats everywhere: where they cover least of it. As the seat's person
  /// sees it: to the side of the panel's middle, and away; `spot` makes a place on the window of
  /// it.
  Vec2 least_covered(const std::function<Rect(double aside, double away)>& spot) const;
  /// A card on the table lies with its middle there, or nearly.
  bool centred_at(Vec2 map) const;
  void learn();
  void tell_places();
  void take_answers();
  void flip_names();

  desk::Desk& desk_;
  Aids& aids_;
  Rect table_;
  std::vector<std::unique_ptr<Seat>> seats_;  // in drawing order
  FreePlaces free_;
  SeatPainter painter_;
  std::map<std::string, std::set<Id>> cards_;  // waiting, by seat
  std::map<Id, ops::Placement> homes_;         // of those that were taken from the table
  bool cards_dirty_ = true, words_dirty_ = true, dirty_ = true, told_no_words_ = false,
       told_no_reading_ = false;
  int focus_ = 0;
  std::vector<SeatWish> wishes_;
};

}  // namespace seats
