// Whole maps from another editor's file onto a session: beside what lies there, each further one on a
// board of its own, or, where they were once this session's, onto what is there. Used by the table and the
// command line. Pure but for the sizes of texts.
#pragma once

#include <vector>

#include "model/map_wish.h"
#include "ops/fwd.h"
#include "text/letters.h"

namespace base {
class IdSource;
}
namespace text {
class Typesetter;
}

namespace desk {

/// The board on which at least half of `map` lies; null: none.
const model::Board* lies_on(const model::Session& session, const model::Board& map);

struct TakenMaps {
  ops::Ops ops;
  std::size_t made = 0;     // cards that are new
  std::size_t changed = 0;  // cards, islands and relations that are as the file has them now
  std::size_t missing = 0;  // cards that the file has no more; they stay
};

/// One action. The first new map comes below what lies on `board`, the others on new boards. A map that
/// lies_on() a board already changes that one instead: words, places, islands, relations.
TakenMaps take_maps(const model::Session& session, base::Id board,
                    const std::vector<model::MapWish>& maps, text::Typesetter& typesetter,
                    base::IdSource& ids, base::WallTime now, const text::Letters& letters = {});

}  // namespace desk
