// The painting half of Scene: things into draw lists.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "canvas/ink.h"
#include "canvas/layers.h"
#include "canvas/outline.h"
#include "canvas/relation.h"
#include "canvas/scene.h"

namespace canvas {

using namespace model;

namespace {

// Layers from bottom to top; islands take one for each level of nesting.
constexpr std::uint32_t kRelationLayer = 64;
constexpr std::uint32_t kCardLayer = 66;
constexpr std::uint32_t kPlateLayers = 3;  // that one plate takes

/// How text would look from afar, guessed without laying it out: full-width characters are one em.
Greek greek_for(const std::string& words, Size size, double em, Color ink) {
  double units = 0;
  int newlines = 0;
  for (const char ch : words) {
    const auto b = static_cast<unsigned char>(ch);
    if (b == '\n')
      ++newlines;
    else if (b < 0x80)
      units += 0.55;
    else if ((b & 0xc0) != 0x80)
      units += b >= 0xe0 ? 1.0 : 0.6;
    if (units > 4000) break;
  }
  Greek g;
  if (units == 0) return g;
  const double w = size.w - 2 * text::kPadding, h = size.h - 2 * text::kPadding;
  const double per_line = std::max(1.0, w / em);
  const int lines = std::max(1, int(std::ceil(units / per_line))) + newlines;
  const int fit = std::max(1, int(h / (em * 1.4)));
  g.lines = std::uint8_t(std::min({lines, fit, 4}));
  g.line_height =
      float(lines > 4 ? std::min(em * 1.4 * std::min(lines, fit) / 4.0, h / 4) : em * 1.4);
  g.full_width = float(w);
  const double rest = std::fmod(units, per_line);
  g.last_width = float(std::min(w, std::max(em, (rest == 0 ? per_line : rest) * em)));
  g.color = {ink.r, ink.g, ink.b, 150};
  return g;
}

/// The em text::fit would about choose.
double guessed_em(const std::string& words, Size size) {
  const double w = size.w - 2 * text::kPadding, h = size.h - 2 * text::kPadding;
  const double n = double(base::count_code_points(
      words.size() > 2000 ? std::string_view(words).substr(0, 2000) : std::string_view(words)));
  for (const double em : {9.0, 8.0, 7.0, 6.0, 5.0, 4.5})
    if (std::ceil(n * em / w) * em * 1.4 <= h) return em;
  return text::kSmallestText;
}

std::shared_ptr<const Shape> posed(const std::shared_ptr<const Shape>& shape, const Pose& pose) {
  auto out = std::make_shared<Shape>(*shape);
  for (auto& ring : out->rings)
    for (Vec2& p : ring) p = pose.apply(p);
  return out;
}

}  // namespace

text::Style plate_style() {
  return {.em = 6, .weight = text::Weight::bold, .align = text::Align::centre};
}

text::LayoutPtr Scene::layout(ItemRef ref, std::string_view words, Size size,
                              const text::Style& style) {
  if (layouts_.size() > kLayoutsKept) layouts_.clear();
  auto& slot = layouts_[ref];
  if (!slot) slot = typesetter_.layout_for(words, size, style);
  return slot;
}

text::LayoutPtr Scene::label(const std::string& words, double em, text::Weight weight) {
  if (labels_.size() > 1000) labels_.clear();
  auto& slot = labels_[fmt::format("{}/{}/{}", em, int(weight), words)];
  if (!slot) {
    text::Style style;
    style.em = em;
    style.weight = weight;
    slot = typesetter_.layout(words, style, 0, 100);
  }
  return slot;
}

text::LayoutPtr Scene::layout_of(ItemRef ref) {
  if (!board_) return nullptr;
  if (ref.kind == ItemKind::card) {
    const Card* c = find_card(*board_, ref.id);
    return c ? card_layout(*c) : nullptr;
  }
  const Island* i = find_island(*board_, ref.id);
  return i ? layout({ItemKind::plate, ref.id}, i->plate, i->plate_size, plate_style()) : nullptr;
}

void Scene::draw_cards(std::vector<const Card*>& cards, const Pose* pose, double scale,
                       std::uint32_t base_layer, DrawList& out) {
  std::sort(cards.begin(), cards.end(), [](const Card* a, const Card* b) {
    return a->z != b->z ? a->z < b->z : a->id < b->id;
  });
  std::vector<Rect> shapes;
  shapes.reserve(cards.size());
  for (const Card* c : cards)
    shapes.push_back(pose ? pose->apply(shape_of(*c)).bounds() : shape_of(*c).bounds());
  const std::vector<std::uint32_t> layers = overlap_layers(shapes);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const Card& c = *cards[i];
    const std::uint32_t layer = base_layer + layers[i];
    const TurnedRect shape = pose ? pose->apply(shape_of(c)) : shape_of(c);
    Box box;
    box.centre = shape.centre;
    box.size = shape.size;
    box.turn = shape.turn;
    box.radius = kCardRadius;
    box.fill = look_.paper_of(c.color);
    box.edge = look_.card_edge;
    box.edge_width = look_.card_edge_width;
    box.shadow = pose ? kHeldShadow : 1;
    const bool has_ink = !c.ink.empty();
    const double em = has_ink ? ink_words_em(c.size) : guessed_em(c.text, c.size);
    const bool readable = em * scale >= kReadable_px;
    if (has_ink)
      box.greek = greek_for_ink(c, scale, look_.ink);
    else if (!readable)
      box.greek = greek_for(c.text, c.size, em, look_.ink);
    out.add(layer, box);
    // A layer's strokes lie below its boxes: the ink belongs to the layer above its card, where the
    // next card covers it.
    if (has_ink && box.greek.lines == 0) draw_ink(c, shape, scale, layer + 1, out);
    if (readable && !c.text.empty()) {
      const auto words = card_layout(c);
      out.add(layer, Text{words,
                          shape.centre -
                              Vec2{c.size.w / 2 - text::kPadding, c.size.h / 2 - text::kPadding},
                          shape.centre, shape.turn, look_.ink});
    }
    if (3.5 * scale >= kReadable_px)
      out.add(layer, Icon{mark_of(c.color),
                          shape.to_world({c.size.w / 2 - 4, c.size.h / 2 - 4}),
                          3.2,
                          shape.turn,
                          {look_.ink.r, look_.ink.g, look_.ink.b, 120}});
    // Whose it is, where somebody wrote it at a seat.
    int seat = 0;
    std::from_chars(c.seat.data(), c.seat.data() + c.seat.size(), seat);
    if (seat > 0 && 3.2 * scale >= 2) {
      Box mark;
      mark.centre = shape.to_world({c.size.w / 2 - 4, -c.size.h / 2 + 4});
      mark.size = {3.2, 3.2};
      mark.turn = shape.turn;
      mark.radius = 1.6;
      mark.fill = seat_color(seat);
      out.add(layer + 1, mark);
    }
    // 一匹狼: a dot for each round it stayed alone.
    for (int dot = 0; dot < std::min(c.alone, 8) && 2.4 * scale >= 1.5; ++dot) {
      Box mark;
      mark.centre = shape.to_world({-c.size.w / 2 + 4.5 + dot * 4.0, -c.size.h / 2 + 4.0});
      mark.size = {2.4, 2.4};
      mark.turn = shape.turn;
      mark.radius = 1.2;
      mark.fill = look_.accent;
      out.add(layer + 1, mark);
    }
  }
}

