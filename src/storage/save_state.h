// SaveState: how the saving of a session goes, for whoever tells the people.
#pragma once

#include "base/clock.h"
#include "base/result.h"

namespace storage {

struct SaveState {
  enum class Kind {
    saved,      // everything is on the disk
    saving,     // the last moments' ops are on their way
    failing,    // nothing is being saved; the table goes on
    read_only,  // for looking only; nothing here is saved
  };
  Kind kind = Kind::saved;
  base::WallTime since = 0;  // when that began; saved: the last time something was
  /// failing: why, for the interface's own words; read_only: `locked`, another program has the
  /// session, or `permission`, the disk takes no changes.
  base::ErrorCode code = base::ErrorCode::invalid;
  /// failing: why and what helps; saved: why only the journal is current, or nothing.
  base::Sentence message;
};

}  // namespace storage
