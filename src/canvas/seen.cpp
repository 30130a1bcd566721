#include "canvas/seen.h"

#include <algorithm>

#include "canvas/cover.h"
#include "canvas/look.h"
#include "canvas/plate_tag.h"
#include "model/closed.h"

namespace canvas {

using namespace model;

namespace {

/// Pictures larger than this (px/mm) are drawn in full: reports.
constexpr double kInFull = 1000;
/// So many things of a heap are looked at before asking whether any other can be seen.
constexpr std::size_t kAtOnce = 256;
/// Of so few islands each is drawn that may show at all, its line too.
constexpr std::size_t kFewIslands = 64;

using Value = SpatialIndex::Value;

/// Hands `take` the things from the top down, until nothing below can be seen.
template <class Open, class Take>
void from_the_top(std::vector<Value> heap, const Cover& cover, const Open& open, const Take& take) {
  const auto lower = [](const Value& a, const Value& b) {
    return a.z != b.z ? a.z < b.z : a.ref < b.ref;
  };
  Rect all;
  for (const Value& v : heap) all = all.united(v.bounds);
  std::make_heap(heap.begin(), heap.end(), lower);
  for (std::size_t n = 0; !heap.empty(); ++n) {
    if (n % kAtOnce == 0 && !cover.open(all)) return;
    std::pop_heap(heap.begin(), heap.end(), lower);
    if (open(heap.back())) take(heap.back().ref);
    heap.pop_back();
  }
}

}  // namespace

Seen seen_of(const MapIndex& map, const std::vector<Value>& found, const Rect& region,
             double scale) {
  const Board& board = *map.board();
  std::vector<Value> plates, cards, islands;
  Seen out;
  for (const Value& v : found) {
    switch (v.ref.kind) {
      case ItemKind::card:
        cards.push_back(v);
        break;
      case ItemKind::plate:
        plates.push_back({v.bounds, v.ref, 0});
        break;
      case ItemKind::island:
        if (map.outlines().of(v.ref.id))
          islands.push_back({v.bounds, v.ref, double(map.depth(v.ref.id))});
        break;
      case ItemKind::relation:
        out.relations.push_back(v.ref.id);
        break;
      case ItemKind::circle:
        out.circles.push_back(v.ref.id);
        break;
      case ItemKind::symbol:
        out.symbols.push_back(v.ref.id);
        break;
      case ItemKind::title:
        out.title = true;
        break;
    }
  }
  const bool in_full = scale > kInFull;
  Cover cover(in_full ? Rect{} : region, scale);
  const auto choose = [&](std::vector<Value> heap, std::vector<Id>& into, const auto& open,
                          const auto& lay) {
    if (in_full) {
      for (const Value& v : heap) into.push_back(v.ref.id);
      return;
    }
    from_the_top(std::move(heap), cover, open, [&](ItemRef ref) {
      into.push_back(ref.id);
      lay(ref.id);
    });
  };
  const auto in_the_open = [&](const Value& v) { return cover.open(v.bounds); };
  const bool heap = islands.size() > kFewIslands;
  choose(std::move(plates), out.plates, in_the_open, [&](Id id) {
    cover.lay(map.outlines().plate(board, board.islands.at(id)), kPlateRadius, kTagReach);
  });
  choose(std::move(cards), out.cards, in_the_open,
         [&](Id id) { cover.lay(shape_of(board.cards.at(id)), kCardRadius, kShadowReach); });
  // Laid with the same look at it: where a heap's borders run is dear to say.
  const auto laid_in_the_open = [&](const Value& v) {
    if (!cover.open(v.bounds)) return false;
    const auto& rings = map.outlines().of(v.ref.id)->rings;
    if (heap) return cover.lay_if_open(rings);
    cover.lay(rings);
    return true;
  };
  choose(std::move(islands), out.islands, laid_in_the_open, [](Id) {});
  return out;
}

}  // namespace canvas