void Scene::draw_island(const Island& island, const Pose* pose, double scale, std::uint32_t layer,
                        DrawList& out) {
  const auto it = outlines_.find(island.id);
  if (it == outlines_.end() || !it->second) return;
  const auto line = pose && pose->turn != 0 ? posed(it->second, *pose) : it->second;
  const Vec2 shift = pose && pose->turn == 0 ? pose->shift : Vec2{};
  Color fill = look_.island_fill;
  if (island.color != PaperColor::white) {
    const Color paper = look_.paper_of(island.color);
    fill = {paper.r, paper.g, paper.b, 110};
  }
  out.add(layer, Area{line, shift, fill});
  const double width = std::max(look_.island_line_width, 1.1 / scale);
  for (const auto& ring : line->rings) {
    Stroke s{ring, width, look_.island_line, true, 0};
    for (Vec2& p : s.points) p += shift;
    out.add(layer, std::move(s));
  }
}

void Scene::draw_plate(const Island& island, const Pose* pose, double scale, std::uint32_t layer,
                       DrawList& out) {
  const TurnedRect shape = pose ? pose->apply(plate_shape_of(island)) : plate_shape_of(island);
  Box box;
  box.centre = shape.centre;
  box.size = shape.size;
  box.turn = shape.turn;
  box.radius = kPlateRadius;
  box.fill = look_.plate_fill;
  box.edge = look_.plate_edge;
  box.edge_width = std::max(0.6, 0.8 / scale);
  box.shadow = pose ? kHeldShadow : 0;
  const bool unnamed = island.plate.empty();
  const std::string& words = unnamed ? look_.unnamed_plate : island.plate;
  const double em = guessed_em(words, shape.size);
  const bool readable = em * scale >= kReadable_px;
  if (!readable)
    box.greek = greek_for(words, shape.size, em, unnamed ? look_.faint_ink : look_.ink);
  if (island.closed) {
    // A closed pile: two papers peep out below the plate.
    for (const double d : {2.4, 1.2}) {
      Box under = box;
      under.centre = shape.to_world({d, d});
      under.greek = {};
      out.add(layer, under);
    }
    ++layer;
  }
  out.add(layer, box);
  if (readable) {
    const auto set = layout({ItemKind::plate, island.id}, words, shape.size, plate_style());
    out.add(layer, Text{set,
                        shape.centre - Vec2{shape.size.w / 2 - text::kPadding,
                                            shape.size.h / 2 - text::kPadding},
                        shape.centre, shape.turn, unnamed ? look_.faint_ink : look_.ink});
  }
  const auto tag = [&](const std::string& text, Vec2 local, Color fill, Color ink) {
    if (kLabelEm * scale < kReadable_px) return;
    const auto set = label(text, kLabelEm, text::Weight::bold);
    Box b;
    b.size = {std::max(set->box.w + 5, set->height + 2), set->height + 2};
    b.centre = shape.to_world(local);
    b.turn = shape.turn;
    b.radius = b.size.h / 2;
    b.fill = fill;
    b.edge = look_.plate_edge;
    b.edge_width = 0.4;
    out.add(layer + 1, b);
    out.add(layer + 1,
            Text{set, b.centre - Vec2{set->box.w / 2, set->height / 2}, b.centre, shape.turn, ink});
  };
  if (!island.symbol.empty())
    tag(island.symbol, {0, shape.size.h / 2}, look_.plate_fill, look_.accent);
  if (const auto points = points_.find(island.id); points != points_.end())
    tag(std::to_string(points->second), {shape.size.w / 2, -shape.size.h / 2}, look_.accent,
        {255, 255, 255});
}

