// Branch: what one pair of a session file and its journal tells of a session's history, and what two of them are to
// one another: one may hold all that the other does, or they may have gone different ways. By the running hash
// (running_hash.h), which names a place in a history; never by clocks. Pure.
#pragma once

#include <optional>
#include <string>

#include "storage/journal_lines.h"

namespace storage {

struct Branch {
  base::Id id;
  std::string session;  // the session file's text; empty: there is none
  JournalPoint point;   // where in the history that is
  enum class State { pristine, edited, damaged };
  State state =
      State::pristine;  // as the program wrote it; changed since, and it reads well; or not
  std::string journal;  // its whole lines; empty: there is none
};

/// `session`, `journal`: as they were read; a torn last line is left out. Nothing where neither says whose it is.
std::optional<Branch> branch_of(std::string session, std::string journal);

/// What holds the history of both, of one session.
struct Joined {
  std::string journal;  // the longer one, whose beginning is the other's
  std::string session;  // of the two that which knows more of it
};
/// Nothing where they have gone different ways, or it cannot be told that they have not.
std::optional<Joined> joined(const Branch& there, const Branch& coming);

}  // namespace storage
