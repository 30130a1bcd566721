// WritingAids: what seats write with, for as long as the program runs: the keyboards, the table of
// romaji, people's names, and the two engines on threads of their own, which are started when somebody first needs
// them (their models are large). The window's thread.
#pragma once

#include <optional>

#include "pages/surroundings.h"
#include "seats/aids.h"

namespace pages {

class WritingAids {
 public:
  /// Reads keyboards and romaji; what is wrong with them is said to the people.
  explicit WritingAids(Surroundings& around);

  /// For the seats of one table; refers to this.
  seats::Aids lend();
  /// Somebody sits down: from now on there is a conversion to kanji.
  ime::ConversionWorker* converter();
  /// Somebody writes by hand: from now on it is read.
  pen::ReadingWorker* reader();

 private:
  Surroundings& around_;
  std::shared_ptr<const keys::KeyLayouts> layouts_;
  std::optional<ime::RomajiTable> romaji_;
  seats::NameWords names_;
  std::unique_ptr<ime::ConversionWorker> converter_;
  std::unique_ptr<pen::ReadingWorker> reader_;
};

}  // namespace pages
