// Maps of a sketch: loose words on a box are its card's, groups become islands, lines between two of them
// relations, a page a map. Pure.
#pragma once

#include "base/result.h"
#include "model/map_wish.h"
#include "storage/sketch.h"

namespace storage {

struct MapImport {
  std::string editor;                    // as people know it
  std::vector<model::MapWish> maps;      // those with anything on them
  std::vector<base::Sentence> left_out;  // in numbers
};

/// Ids under which we once wrote things stay, where they are ids. Fails with `too_large` for more than
/// kMaxImport cards or words that no card holds.
base::Result<MapImport> maps_of(const Sketch& sketch, base::IdSource& ids);

}  // namespace storage
