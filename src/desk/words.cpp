#include "desk/words.h"

#include <cmath>

#include "base/utf8.h"
#include "canvas/kept_layouts.h"
#include "canvas/scene.h"
#include "ops/build.h"
#include "ops/in_sight.h"
#include "ops/twins.h"
#include "text/typesetter.h"

namespace desk {

using namespace model;

namespace {

constexpr double kPlateEm = 7;
constexpr double kWidest = 160;  // a plate: two cards and their gap

Card card_of(const std::string& text, Size size, base::IdSource& ids, base::WallTime now) {
  Card c;
  c.id = ids.next();
  c.text = text;
  c.size = size;
  c.made = now;
  return c;
}

}  // namespace

Size plate_size_for(const std::string& text, text::Typesetter& typesetter,
                    const text::Letters& letters) {
  text::Style style = canvas::plate_style();
  style.letters = letters;
  style.em = kPlateEm * letters.scale;
  double width = 0;
  const text::LayoutPtr set = typesetter.layout(text, style, 0, kCardMaxSide);
  for (const text::Line& line : set->lines) width = std::max(width, double(line.width));
  const Size smallest{
      std::clamp(std::ceil(width + 2 * text::kPadding + 1), kPlateSize.w, kWidest * letters.scale),
      std::max(kPlateSize.h, std::ceil(style.em + 2 * text::kPadding))};
  return typesetter.fit_size(text, smallest, style);
}

Size card_size_for(const std::string& text, text::Typesetter& typesetter,
                   const text::Letters& letters) {
  text::Style style;
  style.letters = letters;
  return typesetter.fit_size(text, kCardSize, style);
}

ops::Ops set_words(const Board& board, ItemRef thing, const std::string& text,
                   text::Typesetter& typesetter, const text::Letters& letters) {
  if (thing.kind == ItemKind::card) {
    const Card* card = find_card(board, thing.id);
    if (!card) return {};
    const Card& c = *card;
    Patch<Card> patch;
    patch.set<&Card::text>(text);
    const Size size = card_size_for(text, typesetter, letters);
    if (!(size == c.size)) patch.set<&Card::size>(size);
    ops::Ops out{ops::Change<Card>{board.id, thing.id, patch}};
    if (find_card(board, c.twin))
      out.push_back(ops::Change<Card>{board.id, c.twin, ops::shared_by_twins(patch)});
    return out;
  }
  if (thing.kind == ItemKind::relation) {
    if (!board.relations.contains(thing.id)) return {};
    return {
        ops::Change<Relation>{board.id, thing.id, Patch<Relation>{}.set<&Relation::words>(text)}};
  }
  if (thing.kind == ItemKind::circle) {
    if (!board.circles.contains(thing.id)) return {};
    return {ops::Change<Circle>{board.id, thing.id, Patch<Circle>{}.set<&Circle::words>(text)}};
  }
  const Island* island = find_island(board, thing.id);
  if (!island) return {};
  if (thing.kind == ItemKind::symbol)
    return {ops::Change<Island>{board.id, thing.id, Patch<Island>{}.set<&Island::symbol>(text)}};
  const Island& i = *island;
  Patch<Island> patch;
  patch.set<&Island::plate>(text);
  const Size size = plate_size_for(text, typesetter, letters);
  if (!(size == i.plate_size)) {
    patch.set<&Island::plate_size>(size);
    patch.set<&Island::plate_pos>(ops::plate_place(board, thing.id, size, i.plate_turn));
  }
  return {ops::Change<Island>{board.id, thing.id, patch}};
}

Id new_card(Desk& desk, ops::ActionId step) {
  if (desk.read_only) return {};
  Card c = card_of("", kCardSize, desk.ids, desk.clock.wall());
  c.pos = desk.scene.free_place(kCardSize, desk.table(), desk.sight().covered);
  c.turn = 0;
  c.z = top_z(desk.board());
  if (!desk.apply_all({ops::Add<Card>{desk.board_id, c}}, step)) return {};
  return c.id;
}

}  // namespace desk