void Scene::draw_plates(const std::vector<Id>& ids, const Pose* pose, double scale,
                        std::uint32_t layer, DrawList& out) {
  std::vector<const Island*> plates;
  for (const Id id : ids) plates.push_back(&board_->islands.at(id));
  std::sort(plates.begin(), plates.end(),
            [](const Island* a, const Island* b) { return a->id < b->id; });
  std::vector<Rect> bounds;
  for (const Island* i : plates) {
    const TurnedRect shape = pose ? pose->apply(plate_shape_of(*i)) : plate_shape_of(*i);
    bounds.push_back(shape.bounds());
  }
  const std::vector<std::uint32_t> over = overlap_layers(bounds);
  for (std::size_t i = 0; i < plates.size(); ++i)
    draw_plate(*plates[i], pose, scale, layer + kPlateLayers * over[i], out);
}

std::optional<Scene::End> Scene::end_of(Id id) {
  if (const Card* c = find_card(*board_, id)) {
    if (!shown({ItemKind::card, id})) return {};
    TurnedRect shape = shape_of(*c);
    if (const auto pose = pose_of({ItemKind::card, id})) shape = pose->apply(shape);
    return End{shape.centre,
               Shape{{{shape.corner(0), shape.corner(1), shape.corner(2), shape.corner(3)}}}};
  }
  const auto it = outlines_.find(id);
  if (it == outlines_.end() || !it->second || !shown({ItemKind::island, id})) return {};
  Shape shape = *it->second;
  if (const auto pose = pose_of({ItemKind::island, id}))
    for (auto& ring : shape.rings)
      for (Vec2& p : ring) p = pose->apply(p);
  return End{bounds_of(shape).centre(), std::move(shape)};
}

