// Seat: one person's place: a handle always, and when opened a panel with the card being written,
// the keyboard, candidates and the tray of cards nobody else has seen yet. The face of its parts:
// the room it has at the edge, the fingers in it, its keyboard, and what is written. Seats owns it.
// The window's thread. What must agree:
//  1. The keyboard fits the panel: whoever changes the room of an open seat calls fit_keys(),
//     unless the seat is being carried.
//  2. cards() are those that wait here, the one being written among them; of one that went the
//     writer is told.
//  3. board_ is the one that is shown, from show_board() on.
//  4. leaving() and arranging() hold until the next tap, or until something is written; never both.
#pragma once

#include <optional>
#include <vector>

#include "seats/labels.h"
#include "seats/seat_fingers.h"
#include "seats/seat_sheet.h"
#include "seats/writer.h"

namespace seats {

/// What a seat cannot do by itself.
struct SeatEvent {
  enum class Kind {
    moved,
    renamed,
    leave,
    turn,
    spread,
    tidy,
    put,    // `card` onto the table, by the button
    drop,   // `card` was let go at `window_mm`, outside of the panel; nowhere: it was flicked away
    names,  // all names are to be left out of the session, or let in again
    paste,  // what the clipboard holds is wanted here
    copy,   // what is written goes to the clipboard
    touched,      // the text of the card, at `window_mm`
    reader,       // handwriting is written, and nobody reads it yet
    help,         // what fingers do is to be shown
    stick,        // points for what lies at `window_mm`
    unstick,      // the last ones are taken back
    next_person,  // somebody else gives points from here now
    find,         // what is written is looked for on the map
    sheet,        // the questionnaire is filled in here, or on its way
  };
  Kind kind = Kind::moved;
  Id card{};
  std::optional<Vec2> window_mm{};
};

class Seat {
 public:
  using Writing = seats::Writing;
  using Pulled = SeatFingers::Pulled;

  /// All but the place live longer.
  Seat(desk::Desk& desk, Aids& aids, Labels& labels, SeatPlace place);
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;

  const SeatPlace& place() const { return room_.place(); }
  std::string key() const { return std::to_string(place().number); }
  /// Who gives points from here now, where several do one after another.
  std::string giver() const;
  /// Whoever gave some can let the next one have hers.
  bool can_pass_on() const;
  void pass_on();
  /// Nobody gave any since; false: somebody did.
  bool pass_back();
  /// Points are given anew: the first one begins.
  void first_person() { person_ = 1; }
  bool open() const { return room_.open(); }
  void set_open(bool open);
  /// It opens by itself as soon as there is room.
  bool waits() const { return room_.waits(); }
  void wait_for_room();
  /// The part of the window that is the table (mm).
  void set_table(const Rect& table);
  /// What it would like of its edge now; until it has been given room, it takes that.
  Wish wish() const { return room_.wish(); }
  bool wants_room() const { return !span(); }
  const std::optional<Span>& span() const { return room_.span(); }
  void set_span(const Span& span);
  Panel panel() const { return room_.panel(); }
  void set_panel(const Panel& panel);
  /// It lies elsewhere from now on; what is written goes along.
  void move_to(const SeatPlace& place);
  /// Where it found room is its place from now on.
  void keep_span() { room_.keep_span(); }
  /// It is on its way along the edge, in somebody's hand.
  bool moving() const { return fingers_.carrying(); }
  /// It lies elsewhere, or is open or closed, since the last call.
  bool take_moved() { return room_.take_moved(); }
  /// The session's board that is shown is another one.
  void show_board();
  void set_language() { keys_.set_language(); }
  /// Names are left out of the session, or in it again.
  void show_names() { writer_.show_names(); }

  const SeatFrame& frame() const { return room_.frame(); }
  bool covers(Vec2 window_mm) const { return frame().contains(window_mm); }

  void feed(const input::TouchSample& sample, Vec2 window_mm);
  bool owns(input::FingerId finger) const { return fingers_.owns(finger); }
  /// Every finger is forgotten.
  void cancel_all();
  void tick(double now_s);
  double next_deadline_s() const { return keys_.next_deadline_s(); }
  std::vector<SeatEvent> take_events();

  // Writing, from a physical keyboard too.
  void act(const input::KeyAction& action);
  /// Letters typed on a physical keyboard: on a page of kana they are on their way to kana.
  void type(const std::string& utf8);
  /// A finger touched the card's text at `at` of its layout (mm): the segment there is chosen, or
  /// the caret goes there.
  void touch_text(const text::Layout& set, Vec2 at) { writer_.touch_text(set, at); }
  /// What the desktop's input method composes: shown in the card at once.
  void compose(text::Composed composed) {
    if (writes()) writer_.compose(std::move(composed));
  }
  /// One card a line, of a line too long for one several; returns how many.
  std::size_t paste(const std::string& lines) { return writer_.paste(lines); }
  /// What is being composed is fixed as it is shown.
  void finish() { writer_.finish(); }
  void answer(const ime::ConversionWorker::Answer& answer) { writer_.answer(answer); }
  void answer(const pen::ReadingWorker::Answer& answer) { writer_.answer(answer); }

