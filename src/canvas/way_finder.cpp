#include "canvas/way_finder.h"

#include <algorithm>

#include "canvas/shape.h"

namespace canvas {
namespace {

constexpr double kTurn = 5;     // mm that one turn less is worth
constexpr double kLeft = 0.01;  // mm: of two ways alike the one that keeps to the right
constexpr double kFlat = 1e-7;
constexpr std::size_t kMostNodes = 700;

}  // namespace

WayFinder::WayFinder(const WayEnd& from, const WayEnd& to, std::vector<const Wall*> walls,
                     const Rect& within)
    : from_(from),
      to_(to),
      walls_(std::move(walls)),
      taking_part_(walls_.size(), false),
      within_(within) {
  for (const Wall* wall : walls_) bounds_.push_back(wall->bounds);
  nodes_.push_back({from.at, {}, {}, {}});
  nodes_.push_back({to.at, {}, {}, {}});
}

/// Whoever passes the corner that way has all of its wall on one side.
bool WayFinder::turns_round(const Node& n, Vec2 along) const {
  if (!n.corner) return true;
  const double a = cross(along, n.before - n.at), b = cross(along, n.after - n.at);
  return (a >= -kFlat && b >= -kFlat) || (a <= kFlat && b <= kFlat);
}

void WayFinder::offer(int from, int to) {
  const Node& u = nodes_[std::size_t(from)];
  const Node& v = nodes_[std::size_t(to)];
  if (to == 0 || v.done) return;
  const Vec2 along = v.at - u.at;
  if (!turns_round(v, along) || !turns_round(u, along)) return;
  double turn = 0;
  if (u.corner) {
    // Tight: a way turns towards the wall that it goes round.
    const Vec2 came = u.at - nodes_[std::size_t(u.from)].at;
    const double wall = cross(came, u.before - u.at) + cross(came, u.after - u.at),
                 way = cross(came, along);
    if (wall * way < -kFlat) return;
    turn = kTurn + (way < 0 ? kLeft : 0);
  }
  const double cost = u.cost + base::length(along) + turn;
  const double ahead = base::distance(v.at, nodes_[1].at);
  if (cost + ahead <= effort_.longest)
    steps_.push({cost + effort_.haste * ahead, cost, order_++, from, to});
}

void WayFinder::let_take_part(std::size_t first) {
  std::vector<std::size_t> coming{first};
  while (!coming.empty()) {
    const std::size_t at = coming.back();
    coming.pop_back();
    if (taking_part_[at]) continue;
    taking_part_[at] = true;
    parts_.push_back(at);
    const Wall& wall = *walls_[at];
    const std::size_t n = wall.passes.size();
    std::vector<std::size_t> beside;
    for (std::size_t k = 0; k < walls_.size(); ++k)
      if (k != at && bounds_[k].intersects(wall.bounds)) beside.push_back(k);
    for (std::size_t i = 0; i < n && nodes_.size() < kMostNodes; ++i) {
      const Vec2 p = wall.passes[i];
      if (!wall.outward[i] || !within_.contains(p)) continue;
      explored_ = explored_.united({p, p});
      const auto over =
          std::ranges::find_if(beside, [&](std::size_t k) { return walls_[k]->contains(p); });
      if (over != beside.end()) {
        coming.push_back(*over);
        continue;
      }
      Node node{p, wall.passes[(i + n - 1) % n], wall.passes[(i + 1) % n],
                (p - wall.ring[i]) / kBeyondWall};
      node.corner = true;
      nodes_.push_back(node);
      for (int u = 0; u + 1 < int(nodes_.size()); ++u)
        if (u != 1 && nodes_[std::size_t(u)].done) offer(u, int(nodes_.size()) - 1);
    }
  }
}

bool WayFinder::clear(int from, int to) {
  return clear(nodes_[std::size_t(from)].at, nodes_[std::size_t(to)].at, from == 0, to == 1);
}

bool WayFinder::clear(Vec2 p, Vec2 q, bool first, bool last) {
  ++looks_;
  explored_ = explored_.united({p, p}).united({q, q});
  const Vec2 a = first && from_.shape ? exit_point(*from_.shape, p, q) : p;
  const Vec2 b = last && to_.shape ? exit_point(*to_.shape, q, p) : q;
  // The two shapes lie over each other: there is nothing of it to be seen.
  if (dot(b - a, q - p) <= 0) return true;
  const Rect box = Rect{a, a}.united({b, b});
  for (const std::size_t k : parts_)
    if (bounds_[k].intersects(box) && walls_[k]->blocks(a, b)) return false;
  for (std::size_t k = 0; k < walls_.size(); ++k)
    if (bounds_[k].intersects(box) && !taking_part_[k] && walls_[k]->blocks(a, b)) {
      let_take_part(k);
      return false;
    }
  return true;
}

/// Without the corners that are none: found in haste it may go farther round than it has to. Corners that are
/// passed with room are passed farther out by `apart`.
Way WayFinder::pulled_tight(const std::vector<int>& found) {
  std::vector<int> way{found.front()};
  for (std::size_t i = 0; i + 1 < found.size();) {
    std::size_t next = found.size() - 1;
    while (next > i + 1 && !clear(found[i], found[next])) --next;
    way.push_back(found[next]);
    i = next;
  }
  Way out;
  for (const int n : way) out.push_back(nodes_[std::size_t(n)].at);
  const std::size_t last = out.size() - 1;
  for (std::size_t i = 1; i < last && effort_.apart > 0; ++i) {
    const Vec2 farther = out[i] + nodes_[std::size_t(way[i])].outward * effort_.apart;
    if (clear(out[i - 1], farther, i == 1, false) &&
        clear(farther, out[i + 1], false, i + 1 == last))
      out[i] = farther;
  }
  return out;
}

std::optional<Way> WayFinder::find(const Effort& effort) {
  effort_ = effort;
  nodes_[0].done = true;
  offer(0, 1);
  while (!steps_.empty() && looks_ < effort_.looks) {
    const Step step = steps_.top();
    steps_.pop();
    if (nodes_[std::size_t(step.to)].done || !clear(step.from, step.to)) continue;
    Node& reached = nodes_[std::size_t(step.to)];
    reached.done = true;
    reached.from = step.from;
    reached.cost = step.cost;
    if (step.to == 1) {
      std::vector<int> way;
      for (int n = 1; n >= 0; n = nodes_[std::size_t(n)].from) way.push_back(n);
      std::ranges::reverse(way);
      return pulled_tight(way);
    }
    for (int v = 1; v < int(nodes_.size()); ++v) offer(step.to, v);
  }
  return {};
}

}  // namespace canvas
