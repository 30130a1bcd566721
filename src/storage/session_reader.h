// A session file's JSON read as it stands: every thing with the place it was found at, unknown
// fields kept as text, nothing checked but the types of single values. repair.h makes a session of
// it. Streams: the file is never held as a tree, so that a file of 100 MB costs what it says.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/session.h"
#include "storage/finding.h"
#include "storage/running_hash.h"

namespace storage {

template <class T>
struct Found {
  T thing;
  std::size_t at = 0;  // the byte in the text where it begins
};

struct FoundBoard {
  model::Board board;  // its maps are empty; the things lie beside it
  std::size_t at = 0;
  std::vector<Found<model::Card>> cards;
  std::vector<Found<model::Island>> islands;
  std::vector<Found<model::Relation>> relations;
  std::vector<Found<model::Vote>> votes;
};

struct FoundSession {
  model::Session session;  // its maps are empty
  JournalPoint journal;
  std::vector<Found<model::Question>> questions;
  std::vector<FoundBoard> boards;
};

inline constexpr const char* kSessionFormat = "kurumaza-session";
inline constexpr int kSessionVersion = 1;

/// `text`: valid UTF-8 that passed make_parsable. Fails with parse (line and column), format or
/// version; every bad value is a finding and leaves its field as it is by default.
base::Result<FoundSession> read_session(std::string_view text, FindingList& findings);

}  // namespace storage
