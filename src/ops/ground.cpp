#include "ops/ground.h"

#include <algorithm>

#include "ops/op.h"

namespace ops {

namespace {

constexpr double kCardRoom_w = model::kCardSize.w + 7, kCardRoom_h = model::kCardSize.h + 7;
constexpr double kRim = 20;  // mm round what lies there already

base::Rect bounds_of(const model::Board& board) {
  base::Rect all;
  for (const auto& [id, card] : board.cards)
    if (card.place == model::Place::table) all = all.united(model::shape_of(card).bounds());
  for (const auto& [id, island] : board.islands)
    all = all.united(model::plate_shape_of(island).bounds());
  return all;
}

}  // namespace

base::Size ground_size(const model::Ground& ground) {
  const std::size_t columns = std::max<std::size_t>(1, ground.columns.size());
  // Four beside one another in each of three, eight rows of them; of more fields three, in seven.
  const bool many = columns > 4;
  const double wide = many ? 3.0 * double(columns) : 12, rows = many ? 7 : 8;
  const double high = std::max(rows, 2.0 * double(ground.rows.size()));
  return {wide * kCardRoom_w, high * kCardRoom_h};
}

model::Ground ground_under(const model::Board& board, model::Ground ground) {
  if (ground.columns.empty()) return ground;
  ground.middle = {};
  ground.size = ground_size(ground);
  const base::Rect all = bounds_of(board).grown(kRim);
  if (all.empty()) return ground;
  ground.middle = all.centre();
  ground.size = {std::max(ground.size.w, all.width()), std::max(ground.size.h, all.height())};
  return ground;
}

Ops put_ground(const model::Board& board, const model::Ground& ground) {
  if (board.ground == ground) return {};
  return {Change<model::Board>{
      {}, board.id, model::Patch<model::Board>().set<&model::Board::ground>(ground)}};
}

Ops name_ground(const model::Board& board, model::GroundPart part, const std::string& name) {
  model::Ground ground = board.ground;
  std::string* const words = model::words_of(ground, part);
  if (!words || ground.columns.empty()) return {};
  *words = name;
  return put_ground(board, ground);
}

}  // namespace ops
