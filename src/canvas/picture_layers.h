// The layers of a picture of the map by name, from the bottom: those of what lies still, and those of
// what is held, which is a list of its own above it. From the bottom: islands, the outer ones first,
// what runs round and between them (circles, relations), symbol marks, cards, plates: no area hides a
// line, no line a word, and nothing a card but its plate. Used by the painter alone.
//  1. The ranges of one list follow one another and do not overlap; at() sees to it that nothing
//     runs out of its own into the next.
#pragma once

#include <cstddef>
#include <cstdint>

#include "canvas/draw_list.h"
#include "model/invariants.h"

namespace canvas {

/// Layers that one kind of thing has for itself.
struct LayerRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;  // past the last

  /// Requires: there are so many.
  std::uint32_t at(int n) const;
  constexpr bool below(std::uint32_t layer) const { return first < end && end <= layer; }
};

/// A line, above it the paper with its words.
inline constexpr std::uint32_t kRelationLayers = 2;
/// A cross circle's line, above it the paper with its words.
inline constexpr std::uint32_t kCircleLayers = 2;
/// A stamp may lie on another where neither has room.
inline constexpr std::uint32_t kSymbolLayers = 2;
/// A card, above it its ink and its marks: the next card hides them.
inline constexpr std::uint32_t kCardLayers = 2;
/// A closed pile's papers, the plate, its tags.
inline constexpr std::uint32_t kPlateLayers = 3;

/// What lies still. Each level of nesting has a layer, none is that of the title at the foot; cards begin at `cards` and have as many as lie
/// over one another; plates begin above whatever there is.
struct StillLayers {
  std::uint32_t ground =
      0;  // that of islands of depth 0, which there are none of; the title's, too
  LayerRange islands{0, 60};  // by their depth
  LayerRange circles{60, 60 + kCircleLayers};
  LayerRange relations{62, 62 + kRelationLayers};
  LayerRange symbols{64, 64 + kSymbolLayers};
  std::uint32_t cards = 66;
};
inline constexpr StillLayers kStillLayers;
static_assert(kPlateLayers >= kCardLayers);
static_assert(kStillLayers.islands.end > model::kMaxDepth);
static_assert(kStillLayers.islands.below(kStillLayers.circles.first));
static_assert(kStillLayers.circles.below(kStillLayers.relations.first));
static_assert(kStillLayers.relations.below(kStillLayers.symbols.first));
static_assert(kStillLayers.symbols.below(kStillLayers.cards));

/// At the bottom of what is held: the relations to any of it.
inline constexpr LayerRange kHeldRelations{0, kRelationLayers};
/// One thing held, from the layer `bottom` on; its plates begin above its cards.
struct HeldLayers {
  constexpr explicit HeldLayers(std::uint32_t bottom)
      : islands{bottom, bottom + 20},
        symbols{bottom + 20, bottom + 20 + kSymbolLayers},
        cards(bottom + 20 + kSymbolLayers) {}
  LayerRange islands;  // by their depth; a circle's two
  LayerRange symbols;
  std::uint32_t cards;
};
/// Left free above a thing held, below the next.
inline constexpr std::uint32_t kHeldApart = 4;
static_assert(HeldLayers(kHeldRelations.end).islands.end - kHeldRelations.end > model::kMaxDepth);
static_assert(HeldLayers(kHeldRelations.end).islands.below(HeldLayers(kHeldRelations.end).cards));
static_assert(HeldLayers(kHeldRelations.end).symbols.below(HeldLayers(kHeldRelations.end).cards));

/// The lowest layer from `least` on above all that has been drawn since entry `from`.
std::uint32_t layer_above(const DrawList& list, std::uint32_t least, std::size_t from = 0);
/// From the bottom up; within a layer as they were drawn.
void sort_by_layer(DrawList& list);

}  // namespace canvas
