// InkWords: handwriting that nobody has had read yet, read on the spot, as there is no later: what was
// written to a question is handed in. Waits for the reader, kMost_s in all at most. The window's thread.
#pragma once

#include <string>
#include <vector>

#include "seats/aids.h"

namespace seats {

class InkWords {
 public:
  /// Of the real clock: whoever ends the questionnaire waits as long as that at most.
  static constexpr double kMost_s = 3;

  /// `aids` lives longer.
  explicit InkWords(Aids& aids) : aids_(aids) {}

  /// As it reads first; empty: nobody reads it.
  std::string of(const std::vector<model::InkStroke>& ink);
  /// How many could not be read.
  int unread() const { return unread_; }

 private:
  std::string read(const std::vector<model::InkStroke>& ink);

  Aids& aids_;
  double waited_s_ = 0;
  int unread_ = 0;
};

}  // namespace seats
