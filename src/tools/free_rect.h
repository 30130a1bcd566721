// free_rect: the part of the table that nothing at its edges covers and that shows something of a given
// shape largest; most_within: where too little is free for all of it, what shows most. Pure; window px; any thread.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"

namespace tools {

/// An upright rectangle within `table` that meets none of `covered`: where `content` fits largest, up to
/// its own size; of those where it fits at least `nearly` times as large, the largest. Empty where
/// everything is covered.
base::Rect free_rect(const base::Rect& table, const std::vector<base::Rect>& covered,
                     base::Size content, double nearly = 1);

/// The one that shows most of `content` at its own size.
base::Rect roomiest_rect(const base::Rect& table, const std::vector<base::Rect>& covered,
                         base::Size content);

/// How far all things have to be moved so that as many of them as can be lie whole within `free`; of
/// equal ways the shortest. None: not one of them fits.
std::optional<base::Vec2> most_within(const std::vector<base::Rect>& things,
                                      const base::Rect& free);

}  // namespace tools
