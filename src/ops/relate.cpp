#include "ops/relate.h"

#include <algorithm>
#include <utility>

#include "ops/narrate.h"
#include "ops/op.h"

namespace ops {

using namespace model;

namespace {

/// The innermost island that holds the thing; an island holds itself.
Id island_of(const Board& board, Id thing) {
  const Card* card = find_card(board, thing);
  return card ? card->island : thing;
}

bool holds(const Board& board, Id island, Id thing) {
  const Id in = island_of(board, thing);
  return find_island(board, island) && !in.nil() && is_within(board, in, island);
}

}  // namespace

std::optional<NoLine> why_no_end(const Board& board, Id end) {
  if (const Card* card = find_card(board, end))
    return card->place == Place::table  ? std::nullopt
           : card->place == Place::tray ? std::optional(NoLine::in_tray)
                                        : std::optional(NoLine::gone);
  return find_island(board, end) ? std::nullopt : std::optional(NoLine::gone);
}

std::optional<NoLine> why_no_line(const Board& board, Id from, Id to) {
  for (const Id end : {from, to})
    if (const auto no = why_no_end(board, end)) return no;
  if (from == to) return NoLine::itself;
  if (holds(board, from, to) || holds(board, to, from)) return NoLine::inside;
  return {};
}

Id line_between(const Board& board, Id a, Id b) {
  const auto found = std::ranges::find_if(board.relations, [&](const auto& entry) {
    const Relation& r = entry.second;
    return (r.from == a && r.to == b) || (r.from == b && r.to == a);
  });
  return found == board.relations.end() ? Id{} : found->first;
}

DrawnLine draw_line(const Board& board, Id from, Id to, base::IdSource& ids, base::WallTime now) {
  if (const Id there = line_between(board, from, to); !there.nil()) return {{}, there};
  Relation line;
  line.id = ids.next();
  line.kind = RelationKind::close;
  line.from = from;
  line.to = to;
  line.made = now;
  return {{Add<Relation>{board.id, line}}, line.id};
}

Ops change_line(const Board& board, Id line, RelationKind kind, Id from) {
  const auto it = board.relations.find(line);
  if (it == board.relations.end()) return {};
  const Relation& r = it->second;
  const bool round = !from.nil() && r.from != from && r.to == from;
  if (r.kind == kind && !round) return {};
  Patch<Relation> patch;
  if (r.kind != kind) patch.set<&Relation::kind>(kind);
  if (round) {
    patch.set<&Relation::from>(r.to);
    patch.set<&Relation::to>(r.from);
  }
  return {Change<Relation>{board.id, line, patch}};
}

Ops turn_line_round(const Board& board, Id line) {
  const auto it = board.relations.find(line);
  if (it == board.relations.end()) return {};
  return change_line(board, line, it->second.kind, it->second.to);
}

Ops remove_line(const Board& board, Id line) {
  if (!board.relations.contains(line)) return {};
  Ops out;
  forget_in_passages(board, line, out);
  out.push_back(Remove<Relation>{board.id, line});
  return out;
}

}  // namespace ops
