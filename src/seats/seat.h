// Seat: one person's place: a handle always, and when opened a panel with the card being written,
// the keyboard, candidates and the tray of cards nobody else has seen yet. Takes the fingers that
// went down in it, in any number; draws itself in millimetres of the window. Window's thread.
//  1. What is written stands in the session at once, as a card whose place is `seat`: nothing typed
//     is lost, and no undo of the table takes it away.
//  2. A finger belongs to what it went down on until it lifts; fingers never hinder one another.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "desk/desk.h"
#include "input/palm.h"
#include "input/touch.h"
#include "keys/keyboard.h"
#include "pen/ink.h"
#include "pen/reading.h"
#include "seats/aids.h"
#include "seats/draft.h"
#include "seats/place.h"

namespace seats {

using base::Id;

/// Something in a panel that a finger can go down on besides the keyboard.
struct Spot {
  enum class Kind {
    handle,     // the closed seat, or its bar's grip: drag to move along the edge, tap to open
    fold,       // closes the panel
    leave,      // gives the seat up
    name,       // writes the seat's name instead of a card
    turn,       // turns what lies on the table to this side, and back
    pen,        // writes by hand instead, or by keyboard again
    paste,      // lines from the clipboard, a card each
    put,        // the card onto the table
    fresh,      // an empty card; the one that was being written stays in the tray
    card,       // the card being written: flick it away, drag it out
    tray_card,  // one of those waiting
    candidate,
    more,        // further candidates
    pad,         // the large card to write on by hand
    rubber,      // rubs out, or writes again
    undo_ink,    // takes the last stroke back
    to_text,     // has the ink read
    take_text,   // what was read goes into the card
    drop_text,   // it does not
    cell,        // a character that was read
    more_cells,  // further characters
    leave_out,   // among the candidates: no character at all
    name_done,   // the name or the plate is written
    no_names,    // whether the session leaves all names out
  };
  Kind kind = Kind::handle;
  std::size_t index = 0;
  Rect rect;  // the seat's mm
  bool enabled = true;
  friend bool operator==(const Spot&, const Spot&) = default;
};
const char* name_of(Spot::Kind kind);
/// Whether a card with these may go onto the table: it has ink, or more than white space.
bool says_something(const std::string& text, const std::vector<model::InkStroke>& ink);

/// What a seat cannot do by itself.
struct SeatEvent {
  // `names`: all names are to be left out of the session, or let in again; `paste`: what the
  // clipboard holds is wanted here; `touched`: the text of the card
  enum class Kind {
    moved,
    renamed,
    leave,
    turn,
    put,
    drop,
    names,
    paste,
    touched
  } kind = Kind::moved;
  Id card;                        // put: by the button; drop: this card was let go …
  std::optional<Vec2> window_mm;  // … here, outside of the panel; nothing: it was flicked away.
                                  // touched: here
};

class Seat {
 public:
  Seat(desk::Desk& desk, Aids& aids, SeatPlace place);

  const SeatPlace& place() const { return place_; }
  std::string key() const { return std::to_string(place_.number); }
  bool open() const { return open_; }
  void set_open(bool open);
  void set_place(const SeatPlace& place);
  /// The part of the window that is the table (mm).
  void set_table(const Rect& table);
  /// What it would like of its edge now; until it has been given room, it takes that.
  Wish wish() const;
  bool wants_room() const { return !span_.has_value(); }
  const std::optional<Span>& span() const { return span_; }
  void set_span(const Span& span);
  /// Where it found room is its place from now on.
  void keep_span();
  /// It is on its way along the edge, in somebody's hand.
  bool moving() const;
  /// The session's board that is shown is another one.
  void show_board();
  void set_language();
  /// Names are left out of the session, or in it again.
  void show_names();

  const SeatFrame& frame() const { return frame_; }
  bool covers(Vec2 window_mm) const { return frame_.contains(window_mm); }

  void feed(const input::TouchSample& sample, Vec2 window_mm);
  bool owns(input::FingerId finger) const;
  /// Every finger is forgotten.
  void cancel_all();
  void tick(double now_s);
  double next_deadline_s() const { return keyboard_ ? keyboard_->next_deadline_s() : 1e300; }
  std::vector<SeatEvent> take_events() { return std::exchange(events_, {}); }

  // Writing, from a physical keyboard too.
  void act(const input::KeyAction& action);
  /// Letters typed on a physical keyboard: on a page of kana they are on their way to kana.
  void type(const std::string& utf8);
  /// A finger touched the card's text at `at` of its layout (mm): the segment there is chosen, or
  /// the caret goes there.
  void touch_text(const text::Layout& set, Vec2 at);
  /// What the desktop's input method composes: shown in the card at once.
  void compose(text::Composed composed);
  /// One card a line, of a line too long for one several; returns how many.
  std::size_t paste(const std::string& lines);
  /// What is being composed is fixed as it is shown.
  void finish();
  void answer(const ime::ConversionWorker::Answer& answer);
  void answer(const pen::ReadingWorker::Answer& answer);

  /// The cards that wait in this seat, oldest first, the one being written included.
  void set_cards(std::vector<Id> cards);
  const std::vector<Id>& cards() const { return cards_; }
  /// Goes on writing this one; a name or plate being written is kept as it stands.
  void edit(Id card);
  /// Something is being composed, or a card was written on a moment ago.
  bool busy() const;
  /// Something that whoever sits here ought to know, already translated.
  void tell(const std::string& notice) { notice_ = notice; }
  /// A card came that waits in the tray because somebody writes.
  void tell_arrival();
  /// The one being written is left, and an empty one begun.
  void next_card();
  /// What the keys write. After a name or a plate the card comes back as it was.
  enum class Writing { card, name, plate };
  Writing writing() const { return writing_; }
  /// Writes the plate of an island of the board that is shown.
  void write_plate(Id island);
  /// A name or a plate being written is kept as it stands, and the card comes back.
  void to_card();
  /// Islands have changed: the one whose plate is being written may be gone, or others wrote on it.
  void check_plate();
  /// Of those that are not being written the nth; nil: there is none.
  Id tray_card(std::size_t index) const;
  Id draft() const { return writing_ == Writing::card ? draft_id_ : Id{}; }