std::optional<std::pair<Vec2, Vec2>> Scene::line_of(Id id) {
  const auto it = board_->relations.find(id);
  if (it == board_->relations.end()) return {};
  const auto from = end_of(it->second.from), to = end_of(it->second.to);
  if (!from || !to) return {};
  const Vec2 way = to->centre - from->centre;
  const double len = base::length(way);
  if (len < 1) return {};
  const Vec2 along = way / len;
  const Vec2 a = exit_point(from->shape, from->centre, to->centre) + along * 2;
  const Vec2 b = exit_point(to->shape, to->centre, from->centre) - along * 2;
  if (dot(b - a, along) < 2) return {};
  return std::pair{a, b};
}

Rect Scene::words_spot(const Relation& r, Vec2 a, Vec2 b) {
  if (r.words.empty()) return {};
  const auto set = label(r.words, kLabelEm, text::Weight::regular);
  const Size size{set->box.w + 5, set->height + 2.5};
  Vec2 at = (a + b) / 2;
  if (r.kind == RelationKind::broken) {
    // Beside the line: its middle is where the break shows.
    const Vec2 along = (b - a) / std::max(1e-9, base::distance(a, b));
    Vec2 across{-along.y, along.x};
    if (across.y > 0) across = across * -1;
    at += across * (5 + std::abs(across.x) * size.w / 2 + std::abs(across.y) * size.h / 2);
  }
  return Rect::around(at, size);
}

void Scene::draw_relation(const Relation& r, double scale, std::uint32_t layer, DrawList& out) {
  const auto line = line_of(r.id);
  if (!line) return;
  const double width = std::max(look_.relation_width, 1.2 / scale);
  draw_relation_line(out, layer, r.kind, line->first, line->second, width, look_.relation);
  if (r.words.empty() || kLabelEm * scale < kReadable_px) return;
  const auto set = label(r.words, kLabelEm, text::Weight::regular);
  const Rect spot = words_spot(r, line->first, line->second);
  Box paper;
  paper.centre = spot.centre();
  paper.size = {spot.width(), spot.height()};
  paper.radius = 2;
  paper.fill = look_.ground;
  out.add(layer + 1, paper);
  out.add(layer + 1, Text{set, paper.centre - Vec2{set->box.w / 2, set->height / 2}, paper.centre,
                          0, look_.ink});
}

void Scene::paint(const Rect& region, double scale, DrawList& out) {
  settle();
  if (!board_) return;
  std::vector<SpatialIndex::Value> found = index_.query(region);
  if (!held_items_.empty()) std::erase_if(found, [&](const auto& v) { return is_held(v.ref); });
  Seen seen = seen_of(found, region, scale);
  std::sort(seen.islands.begin(), seen.islands.end(), [&](Id a, Id b) {
    const int da = depth(a), db = depth(b);
    return da != db ? da < db : a < b;
  });
  for (const Id id : seen.islands)
    draw_island(board_->islands.at(id), nullptr, scale, std::uint32_t(depth(id)), out);
  std::sort(seen.relations.begin(), seen.relations.end());
  for (const Id id : seen.relations)
    if (const Relation& r = board_->relations.at(id); !touches_held(r))
      draw_relation(r, scale, kRelationLayer, out);
  std::vector<const Card*> cards;
  for (const Id id : seen.cards) cards.push_back(&board_->cards.at(id));
  draw_cards(cards, nullptr, scale, kCardLayer, out);
  std::uint32_t top = kCardLayer;
  for (const auto& e : out.entries) top = std::max(top, e.layer + 1);
  draw_plates(seen.plates, nullptr, scale, top, out);
  std::stable_sort(out.entries.begin(), out.entries.end(),
                   [](const auto& a, const auto& b) { return a.layer < b.layer; });
}

