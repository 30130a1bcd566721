#include "canvas/ground.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace canvas {

using model::Ground;
using model::GroundPart;

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kNameEm = 20, kLeastEm = 6;  // mm: read from the other side of a table
constexpr double kBand = 30;                  // mm beside the fields, for the names of columns
constexpr double kSideBand = 76;              // for those of rows
constexpr double kApart = 6;                  // mm from a name to what lies beside it
constexpr double kArrow = 9;                  // mm: the length of an arrow's head
constexpr double kAxisOut = 6;                // mm that an axis lies beside the fields

/// How far names reach beyond the fields.
struct Bands {
  double level = 0, side = 0;  // above and below, left and right
};
Bands bands_of(const Ground& g, double letters) {
  const double axis = 2 * kAxisOut;
  Bands out{kBand * letters, kApart};
  if (!g.across.empty() || g.line) out.level += axis;
  if (!g.rows.empty()) out.side = kSideBand * letters;
  if (!g.down.empty()) out.side += axis;
  if (!g.across.empty()) out.side = std::max(out.side, kSideBand * letters);
  return out;
}

Color between(Color a, Color b, double share) {
  const auto mix = [&](std::uint8_t x, std::uint8_t y) {
    return std::uint8_t(std::lround(x + (double(y) - x) * share));
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

void fill(const Rect& r, Color color, std::uint32_t layer, DrawList& out) {
  auto shape = std::make_shared<Shape>();
  shape->rings.push_back({r.min, {r.max.x, r.min.y}, r.max, {r.min.x, r.max.y}});
  out.add(layer, Area{std::move(shape), {}, color});
}

void arrow_head(Vec2 tip, Vec2 along, double width, Color color, std::uint32_t layer,
                DrawList& out) {
  const Vec2 across{-along.y, along.x};
  const Vec2 back = tip - along * kArrow;
  out.add(layer, Stroke{{back + across * (kArrow / 2), tip, back - across * (kArrow / 2)},
                        width,
                        color,
                        false,
                        0});
}

/// Which ends of an axis have a head.
enum class Heads { last, both };
void axis(Vec2 from, Vec2 to, Heads heads, double width, Color color, std::uint32_t layer,
          DrawList& out) {
  const Vec2 along = (to - from) / std::max(1.0, base::distance(from, to));
  out.add(layer, Stroke{{from, to}, width, color, false, 0});
  arrow_head(to, along, width, color, layer, out);
  if (heads == Heads::both) arrow_head(from, along * -1, width, color, layer, out);
}

}  // namespace

Rect bounds_of(const Ground& g, double letters) {
  const Rect all = model::area_of(g);
  if (all.empty()) return all;
  const Bands bands = bands_of(g, letters);
  const Vec2 reach{bands.side, bands.level};
  return {all.min - reach, all.max + reach};
}

std::vector<GroundName> names_on(const Ground& g, double letters) {
  using Kind = GroundPart::Kind;
  std::vector<GroundName> out;
  const Rect all = model::area_of(g);
  if (all.empty()) return out;
  const Rect bounds = bounds_of(g, letters);
  const double h = kBand * letters, w = kSideBand * letters;
  // Once as it stands, and once turned about the middle for the other side: `there` is its place at
  // the other side.
  const auto add = [&](GroundPart part, const std::string& words, Vec2 here, Vec2 there,
                       Size size) {
    out.push_back({part, words, {here, size, 0}});
    out.push_back({part, words, {there, size, kPi}});
  };
  for (std::size_t i = 0; i < g.columns.size(); ++i) {
    const Rect field = model::area_of(g, {i, 0});
    const double x = field.centre().x;
    add({Kind::column, i}, g.columns[i].name, {x, bounds.min.y + h / 2}, {x, bounds.max.y - h / 2},
        {field.width() - 2 * kApart, h});
  }
  for (std::size_t i = 0; i < g.rows.size(); ++i) {
    const Rect field = model::area_of(g, {0, i});
    const double y = field.centre().y;
    add({Kind::row, i}, g.rows[i].name, {bounds.min.x + w / 2, y}, {bounds.max.x - w / 2, y},
        {w - 2 * kApart, std::min(h, field.height())});
  }
  // An axis is named beside its arrow's head: that of `across` at the right, that of `down` at the top.
  if (!g.across.empty()) {
    const double x = all.max.x + bounds.max.x;
    add({Kind::across, 0}, g.across, {x / 2, bounds.min.y + h / 2}, {x / 2, bounds.max.y - h / 2},
        {bounds.max.x - all.max.x - 2 * kApart, h});
  }
  if (!g.down.empty()) {
    const double side = all.min.x - bounds.min.x - 2 * kApart;
    add({Kind::down, 0}, g.down, {(all.min.x + bounds.min.x) / 2, bounds.min.y + h / 2},
        {(all.min.x + bounds.min.x) / 2, bounds.max.y - h / 2}, {side, h});
  }
  return out;
}

void draw_ground(const Ground& g, KeptLayouts& layouts, const Look& look, double scale,
                 std::uint32_t layer, DrawList& out) {
  const Rect all = model::area_of(g);
  if (all.empty()) return;
  const auto share = [](std::size_t i, std::size_t n) {
    return n < 2 ? 0.0 : double(i) / double(n - 1);
  };
  const Color first = look.paper_of(model::PaperColor::sky),
              last = look.paper_of(model::PaperColor::yellow);
  for (const model::GroundField f : model::fields_of(g)) {
    Color color = between(first, last, share(f.column, g.columns.size()));
    // So that neighbours differ in lightness, too.
    const std::size_t steps = g.line ? 0 : (f.column + f.row) % 2;
    color.a = std::uint8_t(steps == 1 ? 52 : 96);
    fill(model::area_of(g, f), color, layer, out);
  }
  const Color line = between(look.ground, look.island_line, 0.7);
  const double width = std::max(0.8, 1.1 / scale), thick = std::max(1.2, 1.4 / scale);
  if (!g.line) {
    for (const model::GroundField f : model::fields_of(g)) {
      const Rect r = model::area_of(g, f);
      if (f.column > 0) out.add(layer, Stroke{{r.min, {r.min.x, r.max.y}}, width, line, false, 0});
      if (f.row > 0) out.add(layer, Stroke{{r.min, {r.max.x, r.min.y}}, width, line, false, 0});
    }
    out.add(layer, Stroke{{all.min, {all.max.x, all.min.y}, all.max, {all.min.x, all.max.y}},
                          width,
                          line,
                          true,
                          0});
  }
  if (g.line || !g.across.empty())
    for (const double y : {all.min.y - kAxisOut, all.max.y + kAxisOut})
      axis({all.min.x, y}, {all.max.x, y}, g.line ? Heads::both : Heads::last, thick,
           look.island_line, layer, out);
  if (!g.down.empty())
    for (const double x : {all.min.x - kAxisOut, all.max.x + kAxisOut})
      axis({x, all.max.y}, {x, all.min.y}, Heads::last, thick, look.island_line, layer, out);
  if (g.line)  // small marks where one goes over into the next
    for (std::size_t i = 1; i < g.columns.size(); ++i) {
      const double x = model::area_of(g, {i, 0}).min.x;
      for (const double y : {all.min.y - kAxisOut, all.max.y + kAxisOut})
        out.add(layer, Stroke{{{x, y - 2}, {x, y + 2}}, thick, look.island_line, false, 0});
    }
  const std::vector<GroundName> names = names_on(g, look.letters.scale);
  // Those beside one another are as large as the longest can be.
  std::map<GroundPart::Kind, double> ems;
  for (const GroundName& name : names) ems.emplace(name.part.kind, kNameEm * look.letters.scale);
  for (const GroundName& name : names) {
    double& em = ems.at(name.part.kind);
    const double wide = layouts.label(name.words, text::Weight::bold, em)->box.w;
    if (wide > name.room.size.w)
      em = std::max(kLeastEm, std::floor(em * name.room.size.w / wide * 4) / 4);
  }
  for (const GroundName& name : names) {
    if (name.words.empty()) continue;
    const auto words = layouts.label(name.words, text::Weight::bold, ems.at(name.part.kind));
    const Vec2 at = name.room.centre;
    out.add(layer, Text{words, at - Vec2{words->box.w / 2, words->height / 2}, at, name.room.turn,
                        look.ink});
  }
}

}  // namespace canvas
