// Sessions from a stick or a folder into one collection, without a display: storage/gather.h for each, and a card for
// each evening (storage/evening_card.h).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_system.h"
#include "base/messages.h"
#include "storage/gather.h"

namespace commands {

/// After each: how many of how many, and which; may be empty.
using GatherProgress =
    std::function<void(std::size_t done, std::size_t all, const std::string& file)>;

struct GatherWishes {
  base::Path from, to;
  GatherProgress progress{};
};
struct GatherDone {
  int added = 0, longer = 0, nothing = 0, forked = 0, left_out = 0, foreign = 0;
  std::vector<std::string> notes;  // of single files, each with its path
};

/// Fails with `not_found` where nothing is there to gather, `unavailable` where what it came from was taken away
/// meanwhile, and as the collection's disk does. What was gathered until then is there, and stays.
base::Result<GatherDone> gather(base::FileSystem& files, const base::Clock& clock,
                                const GatherWishes& wishes, const base::Messages& tr);

/// What there is to be gathered. Fails with `not_found` where that is nothing.
base::Result<std::vector<storage::SessionThere>> sessions_in(base::FileSystem& files,
                                                             const base::Path& from);
/// Does it with a bar that tells how far it is, and prints what came of it; 1 where it failed or left something out.
int gather_and_print(
    const std::function<base::Result<GatherDone>(const GatherProgress& progress)>& gather,
    const base::Messages& tr);
int command_gather(const base::Path& from, const base::Path& to);

}  // namespace commands