const Scene::Seen& Scene::seen_of(Held& held, double scale) {
  if (held.seen_scale == scale) return held.seen;
  std::vector<SpatialIndex::Value> found;
  Rect region;
  for (const ItemRef ref : held.items) {
    const auto thing = things_.find(ref);
    if (thing == things_.end() || !thing->second.shown) continue;
    const Card* card = ref.kind == ItemKind::card ? find_card(*board_, ref.id) : nullptr;
    if (ref.kind == ItemKind::card ? !card : !board_->islands.contains(ref.id)) continue;
    found.push_back({thing->second.bounds, ref, card ? card->z : 0});
    region = region.united(thing->second.bounds);
  }
  held.seen = seen_of(found, region, scale);
  held.seen_scale = scale;
  return held.seen;
}

void Scene::paint_held(double scale, DrawList& out, std::vector<Rect>& bounds) {
  settle();
  if (!board_ || held_.empty()) return;
  std::uint32_t layer = 0;
  for (const auto& [id, r] : board_->relations) {
    if (!touches_held(r)) continue;
    const auto line = line_of(id);
    if (!line) continue;
    draw_relation(r, scale, layer, out);
    Rect b = Rect{line->first, line->first}.united({line->second, line->second}).grown(8);
    b = b.united(words_spot(r, line->first, line->second).grown(2));
    bounds.push_back(b);
  }
  layer += 2;
  for (Held& h : held_) {
    const Seen& seen = seen_of(h, scale);
    Rect box;
    for (const Id id : seen.islands) {
      const Island* i = find_island(*board_, id);
      if (!i) continue;
      draw_island(*i, &h.pose, scale, layer + std::uint32_t(depth(id)), out);
      if (const auto& line = outlines_[id])
        box = box.united(bounds_of(*posed(line, h.pose)).grown(2));
    }
    std::vector<const Card*> cards;
    for (const Id id : seen.cards) {
      const Card* c = shown({ItemKind::card, id}) ? find_card(*board_, id) : nullptr;
      if (!c) continue;
      cards.push_back(c);
      box = box.united(h.pose.apply(shape_of(*c)).bounds().grown(kHeldShadow * 2.5));
    }
    const std::size_t first = out.entries.size();
    draw_cards(cards, &h.pose, scale, layer + 20, out);
    std::uint32_t top = layer + 21;
    for (std::size_t i = first; i < out.entries.size(); ++i)
      top = std::max(top, out.entries[i].layer + 1);
    std::vector<Id> plates;
    for (const Id id : seen.plates) {
      const Island* i = find_island(*board_, id);
      if (!i) continue;
      plates.push_back(id);
      box = box.united(h.pose.apply(plate_shape_of(*i)).bounds().grown(kHeldShadow * 2.5));
    }
    draw_plates(plates, &h.pose, scale, top, out);
    for (const auto& e : out.entries) top = std::max(top, e.layer + 1);
    layer = top + 4;
    if (!box.empty()) bounds.push_back(box);
  }
  std::stable_sort(out.entries.begin(), out.entries.end(),
                   [](const auto& a, const auto& b) { return a.layer < b.layer; });
}

BoardPicture draw_board(const Board& board, text::Typesetter& typesetter, const Look& look,
                        double scale) {
  Scene scene(typesetter, look);
  scene.show(&board);
  BoardPicture out;
  out.bounds = scene.bounds();
  scene.paint(out.bounds, scale, out.list);
  return out;
}

}  // namespace canvas
