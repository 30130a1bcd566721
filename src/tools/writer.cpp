#include "tools/writer.h"

#include <cmath>

#include "base/utf8.h"

namespace tools {

using namespace model;

namespace {

constexpr double kGap = 10;  // mm between cards laid out in rows
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

/// A plate is read before the cards below it: it grows wider rather than its words smaller.
Size plate_size_for(const std::string& text, text::Typesetter& typesetter) {
  text::Style style = canvas::plate_style();
  style.em = kPlateEm;
  double width = 0;
  const text::LayoutPtr set = typesetter.layout(text, style, 0, kCardMaxSide);
  for (const text::Line& line : set->lines) width = std::max(width, double(line.width));
  const Size smallest{std::clamp(std::ceil(width + 2 * text::kPadding + 1), kPlateSize.w, kWidest),
                      kPlateSize.h};
  return typesetter.fit_size(text, smallest, canvas::plate_style());
}

}  // namespace

ops::Ops set_words(const Board& board, ItemRef thing, const std::string& text,
                   text::Typesetter& typesetter) {
  if (thing.kind == ItemKind::card) {
    const Card* card = find_card(board, thing.id);
    if (!card) return {};
    const Card& c = *card;
    Patch<Card> patch;
    patch.set<&Card::text>(text);
    const Size size = typesetter.fit_size(text, kCardSize);
    if (!(size == c.size)) patch.set<&Card::size>(size);
    return {ops::Change<Card>{board.id, thing.id, patch}};
  }
  const Island* island = find_island(board, thing.id);
  if (!island) return {};
  const Island& i = *island;
  Patch<Island> patch;
  patch.set<&Island::plate>(text);
  const Size size = plate_size_for(text, typesetter);
  if (!(size == i.plate_size)) {
    patch.set<&Island::plate_size>(size);
    patch.set<&Island::plate_pos>(ops::plate_place(board, thing.id, size, i.plate_turn));
  }
  return {ops::Change<Island>{board.id, thing.id, patch}};
}

Id new_card(Desk& desk, ops::StepId step) {
  if (desk.read_only) return {};
  Card c = card_of("", kCardSize, desk.ids, desk.clock.wall());
  c.pos = desk.scene.free_place(kCardSize, desk.table(), desk.sight().covered);
  c.turn = 0;
  c.z = top_z(desk.map());
  if (!desk.apply_all({ops::Add<Card>{desk.board, c}}, step)) return {};
  return c.id;
}

std::size_t new_cards(Desk& desk, const std::vector<std::string>& texts) {
  if (desk.read_only || texts.empty()) return 0;
  ops::Ops ops;
  if (texts.size() <= kFewCards) {
    // A few: each where there is room, within sight.
    std::vector<Rect> taken = desk.sight().covered;
    double z = top_z(desk.map());
    for (const std::string& text : texts) {
      Card c =
          card_of(text, desk.typesetter.fit_size(text, kCardSize), desk.ids, desk.clock.wall());
      c.pos = desk.scene.free_place(c.size, desk.table(), taken);
      c.z = z++;
      taken.push_back(shape_of(c).bounds());
      ops.push_back(ops::Add<Card>{desk.board, c});
    }
    return desk.apply(ops) ? ops.size() : 0;
  }
  // Many lie below the others, where there is room for them: the view has to go there.
  ops = lay_out_cards(desk.map(), texts, desk.typesetter, desk.ids, desk.clock.wall());
  return desk.doc.apply_all(ops) ? ops.size() : 0;
}

ops::Ops lay_out_cards(const Board& board, const std::vector<std::string>& texts,
                       text::Typesetter& typesetter, base::IdSource& ids, base::WallTime now) {
  base::Rect taken;
  for (const auto& [id, c] : board.cards)
    if (c.place == Place::table) taken = taken.united(shape_of(c).bounds());
  for (const auto& [id, i] : board.islands) taken = taken.united(plate_shape_of(i).bounds());

  const auto columns =
      std::max<std::size_t>(1, std::size_t(std::ceil(std::sqrt(double(texts.size()) * 1.2))));
  const double width = double(columns) * (kCardSize.w + kGap) - kGap;
  const double left = taken.empty() ? -width / 2 : taken.centre().x - width / 2;
  double x = left, y = taken.empty() ? -double(texts.size() / columns) * (kCardSize.h + kGap) / 2
                                     : taken.max.y + 30;
  double row_height = 0, z = top_z(board);
  std::size_t column = 0;
  ops::Ops out;
  for (const std::string& text : texts) {
    Card c = card_of(text, typesetter.fit_size(text, kCardSize), ids, now);
    if (column == columns) {
      column = 0;
      x = left;
      y += row_height + kGap;
      row_height = 0;
    }
    c.pos = {std::clamp(x + c.size.w / 2, -kTableLimit, kTableLimit),
             std::clamp(y + c.size.h / 2, -kTableLimit, kTableLimit)};
    c.z = z++;
    x += c.size.w + kGap;
    row_height = std::max(row_height, c.size.h);
    ++column;
    out.push_back(ops::Add<Card>{board.id, c});
  }
  return out;
}

}  // namespace tools
