#include "ops/whole.h"

#include <algorithm>
#include <map>

#include "ops/near.h"
#include "ops/outcome.h"

namespace ops {
namespace {

using base::Id;
using base::Rect;
using base::TurnedRect;
using base::Vec2;

constexpr double kEnough = 0.02;  // mm that nobody sees
constexpr int kPushes = 120;      // before there is too little room

TurnedRect shape_of(const Rect& box) { return {box.centre(), {box.width(), box.height()}, 0}; }

class Wholes {
 public:
  Wholes(std::vector<Body>& bodies, WantedGap wanted, const Rect& table)
      : bodies_(bodies), lay_(bodies), wanted_(wanted), table_(table), whole_of_(bodies.size()) {
    std::map<Id, std::size_t> known;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const Id id = bodies[i].whole;
      const bool is_new = id.nil() || known.emplace(id, members_.size()).second;
      if (is_new) members_.emplace_back();
      whole_of_[i] = is_new ? members_.size() - 1 : known.at(id);
      members_[whole_of_[i]].push_back(i);
    }
  }

  bool run() {
    if (by_boxes() || by_pushes()) return true;
    bodies_ = lay_;
    return false;
  }

 private:
  /// Each as wide and as high as all that lies in it: what lies apart so is not even interlaced.
  bool by_boxes() {
    std::vector<Body> boxes;
    for (std::size_t n = 0; n < members_.size(); ++n) boxes.push_back(as_one(n));
    const std::vector<Body> wished = boxes;
    if (!take_apart(boxes, wanted_, table_)) return false;
    for (std::size_t n = 0; n < members_.size(); ++n)
      shift(n, boxes[n].now.centre - wished[n].now.centre);
    if (lies_apart()) return true;
    bodies_ = lay_;
    return false;
  }

  Body as_one(std::size_t whole) const {
    const std::vector<std::size_t>& members = members_[whole];
    Body one = bodies_[members.front()];
    if (members.size() == 1) return one;
    Rect before, now;
    one.weight = 0;
    one.inside = true;
    for (const std::size_t i : members) {
      const Body& b = bodies_[i];
      before = before.united(b.before.bounds());
      now = now.united(b.now.bounds());
      one.weight += b.weight;
      one.inside = one.inside && b.inside;
      one.fixed = one.fixed || b.fixed;
      one.placed = one.placed || b.placed;
      one.line = std::max(one.line, b.line);
    }
    one.before = shape_of(before);
    one.now = shape_of(now);
    one.as_lay = false;
    return one;
  }

  void shift(std::size_t whole, Vec2 by) {
    for (const std::size_t i : members_[whole])
      if (!bodies_[i].fixed) bodies_[i].now.centre += by;
  }
  bool is_fixed(std::size_t whole) const {
    return std::ranges::any_of(members_[whole], [&](std::size_t i) { return bodies_[i].fixed; });
  }

  /// Calls f(i, j, how much they lack, the way for j to go) for every two of different wholes that lie
  /// too near.
  template <class F>
  void each_too_near(F&& f) {
    each_near(bodies_, [&](std::size_t i, std::size_t j) {
      if (whole_of_[i] == whole_of_[j] || (bodies_[i].fixed && bodies_[j].fixed)) return;
      const double gap = wanted_of(i, j);
      const Gap is = gap_between(bodies_[i].now, bodies_[j].now);
      // What lay on one another may lie so, but no deeper.
      if (gap - is.mm > kEnough) f(i, j, gap - is.mm, is.way);
    });
  }
  double wanted_of(std::size_t i, std::size_t j) const {
    Body a = bodies_[i], b = bodies_[j];
    a.as_lay = b.as_lay = false;
    return wanted_(a, b);
  }
  bool lies_apart() {
    bool apart = true;
    each_too_near([&](std::size_t, std::size_t, double, Vec2) { apart = false; });
    return apart && std::ranges::all_of(bodies_, [&](const Body& b) {
             const Rect grown = table_.grown(kEnough), box = b.now.bounds();
             return !b.inside || b.fixed || (grown.contains(box.min) && grown.contains(box.max));
           });
  }

  /// As they lie, interlaced or not.
  bool by_pushes() {
    for (int n = 0; n < kPushes; ++n) {
      each_too_near([&](std::size_t i, std::size_t j, double lacks, Vec2 way) {
        const std::size_t a = whole_of_[i], b = whole_of_[j];
        const bool a_stays = is_fixed(a), b_stays = is_fixed(b);
        if (a_stays && b_stays) return;
        const double heavy = weight_of(a), other = weight_of(b);
        const double share = a_stays ? 0 : b_stays ? 1 : other / (heavy + other);
        shift(a, way * (-lacks * share));
        shift(b, way * (lacks * (1 - share)));
      });
      for (std::size_t w = 0; w < members_.size(); ++w) keep_inside(w);
      if (lies_apart()) return true;
    }
    return false;
  }
  double weight_of(std::size_t whole) const {
    double sum = 0;
    for (const std::size_t i : members_[whole]) sum += bodies_[i].weight;
    return sum;
  }
  void keep_inside(std::size_t whole) {
    Rect box;
    for (const std::size_t i : members_[whole])
      if (bodies_[i].inside) box = box.united(bodies_[i].now.bounds());
    if (box.empty() || is_fixed(whole)) return;
    const auto back = [](double from, double to, double low, double high) {
      return to - from > high - low ? 0 : std::max(0.0, low - from) - std::max(0.0, to - high);
    };
    shift(whole, {back(box.min.x, box.max.x, table_.min.x, table_.max.x),
                  back(box.min.y, box.max.y, table_.min.y, table_.max.y)});
  }

  std::vector<Body>& bodies_;
  const std::vector<Body> lay_;
  const WantedGap wanted_;
  const Rect table_;
  std::vector<std::size_t> whole_of_;
  std::vector<std::vector<std::size_t>> members_;
};

}  // namespace

void find_wholes(std::vector<Body>& bodies, const Outcome& out, const std::set<Id>& loose) {
  std::set<Id> laid_into = loose;
  const auto each_round = [&](Id island, auto&& f) {
    for (const model::Island* i = out.island(island); i; i = out.island(i->parent)) f(i->id);
  };
  for (const Body& b : bodies)
    if (b.placed) each_round(b.island, [&](Id round) { laid_into.insert(round); });
  for (Body& b : bodies)
    if (b.whole.nil() && !b.placed)
      each_round(b.island, [&](Id round) {
        if (!laid_into.contains(round)) b.whole = round;
      });
}

bool take_wholes_apart(std::vector<Body>& bodies, WantedGap wanted, const Rect& table) {
  return Wholes(bodies, wanted, table).run();
}

}  // namespace ops
