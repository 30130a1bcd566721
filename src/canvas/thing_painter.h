// ThingPainter: one card, island, plate, relation or sign into a draw list, lying still or in a pose. Made
// for one list; the model's thread. Where things lie and in which layer is not its business.
#pragma once

#include "canvas/look.h"
#include "canvas/map_index.h"
#include "canvas/picture_layers.h"

namespace canvas {

/// `shape` in its pose.
std::shared_ptr<const Shape> posed(const Shape& shape, const Pose& pose);
/// Where it is drawn; `pose`: null for what lies still.
TurnedRect drawn_shape(const model::Card& card, const Pose* pose);
TurnedRect drawn_plate(const MapIndex& map, const model::Island& island, const Pose* pose);

class ThingPainter {
 public:
  /// `scale`: px/mm. Requires: `map` is settled, and lives as long as this, as all the others do.
  ThingPainter(const MapIndex& map, KeptLayouts& layouts, const Look& look, double scale,
               DrawList& out)
      : map_(map), layouts_(layouts), look_(look), scale_(scale), out_(out) {}

  /// Its ink and marks lie in the layer above.
  void card(const model::Card& card, const Pose* pose, std::uint32_t layer);
  void island(const model::Island& island, const Pose* pose, std::uint32_t layer);
  void plate(const model::Island& island, const Pose* pose, const LayerRange& layers);
  void relation(const model::Relation& relation, const LayerRange& layers);
  void circle(const model::Circle& circle, const Pose* pose, const LayerRange& layers);
  void symbol(const model::Island& island, const Pose* pose, std::uint32_t layer);
  void title(std::uint32_t layer);

 private:
  void ink(const model::Card& card, const TurnedRect& shape, std::uint32_t layer);
  void marks(const model::Card& card, const TurnedRect& shape, std::uint32_t layer);
  void count(const model::Island& island, const TurnedRect& plate, std::uint32_t layer);
  void tag(const PlateTag& tag, std::uint32_t layer, Color fill, Color ink_color);
  /// In the middle of it.
  void words(const text::LayoutPtr& set, const TurnedRect& on, std::uint32_t layer, Color ink);

  const MapIndex& map_;
  KeptLayouts& layouts_;
  const Look& look_;
  double scale_;
  DrawList& out_;
};

}  // namespace canvas
