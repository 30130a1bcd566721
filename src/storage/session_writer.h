// Writes a session as the text of its file: stable key order, two spaces a level, things sorted by
// id, lists of a few numbers on one line, so that a diff reads well. In pieces, so that whoever
// writes a large session to a disk can see to other things in between.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "model/kinds.h"
#include "storage/running_hash.h"

namespace storage {

/// Takes the next piece of the text; an error ends the writing.
using TextSink = std::function<base::Result<void>(std::string_view)>;

/// `point`: the last op of the journal that the session holds already.
base::Result<void> write_session(const model::Session&, const JournalPoint& point, const TextSink&,
                                 std::size_t piece_bytes = 256 * 1024);
std::string session_text(const model::Session&, const JournalPoint& point);

namespace detail {
template <class... Kind>
std::variant<std::reference_wrapper<const typename Kind::Thing>...> any_thing(std::tuple<Kind...>);
}  // namespace detail
using AnyThing = decltype(detail::any_thing(model::kKinds));

/// One thing as it stands in the file (a board without what lies on it); to compare things by.
std::string thing_text(AnyThing thing);

}  // namespace storage
