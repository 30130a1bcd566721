// DrawList: what is to be seen, as plain values in millimetres of the map (or, for overlays, of the
// screen): no GL, no pixels. canvas makes it, gfx paints it, report turns it into SVG, tests
// compare it as text. Items are painted in order; the painter may batch items of one layer by kind.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "text/layout.h"

namespace canvas {

using base::Rect;
using base::Size;
using base::Vec2;

/// Straight (not premultiplied) sRGB.
struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(const Color&, const Color&) = default;
};

/// Text too small to read, drawn as strokes inside a Box: up to four lines.
struct Greek {
  std::uint8_t lines = 0;  // 0: none
  float line_height = 0;   // mm from stroke to stroke
  float full_width = 0;    // of every line but the last, mm
  float last_width = 0;    // mm
  Color color;
  friend bool operator==(const Greek&, const Greek&) = default;
};

/// A rounded rectangle, turned about its centre, with a soft shadow below it (if `shadow` > 0) and
/// an edge line drawn inside. Cards, plates, bubbles.
struct Box {
  Vec2 centre;
  Size size;
  double turn = 0;
  double radius = 0;
  Color fill;
  Color edge{0, 0, 0, 0};
  double edge_width = 0;  // mm; 0: none
  double shadow = 0;      // height above the table, mm: 1 lying, 6 held
  Greek greek;
  friend bool operator==(const Box&, const Box&) = default;
};

/// An open or closed line with round joins and caps.
struct Stroke {
  std::vector<Vec2> points;
  double width = 0.5;  // mm
  Color color;
  bool closed = false;
  double dash = 0;  // mm on and off; 0: solid
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// Filled rings, even-odd. The shape is shared so that the painter can keep its triangles.
struct Shape {
  std::vector<std::vector<Vec2>> rings;
};
struct Area {
  std::shared_ptr<const Shape> shape;
  Vec2 offset;  // moves the whole shape
  Color color;
  friend bool operator==(const Area&, const Area&) = default;
};

/// A layout whose box has its top left at `origin` before turning about `pivot`.
struct Text {
  text::LayoutPtr layout;
  Vec2 origin;
  Vec2 pivot;
  double turn = 0;
  Color color;
  friend bool operator==(const Text&, const Text&) = default;
};

/// A picture from assets/icons, by name without ".svg", tinted.
struct Icon {
  std::string name;
  Vec2 centre;
  double size = 8;  // mm, square
  double turn = 0;
  Color color;
  friend bool operator==(const Icon&, const Icon&) = default;
};

using Primitive = std::variant<Box, Stroke, Area, Text, Icon>;

/// Items whose `layer` is equal do not overlap in a way that matters: all Areas, then Strokes, then
/// Boxes, then Icons, then Texts of one layer may be painted together. Layers ascend.
struct DrawList {
  struct Entry {
    std::uint32_t layer;
    Primitive item;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries;

  void add(std::uint32_t layer, Primitive item) { entries.push_back({layer, std::move(item)}); }
  void clear() { entries.clear(); }
};

/// What an item paints, shadow and round ends included, in mm.
Rect bounds_of(const Primitive& item);
/// Where `now` looks other than `before`, if both are painted over the same: bounds of the items
/// that differ. Items in the middle of a layer that come or go count those behind them, too, up to
/// where the layer goes on alike; other layers are compared by themselves.
std::vector<Rect> difference(const DrawList& before, const DrawList& now);

/// One line an item, numbers to 0.01 mm: for tests and for comparing by eye.
std::string to_text(const DrawList&);

}  // namespace canvas
