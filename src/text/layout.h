// Layout: text broken into lines and glyphs by Pango, once per change; the screen, the hit test of
// the caret and the report's SVG all read the same one. Immutable; millimetres; any thread may
// read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace text {

/// Names a font file and face index known to the Typesetter that made it.
using FaceId = std::uint32_t;

struct Glyph {
  std::uint32_t index;  // the glyph's number in its face
  float x, y;           // its origin on the baseline, mm from the layout's top left
  float width;          // its advance, mm
};

/// Glyphs of one face at one size.
struct GlyphRun {
  FaceId face;
  float em;      // the font size, mm
  bool colored;  // an emoji face: drawn in its own colours
  std::vector<Glyph> glyphs;
};

/// What can be set as one: no more than one space between its words, all of one direction.
struct Piece {
  std::uint32_t first, end;  // bytes of its line's text; no white space at either end
  float x, width;            // from the line's left end, mm
  bool right_to_left;
};

struct Line {
  std::string text;   // what stands on the line, without a newline, with the hyphen of a soft one
  float x, baseline;  // where it starts, mm
  float width;        // mm
  std::uint32_t first_byte, end_byte;  // its part of the source text
  /// For whoever sets the line again by other means; none: the whole text is one piece.
  std::vector<Piece> pieces = {};
};

/// The caret before byte `byte` of the text: a line from top to bottom at x.
struct Caret {
  float x, top, bottom;
};

/// A part of the text on one line, from top left to bottom right.
struct Span {
  double left, top, right, bottom;
};

class Layout {
 public:
  std::string source;
  double em = 0;            // the chosen font size, mm
  base::Size box;           // the box it was laid out for, mm; lines are placed within it
  double height = 0;        // of all lines, mm
  bool ellipsized = false;  // not all of the text is shown
  std::vector<Line> lines;
  std::vector<GlyphRun> runs;

  /// One entry a character boundary, in text order: where a caret may stand.
  struct Stop {
    std::uint32_t byte;
    std::uint32_t line;
    float x;
  };
  std::vector<Stop> stops;

  Caret caret_at(std::uint32_t byte) const;
  /// Where the bytes from `from` to `to` stand, one span a line.
  std::vector<Span> spans(std::size_t from, std::size_t to) const;
  /// The boundary nearest to a point (mm from the box's top left).
  std::uint32_t byte_at(base::Vec2 point) const;
};

using LayoutPtr = std::shared_ptr<const Layout>;

}  // namespace text
