// Brings back from the journal what a damaged session file has lost: whole things that are in the
// journal alone, and fields that the file left out. What the file says otherwise stays as it says.
#pragma once

#include <cstddef>

#include "model/session.h"

namespace storage {

/// `journal`: the session as the journal alone has it, at the same op. How many things came back or
/// got a field back. `session` keeps every invariant.
std::size_t restore_lost(model::Session& session, const model::Session& journal);

}  // namespace storage
