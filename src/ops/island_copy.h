// island_copy: an island with all that lies in it as a copy for another table, and such a copy laid on a board there. Pure.
//  1. Nothing goes along of what people are or gave: who wrote a card and at which seat, twins, points, whether it was read.
#pragma once

#include <string>

#include "base/geometry.h"
#include "ops/in_sight.h"

namespace ops {

inline constexpr std::size_t kMostCopied = 400;  // cards of an island that goes to another table

/// Ops that add it to a board (nil), under new ids: the island, those nested in it, the cards of all that lie on the table, the
/// lines between them. Empty: it is not there.
Ops island_copy(const model::Board& from, Id island, base::IdSource& ids);
/// How many cards such ops add.
std::size_t cards_in_copy(const Ops& copy);

/// Under which names a copy comes to lie.
struct CopyArrival {
  Id request;  // the same copy of the same request has the same ids in the same session
  std::string origin;
  base::WallTime now = 0;
};
struct ArrivedCopy {
  Ops ops;         // empty: there is no island in it
  Id island;       // the outermost
  base::Rect box;  // in which it lies
};
/// The copy as it lies on this board: as it was, in free room, in sight where there is such, else as near as can be. Takes from
/// `copy` islands, cards and lines alone, whoever sent it.
ArrivedCopy arrive(const model::Session& session, Id board, const Ops& copy,
                   const CopyArrival& arrival, const Sight& sight);

/// It lies in this session already, as arrive() lays it.
bool has_arrived(const model::Session& session, const Ops& copy, Id request);

}  // namespace ops
