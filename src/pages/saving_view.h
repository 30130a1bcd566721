// What the bar says of saving. Pure translation.
#pragma once

#include "base/messages.h"
#include "panels/bar.h"
#include "storage/save_state.h"

namespace pages {

/// Saving takes a moment after each action; only one that lasts longer than a second is told.
panels::SavingView saving_view(const storage::SaveState& state, base::WallTime now,
                               const base::Messages& tr);

}  // namespace pages
