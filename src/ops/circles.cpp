#include "ops/circles.h"

#include <algorithm>
#include <numbers>
#include <set>

#include "model/rounding.h"
#include "ops/outcome.h"

namespace ops {

using namespace model;
using base::TurnedRect;

namespace {

constexpr double kStill = 0.05;    // mm that nobody sees
constexpr double kAbout = 40;      // mm from a loop that holds nothing
constexpr double kNear = 30;       // mm: things so near a point of a loop weigh about the same
constexpr double kRound = 12;      // mm from things to a loop that is drawn anew
constexpr int kCorner = 12;        // points of a full turn of it
constexpr std::size_t kFew = 600;  // points of a loop that are looked through two by two

bool holds(const Loop& loop, Vec2 p) {
  bool in = false;
  for (std::size_t i = 0, j = loop.size() - 1; i < loop.size(); j = i++) {
    const Vec2 a = loop[i], b = loop[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

bool cross_each_other(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const auto side = [](Vec2 p, Vec2 q, Vec2 r) { return base::cross(q - p, r - p) > 0; };
  return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

bool crosses_itself(const Loop& loop) {
  const std::size_t n = loop.size(), step = n / kFew + 1;
  Loop few;
  for (std::size_t i = 0; i < n; i += step) few.push_back(loop[i]);
  for (std::size_t i = 0; i < few.size(); ++i)
    for (std::size_t j = i + 2; j < few.size(); ++j) {
      if (i == 0 && j + 1 == few.size()) continue;
      if (cross_each_other(few[i], few[i + 1], few[j], few[(j + 1) % few.size()])) return true;
    }
  return false;
}

/// A card or plate at a circle, before and after.
struct Thing {
  TurnedRect lay, lies;
  bool inside = false;
};

double away(const TurnedRect& shape, Vec2 p) {
  const Vec2 l = shape.to_local(p);
  return std::hypot(std::max(0.0, std::abs(l.x) - shape.size.w / 2),
                    std::max(0.0, std::abs(l.y) - shape.size.h / 2));
}

/// Where a point goes with what lies near it: moved and turned as that is, the nearest first.
Vec2 taken_along(Vec2 p, const std::vector<Thing>& things) {
  std::vector<double> weights;
  double sum = 0;
  Vec2 from, to;
  for (const Thing& t : things) {
    const double d = away(t.lay, p) + kNear;
    weights.push_back(1 / (d * d * d));
    sum += weights.back();
    from += t.lay.centre * weights.back();
    to += t.lies.centre * weights.back();
  }
  from = from / sum;
  to = to / sum;
  double cos = 0, sin = 0;
  for (std::size_t n = 0; n < things.size(); ++n)
    for (int k = 0; k < 4; ++k) {
      const Vec2 was = things[n].lay.corner(k) - from, is = things[n].lies.corner(k) - to;
      cos += weights[n] * base::dot(was, is);
      sin += weights[n] * base::cross(was, is);
    }
  return to + base::turned(p - from, std::atan2(sin, cos));
}

/// A calm line round all of them: their hull, rounded.
Loop round_all(const std::vector<Thing>& things) {
  std::vector<Vec2> points;
  for (const Thing& t : things)
    if (t.inside)
      for (int k = 0; k < 4; ++k)
        for (int n = 0; n < kCorner; ++n)
          points.push_back(t.lies.corner(k) +
                           base::turned({kRound, 0}, 2 * std::numbers::pi * n / kCorner));
  const auto before = [](Vec2 a, Vec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
  std::ranges::sort(points, before);
  Loop hull;
  for (int half = 0; half < 2; ++half) {
    const std::size_t first = hull.size();
    for (const Vec2 p : points) {
      while (hull.size() >= first + 2 &&
             base::cross(hull.back() - hull[hull.size() - 2], p - hull.back()) <= 0)
        hull.pop_back();
      hull.push_back(p);
    }
    hull.pop_back();
    std::ranges::reverse(points);
  }
  return hull;
}

class Follower {
 public:
  Follower(const Board& board, const Ops& ops, Takes takes)
      : board_(board), out_(board, ops), takes_(takes) {
    for (const auto& [id, now] : out_.islands())
      if (const Island* lay = find_island(board, id);
          lay && now && base::distance(lay->plate_pos, now->plate_pos) > kStill && goes_whole(id))
        moved_.insert(id);
  }

  /// Nothing: it stays.
  std::optional<Loop> loop_of(const Circle& circle) const {
    if (takes_ == Takes::islands && moved_.empty()) return {};
    const std::vector<Thing> things = things_at(circle.loop);
    const bool any = std::ranges::any_of(things, [](const Thing& t) {
      return base::distance(t.lay.centre, t.lies.centre) > kStill;
    });
    if (!any) return {};
    Loop bent;
    for (const Vec2 p : circle.loop) bent.push_back(rounded(taken_along(p, things)));
    const bool keeps = std::ranges::all_of(
        things, [&](const Thing& t) { return !t.inside || holds(bent, t.lies.centre); });
    const bool was_plain = !crosses_itself(circle.loop);
    if (keeps && !(was_plain && crosses_itself(bent))) return bent;
    Loop anew = round_all(things);
    for (Vec2& p : anew) p = rounded(p);
    return anew.size() < 3 ? bent : anew;
  }

 private:
  /// Not only its plate, which makes way for a card: all its cards, too, and they stay its own.
  bool goes_whole(Id island) const {
    return std::ranges::all_of(cards_in(board_, island), [&](Id id) {
      const Card &lay = board_.cards.at(id), *now = out_.card(id);
      return lay.place != Place::table ||
             (now && now->island == island && base::distance(lay.pos, now->pos) > kStill);
    });
  }
  /// It is laid elsewhere, and that takes circles along.
  bool counts(Id island) const {
    return takes_ == Takes::everything ||
           std::ranges::any_of(path_to(board_, island), [&](Id id) { return moved_.contains(id); });
  }
  static void add(const TurnedRect& lay, const TurnedRect& lies, const Loop& loop, double about,
                  std::vector<Thing>& out) {
    const bool inside = holds(loop, lay.centre);
    const bool at_it =
        inside || std::ranges::any_of(loop, [&](Vec2 p) { return lay.contains(p, about); });
    if (at_it) out.push_back({lay, lies, inside});
  }
  /// What lies in it or runs under its line; where there is nothing, what lies about it.
  std::vector<Thing> things_at(const Loop& loop) const {
    std::vector<Thing> out = things_at(loop, 0);
    return out.empty() ? things_at(loop, kAbout) : out;
  }
  std::vector<Thing> things_at(const Loop& loop, double about) const {
    std::vector<Thing> out;
    for (const auto& [id, card] : board_.cards) {
      if (card.place != Place::table) continue;
      const Card* now = out_.card(id);
      if (!now || now->place != Place::table) continue;
      add(shape_of(card), shape_of(counts(card.island) ? *now : card), loop, about, out);
    }
    for (const auto& [id, island] : board_.islands)
      if (const Island* now = out_.island(id))
        add(plate_shape_of(island), plate_shape_of(counts(id) ? *now : island), loop, about, out);
    return out;
  }

  const Board& board_;
  const Outcome out_;
  const Takes takes_;
  std::set<Id> moved_;  // islands whose plate lies elsewhere afterwards
};

}  // namespace

Ops with_circles(const Board& board, Ops ops, Takes takes) {
  if (board.circles.empty() || ops.empty()) return ops;
  std::set<Id> own;
  for (const Op& op : ops)
    if (const Touched touched = touched_by(op); touched.is<Circle>()) own.insert(touched.id);
  const Follower follower(board, ops, takes);
  for (const auto& [id, circle] : board.circles)
    if (!own.contains(id))
      if (auto loop = follower.loop_of(circle))
        ops.push_back(
            Change<Circle>{board.id, id, Patch<Circle>{}.set<&Circle::loop>(std::move(*loop))});
  return ops;
}

}  // namespace ops
