// MapPainter: a map into draw lists, one of what lies still and one of what is held above it: chooses
// what is seen, and in which layer it lies. Scene keeps it; the model's thread. What must agree:
//  1. A choice kept in held_seen_ is of the map and the hands as they are: whoever changes either
//     calls forget_choices().
#pragma once

#include <unordered_map>
#include <vector>

#include "canvas/seen.h"
#include "canvas/thing_painter.h"

namespace canvas {

class MapPainter {
 public:
  /// All of them outlive the painter.
  MapPainter(const MapIndex& map, const Holding& holding, KeptLayouts& layouts, const Look& look)
      : map_(map), holding_(holding), layouts_(layouts), look_(look) {}

  /// Both require: the map is settled, and shows a board.
  void paint(const Rect& region, double scale, DrawList& out) const;
  void paint_held(double scale, DrawList& out, std::vector<Rect>& bounds);
  void forget_choices() { held_seen_.clear(); }

 private:
  struct Choice {
    Seen seen;  // relations: those that end at it
    double scale = 0;
  };
  const Seen& seen_of_held(const Held& held, double scale);
  /// All that lies where the board says and is shown on its way there, below what is in hands.
  void paint_gliding(double scale, std::uint32_t& layer, DrawList& out,
                     std::vector<Rect>& bounds) const;
  Rect paint_one_held(const Held& held, double scale, std::uint32_t& layer, DrawList& out);

  const MapIndex& map_;
  const Holding& holding_;
  KeptLayouts& layouts_;
  const Look& look_;
  std::unordered_map<ItemRef, Choice, ItemRefHash> held_seen_;  // by the first item held
};

}  // namespace canvas
