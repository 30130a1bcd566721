// UnseenCards: in an anonymous session, the cards at the seats that nobody but their writers has
// seen. Journal and session file do not know of them, so that neither tells later who wrote what or
// in which order; until they come out they stand in a file of their own (side_files.h), which goes
// when they do. In any session the same of points given in secret, and of answers
// that were not counted yet. LiveSession owns it. The model's thread.
//  1. unseen_ has the cards that were made at a seat and have been told to no file, secret_ such points and answers.
//  2. In no file has any other card or vote a seat's number while the session is anonymous.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ops/op.h"
#include "storage/finding.h"

namespace storage {

class UnseenCards {
 public:
  /// What the journal is to say of `op`, which has taken effect: mostly the op itself. `now`: the
  /// session as it is after the whole action.
  std::vector<ops::Op> told(const ops::Op& op, const model::Session& now);
  /// The session as its file may have it.
  model::Session without(model::Session session) const;
  /// What is to stand in the file of the waiting cards; "" where there is none.
  std::string text(const model::Session& now) const;
  /// text() says something else than at the last call.
  bool take_changed() { return std::exchange(changed_, false); }

 private:
  std::vector<ops::Op> told_of_names(const ops::Op& op, const model::Session& now);
  std::vector<ops::Op> told_of_vote(const ops::Op& op, const model::Session& now);
  std::vector<ops::Op> told_of_answer(const ops::Op& op);

  std::set<base::Id> unseen_, secret_;
  bool changed_ = false;
};

/// The ops that make the cards wait at their seats again. A line that cannot be read is a finding.
struct WaitingRead {
  std::vector<ops::Op> ops;
  std::vector<Finding> findings;
};
WaitingRead read_waiting(std::string_view text, base::Id session, const std::string& file);

}  // namespace storage
