// A session file's JSON read as it stands: every thing with the place it was found at, unknown
// fields kept as text, nothing checked but the types of single values. repair.h makes a session of
// it. Streams: the file is never held as a tree, so that a file of 100 MB costs what it says.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/kinds.h"
#include "storage/finding.h"
#include "storage/running_hash.h"

namespace storage {

template <class T>
struct Found;

namespace detail {
template <class Keeper, class Kind>
using ListIfKept =
    std::conditional_t<std::is_same_v<typename Kind::Keeper, Keeper>,
                       std::tuple<std::vector<Found<typename Kind::Thing>>>, std::tuple<>>;
template <class Keeper, class... Kind>
decltype(std::tuple_cat(ListIfKept<Keeper, Kind>()...)) lists_of(std::tuple<Kind...>);
}  // namespace detail

/// A thing, and what it keeps: a board its cards, a session its boards …
template <class T>
struct Found {
  T thing;             // its maps are empty
  std::size_t at = 0;  // the byte in the text where it begins
  decltype(detail::lists_of<T>(model::kKinds)) lists;

  template <class Kept>
  std::vector<Found<Kept>>& all() {
    return std::get<std::vector<Found<Kept>>>(lists);
  }
  template <class Kept>
  const std::vector<Found<Kept>>& all() const {
    return std::get<std::vector<Found<Kept>>>(lists);
  }
};

struct FoundSession : Found<model::Session> {
  JournalPoint journal;
};

/// `text`: valid UTF-8 that passed make_parsable. Fails with parse (line and column), format or
/// version; every bad value is a finding and leaves its field as it is by default.
base::Result<FoundSession> read_session(std::string_view text, FindingList& findings);

}  // namespace storage
