// One evening's two files with one damage in them, opened, and what came back of the cards. Pure
// but for a disk in memory; everything follows from the evening's and the trial's number. One
// thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/session.h"
#include "stress/stress.h"

namespace stress {

/// An evening of random ops: the session file was written at some time, the journal went on.
struct SavedEvening {
  explicit SavedEvening(unsigned seed, int actions);
  std::string file, journal;
  model::Session truth;                         // after the last op
  std::map<base::Id, std::string> cards;        // of `truth`, as they stand in a file
  std::set<base::Id> in_file;                   // cards in the session file that stay to the end
  std::map<base::Id, std::string> adding_line;  // the journal's last line that adds the card
};

enum class Damage {
  seq_digit,          // one digit of one op's number
  journal_seq_digit,  // of the count in the session file
  id_digit,           // of an id
  session_id_digit,   // of the session's own
  boards_key,         // a letter of "boards", "cards", "journal_seq", "format" …
  bit,
  byte,
  zero_block,  // 512 bytes of zeros, as after a power cut on some disks
  line_gone,
  line_twice,
  lines_swapped,
  cut,       // the end is gone
  gap,       // some bytes out of the middle are gone
  repeated,  // some bytes stand there twice
  inserted,  // some bytes of anything
  kCount
};
const char* name_of(Damage);
enum class Half { file, journal, file_alone };
const char* name_of(Half);

/// Plain, so that it can cross from one process to another.
struct TrialResult {
  Damage damage = Damage::bit;
  Half half = Half::file;
  bool opened = false;
  int must = 0;         // cards that the undamaged half still has
  int missing = 0;      // of these gone
  int all = 0;          // cards there were
  int kept = 0;         // of these back under their id
  int renamed = 0;      // back under another id
  int changed = 0;      // back, and otherwise than they were
  bool broken = false;  // an invariant does not hold, or work on it fails
  char what[240] = {};  // where the damage was, and what was wrong
};
TrialResult try_damage(const SavedEvening& evening, unsigned trial);

/// Damage of which no more than one thing may suffer.
bool is_small(Damage);

}  // namespace stress
