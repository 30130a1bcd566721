// What can be undone and redone where a session was left, told again from its journal, so that an
// evening that was left goes on as if it had not been. Pure.
#pragma once

#include <string>

#include "model/session.h"
#include "ops/document.h"

namespace storage {

/// How many actions come back at most.
inline constexpr std::size_t kMostActions = 500;
/// A longer journal gives none: opening would take its time.
inline constexpr std::size_t kMostHistoryBytes = 32u << 20;

/// `journal`: the whole text, of the name `file`; `session`: what it must lead to. Nothing where it
/// does not, or is damaged. An action's id is the journal's step, less `last_step`: all are before
/// those that a Document counts from 1.
ops::History history_of(const std::string& journal, const std::string& file,
                        const model::Session& session, std::uint64_t last_step);

}  // namespace storage
