#include "canvas/thing_painter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "canvas/greek.h"
#include "canvas/ink.h"
#include "canvas/plate_tag.h"
#include "canvas/relation.h"
#include "model/closed.h"

namespace canvas {

using namespace model;

namespace {
constexpr double kWordsSeen_px =
    5.5;  // 添えことば and plates are seen while they can be read at all
constexpr double kAfar_px = 8.5;      // an em: below it a plate's words are set as large as can be
constexpr double kAfarLetters = 1.5;  // so many times larger at most
constexpr double kAfarEdge = 2;       // mm: so much nearer to the plate's edge

constexpr double kInkDetail_px = 1.2;  // points nearer to each other are left out
constexpr Size kTab{6.4, 5};           // mm: a seat's number
constexpr double kTabAbove = 1.8;      // mm that it stands out above its card
constexpr double kTabEm = 3.8;
constexpr double kRing_h = 4;  // mm: round the dots of a lone wolf
constexpr double kTwin = 7;    // mm: the sign of a card whose twin lies elsewhere
constexpr double kDot = 1.9, kDotStep = 2.8;
constexpr double kCircleDash = 5;

/// From the first rank to the fifth, lighter and lighter: whatever colours people tell apart.
constexpr std::array kRankColors{Color{222, 134, 92}, Color{236, 171, 131}, Color{244, 200, 167},
                                 Color{249, 222, 199}, Color{252, 237, 223}};

Color rank_color(int rank) {
  return rank == 0 ? Color{250, 248, 243}
                   : kRankColors[std::size_t(std::clamp(rank, 1, int(kRankColors.size()))) - 1];
}

}  // namespace

std::shared_ptr<const Shape> posed(const Shape& shape, const Pose& pose) {
  auto out = std::make_shared<Shape>(shape);
  for (auto& ring : out->rings)
    for (Vec2& p : ring) p = pose.apply(p);
  return out;
}

TurnedRect drawn_shape(const Card& card, const Pose* pose) {
  return pose ? pose->apply(shape_of(card)) : shape_of(card);
}

TurnedRect drawn_plate(const MapIndex& map, const Island& island, const Pose* pose) {
  const TurnedRect seen = map.outlines().plate(*map.board(), island);
  return pose ? pose->apply(seen) : seen;
}

void ThingPainter::card(const Card& c, const Pose* pose, std::uint32_t layer) {
  const TurnedRect shape = drawn_shape(c, pose);
  Box box;
  box.centre = shape.centre;
  box.size = shape.size;
  box.turn = shape.turn;
  box.radius = kCardRadius;
  const bool ranked = map_.by_rank() && map_.rank_of(c.id) > 0;
  box.fill = ranked ? rank_color(map_.rank_of(c.id)) : look_.paper_of(c.color);
  box.edge = look_.card_edge;
  box.edge_width = look_.card_edge_width;
  box.shadow = pose ? kHeldShadow : 1;
  const bool has_ink = !c.ink.empty();
  const double em =
      has_ink ? ink_words_em(c.size) : guessed_em(c.text, c.size, look_.letters.scale);
  const bool readable = em * scale_ >= kReadable_px;
  if (has_ink)
    box.greek = greek_for_ink(c, scale_, look_.ink);
  else if (!readable)
    box.greek = greek_for(c.text, c.size, em, look_.ink);
  out_.add(layer, box);
  // A layer's strokes lie below its boxes: the ink belongs to the layer above its card, where the
  // next card covers it.
  if (has_ink && box.greek.lines == 0) ink(c, shape, layer + 1);
  if (readable && !c.text.empty()) {
    const auto words = layouts_.card(c);
    out_.add(layer,
             Text{words,
                  shape.centre - Vec2{c.size.w / 2 - text::kPadding, c.size.h / 2 - text::kPadding},
                  shape.centre, shape.turn, look_.ink});
  }
  if (3.5 * scale_ >= kReadable_px)
    out_.add(layer, Icon{mark_of(c.color),
                         shape.to_world({c.size.w / 2 - 4, c.size.h / 2 - 4}),
                         3.2,
                         shape.turn,
                         {look_.ink.r, look_.ink.g, look_.ink.b, 120}});
  // Its twin lies in another bundle.
  if (!c.twin.nil() && kTwin * scale_ >= kReadable_px)
    out_.add(layer, Icon{"twin", shape.to_world({c.size.w / 2 - 11, c.size.h / 2 - 4.5}), kTwin,
                         shape.turn, look_.accent});
  marks(c, shape, layer + 1);
}

void ThingPainter::ink(const Card& card, const TurnedRect& shape, std::uint32_t layer) {
  const InkPlace place = ink_place(card);
  const double c = std::cos(shape.turn), s = std::sin(shape.turn);
  const double least = kInkDetail_px / (scale_ * place.scale);
  for (const InkStroke& written : card.ink) {
    Stroke stroke;
    stroke.points = thinned(written.points, least);
    for (Vec2& p : stroke.points) {
      const Vec2 local = place.to_card(p);
      p = shape.centre + Vec2{local.x * c - local.y * s, local.x * s + local.y * c};
    }
    stroke.width = std::max(written.width * place.scale, 1 / scale_);
    stroke.color = look_.ink;
    out_.add(layer, std::move(stroke));
  }
}

void ThingPainter::marks(const Card& c, const TurnedRect& shape, std::uint32_t layer) {
  const auto box = [&](Vec2 local, Size size, double radius, Color fill) {
    Box mark;
    mark.centre = shape.to_world(local);
    mark.size = size;
    mark.turn = shape.turn;
    mark.radius = radius;
    mark.fill = fill;
    return mark;
  };
  // Whose it is, where somebody wrote it at a seat: a tab with the seat's number at the upper edge.
  int seat = 0;
  std::from_chars(c.seat.data(), c.seat.data() + c.seat.size(), seat);
  if (const double k = look_.letters.scale; seat > 0 && kTab.h * k * scale_ >= 2) {
    const Size size{(seat < 10 ? kTab.w : kTab.w + 2) * k, kTab.h * k};
    const Box tab = box({c.size.w / 2 - 4 - size.w / 2, -c.size.h / 2 + size.h / 2 - kTabAbove * k},
                        size, 1.2, seat_color(seat));
    out_.add(layer, tab);
    if (kTabEm * k * scale_ >= kReadable_px) {
      const auto words = layouts_.label(std::to_string(seat), text::Weight::bold, kTabEm * k);
      out_.add(layer, Text{words, tab.centre - Vec2{words->box.w / 2, words->height / 2},
                           tab.centre, tab.turn, Color{255, 255, 255}});
    }
  }
  if (kLabelEm * look_.letters.scale * scale_ >= kReadable_px)
    if (map_.sums().of(c.id))
      tag(card_points_tag(shape, map_.points_words(c.id), layouts_), layer, look_.accent,
          {255, 255, 255});
  // 一匹狼: a ring, in it a dot for each round it stayed alone.
  const int rounds = std::min(c.alone, 8);
  if (rounds == 0 || kRing_h * scale_ < 2) return;
  const double width = kRing_h + (rounds - 1) * kDotStep, left = -c.size.w / 2 + 3;
  const double y = -c.size.h / 2 + 1 + kRing_h / 2;
  Box ring = box({left + width / 2, y}, {width, kRing_h}, kRing_h / 2, look_.paper_of(c.color));
  ring.edge = look_.accent;
  ring.edge_width = std::max(0.45, 0.8 / scale_);
  out_.add(layer, ring);
  for (int n = 0; n < rounds && kDot * scale_ >= 1; ++n)
    out_.add(layer,
             box({left + kRing_h / 2 + n * kDotStep, y}, {kDot, kDot}, kDot / 2, look_.accent));
}

void ThingPainter::island(const Island& island, const Pose* pose, std::uint32_t layer) {
  const auto outline = map_.outlines().of(island.id);
  if (!outline) return;
  const auto line = pose && pose->turn != 0 ? posed(*outline, *pose) : outline;
  const Vec2 shift = pose && pose->turn == 0 ? pose->shift : Vec2{};
  Color fill = look_.island_fill;
  if (map_.by_rank()) {
    fill = rank_color(map_.rank_of(island.id));
    fill.a = 200;
  } else if (island.color != PaperColor::white) {
    const Color paper = look_.paper_of(island.color);
    fill = {paper.r, paper.g, paper.b, 110};
  }
  out_.add(layer, Area{line, shift, fill});
  const double width = std::max(look_.island_line_width, 1.1 / scale_);
  for (const auto& ring : line->rings) {
    Stroke s{ring, width, look_.island_line, true, 0};
    for (Vec2& p : s.points) p += shift;
    out_.add(layer, std::move(s));
  }
}

void ThingPainter::plate(const Island& island, const Pose* pose, const LayerRange& layers) {
  const TurnedRect shape = drawn_plate(map_, island, pose);
  Box box;
  box.centre = shape.centre;
  box.size = shape.size;
  box.turn = shape.turn;
  box.radius = kPlateRadius;
  box.fill = look_.plate_fill;
  box.edge = look_.plate_edge;
  box.edge_width = std::max(0.6, 0.8 / scale_);
  box.shadow = pose ? kHeldShadow : 0;
  const bool unnamed = island.plate.empty();
  const std::string& words = unnamed ? look_.unnamed_plate : island.plate;
  const double larger = shape.size.w / island.plate_size.w;
  // The whole map is read by its plates: from afar their words take all the room there is.
  Size room = shape.size;
  double by = larger, em = guessed_em(words, room, look_.letters.scale * by);
  if (em * scale_ < kAfar_px) {
    room = {room.w + 2 * kAfarEdge, room.h + 2 * kAfarEdge};
    by *= kAfarLetters;
    em = std::max(em, guessed_em(words, room, look_.letters.scale * by));
  }
  const bool readable = em * scale_ >= kWordsSeen_px;
  if (!readable) box.greek = greek_for(words, room, em, unnamed ? look_.faint_ink : look_.ink);
  int above = 0;
  const bool pile = is_closed(island, map_.board()->index_map);
  if (pile) {
    // Its papers peep out below the plate.
    for (const double d : {3.6, 1.8}) {
      Box under = box;
      under.centre = shape.to_world({d, d});
      under.greek = {};
      under.shadow = pose ? kHeldShadow : 1;
      out_.add(layers.at(above), under);
    }
    ++above;
  }
  out_.add(layers.at(above), box);
  if (readable)
    out_.add(layers.at(above),
             Text{by > 1 ? layouts_.larger_plate(words, room, by) : layouts_.plate(island, words),
                  shape.centre - Vec2{room.w / 2 - text::kPadding, room.h / 2 - text::kPadding},
                  shape.centre, shape.turn, unnamed ? look_.faint_ink : look_.ink});
  ++above;
  if (pile && kCountEm * look_.letters.scale * scale_ >= kReadable_px)
    count(island, shape, layers.at(above));
  if (kLabelEm * look_.letters.scale * scale_ < kReadable_px) return;
  const auto add = [&](const PlateTag& one, Color fill, Color ink_color) {
    tag(one, layers.at(above), fill, ink_color);
  };
  if (const std::string* label = map_.label_of(island.id))
    add(level_tag(shape, *label, layouts_), look_.plate_fill, look_.ink);
  if (map_.sums().of(island.id))
    add(points_tag(shape, map_.points_words(island.id), layouts_), look_.accent, {255, 255, 255});
}

void ThingPainter::count(const Island& island, const TurnedRect& plate, std::uint32_t layer) {
  const PlateTag one =
      count_tag(plate, std::to_string(cards_within(*map_.board(), island.id)), layouts_);
  Box paper;
  paper.centre = one.shape.centre;
  paper.size = one.shape.size;
  paper.turn = one.shape.turn;
  paper.radius = paper.size.h / 2;
  paper.fill = look_.plate_fill;
  paper.edge = look_.plate_edge;
  paper.edge_width = 0.4;
  out_.add(layer, paper);
  Box card = paper;
  const double k = look_.letters.scale;
  card.size = {kCountCard.w * k, kCountCard.h * k};
  card.centre = one.shape.to_world({-paper.size.w / 2 + card.size.w / 2 + 2.2, 0});
  card.radius = 0.6;
  card.fill = look_.paper_of(PaperColor::yellow);
  out_.add(layer, card);
  const Vec2 middle = one.shape.to_world({(kCountCard.w + kCountGap) * k / 2, 0});
  out_.add(layer, Text{one.words, middle - Vec2{one.words->box.w / 2, one.words->height / 2},
                       middle, paper.turn, look_.ink});
}

void ThingPainter::tag(const PlateTag& tag, std::uint32_t layer, Color fill, Color ink_color) {
  Box b;
  b.centre = tag.shape.centre;
  b.size = tag.shape.size;
  b.turn = tag.shape.turn;
  b.radius = b.size.h / 2;
  b.fill = fill;
  b.edge = look_.plate_edge;
  b.edge_width = 0.4;
  out_.add(layer, b);
  out_.add(layer, Text{tag.words, b.centre - Vec2{tag.words->box.w / 2, tag.words->height / 2},
                       b.centre, b.turn, ink_color});
}

void ThingPainter::relation(const Relation& r, const LayerRange& layers) {
  const RelationLine* line = map_.lines().of(r.id);
  if (!line) return;
  const double width = std::max(look_.relation_width, 1.2 / scale_);
  draw_relation_line(out_, layers.at(0), r.kind, line->way, width, look_.relation);
  if (!line->words || kLabelEm * look_.letters.scale * scale_ < kWordsSeen_px) return;
  const auto set = layouts_.relation_words(r.words, line->words_lines);
  if (!set) return;
  Box paper;
  paper.centre = line->words->centre;
  paper.size = line->words->size;
  paper.turn = line->words->turn;
  paper.radius = 2;
  paper.fill = look_.ground;
  out_.add(layers.at(1), paper);
  out_.add(layers.at(1), Text{set, paper.centre - Vec2{set->box.w / 2, set->height / 2},
                              paper.centre, paper.turn, look_.ink});
}

void ThingPainter::words(const text::LayoutPtr& set, const TurnedRect& on, std::uint32_t layer,
                         Color ink) {
  out_.add(layer,
           Text{set, on.centre - Vec2{set->box.w / 2, set->height / 2}, on.centre, on.turn, ink});
}

void ThingPainter::circle(const model::Circle& circle, const Pose* pose, const LayerRange& layers) {
  const TurnedRect* const place = map_.signs().circle_words(circle.id);
  if (!place) return;
  Stroke line{circle.loop, std::max(look_.circle_width, 1.2 / scale_), look_.circle, true,
              kCircleDash};
  if (pose)
    for (Vec2& p : line.points) p = pose->apply(p);
  out_.add(layers.at(0), std::move(line));
  const TurnedRect paper = pose ? pose->apply(*place) : *place;
  Box box;
  box.centre = paper.centre;
  box.size = paper.size;
  box.turn = paper.turn;
  box.radius = paper.size.h / 2;
  box.fill = look_.plate_fill;
  box.edge = look_.circle;
  box.edge_width = std::max(0.7, 0.8 / scale_);
  box.shadow = pose ? kHeldShadow : 0;
  out_.add(layers.at(1), box);
  if (kCircleEm * look_.letters.scale * scale_ < kReadable_px) return;
  words(layouts_.circle_words(shown_words(circle)), paper, layers.at(1), look_.circle);
}

void ThingPainter::symbol(const Island& island, const Pose* pose, std::uint32_t layer) {
  const TurnedRect* const place = map_.signs().symbol(island.id);
  if (!place) return;
  const TurnedRect stamp = pose ? pose->apply(*place) : *place;
  // A seal: a bold edge, and a fine one within it.
  Box box;
  box.centre = stamp.centre;
  box.size = stamp.size;
  box.turn = stamp.turn;
  box.radius = 3;
  box.fill = look_.plate_fill;
  box.edge = look_.accent;
  box.edge_width = std::max(1.3, 1.2 / scale_);
  out_.add(layer, box);
  if (kSymbolEm * look_.letters.scale * scale_ < kReadable_px) return;
  Box inner = box;
  inner.size = {box.size.w - 4, box.size.h - 4};
  inner.radius = 1.6;
  inner.fill.a = 0;
  inner.edge_width = std::max(0.35, 0.6 / scale_);
  out_.add(layer, inner);
  words(layouts_.symbol(island.symbol), stamp, layer, look_.accent);
}

void ThingPainter::title(std::uint32_t layer) {
  const auto& place = map_.signs().title_place();
  if (!place) return;
  const TitleLines& lines = map_.signs().title_lines();
  const auto add = [&](const text::LayoutPtr& set, Vec2 at) {
    if (set && set->em * scale_ >= kReadable_px / 2)
      out_.add(layer, Text{set, place->min + at, place->min, 0, look_.ink});
  };
  add(lines.title, lines.title_at);
  add(lines.facts, lines.facts_at);
  add(lines.notes, lines.notes_at);
}

}  // namespace canvas
