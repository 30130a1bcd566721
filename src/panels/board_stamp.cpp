#include "panels/board_stamp.h"

#include <algorithm>

#include "model/ground.h"
#include "panels/ui.h"

namespace panels {

using base::Rect;
using base::TurnedRect;
using base::Vec2;

namespace {

constexpr double kIslandRim = 8;  // mm
constexpr double kLeast_w = 420;  // mm shown at least: a single card does not fill the stamp

std::array<Vec2, 4> corners_of(const TurnedRect& r) {
  return {r.corner(0), r.corner(1), r.corner(2), r.corner(3)};
}
std::array<Vec2, 4> corners_of(const Rect& r) {
  return {r.min, {r.max.x, r.min.y}, r.max, {r.min.x, r.max.y}};
}

void add(BoardStamp& out, BoardStamp::Kind kind, const std::array<Vec2, 4>& corners,
         model::PaperColor color) {
  out.pieces.push_back({kind, corners, color});
  for (const Vec2 p : corners) out.bounds = out.bounds.united({p, p});
}

void add_fields(BoardStamp& out, const model::Ground& ground) {
  for (const model::GroundField field : model::fields_of(ground))
    add(out, BoardStamp::Kind::field, corners_of(model::area_of(ground, field)),
        (field.column + field.row) % 2 == 0 ? model::PaperColor::sky : model::PaperColor::yellow);
}

bool in_closed(const model::Board& board, base::Id island) {
  for (const model::Island* i = model::find_island(board, island); i;
       i = model::find_island(board, i->parent))
    if (i->closed) return true;
  return false;
}

}  // namespace

BoardStamp stamp_of(const model::Ground& ground) {
  BoardStamp out;
  add_fields(out, ground);
  return out;
}

BoardStamp stamp_of(const model::Board& board) {
  BoardStamp out = stamp_of(board.ground);
  for (const auto& [id, island] : board.islands) {
    if (in_closed(board, id)) continue;
    Rect around = model::plate_shape_of(island).bounds();
    for (const base::Id inner : model::subtree_of(board, id))
      for (const base::Id card : model::cards_in(board, inner))
        around = around.united(model::shape_of(board.cards.at(card)).bounds());
    if (island.parent.nil())
      add(out, BoardStamp::Kind::island, corners_of(around.grown(kIslandRim)), island.color);
  }
  std::vector<const model::Card*> cards;
  for (const auto& [id, card] : board.cards)
    if (card.place == model::Place::table && !in_closed(board, card.island)) cards.push_back(&card);
  std::ranges::sort(cards, {}, &model::Card::z);
  for (const model::Card* card : cards)
    add(out, BoardStamp::Kind::card, corners_of(model::shape_of(*card)), card->color);
  for (const auto& [id, island] : board.islands)
    if (!in_closed(board, island.parent))
      add(out, BoardStamp::Kind::plate, corners_of(model::plate_shape_of(island)),
          model::PaperColor::white);
  return out;
}

void draw_stamp(Ui& ui, const BoardStamp& stamp, const Area& area, StampEdge edge) {
  const Theme& t = ui.theme;
  const float radius = std::min(t.radius_small, area.h / 5);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(area.min(), area.max(), t.ground, radius);
  const Area room = area.shrunk(t.px(0.6));
  Rect seen = stamp.bounds;
  if (!seen.empty()) {
    const double w = std::max(kLeast_w, seen.width()), h = std::max(kLeast_w * 0.6, seen.height());
    const double k = std::min(room.w / w, room.h / h);
    // Edges of so small papers would be darker than they are themselves.
    const bool edged = model::kCardSize.w * k > 12;
    const auto at = [&](Vec2 p) {
      const Vec2 from = (p - seen.centre()) * k;
      return ImVec2{room.centre().x + float(from.x), room.centre().y + float(from.y)};
    };
    list.PushClipRect(area.min(), area.max(), true);
    for (const BoardStamp::Piece& piece : stamp.pieces) {
      const ImVec2 a = at(piece.corners[0]), b = at(piece.corners[1]), c = at(piece.corners[2]),
                   d = at(piece.corners[3]);
      const ImU32 paper = t.papers[std::size_t(piece.color)];
      switch (piece.kind) {
        case BoardStamp::Kind::field:
          list.AddQuadFilled(a, b, c, d, faded(paper, 0.55f));
          list.AddQuad(a, b, c, d, faded(t.ink, 0.25f), t.hairline);
          break;
        case BoardStamp::Kind::island:
          list.AddQuadFilled(a, b, c, d, faded(paper, 0.8f));
          list.AddQuad(a, b, c, d, faded(t.ink, 0.45f), t.hairline);
          break;
        case BoardStamp::Kind::card:
          list.AddQuadFilled(a, b, c, d, paper);
          if (edged) list.AddQuad(a, b, c, d, faded(t.ink, 0.3f), t.hairline);
          break;
        case BoardStamp::Kind::plate:
          list.AddQuadFilled(a, b, c, d, faded(t.ink, 0.55f));
          break;
      }
    }
    list.PopClipRect();
  }
  const bool chosen = edge == StampEdge::chosen;
  list.AddRect(area.min(), area.max(), chosen ? t.accent : faded(t.ink, 0.35f), radius, 0,
               chosen ? std::max(2.0f, t.px(0.6)) : t.hairline);
}

}  // namespace panels
