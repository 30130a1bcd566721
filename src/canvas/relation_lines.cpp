#include "canvas/relation_lines.h"

#include <algorithm>
#include <utility>

#include "canvas/shape.h"
#include "canvas/way_finder.h"
#include "model/closed.h"

namespace canvas {

using namespace model;

namespace {

constexpr double kWordsRim = 2;    // mm round their paper
constexpr int kLooks = 2500;       // for one way, of a map at rest
constexpr int kLooksAtBest = 150;  // before it is looked for in haste
constexpr double kBest = 1.1, kHaste = 1.6;
constexpr int kLooksFollowing = 260;                // while it follows a hand
constexpr int kLooksAtOnce = 1600;                  // for all that follow, until the next picture
constexpr double kBendWide = 9, kBendNarrow = 4.5;  // mm from a corner to where its rounding begins

constexpr int kLanes = 4;
constexpr double kLane = 2.2;  // mm from one to the next

/// How far round a straight way another is looked for, first and last.
struct Detour {
  double around, longest;
};
Detour near_by(double straight) { return {std::max(120.0, 0.3 * straight), 1.6 * straight + 300}; }
Detour far_off(double straight) { return {600 + 0.8 * straight, 3 * straight + 1200}; }

bool same_pose(const std::optional<Pose>& a, const std::optional<Pose>& b) {
  if (!a || !b) return !a && !b;
  return a->shift == b->shift && a->turn == b->turn && a->pivot == b->pivot;
}

bool is_in(const std::vector<Id>& ids, Id id) { return std::ranges::count(ids, id) > 0; }

Rect painted(const RelationLine& line) {
  const Rect box = bounds_of(line.way).grown(kLineReach);
  return line.words ? box.united(line.words->bounds().grown(kWordsRim)) : box;
}

/// What of a way is seen, drawn with round corners; nothing where its ends are too near to each other.
std::optional<RelationLine> line_along(const Way& way, const LineEnd& from, const LineEnd& to,
                                       double round) {
  Way seen = seen_between(way, from, to);
  if (seen.empty()) return {};
  return RelationLine{rounded(seen, round), way, {}, 1};
}

}  // namespace

void RelationLines::show(const Board* board) {
  board_ = board;
  ends_.clear();
  obstacles_.clear();
  settled_.clear();
  followed_.clear();
  waiting_ = false;
  changed_.clear();
  near_.clear();
  if (board_)
    for (const auto& [id, relation] : board_->relations) changed_.insert(id);
}

void RelationLines::end_changed(Id end) {
  const std::set<Id>& there = ends_.at(end);
  near_.insert(there.begin(), there.end());
}

void RelationLines::lies(ItemRef ref) {
  if (!obstacles_.filled()) return;
  const Rect region = obstacles_.renew(*board_, ref);
  if (region.empty()) return;
  end_changed(ref.id);
  for (const auto& [id, line] : settled_)
    if (line.reach.intersects(region)) near_.insert(id);
}

void RelationLines::words_near(const Rect& region) {
  for (const auto& [id, line] : settled_)
    if (line.line && line.line->words && line.reach.intersects(region)) near_.insert(id);
}

// --- keeping in step

void RelationLines::settle() {
  if (settled()) return;
  if (!obstacles_.filled() && !board_->relations.empty()) obstacles_.fill(*board_);
  std::set<Id> to_lay = std::exchange(changed_, {}), words = std::exchange(near_, {});
  words.insert(to_lay.begin(), to_lay.end());
  for (const Id id : std::set<Id>(words)) {
    if (settle_line(id, words)) to_lay.insert(id);
    if (const auto it = followed_.find(id); it != followed_.end()) it->second.rough = true;
  }
  // From the lowest id on: those above make way for it.
  while (!words.empty()) {
    const Id id = *words.begin();
    words.erase(words.begin());
    if (settle_words(id, words)) to_lay.insert(id);
  }
  for (const Id id : to_lay) lay(id);
}

/// True where it runs elsewhere than before.
bool RelationLines::settle_line(Id id, std::set<Id>& words) {
  Settled& now = settled_[id];
  const std::optional<RelationLine> before = std::move(now.line);
  now = {};
  const auto it = board_->relations.find(id);
  if (it == board_->relations.end()) {
    ends_.drop(id);
    settled_.erase(id);
  } else {
    ends_.put(it->second);
    Found found = found_way(it->second, Of::board, kLooks);
    now.line = std::move(found.line);
    now.looked_at = found.looked_at;
    now.reach = found.looked_at;
    if (now.line && before) {
      now.line->words = before->words;
      now.line->words_lines = before->words_lines;
    }
    if (now.line && before && now.line->way == before->way) return false;
    if (now.line) return true;
  }
  if (before && before->words) words_left(id, *before->words, words);
  return before.has_value();
}

bool RelationLines::settle_words(Id id, std::set<Id>& to_settle) {
  const auto it = settled_.find(id);
  if (it == settled_.end() || !it->second.line) return false;
  Settled& now = it->second;
  const Relation& relation = board_->relations.at(id);
  const auto before = now.line->words;
  const int before_lines = now.line->words_lines;
  now.reach = now.looked_at;
  if (const auto paper = paper_of(relation, 1))
    now.reach = now.reach.united(words_reach(now.line->way, *paper));
  put_words(relation, *now.line, Of::board);
  const auto& after = now.line->words;
  const auto same = [](const TurnedRect& a, const TurnedRect& b) {
    return a.centre == b.centre && a.size == b.size && a.turn == b.turn;
  };
  if (before ? after && same(*before, *after) && before_lines == now.line->words_lines : !after)
    return false;
  if (before) words_left(id, *before, to_settle);
  if (after) words_left(id, *after, to_settle);
  return true;
}

/// Words of this relation came there or went: what that is to those that make way for it.
void RelationLines::words_left(Id id, const TurnedRect& spot, std::set<Id>& to_settle) const {
  const Rect box = spot.bounds();
  for (auto it = settled_.upper_bound(id); it != settled_.end(); ++it)
    if (it->second.line && it->second.reach.intersects(box)) to_settle.insert(it->first);
}

void RelationLines::lay(Id id) {
  const ItemRef ref{ItemKind::relation, id};
  const RelationLine* line = nullptr;
  if (const auto it = settled_.find(id); it != settled_.end() && it->second.line)
    line = &*it->second.line;
  if (!line) return places_.remove(ref);
  places_.place(ref, painted(*line), {});
}

// --- finding ways

std::vector<const Wall*> RelationLines::walls_for(const Relation& r, const LineEnd& from,
                                                  const LineEnd& to, Berth berth,
                                                  const Rect& within, Of of) const {
  const Id start = seen_of(*board_, r.from), goal = seen_of(*board_, r.to);
  std::vector<const Obstacle*> there;
  for (const auto& kept : obstacles_.all())
    if (kept->obstacle.wall(berth).bounds.intersects(within)) there.push_back(&kept->obstacle);
  // Islands that a way leads out of or into: what lies in them is gone round, not they.
  std::vector<Id> open = holders_of(*board_, start);
  for (const Id id : holders_of(*board_, goal)) open.push_back(id);
  const auto holds_an_end = [&](const Wall& wall) {
    return wall.contains(from.centre) || wall.contains(to.centre);
  };
  for (const Obstacle* o : there)
    if (o->ref.kind == ItemKind::island && o->ref.id != start && o->ref.id != goal &&
        holds_an_end(*o->narrow))
      open.push_back(o->ref.id);
  std::vector<const Wall*> walls;
  for (const Obstacle* o : there) {
    if (o->ref.id == start || o->ref.id == goal) continue;
    if (o->ref.kind == ItemKind::island && is_in(open, o->ref.id)) continue;
    if (!o->holder.nil() && !is_in(open, o->holder)) continue;
    if (of == Of::hands && holding_.is_held(o->ref)) continue;
    const Wall* wall = &o->wall(berth);
    if (holds_an_end(*wall)) wall = o->narrow.get();
    if (!holds_an_end(*wall)) walls.push_back(wall);
  }
  return walls;
}

RelationLines::Found RelationLines::found_way(const Relation& r, Of of, int looks) const {
  Found found;
  const auto ends = line_ends_.ends_of(*board_, r);
  if (!ends) return found;
  const auto& [from, to] = *ends;
  const Way straight{from.centre, to.centre};
  found.looked_at = bounds_of(straight);
  found.line = line_along(straight, from, to, 0);
  if (!found.line) return found;
  const double len = base::distance(from.centre, to.centre);
  const WayEnd a{from.centre, &from.shape}, b{to.centre, &to.shape};
  // As it is best, then as it is soon found; past what leaves little room, and at last far round.
  struct Try {
    Berth berth;
    Detour detour;
    int looks;
    double haste;
  };
  const Detour near = near_by(len), far = far_off(len);
  // Ways round the same corner lie side by side.
  const double apart = r.id.bytes.back() % kLanes * kLane;
  bool crowded = true;
  for (const Try& t :
       {Try{Berth::wide, near, kLooksAtBest, kBest}, Try{Berth::wide, near, looks, kHaste},
        Try{Berth::narrow, near, looks, kHaste}, Try{Berth::narrow, far, looks, kHaste}}) {
    if (t.haste == kHaste && t.berth == Berth::wide && !crowded) continue;
    const Rect within = bounds_of(straight).grown(t.detour.around);
    WayFinder finder(a, b, walls_for(r, from, to, t.berth, within, of), within);
    const auto way = finder.find({t.detour.longest, t.looks, t.haste, apart});
    found.looked_at = found.looked_at.united(finder.explored());
    found.looks += finder.looks();
    if (way) {
      if (auto line = line_along(*way, from, to, t.berth == Berth::wide ? kBendWide : kBendNarrow))
        found.line = std::move(line);
      return found;
    }
    crowded = finder.looks() >= t.looks;
    if (crowded && t.looks == looks) return found;  // straight is better than late
  }
  return found;
}

// --- words

std::optional<WordsPaper> RelationLines::paper_of(const Relation& r, int lines) const {
  if (r.words.empty()) return {};
  const auto set = layouts_.relation_words(r.words, lines);
  if (!set) return {};
  double widest = 0;
  for (const text::Line& line : set->lines) widest = std::max(widest, double(line.width));
  return WordsPaper{{widest + 5, set->height + 2.5},
                    line_ends_.turn_of(*board_, r.from),
                    r.kind == RelationKind::broken,
                    lines};
}

void RelationLines::put_words(const Relation& r, RelationLine& line, Of of) const {
  const auto paper = paper_of(r, 1);
  line.words.reset();
  line.words_lines = 1;
  if (!paper) return;
  const Rect reach = words_reach(line.way, *paper);
  std::vector<Rect> others;
  for (const auto& found : places_.query(reach))
    if ((found.ref.kind == ItemKind::card || found.ref.kind == ItemKind::plate ||
         found.ref.kind == ItemKind::symbol) &&
        (of == Of::board || !holding_.is_held(found.ref)))
      others.push_back(found.bounds);
  for (auto it = settled_.begin(); it != settled_.end() && it->first < r.id; ++it) {
    const RelationLine* other = of == Of::hands   ? this->of(it->first)
                                : it->second.line ? &*it->second.line
                                                  : nullptr;
    if (!other || !other->words) continue;
    if (const Rect box = other->words->bounds(); box.intersects(reach)) others.push_back(box);
  }
  const WordsSpot spot = words_place(
      line.way, *paper, [&](int lines) { return paper_of(r, lines); }, others);
  line.words = spot.at;
  line.words_lines = spot.lines;
}

// --- following

const RelationLine* RelationLines::of(Id relation) const {
  if (const auto it = followed_.find(relation); it != followed_.end())
    return it->second.line ? &*it->second.line : nullptr;
  const auto it = settled_.find(relation);
  return it != settled_.end() && it->second.line ? &*it->second.line : nullptr;
}

std::set<Id> RelationLines::touched() const {
  std::set<Id> out;
  for (const Held& held : holding_.all())
    for (const ItemRef ref : held.items) {
      const std::set<Id>& there = ends_.at(ref.id);
      out.insert(there.begin(), there.end());
    }
  return out;
}

void RelationLines::follow() {
  waiting_ = false;
  if (!board_ || (holding_.empty() && followed_.empty())) return;
  const std::set<Id> now = touched();
  std::erase_if(followed_, [&](const auto& entry) { return !now.contains(entry.first); });
  // Those whose way is oldest first.
  std::vector<std::pair<std::uint64_t, Id>> waiting;
  for (const Id id : now) {
    const auto it = board_->relations.find(id);
    if (it == board_->relations.end()) {
      followed_.erase(id);
      continue;
    }
    const auto from = line_ends_.pose_of(*board_, it->second.from),
               to = line_ends_.pose_of(*board_, it->second.to);
    const auto [at, fresh] = followed_.try_emplace(id);
    Followed& line = at->second;
    if (fresh)
      if (const auto before = settled_.find(id); before != settled_.end())
        line.line = before->second.line;
    if (!fresh && !line.rough && same_pose(line.from, from) && same_pose(line.to, to)) continue;
    line.from = from;
    line.to = to;
    line.rough = true;
    waiting.emplace_back(line.made, id);
  }
  std::ranges::sort(waiting);
  ++times_;
  int looks = 0;
  for (const auto& [made, id] : waiting) {
    const Relation& relation = board_->relations.at(id);
    Followed& line = followed_.at(id);
    if (looks < kLooksAtOnce) {
      Found found = found_way(relation, Of::hands, kLooksFollowing);
      looks += found.looks + 1;
      line.line = std::move(found.line);
      line.rough = false;
      line.made = times_;
    } else {
      waiting_ = true;
      line.line = with_bends_of(line.line, relation);
    }
    if (line.line) put_words(relation, *line.line, Of::hands);
  }
}

/// Its bends stay, its ends are where they are now.
std::optional<RelationLine> RelationLines::with_bends_of(const std::optional<RelationLine>& before,
                                                         const Relation& relation) const {
  const auto ends = line_ends_.ends_of(*board_, relation);
  if (!ends) return {};
  Way way{ends->first.centre, ends->second.centre};
  if (before && before->bends.size() > 2)
    way.insert(way.begin() + 1, before->bends.begin() + 1, before->bends.end() - 1);
  return line_along(way, ends->first, ends->second, kBendNarrow);
}

}  // namespace canvas
