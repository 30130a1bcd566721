// TypedText: what the keys of one seat write, and the conversions to kanji that it asks for. Its
// Writer owns it. The window's thread.
//  1. An answer counts only for the question asked last, and for none once another text was opened.
//  2. It is never longer than kMostText, unless it was when it was opened.
#pragma once

#include "seats/aids.h"
#include "seats/draft.h"
#include "text/layout.h"

namespace seats {

/// Who asks where no seat does: the keyboard of a sheet.
inline constexpr base::Asker kSheetAsker = 1000;
inline constexpr std::size_t kMostText = 4000;  // bytes on one card

class TypedText {
 public:
  /// `aids` lives longer; `asker`: the seat's number.
  TypedText(Aids& aids, base::Asker asker) : aids_(aids), asker_(asker), draft_(aids.romaji) {}

  const Draft& draft() const { return draft_; }
  /// Of names people's names are offered first; what is chosen for answers nobody else is offered.
  enum class Of { words, names, answers };
  /// Goes on with this text; what was being composed is dropped (finish() first).
  void open(std::string text, Of of = Of::words);
  /// False: the text would become too long; it stays as it was.
  bool act(const input::KeyAction& action, bool wide_space);
  /// Fixes what is being composed as it is shown. False: there is nothing.
  bool finish();
  /// A finger touched it at `at` of its layout (mm): the segment there is chosen, or the caret goes
  /// there.
  void touch(const text::Layout& set, base::Vec2 at);
  /// The caret goes there (bytes of what is shown).
  void move_to(std::size_t byte) { draft_.move_to(byte); }
  void compose(text::Composed composed) { draft_.compose(std::move(composed)); }
  void select(std::size_t candidate) { draft_.select(candidate); }
  /// After each change: asks what is to be asked, and remembers what was chosen.
  void ask();
  /// False: it is not about this text.
  bool answer(const ime::ConversionWorker::Answer& answer);

 private:
  std::shared_ptr<const ime::Words> words() const;

  Aids& aids_;
  base::Asker asker_;
  Draft draft_;
  Of of_ = Of::words;
  /// The question that the worker has, and Composition's own number for it.
  std::uint64_t asked_ = 0, asked_serial_ = 0;
};

}  // namespace seats
