// Composition: what one seat is writing before it goes into the card: the reading with a caret in
// it, letters on their way to kana, and the conversion with its segments and candidates. A pure
// state machine: it takes KeyActions and the answers to the conversions that it asks for, and says
// what to show and what goes into the card. Window's thread. Invariants:
// 1. An answer counts only while the reading and the boundaries that it was asked for stand.
// 2. Without answers everything but the conversion works: kana can always be fixed as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ime/kana_kanji.h"
#include "ime/romaji.h"
#include "input/key_action.h"

namespace ime {

class Composition {
 public:
  /// The longest reading, in code points; what goes beyond it fixes the kana before.
  static constexpr std::size_t kMostReading = 100;

  struct Piece {
    enum class Kind {
      reading,  // kana
      pending,  // Latin letters on their way to kana
      segment,  // converted
      current,  // the segment that candidates, shrink and grow are about
    };
    std::string text;
    Kind kind = Kind::reading;
    friend bool operator==(const Piece&, const Piece&) = default;
  };

  struct Effect {
    std::string commit;  // goes into the card at its caret, before anything else
    bool used = true;    // false: nothing was composed, the action is for the card itself
    friend bool operator==(const Effect&, const Effect&) = default;
  };

  struct Request {
    std::uint64_t serial = 0;  // grows
    std::string reading;
    std::vector<std::size_t> boundaries;
    friend bool operator==(const Request&, const Request&) = default;
  };

  /// `romaji` lives longer; null: letters go into the reading as they are.
  explicit Composition(const RomajiTable* romaji = nullptr);

  /// What a key does; for a `text` action the text is at the commit's end.
  Effect act(const input::KeyAction& action);
  /// A candidate was tapped: while converting it is taken for the current segment, and the next one
  /// becomes current (behind the last everything is committed); before, it is committed for the
  /// whole reading. An index that is not there does nothing.
  Effect select(std::size_t candidate);
  /// A segment was tapped; while converting only.
  void focus(std::size_t segment);
  /// The caret goes there in text(), bytes; before converting only.
  void move_to(std::size_t byte);
  /// Commits everything as it is shown, for example because the seat turns to another card.
  Effect finish();
  /// Drops everything.
  void cancel();

  /// A conversion to ask for, at most one at a time and only the newest; to be called after each
  /// change.
  std::optional<Request> take_request();
  /// The answer to it. One that is not for the latest request is ignored, as is one that does not
  /// fit it.
  void answer(std::uint64_t serial, Conversion conversion);
  /// No answer will come. Kana stay kana; the next change, or space, asks again.
  void fail(std::uint64_t serial);

  bool composing() const { return !reading_.empty() || !romaji_pending().empty(); }
  bool converting() const { return !segments_.empty(); }
  /// Space was pressed and its answer has not come yet.
  bool waiting() const { return convert_wanted_; }
  /// The last request failed.
  bool failed() const { return failed_; }

  /// What to show in the card, in order; empty when nothing is composed.
  std::vector<Piece> pieces() const;
  /// The pieces' text together, and the caret in it in bytes.
  std::string text() const;
  std::size_t caret() const;
  /// While converting those of the current segment, before that the whole reading's (none until an
  /// answer has come).
  const std::vector<std::string>& candidates() const;
  /// The candidate that is shown; nothing before converting.
  std::optional<std::size_t> chosen() const;
  std::size_t current_segment() const { return current_; }

  /// What the person picked by hand in what was committed since the last call, for
  /// Vocabulary::remember.
  std::vector<Words::Chosen> take_choices();

 private:
  struct Active {
    std::u32string reading;
    std::vector<std::string> candidates;
    std::size_t chosen = 0;
    bool by_hand = false;
  };

  const std::string& romaji_pending() const;
  Effect type(std::u32string_view text);
  Effect again(std::u32string_view kana, bool just_typed);
  Effect romaji(const std::string& text);
  Effect space();
  Effect backspace();
  void move(int by);
  void resize(int by);
  void insert(std::u32string_view text);
  void flush_pending();
  void changed();
  void ask();
  void begin_converting();
  void end_converting() { segments_.clear(), current_ = 0; }
  void take_segments(std::vector<Segment> found);
  std::string shown() const;
  std::string commit();

  std::optional<Romaji> romaji_;
  std::u32string reading_;
  std::size_t caret_ = 0;            // in reading_
  bool just_typed_ = false;          // what is before the caret, if anything is
  std::optional<Conversion> known_;  // of reading_, freely divided
  std::vector<Active> segments_;     // converting: together reading_
  std::size_t current_ = 0;
  std::size_t resized_ = 0;  // the segment whose boundary was moved last
  bool convert_wanted_ = false;
  bool failed_ = false;
  std::uint64_t serial_ = 0;  // the latest request's
  bool request_due_ = false;  // it is to be taken
  bool answer_due_ = false;   // it is to be answered
  std::vector<Words::Chosen> choices_;
};

}  // namespace ime
