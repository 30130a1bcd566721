#include "model/ground.h"

#include <algorithm>

namespace model {

namespace {

using base::Rect;

double sum_of(const std::vector<Zone>& zones) {
  double sum = 0;
  for (const Zone& zone : zones) sum += zone.share;
  return sum;
}

struct Span {
  double from, to;
};
/// Where the nth zone lies between `from` and `to`; no zones: it is all of it.
Span span_of(const std::vector<Zone>& zones, std::size_t n, double from, double to) {
  if (zones.empty()) return {from, to};
  const double each = (to - from) / sum_of(zones);
  double at = from;
  for (std::size_t i = 0; i < n; ++i) at += zones[i].share * each;
  return {at, n + 1 == zones.size() ? to : at + zones[n].share * each};
}

std::size_t at_least_one(const std::vector<Zone>& zones) {
  return std::max<std::size_t>(1, zones.size());
}

std::string with_axis(const std::string& axis, const std::string& zone) {
  return axis.empty() || zone.empty() ? zone : axis + " " + zone;
}

}  // namespace

bool has_ground(const Board& board) { return !board.ground.columns.empty(); }

Rect area_of(const Ground& ground) {
  return ground.columns.empty() ? Rect{} : Rect::around(ground.middle, ground.size);
}

std::vector<GroundField> fields_of(const Ground& ground) {
  std::vector<GroundField> out;
  if (ground.columns.empty()) return out;
  for (std::size_t row = 0; row < at_least_one(ground.rows); ++row)
    for (std::size_t column = 0; column < ground.columns.size(); ++column)
      out.push_back({column, row});
  return out;
}

Rect area_of(const Ground& ground, GroundField field) {
  const Rect all = area_of(ground);
  const Span x = span_of(ground.columns, field.column, all.min.x, all.max.x);
  const Span y = span_of(ground.rows, field.row, all.min.y, all.max.y);
  return {{x.from, y.from}, {x.to, y.to}};
}

std::optional<GroundField> field_at(const Ground& ground, Vec2 at) {
  for (const GroundField field : fields_of(ground))
    if (area_of(ground, field).contains(at)) return field;
  return {};
}

std::optional<GroundField> field_of(const Board& board, const Card& card) {
  if (card.place != Place::table) return {};
  return field_at(board.ground, card.pos);
}

std::string name_of(const Ground& ground, GroundField field) {
  std::string out = with_axis(ground.across, ground.columns[field.column].name);
  if (!ground.rows.empty()) {
    const std::string row = with_axis(ground.down, ground.rows[field.row].name);
    if (!out.empty() && !row.empty()) out += " / ";
    out += row;
  }
  if (!out.empty()) return out;
  out = std::to_string(field.column + 1);
  return ground.rows.empty() ? out : out + "-" + std::to_string(field.row + 1);
}

std::vector<GroundPart> parts_of(const Ground& ground) {
  using Kind = GroundPart::Kind;
  std::vector<GroundPart> out;
  for (std::size_t i = 0; i < ground.columns.size(); ++i) out.push_back({Kind::column, i});
  for (std::size_t i = 0; i < ground.rows.size(); ++i) out.push_back({Kind::row, i});
  if (!ground.rows.empty() || !ground.across.empty()) out.push_back({Kind::across});
  if (!ground.rows.empty()) out.push_back({Kind::down});
  return out;
}

std::string* words_of(Ground& ground, GroundPart part) {
  using Kind = GroundPart::Kind;
  switch (part.kind) {
    case Kind::column:
      return part.index < ground.columns.size() ? &ground.columns[part.index].name : nullptr;
    case Kind::row:
      return part.index < ground.rows.size() ? &ground.rows[part.index].name : nullptr;
    case Kind::across:
      return &ground.across;
    case Kind::down:
      return &ground.down;
  }
  return nullptr;
}

const std::string* words_of(const Ground& ground, GroundPart part) {
  return words_of(const_cast<Ground&>(ground), part);
}

}  // namespace model
