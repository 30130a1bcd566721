// Layers: composes the window's picture. What lies still is kept in a layer of its own that is
// repaired only where something changed; each frame the damaged rectangles are copied from it, then
// what is held and the interface are drawn over them. So a frame costs what moves, not what lies
// there. Same thread and context as the Painter.
//  1. The still layer shows nothing useful after resize(), until it is repaired all over.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "gfx/damage.h"
#include "gfx/painter.h"

namespace gfx {

class Layers {
 public:
  explicit Layers(Painter& painter);
  ~Layers();

  /// Makes the still layer `width` × `height` pixels, unless it is so already. True when it was
  /// made anew: everything must be repaired.
  bool resize(int width, int height);
  RectPx all() const;

  /// Paints `rect` of the still layer anew: `ground`, then `list` (which need hold no more than
  /// what meets the rectangle).
  void repair(const RectPx& rect, const canvas::Color& ground, const canvas::DrawList& list,
              const View& view);

  /// Moves what the still layer shows by whole pixels; gives the strips that are to be repaired
  /// (all of it, if nothing stays in sight).
  std::vector<RectPx> scroll(int dx_px, int dy_px);

  /// Shows in the still layer what it last showed sharply, a pixel p now at p * ratio + shift_px:
  /// soft, but at once. What it showed is kept, so that nothing is made soft twice, until
  /// sharpened(). Gives the strips that are to be repaired.
  std::vector<RectPx> stretch(double ratio, base::Vec2 shift_px);
  /// All of the still layer was repaired: the next stretch() starts from here.
  void sharpened();
  bool stretched() const;
  /// Returns when what was repaired is painted.
  void finish() { painter_.finish(); }

  /// Draw lists over the still layer, in this order.
  struct Over {
    const canvas::DrawList* list = nullptr;
    View view;
  };
  /// Composes each rectangle of `damage` (made by merge_damage: within the window and not
  /// overlapping) on `target`: still layer, `over`, then `interface` is called once with the same
  /// target and rectangles (empty: nothing).
  using Interface = std::function<void(const Target&, std::span<const RectPx>)>;
  void compose(const Target& target, std::span<const RectPx> damage, std::span<const Over> over,
               const Interface& interface = {});

  /// The still layer itself, for pictures and tests.
  Target still() const;

 private:
  Painter& painter_;
  struct Sheets;
  std::unique_ptr<Sheets> sheets_;
};

}  // namespace gfx