  // For drawing and for the probe.
  std::vector<Spot> spots() const;
  const keys::Keyboard* keyboard() const { return keyboard_ ? &*keyboard_ : nullptr; }
  Rect keyboard_rect() const;
  Rect card_rect() const;
  const Draft& text() const { return text_; }
  bool naming() const { return writing_ == Writing::name; }
  /// One more tap and the seat is given up with the cards that wait in it.
  bool leaving() const { return leaving_; }
  /// The session says nobody's name.
  bool nameless() const { return desk_.doc.session().anonymous; }
  /// Why the last key or paste did something else than one would think; mostly empty.
  const std::string& notice() const { return notice_; }
  bool inking() const { return inking_; }
  Rect pad_rect() const;
  const pen::InkPad& pad() const { return pad_; }
  /// What the ink of the card was read as, once somebody asked for it.
  const pen::Reading& reading() const { return reading_; }
  /// What stands on a candidate or a cell.
  std::string words_on(const Spot& spot) const;
  std::size_t first_candidate() const { return first_candidate_; }
  /// A finger is on it.
  bool pressed(const Spot& spot) const;
  /// Cards that fingers are pulling out, with where they are in the window (mm).
  struct Pulled {
    Id card;
    Vec2 window_mm;
  };
  std::vector<Pulled> pulled() const;
  desk::Desk& desk() const { return desk_; }

 private:
  struct Touch {
    std::optional<Spot> spot;  // none: the keyboard's
    Vec2 down, pos;            // the seat's mm
    Vec2 window;               // where it is in the window
    double down_s = 0;
    bool dragging = false;
    Id card;  // what it pulls
    bool moves_seat() const { return dragging && spot && spot->kind == Spot::Kind::handle; }
  };

  void lay_out();
  void lay_frame();
  void fit_keyboard();
  void add_candidates(std::vector<Spot>& out) const;
  void down(const input::TouchSample& s, Vec2 local);
  /// The finger is down already, so its lifting was not told: it lifted where it was last seen.
  void end_unseen(const input::TouchSample& s);
  /// The keyboard is told, and what comes of it is done.
  void feed_keys(input::FingerId finger, input::Phase phase, Vec2 local, double time_s);
  /// The keyboard is about to change under its fingers: what they press counts.
  void release_keys();
  /// A touch that does nothing.
  Touch resting_at(Vec2 local) const;
  /// The seat was moved along the edge and is let go, by whatever ended that.
  void stay_here();
  void move(Touch& touch, Vec2 local, Vec2 window_mm);
  void lift(const Touch& touch, double now_s);
  /// Its device has gone: what it pulls lies where it was; nothing is tapped or flicked.
  void lose(const Touch& touch);
  void tap(const Spot& spot);
  /// The text has changed: the session follows, the conversion is asked for, the keyboard is told.
  void changed();
  void write();
  void begin_fresh();
  /// The card being written is left, for another one or by closing: one that was emptied here but
  /// lay on the table before goes into the tray 箱 as it came, since nothing is deleted by
  /// accident.
  void leave_card();
  /// A card that only this seat knows and on which nothing stands any more is none.
  void drop_if_empty();
  void begin_naming();
  void keep_name();
  /// What is written stands on the plate at once, all of it one step of undo.
  void put_on_plate();
  /// The card stands in the panel again as the session has it.
  void show_card();
  /// The card being written, made if there is none; false when it cannot be.
  bool make_card();
  // By hand.
  Vec2 to_ink(Vec2 local) const;
  void add_name_spots(std::vector<Spot>& out) const;
  void add_ink_spots(std::vector<Spot>& out) const;
  void add_cells(std::vector<Spot>& out, const Rect& room) const;
  void add_readings(std::vector<Spot>& out) const;
  void flip_inking();
  void load_ink();
  void ink(input::FingerId finger, input::Phase phase, Vec2 local);
  void write_ink();
  void read_ink();
  void take_text();
  bool at_kana() const;

  desk::Desk& desk_;
  Aids& aids_;
  SeatPlace place_;
  Rect table_;
  std::optional<Span> span_;  // none: to be given
  SeatFrame frame_;
  bool open_ = false;
  std::optional<keys::Keyboard> keyboard_;
  Draft text_;
  Id draft_id_;  // nil: nothing written yet; while a name or a plate is written, what comes back
  model::Card taken_up_;  // the card being written as it was taken up; of no id: it was begun here
  Writing writing_ = Writing::card;
  Id plate_;                 // the island whose plate is being written
  std::string plate_known_;  // what stands there, as far as this seat has written or shown it
  ops::ActionId plate_action_ = 0;
  bool inking_ = false;
  double wrote_s_ = -1e9;
  bool leaving_ = false;  // asked whether the seat is given up with its cards
  std::string notice_;
  pen::InkPad pad_;       // of the card being written
  pen::Reading reading_;  // of what is on the pad
  std::size_t first_cell_ = 0;
  std::vector<Id> cards_;
  std::map<input::FingerId, Touch> touches_;
  input::PalmFilter palms_;
  std::vector<SeatEvent> events_;
  std::size_t first_candidate_ = 0;
  /// The question that the worker has, and Composition's own number for it.
  std::uint64_t asked_ = 0, asked_serial_ = 0;
};

const char* name_of(Seat::Writing writing);

}  // namespace seats
