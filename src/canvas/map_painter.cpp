#include "canvas/map_painter.h"

#include <algorithm>
#include <set>

#include "canvas/ground.h"
#include "canvas/layers.h"
#include "canvas/shape.h"

namespace canvas {

using namespace model;

namespace {

constexpr double kHeldReach = kHeldShadow * 2.5;  // mm a held thing's shadow shows beyond it
constexpr double kMarkReach = 1;                  // mm: half of what a mark stands out
constexpr std::size_t kMostBoxes = 64;            // more are damage as one

/// One thing alone that lies where the board says, and is shown on its way there.
bool glides(const Held& held) {
  return !held.in_hand && held.items.size() == 1 && held.items.front().kind != ItemKind::island;
}

void draw_cards(std::vector<const Card*>& cards, const Pose* pose, std::uint32_t bottom,
                ThingPainter& painter) {
  std::sort(cards.begin(), cards.end(), [](const Card* a, const Card* b) {
    return a->z != b->z ? a->z < b->z : a->id < b->id;
  });
  std::vector<Rect> bounds;
  bounds.reserve(cards.size());
  // A seat's number stands out a little above its card.
  for (const Card* c : cards)
    bounds.push_back(drawn_shape(*c, pose).bounds().grown(c->seat.empty() ? 0 : kMarkReach));
  const std::vector<std::uint32_t> over = overlap_layers(bounds);
  for (std::size_t i = 0; i < cards.size(); ++i)
    painter.card(*cards[i], pose, bottom + kCardLayers * over[i]);
}

void draw_plates(const MapIndex& map, std::vector<const Island*>& plates, const Pose* pose,
                 std::uint32_t bottom, ThingPainter& painter) {
  std::sort(plates.begin(), plates.end(),
            [](const Island* a, const Island* b) { return a->id < b->id; });
  std::vector<Rect> bounds;
  bounds.reserve(plates.size());
  for (const Island* i : plates) bounds.push_back(drawn_plate(map, *i, pose).bounds());
  const std::vector<std::uint32_t> over = overlap_layers(bounds);
  for (std::size_t i = 0; i < plates.size(); ++i) {
    const std::uint32_t first = bottom + kPlateLayers * over[i];
    painter.plate(*plates[i], pose, {first, first + kPlateLayers});
  }
}

}  // namespace

void MapPainter::paint(const Rect& region, double scale, DrawList& out) const {
  const Board& board = *map_.board();
  std::vector<SpatialIndex::Value> found = map_.places().query(region);
  if (!holding_.empty())
    std::erase_if(found, [&](const auto& v) { return holding_.is_held(v.ref); });
  Seen seen = seen_of(map_, found, region, scale);
  if (bounds_of(board.ground, look_.letters.scale).intersects(region))
    draw_ground(board.ground, layouts_, look_, scale, kStillLayers.ground, out);
  ThingPainter painter(map_, layouts_, look_, scale, out);
  std::sort(seen.islands.begin(), seen.islands.end(), [&](Id a, Id b) {
    const int da = map_.depth(a), db = map_.depth(b);
    return da != db ? da < db : a < b;
  });
  for (const Id id : seen.islands)
    painter.island(board.islands.at(id), nullptr, kStillLayers.islands.at(map_.depth(id)));
  if (seen.title) painter.title(kStillLayers.islands.at(0));
  std::sort(seen.circles.begin(), seen.circles.end());
  for (const Id id : seen.circles)
    painter.circle(board.circles.at(id), nullptr, kStillLayers.circles);
  std::sort(seen.symbols.begin(), seen.symbols.end());
  for (const Id id : seen.symbols)
    painter.symbol(board.islands.at(id), nullptr, kStillLayers.symbols.at(0));
  std::sort(seen.relations.begin(), seen.relations.end());
  for (const Id id : seen.relations)
    if (const Relation& r = board.relations.at(id); !holding_.touches(r))
      painter.relation(r, kStillLayers.relations);
  std::vector<const Card*> cards;
  for (const Id id : seen.cards) cards.push_back(&board.cards.at(id));
  draw_cards(cards, nullptr, kStillLayers.cards, painter);
  std::vector<const Island*> plates;
  for (const Id id : seen.plates) plates.push_back(&board.islands.at(id));
  draw_plates(map_, plates, nullptr, layer_above(out, kStillLayers.cards), painter);
  sort_by_layer(out);
}

const Seen& MapPainter::seen_of_held(const Held& held, double scale) {
  static const Seen nothing;
  if (held.items.empty()) return nothing;
  Choice& choice = held_seen_[held.items.front()];
  if (choice.scale == scale) return choice.seen;
  const Board& board = *map_.board();
  std::vector<SpatialIndex::Value> found;
  std::set<Id> relations;
  Rect region;
  for (const ItemRef ref : held.items) {
    if (ref.kind != ItemKind::plate) {
      const std::set<Id>& there = map_.lines().ends().at(ref.id);
      relations.insert(there.begin(), there.end());
    }
    // What is held may have gone meanwhile.
    const Places::Thing* thing = map_.places().find(ref);
    if (!thing || !thing->shown) continue;
    const Card* card = ref.kind == ItemKind::card ? find_card(board, ref.id) : nullptr;
    if (ref.kind == ItemKind::card     ? !card
        : ref.kind == ItemKind::circle ? !board.circles.contains(ref.id)
                                       : !board.islands.contains(ref.id))
      continue;
    found.push_back({thing->bounds, ref, card ? card->z : 0});
    region = region.united(thing->bounds);
  }
  choice.seen = seen_of(map_, found, region, scale);
  choice.seen.relations.assign(relations.begin(), relations.end());
  choice.scale = scale;
  return choice.seen;
}

/// From `layer` on, which is above it afterwards; what it covers.
Rect MapPainter::paint_one_held(const Held& held, double scale, std::uint32_t& layer,
                                DrawList& out) {
  const Board& board = *map_.board();
  const HeldLayers layers(layer);
  const Seen& seen = seen_of_held(held, scale);
  ThingPainter painter(map_, layouts_, look_, scale, out);
  Rect box;
  for (const Id id : seen.islands) {
    painter.island(board.islands.at(id), &held.pose, layers.islands.at(map_.depth(id)));
    if (const auto line = map_.outlines().of(id))
      box = box.united(bounds_of(*posed(*line, held.pose)).grown(2));
  }
  for (const Id id : seen.circles) {
    painter.circle(board.circles.at(id), &held.pose, layers.islands);
    const Places::Thing* thing = map_.places().find({ItemKind::circle, id});
    box = box.united(TurnedRect{held.pose.apply(thing->bounds.centre()),
                                {thing->bounds.width(), thing->bounds.height()},
                                held.pose.turn}
                         .bounds()
                         .grown(kHeldReach));
  }
  for (const Id id : seen.symbols) {
    painter.symbol(board.islands.at(id), &held.pose, layers.symbols.at(0));
    if (const TurnedRect* place = map_.signs().symbol(id))
      box = box.united(held.pose.apply(*place).bounds().grown(2));
  }
  std::vector<const Card*> cards;
  for (const Id id : seen.cards) {
    cards.push_back(&board.cards.at(id));
    box = box.united(drawn_shape(*cards.back(), &held.pose).bounds().grown(kHeldReach));
  }
  const std::size_t first = out.entries.size();
  draw_cards(cards, &held.pose, layers.cards, painter);
  std::vector<const Island*> plates;
  for (const Id id : seen.plates) {
    plates.push_back(&board.islands.at(id));
    box = box.united(drawn_plate(map_, *plates.back(), &held.pose).bounds().grown(kHeldReach));
  }
  const std::uint32_t above = layer_above(out, layers.cards + 1, first);
  draw_plates(map_, plates, &held.pose, above, painter);
  layer = layer_above(out, above) + kHeldApart;
  return box;
}

void MapPainter::paint_gliding(double scale, std::uint32_t& layer, DrawList& out,
                               std::vector<Rect>& bounds) const {
  struct Gliding {
    const Card* card;
    const Island* plate;
    const Pose* pose;
    double z;
    Rect box;
  };
  const Board& board = *map_.board();
  std::vector<Gliding> all;
  for (const Held& held : holding_.all()) {
    if (!glides(held)) continue;
    const ItemRef ref = held.items.front();
    // What is held may have gone meanwhile.
    if (!map_.places().shown(ref)) continue;
    if (const Card* card = ref.kind == ItemKind::card ? find_card(board, ref.id) : nullptr)
      all.push_back({card, nullptr, &held.pose, card->z, drawn_shape(*card, &held.pose).bounds()});
    if (const Island* i = ref.kind == ItemKind::plate ? find_island(board, ref.id) : nullptr)
      all.push_back({nullptr, i, &held.pose, 1e300, drawn_plate(map_, *i, &held.pose).bounds()});
  }
  if (all.empty()) return;
  // Those that lie apart share a layer, so that a whole table of them is drawn as a few.
  std::ranges::stable_sort(all, {}, &Gliding::z);
  std::vector<Rect> boxes;
  for (const Gliding& g : all) boxes.push_back(g.box);
  const std::vector<std::uint32_t> over = overlap_layers(boxes);
  ThingPainter painter(map_, layouts_, look_, scale, out);
  const std::uint32_t bottom = layer;
  Rect together;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::uint32_t first = bottom + (kPlateLayers + 1) * over[i];
    if (all[i].card)
      painter.card(*all[i].card, all[i].pose, first);
    else
      painter.plate(*all[i].plate, all[i].pose, {first, first + kPlateLayers});
    boxes[i] = boxes[i].grown(kHeldReach);
    together = together.united(boxes[i]);
    layer = std::max(layer, first + kPlateLayers + kHeldApart);
  }
  if (all.size() > kMostBoxes)
    bounds.push_back(together);
  else
    bounds.insert(bounds.end(), boxes.begin(), boxes.end());
}

