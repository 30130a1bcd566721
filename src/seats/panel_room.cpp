#include "seats/panel_room.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "seats/seat_plan.h"

namespace seats {

namespace {

constexpr double kHair = 1e-6;
constexpr double kStrip = 62;  // mm of table between two sides, so that a card can lie there
constexpr double kLeastPx = 15 / 4.5;  // of a millimetre, as the bar and the start page have it
constexpr double kLeastTable = 190;    // mm along an edge, for a low panel
// What is worse than what, in mm that a panel is moved.
constexpr double kStepCost = 12, kChangeCost = 40, kStripCost = 6, kHandleCost = 200;

constexpr std::array kEdges{Edge::bottom, Edge::left, Edge::top, Edge::right};

/// Those of one side, what they can be, and where along the edge they may lie.
struct Side {
  std::vector<std::size_t> who;
  std::vector<PanelStep> steps;
  double from = 0, to = 0;
  int handles = 0;
};
struct Laid {
  std::vector<Span> spans;
  double cost = 0;
};

double changed(const Span& from, const Span& to) {
  if (std::abs(from.middle - to.middle) < kHair && std::abs(from.width - to.width) < kHair)
    return 0;
  return kChangeCost + std::abs(from.middle - to.middle);
}

/// Those that lie there stay, the others find room beside them.
std::optional<Laid> beside(const std::vector<PanelWish>& wishes, const Side& side,
                           const PanelStep& step) {
  Laid out;
  std::vector<Span> taken;
  const auto moved = [&](Span s) { return Span{s.middle - side.from, s.width}; };
  for (const std::size_t i : side.who)
    if (const auto& has = wishes[i].has) {
      if (has->depth != step.depth || has->span.middle - has->span.width / 2 < side.from - kHair ||
          has->span.middle + has->span.width / 2 > side.to + kHair)
        return {};
      taken.push_back(moved(has->span));
    }
  for (const std::size_t i : side.who) {
    if (const auto& has = wishes[i].has) {
      out.spans.push_back(has->span);
      continue;
    }
    const Span wish{wishes[i].middle - side.from, step.widest};
    const auto room = room_beside({wish, step.least, 0}, taken, side.to - side.from);
    if (!room) return {};
    taken.push_back(*room);
    out.spans.push_back({room->middle + side.from, room->width});
    out.cost += std::abs(room->middle - wish.middle) + step.widest - room->width;
  }
  return out;
}

/// All of them anew, beside one another.
std::optional<Laid> anew(const std::vector<PanelWish>& wishes, const Side& side,
                         const PanelStep& step) {
  std::vector<Wish> all;
  double least = kSeatGap * (double(side.who.size()) - 1);
  for (const std::size_t i : side.who) {
    const auto& has = wishes[i].has;
    const bool same = has && has->depth == step.depth;
    all.push_back({{(has ? has->span.middle : wishes[i].middle) - side.from,
                    same ? has->span.width : step.widest},
                   step.least,
                   0});
    least += step.least;
  }
  if (least > side.to - side.from + kHair) return {};
  Laid out;
  out.spans = side_by_side(all, side.to - side.from);
  for (std::size_t n = 0; n < all.size(); ++n) {
    Span& s = out.spans[n];
    s.middle += side.from;
    const PanelWish& wish = wishes[side.who[n]];
    if (wish.has)
      out.cost += wish.has->depth == step.depth
                      ? changed(wish.has->span, s)
                      : kChangeCost + std::abs(wish.has->span.middle - s.middle);
    else
      out.cost += std::abs(wish.middle - s.middle) + step.widest - s.width;
  }
  return out;
}

/// As `beside`, or if that is not to be, `anew`.
std::optional<Laid> lay_side(const std::vector<PanelWish>& wishes, const Side& side,
                             const PanelStep& step) {
  if (side.to - side.from < step.least - kHair) return {};
  if (auto laid = beside(wishes, side, step)) return laid;
  return anew(wishes, side, step);
}

class Search {
 public:
  Search(const std::vector<PanelWish>& wishes, const Rect& table, double map_share,
         const Handles& handles, bool may_deepen)
      : wishes_(wishes), table_(table), map_share_(map_share) {
    for (std::size_t e = 0; e < 4; ++e) {
      for (std::size_t i = 0; i < wishes.size(); ++i)
        if (wishes[i].edge == kEdges[e]) sides_[e].who.push_back(i);
      sides_[e].handles = handles[e];
      if (sides_[e].who.empty()) continue;
      sides_[e].steps = panel_steps(kEdges[e], table);
      if (may_deepen) continue;
      for (const std::size_t i : sides_[e].who)
        std::erase_if(sides_[e].steps, [&](const PanelStep& s) {
          return wishes[i].has && s.depth > wishes[i].has->depth + kHair;
        });
    }
  }

  std::optional<std::vector<Panel>> best() {
    choose(0, 0);
    return std::move(best_);
  }

 private:
  enum { kBottom, kLeft, kTop, kRight };

  void choose(std::size_t edge, double cost) {
    if (edge == 4) return at_corners(cost);
    if (sides_[edge].who.empty()) return choose(edge + 1, cost);
    for (std::size_t n = 0; n < sides_[edge].steps.size(); ++n) {
      step_[edge] = sides_[edge].steps[n];
      choose(edge + 1, cost + kStepCost * step_[edge].nth);
    }
  }