  /// The cards that wait in this seat, oldest first, the one being written included.
  void set_cards(std::vector<Id> cards);
  const std::vector<Id>& cards() const { return cards_; }
  /// Goes on writing this one; a name or plate being written is kept as it stands.
  void edit(Id card);
  /// What the board that is shown asks; empty: nothing.
  std::string question() const { return question_of(desk_.board_id); }
  /// Something is being composed, or a card was written on a moment ago.
  bool writer_busy() const { return writer_.busy(); }
  /// The same, or the questionnaire stands here.
  bool busy() const { return sheet_.shown() || writer_.busy(); }
  /// Somebody is about to write more: the card was begun, and not so long ago that it is forgotten.
  bool in_use() const;
  /// Something that whoever sits here ought to know, already translated.
  void tell(const std::string& notice) { writer_.tell(notice); }
  /// A card came that waits in the tray because somebody writes.
  void tell_arrival();
  /// The one being written is left, and an empty one begun.
  void next_card();
  Writing writing() const { return writer_.writing(); }
  bool on_map() const { return writer_.on_map(); }
  /// Writes the plate of an island, or the words on a line, of the board that is shown.
  void write_plate(canvas::ItemRef thing);
  /// What else than a card is being written is kept as it stands, and the card comes back.
  void to_card() { writer_.to_card(); }
  /// Islands or lines have changed: the one being written may be gone, or others wrote on it.
  void check_plate() { writer_.check_plate(); }
  /// Of those that are not being written the nth; nil: there is none.
  Id tray_card(std::size_t index) const;
  /// Nil: nothing written yet, or it is no card.
  Id draft() const { return writing() == Writing::card ? writer_.card() : Id{}; }

  /// The questionnaire, where it is asked here.
  SeatSheet& sheet() { return sheet_; }
  const SeatSheet& sheet() const { return sheet_; }
  /// Keys and pad are there.
  bool writes() const { return !sheet_.shown() || writing() == Writing::answer; }

  // For drawing and for the probe.
  /// What is drawn, hit and named to the probe.
  std::vector<Spot> spots() const;
  const keys::Keyboard* keyboard() const { return keys_.keyboard(); }
  Rect keyboard_rect() const;
  Rect card_rect() const;
  Rect pad_rect() const;
  const Draft& text() const { return writer_.text(); }
  bool naming() const { return writing() == Writing::name; }
  /// One more tap and the seat is given up with the cards that wait in it.
  bool leaving() const { return asks_ == Asks::leave; }
  /// How the table can be laid otherwise is shown instead of candidates.
  bool arranging() const { return asks_ == Asks::arrange; }
  /// The session says nobody's name.
  bool nameless() const { return desk_.nameless(); }
  /// Why the last key or paste did something else than one would think; mostly empty.
  const std::string& notice() const { return writer_.notice(); }
  bool inking() const { return writer_.hand().on(); }
  const pen::InkPad& pad() const { return writer_.hand().pad(); }
  /// What the ink of the card was read as, once somebody asked for it.
  const pen::Reading& reading() const { return writer_.hand().reading(); }
  bool can_read() const { return writer_.hand().can_read(); }
  /// Somebody reads handwriting, as far as is known yet.
  bool may_be_read() const { return !aids_.reader || aids_.reader->in_service(); }
  /// What stands on a candidate or a cell.
  std::string words_on(const Spot& spot) const { return writer_.words_on(spot); }
  /// From which on candidates and cells are shown.
  std::size_t first_candidate() const { return writer_.first_candidate(); }
  std::size_t first_cell() const { return writer_.hand().first_cell(); }
  /// A finger is on it.
  bool pressed(const Spot& spot) const { return fingers_.pressed(spot); }
  /// Cards that fingers are pulling out.
  std::vector<Pulled> pulled() const { return fingers_.pulled(); }
  /// Points are being given here: how often it still can; none: they are not.
  std::optional<int> stickers() const;
  /// Where fingers have stickers, in the window (mm).
  std::vector<Vec2> pulled_stickers() const { return fingers_.stickers(); }
  const desk::Desk& desk() const { return desk_; }

 private:
  std::string question_of(Id board) const;
  void fit_keys();
  /// Nobody writes here any more: what is written stays as it stands.
  void put_pen_down();
  void carry_out(const FingerDeeds& deeds);
  void carry_out(const FingerDeed& deed);
  /// What a finger can go down on now.
  SeatGround ground() const;
  void press(const FingerDeed& deed);
  void ink(const FingerDeed& deed);
  /// The seat was moved along the edge and is let go, by whatever ended that.
  void stay_here();
  void tap(const Spot& spot);
  void leave(bool asked);
  void show_arranging();
  void ask(SeatEvent event) { events_.push_back(std::move(event)); }

  desk::Desk& desk_;
  Aids& aids_;
  Labels& labels_;
  SeatRoom room_;
  SeatKeys keys_;
  SeatFingers fingers_;
  Writer writer_;
  SeatSheet sheet_;
  std::vector<Id> cards_;
  Id board_;        // that it has been told of
  int person_ = 1;  // who gives points, at least
  /// Whether the seat is given up with its cards; how the table is to be laid.
  enum class Asks { nothing, leave, arrange };
  Asks asks_ = Asks::nothing;
  std::vector<SeatEvent> events_;
};

}  // namespace seats
