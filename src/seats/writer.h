// Writer: what one person writes at a seat, by keys or by hand: a card, the seat's name, the plate or
// the symbol mark of an island, the words on a line or a cross circle, an answer, and how each of
// them comes to stand where it belongs. A Seat owns it and tells it what was done. The window's
// thread. What must agree:
//  1. text() is what stands on the card, the plate, the line or the name, whichever writing() says; whoever
//     changes one of them here calls changed(), which writes it down, asks for conversions and
//     tells the keyboard.
//  2. The pad has the ink of the card being written; while anything else is written the card's
//     id and its ink stay, and come back with to_card().
//  3. All but cards and answers is written by keyboard: while it is, handwriting is not in use.
//  4. An answer stands nowhere but here, until take_answer(); with it what is written by hand and not
//     read yet, which the pad has, too.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "seats/handwriting.h"
#include "seats/seat_keys.h"
#include "seats/seat_room.h"
#include "seats/spot.h"
#include "seats/typed_text.h"
#include "seats/written_card.h"
#include "seats/written_plate.h"

namespace seats {

/// What the keys write; `words`: on a line; `answer`: to a question of the questionnaire. After all
/// else the card comes back as it was.
enum class Writing { card, name, plate, words, symbol, circle, answer };
const char* name_of(Writing writing);

/// What was written to a question of the questionnaire; `ink`: nobody has had it read yet.
struct WrittenAnswer {
  Id inquiry;
  std::string words;
  std::vector<model::InkStroke> ink{};
};

class Writer {
 public:
  /// All of these live longer; `room` gives place and name.
  Writer(desk::Desk& desk, Aids& aids, SeatRoom& room, SeatKeys& keys);

  const Draft& text() const { return text_.draft(); }
  Writing writing() const { return writing_; }
  /// What is written is on the map already: neither a card nor a name.
  bool on_map() const {
    return writing_ != Writing::card && writing_ != Writing::name && writing_ != Writing::answer;
  }
  /// The card being written, or the one that comes back; nil: nothing written yet.
  Id card() const { return card_.id(); }
  const Handwriting& hand() const { return hand_; }
  std::size_t first_candidate() const { return first_candidate_; }
  /// What whoever sits here ought to know, already translated; mostly empty.
  const std::string& notice() const { return notice_; }
  void tell(const std::string& notice) { notice_ = notice; }
  bool may_type() const;
  /// Something is being composed, or a card was written on a moment ago.
  bool busy() const;
  /// When something was written here last; of the clock's.
  double wrote_s() const { return wrote_s_; }
  /// The name has changed since the last call.
  bool take_renamed() { return std::exchange(renamed_, false); }

  // By keys. True: something was written.
  bool act(const input::KeyAction& action);
  void compose(text::Composed composed);
  void finish();
  void touch_text(const text::Layout& set, Vec2 at);
  void answer(const ime::ConversionWorker::Answer& answer);
  std::size_t paste(const std::string& lines);

  // By hand.
  void flip_inking();
  /// True: the session may be written in.
  bool ink(const pen::InkSample& sample);
  /// Every finger on the pad lifts where it is.
  void lift_ink();
  void give_up_reading() { hand_.drop(); }
  /// What is on the pad is asked for; the pad is shown.
  void read_ink();
  /// What it was read as is written. Requires: it is shown.
  void take_text();
  void answer(const pen::ReadingWorker::Answer& answer);

  /// What is about what is written, and how; false: `spot` is none of these.
  bool tap(const Spot& spot);
  /// What stands on a candidate or a cell.
  std::string words_on(const Spot& spot) const;

  // Which card.
  /// Goes on writing this one; a name or plate being written is kept as it stands.
  void edit(Id card);
  /// The one being written is left, and an empty one begun.
  void next_card();
  /// A name or a plate being written is kept as it stands, and the card comes back.
  void to_card();
  /// The panel closes: an emptied card is not forgotten.
  void leave_card();
  /// The card being written waits here no more: it was put on the table, or somebody took it away.
  void card_went();
  /// The session's board that is shown is another one. What of the card that was being written?
  enum class Followed { nothing, along, stayed };
  Followed show_board();

  // What else is written.
  void begin_naming();
  /// Goes on with what was said so far to this question.
  void write_answer(WrittenAnswer so_far);
  /// To which question an answer is written; nil: none is.
  Id answered() const { return answering() ? answer_->inquiry : Id{}; }
  /// The card comes back; what was written to a question since the last call is taken along.
  std::optional<WrittenAnswer> take_answer();
  /// Names are left out of the session, or in it again.
  void show_names();
  /// Of an island its plate or its symbol mark, of a line (relation) or a circle its words.
  void write_plate(canvas::ItemRef thing);
  /// Islands, lines or circles have changed: the one that is being written may be gone, or others wrote on it.
  void check_plate();

 private:
  bool naming() const { return writing_ == Writing::name; }
  void changed();
  void begin_fresh();
  /// The card stands in the panel again as the session has it.
  void show_card();
  void keep_name();
  bool answering() const { return writing_ == Writing::answer; }
  void load_ink();
  void keep_ink();

  desk::Desk& desk_;
  SeatRoom& room_;
  SeatKeys& keys_;
  TypedText text_;
  WrittenCard card_;
  WrittenPlate plate_;
  Handwriting hand_;
  Writing writing_ = Writing::card;
  std::optional<WrittenAnswer> answer_;
  double wrote_s_ = -1e9;
  std::string notice_;
  std::size_t first_candidate_ = 0;
  bool renamed_ = false;
};

}  // namespace seats
