#include "canvas/obstacles.h"

#include <algorithm>

#include "model/closed.h"

namespace canvas {
namespace {

using Kept = Obstacles::Kept;

bool alike(const Kept& a, const Kept& b) {
  return a.obstacle.holder == b.obstacle.holder && a.painted == b.painted &&
         a.shape.centre == b.shape.centre && a.shape.size == b.shape.size &&
         a.shape.turn == b.shape.turn && (a.outline ? a.outline->rings == b.outline->rings : true);
}

}  // namespace

void Obstacles::clear() {
  all_.clear();
  filled_ = false;
}

void Obstacles::fill(const model::Board& board) {
  all_.clear();
  filled_ = true;
  for (const auto& found : places_.query(places_.bounds()))
    if (auto kept = made(board, found.ref)) all_.push_back(std::move(kept));
  std::ranges::sort(all_, {}, [](const auto& kept) { return kept->obstacle.ref; });
}

/// Null: nothing is there that lines go round.
std::unique_ptr<const Kept> Obstacles::made(const model::Board& board, ItemRef ref) const {
  const Places::Thing* thing = places_.find(ref);
  const bool stands =
      ref.kind == ItemKind::card || ref.kind == ItemKind::plate || ref.kind == ItemKind::island;
  if (!thing || !thing->shown || !stands) return nullptr;
  auto kept = std::make_unique<Kept>();
  kept->painted = thing->bounds;
  const Id holder = thing->group;
  if (ref.kind == ItemKind::island) {
    kept->outline = outlines_.of(ref.id);
    if (!kept->outline || kept->outline->rings.empty() || kept->outline->rings[0].size() < 3)
      return nullptr;
    kept->obstacle = obstacle_of(ref, holder, *kept->outline);
  } else {
    kept->shape = ref.kind == ItemKind::card ? shape_of(board.cards.at(ref.id))
                                             : outlines_.plate(board, board.islands.at(ref.id));
    kept->obstacle = obstacle_of(ref, holder, kept->shape);
  }
  return kept;
}

Rect Obstacles::renew(const model::Board& board, ItemRef ref) {
  const auto at =
      std::ranges::lower_bound(all_, ref, {}, [](const auto& kept) { return kept->obstacle.ref; });
  const bool was = at != all_.end() && (*at)->obstacle.ref == ref;
  auto now = made(board, ref);
  if (was ? now && alike(**at, *now) : !now) return {};
  Rect region;
  if (was) region = region.united((*at)->painted);
  if (now) region = region.united(now->painted);
  if (was && now)
    *at = std::move(now);
  else if (was)
    all_.erase(at);
  else
    all_.insert(at, std::move(now));
  return region.grown(kWallReach);
}

}  // namespace canvas
