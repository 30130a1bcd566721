// rows: blocks of cards and plates beside and below one another, in the order in which they lay, as
// large as can be in a frame; blocks between which lines run come near each other, and nothing comes
// to lie on a line's words. What tidying lays. Pure; millimetres in the frame of whoever reads it.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/id.h"

namespace ops {

/// A card or plate, or many, as one rectangle.
struct Block {
  struct Item {
    base::Id id;
    bool plate = false;
    base::Size size;
    base::Vec2 at;  // its middle from the block's top left corner
  };
  base::Size size{0, 0};
  base::Vec2 lay;  // where it lay, in that frame
  std::vector<Item> items;

  void take(const Block& inner, base::Vec2 at);
};

/// A line from one block to another.
struct Tie {
  struct End {
    std::size_t block = 0;
    base::Rect part;  // what it ends at, from the block's top left corner
  };
  End from, to;
  base::Size words{0, 0};  // what stands in its middle; empty: nothing
  /// Where the two lie beside or below each other so much of it is to be seen between them.
  double shown = 0;
};

/// In rows of the width at which all of it is seen largest in a frame of this shape (wide to high),
/// each row centred on the widest. Requires: `blocks` is not empty.
Block in_rows(const std::vector<Block>& blocks, double shape, double gap,
              const std::vector<Tie>& ties = {});

}  // namespace ops
