// Makes a session that keeps every invariant (model/invariants.h) of what was read from a file.
// What had to be changed is a finding each; texts are never thrown away except where nothing could
// hold them, and then the finding quotes them.
#pragma once

#include "storage/session_reader.h"

namespace storage {

/// The same input always gives the same session: new ids are worked out from the old ones.
model::Session repaired_session(FoundSession found, FindingList& findings);

}  // namespace storage