  double depth(int edge) const {
    return sides_[std::size_t(edge)].who.empty() ? 0 : step_[std::size_t(edge)].depth;
  }
  /// What two sides leave of the table between them; false: not even a gap.
  bool strip(int a, int b, double deep, double& cost) const {
    const double between = deep - depth(a) - depth(b);
    if (depth(a) > 0 && depth(b) > 0) {
      if (between < kSeatGap) return false;
      cost += kStripCost * std::max(0.0, std::max(kStrip, map_share_ * deep) - between);
    }
    return between >= -kHair;
  }

  void at_corners(double cost) {
    if (!strip(kBottom, kTop, table_.height(), cost)) return;
    if (!strip(kLeft, kRight, table_.width(), cost)) return;
    if (best_ && cost >= least_) return;
    // In each corner one of two sides makes way for the other.
    for (unsigned corners = 0; corners < 16; ++corners) lay(corners, cost);
  }

  void lay(unsigned corners, double cost) {
    const auto beyond = [&](int edge) { return depth(edge) > 0 ? depth(edge) + kSeatGap : 0; };
    const auto bit = [&](int n) { return (corners >> n & 1) != 0; };
    // Bits: bottom left, bottom right, top left, top right; set: the level side makes way.
    const auto limits = [&](int edge, double from, double to) {
      sides_[std::size_t(edge)].from = from;
      sides_[std::size_t(edge)].to = to;
    };
    const double w = table_.width(), h = table_.height();
    limits(kBottom, bit(0) ? beyond(kLeft) : 0, w - (bit(1) ? beyond(kRight) : 0));
    limits(kTop, bit(2) ? beyond(kLeft) : 0, w - (bit(3) ? beyond(kRight) : 0));
    limits(kLeft, bit(2) ? 0 : beyond(kTop), h - (bit(0) ? 0 : beyond(kBottom)));
    limits(kRight, bit(3) ? 0 : beyond(kTop), h - (bit(1) ? 0 : beyond(kBottom)));
    std::vector<Panel> panels(wishes_.size());
    for (std::size_t e = 0; e < 4; ++e) {
      if (sides_[e].who.empty()) continue;
      const auto laid = lay_side(wishes_, sides_[e], step_[e]);
      if (!laid) return;
      cost += laid->cost;
      for (std::size_t n = 0; n < sides_[e].who.size(); ++n)
        panels[sides_[e].who[n]] = {laid->spans[n], step_[e].depth};
    }
    for (const Edge edge : kEdges)
      if (!room_for_handles(edge, panels)) {
        // Two can always write.
        if (wishes_.size() > 2) return;
        cost += kHandleCost;
      }
    if (best_ && cost >= least_) return;
    least_ = cost;
    best_ = std::move(panels);
  }

  /// So many handles as this side has lie beside its panels, once these are as narrow as they can be, and
  /// beside what others cover of it.
  bool room_for_handles(Edge edge, const std::vector<Panel>& panels) const {
    const Side& side = sides_[std::size_t(edge)];
    if (side.handles == 0) return true;
    constexpr double step = kNarrowHandle + kSeatGap;
    if (!side.who.empty())
      return double(side.who.size()) * (step_[std::size_t(edge)].least + kSeatGap) +
                 side.handles * step - kSeatGap <
             side.to - side.from + kHair;
    const double length = length_of(edge, table_);
    std::vector<Span> taken;
    for (std::size_t i = 0; i < panels.size(); ++i) {
      const SeatPlace there{
          1, wishes_[i].edge, panels[i].span.middle / length_of(wishes_[i].edge, table_), {}};
      const Size size{panels[i].span.width, panels[i].depth};
      if (const auto met =
              span_along(edge, kHandleSize.h, table_, frame_of(there, size, table_).area()))
        taken.push_back(*met);
    }
    const bool upright = edge == Edge::left || edge == Edge::right;
    const Wish handle{
        {length / 2, kNarrowHandle}, kNarrowHandle, upright ? kHandleSize.h + kSeatGap : 0};
    for (int n = 0; n < side.handles; ++n) {
      const auto room = room_beside(handle, taken, length);
      if (!room) return false;
      taken.push_back(*room);
    }
    return true;
  }

  const std::vector<PanelWish>& wishes_;
  const Rect& table_;
  double map_share_;
  std::array<Side, 4> sides_;
  std::array<PanelStep, 4> step_{};
  std::optional<std::vector<Panel>> best_;
  double least_ = 0;
};

}  // namespace

std::optional<Span> span_along(Edge edge, double deep, const Rect& table, const Rect& area) {
  const SeatFrame side = frame_of({1, edge, 0.5, {}}, {length_of(edge, table), deep}, table);
  const Rect common = side.area().common(area);
  if (common.empty()) return {};
  const bool level = edge == Edge::bottom || edge == Edge::top;
  return level ? Span{common.centre().x - table.min.x, common.width()}
               : Span{common.centre().y - table.min.y, common.height()};
}

SeatScale seat_scale(Size table, double px_per_mm, double text_scale) {
  const double legible = std::max(1.0, kLeastPx / px_per_mm);
  const double wanted = legible * std::clamp(text_scale, 1.0, 1.6);
  const double facing = 2 * kLowestPanel / (1 - kMapShare);
  const double room = std::min(table.w / kLeastTable, table.h / facing);
  const double scale = std::max(legible, std::min(wanted, room));
  return {scale, wanted / scale};
}

std::optional<std::vector<Panel>> lay_panels(const std::vector<PanelWish>& wishes,
                                             const Rect& table, double map_share,
                                             const Handles& handles) {
  auto room = Search(wishes, table, map_share, handles, false).best();
  return room ? std::move(room) : Search(wishes, table, map_share, handles, true).best();
}

}  // namespace seats
