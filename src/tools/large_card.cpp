#include "tools/large_card.h"

#include "canvas/ink.h"
#include "canvas/scene.h"
#include "text/scaled.h"
#include "text/typesetter.h"

namespace tools {

using namespace model;

namespace {

constexpr double kMark_mm = 3.2, kMarkIn_mm = 4;  // of the paper's mark, as on the table

void draw_ink(const Card& card, const base::TurnedRect& place, double factor, canvas::Color color,
              std::uint32_t layer, canvas::DrawList& out) {
  const canvas::InkPlace ink = canvas::ink_place(card);
  for (const InkStroke& written : card.ink) {
    canvas::Stroke stroke;
    for (const Vec2 p : written.points)
      stroke.points.push_back(place.to_world(ink.to_card(p) * factor));
    stroke.width = written.width * ink.scale * factor;
    stroke.color = color;
    out.add(layer, std::move(stroke));
  }
}

}  // namespace

std::optional<base::Size> size_of(const Desk& desk, ItemRef thing) {
  if (thing.kind == ItemKind::card) {
    const Card* card = find_card(desk.board(), thing.id);
    return card ? std::optional(card->size) : std::nullopt;
  }
  const Island* island = find_island(desk.board(), thing.id);
  return island ? std::optional(island->plate_size) : std::nullopt;
}

void draw_large(const Desk& desk, ItemRef thing, Vec2 middle, double turn_rad, double factor,
                std::uint32_t layer, canvas::DrawList& out) {
  const auto size = size_of(desk, thing);
  if (!size) return;
  const canvas::Look& look = desk.scene.look();
  const Card* card = thing.kind == ItemKind::card ? find_card(desk.board(), thing.id) : nullptr;
  const base::TurnedRect place{middle, {size->w * factor, size->h * factor}, turn_rad};
  canvas::Box paper;
  paper.centre = middle;
  paper.size = place.size;
  paper.turn = turn_rad;
  paper.radius = (card ? canvas::kCardRadius : canvas::kPlateRadius) * factor;
  paper.fill = card ? look.paper_of(card->color) : look.plate_fill;
  paper.edge = card ? look.card_edge : look.plate_edge;
  paper.edge_width = card ? look.card_edge_width : 0.6;
  paper.shadow = canvas::kHeldShadow;
  out.add(layer, paper);
  if (card) draw_ink(*card, place, factor, look.ink, layer + 1, out);
  const text::LayoutPtr words = desk.scene.layout_of(thing);
  if (words && !words->source.empty()) {
    const Vec2 corner{size->w / 2 - text::kPadding, size->h / 2 - text::kPadding};
    out.add(layer + 1, canvas::Text{text::scaled(*words, factor), middle - corner * factor, middle,
                                    turn_rad, look.ink});
  }
  if (card)
    out.add(layer + 1, canvas::Icon{canvas::mark_of(card->color),
                                    place.to_world({place.size.w / 2 - kMarkIn_mm * factor,
                                                    place.size.h / 2 - kMarkIn_mm * factor}),
                                    kMark_mm * factor,
                                    turn_rad,
                                    {look.ink.r, look.ink.g, look.ink.b, 120}});
}

}  // namespace tools
