// ReadingRound: which card is read now, which comes next, which came before, and what is left of a round of
// ラベル拡げ. What comes to the table meanwhile is read, too; what goes is passed over. The model's thread.
//  1. `shown_` holds no thing twice; `at_` is one of it, or its end: then everything was read.
#pragma once

#include <set>
#include <vector>

#include "model/session.h"

namespace tools {

using base::Id;

class ReadingRound {
 public:
  /// Goes on where it was; of another board or another round, or where all was read, from the beginning.
  void go_on(const model::Board& board);
  /// All of it once more.
  void again(const model::Board& board);
  void next(const model::Board& board);
  /// False: there is none before.
  bool back(const model::Board& board);
  bool can_go_back(const model::Board& board) const;

  /// A card or an island; nil: all was read.
  Id now() const { return at_ < shown_.size() ? shown_[at_] : Id{}; }
  /// It has been read out, whoever else has.
  void note_read(Id thing) { read_.insert(thing); }
  bool has_read(Id thing) const { return read_.contains(thing); }
  /// How many are still to come after the one read now.
  std::size_t left(const model::Board& board) const;
  std::size_t count(const model::Board& board) const;

 private:
  bool is_read(const model::Board& board, Id thing) const;
  std::vector<Id> unread(const model::Board& board) const;

  Id board_;
  int round_ = 0;
  bool anew_ = false;  // what was read before it began counts for nothing
  std::set<Id> read_;
  std::vector<Id> shown_;
  std::size_t at_ = 0;
};

}  // namespace tools