void MapPainter::paint_held(double scale, DrawList& out, std::vector<Rect>& bounds) {
  if (holding_.empty()) return;
  std::set<Id> relations;
  for (const Held& held : holding_.all()) {
    if (glides(held) && held.items.front().kind == ItemKind::card) {
      const std::set<Id>& there = map_.lines().ends().at(held.items.front().id);
      relations.insert(there.begin(), there.end());
    } else if (!glides(held)) {
      const Seen& seen = seen_of_held(held, scale);
      relations.insert(seen.relations.begin(), seen.relations.end());
    }
  }
  ThingPainter painter(map_, layouts_, look_, scale, out);
  for (const Id id : relations) {
    const RelationLine* line = map_.lines().of(id);
    if (!line) continue;
    painter.relation(map_.board()->relations.at(id), kHeldRelations);
    Rect b = bounds_of(line->way).grown(8);
    if (line->words) b = b.united(line->words->bounds().grown(2));
    bounds.push_back(b);
  }
  std::uint32_t layer = kHeldRelations.end;
  paint_gliding(scale, layer, out, bounds);
  for (const Held& held : holding_.all()) {
    if (glides(held)) continue;
    const Rect box = paint_one_held(held, scale, layer, out);
    if (!box.empty()) bounds.push_back(box);
  }
  sort_by_layer(out);
}

}  // namespace canvas
