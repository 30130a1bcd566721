#include "seats/place.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

namespace seats {

double turn_of(Edge edge) {
  switch (edge) {
    case Edge::bottom:
      return 0;
    case Edge::left:
      return std::numbers::pi / 2;
    case Edge::top:
      return std::numbers::pi;
    case Edge::right:
      return -std::numbers::pi / 2;
  }
  return 0;
}

const char* name_of(Edge edge) {
  constexpr const char* names[] = {"bottom", "left", "top", "right"};
  return names[int(edge)];
}

namespace {

bool is_level(Edge edge) { return edge == Edge::bottom || edge == Edge::top; }

}  // namespace

bool has_size(const Rect& table) { return table.width() > 0 && table.height() > 0; }

double length_of(Edge edge, const Rect& table) {
  return is_level(edge) ? table.width() : table.height();
}

Rect SeatFrame::to_window(const Rect& r) const {
  const Vec2 a = to_window(r.min), b = to_window(r.max);
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

bool SeatFrame::contains(Vec2 window_mm) const {
  const Vec2 p = from_window(window_mm);
  return p.x >= 0 && p.y >= 0 && p.x <= size.w && p.y <= size.h;
}

SeatFrame frame_of(const SeatPlace& place, Size size, const Rect& table) {
  const double length = length_of(place.edge, table), half = std::min(size.w, length) / 2;
  const double middle = std::clamp(place.along * length, half, length - half);
  SeatFrame f{{}, turn_of(place.edge), size};
  switch (place.edge) {
    case Edge::bottom:
      f.origin = {table.min.x + middle - size.w / 2, table.max.y - size.h};
      break;
    case Edge::left:
      f.origin = {table.min.x + size.h, table.min.y + middle - size.w / 2};
      break;
    case Edge::top:
      f.origin = {table.min.x + middle + size.w / 2, table.min.y + size.h};
      break;
    case Edge::right:
      f.origin = {table.max.x - size.h, table.min.y + middle + size.w / 2};
      break;
  }
  return f;
}

std::optional<Span> room_beside(const Wish& wish, const std::vector<Span>& others, double length) {
  std::vector<Span> taken = others;
  std::sort(taken.begin(), taken.end(),
            [](const Span& a, const Span& b) { return a.middle < b.middle; });
  std::optional<Span> best;
  double least_cost = 0;
  const auto offer = [&](double from, double to) {
    from = std::max(from, wish.clear);
    to = std::min(to, length - wish.clear);
    const double w = std::min(wish.span.width, to - from);
    if (w < wish.least - 1e-9) return;
    const double middle = std::clamp(wish.span.middle, from + w / 2, to - w / 2);
    const double cost = std::abs(middle - wish.span.middle) + (wish.span.width - w);
    if (best && cost >= least_cost) return;
    best = Span{middle, w};
    least_cost = cost;
  };
  double from = 0;
  for (const Span& t : taken) {
    offer(from, t.middle - t.width / 2 - kSeatGap);
    from = std::max(from, t.middle + t.width / 2 + kSeatGap);
  }
  offer(from, length);
  return best;
}

std::vector<Span> side_by_side(const std::vector<Wish>& wishes, double length) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return wishes[a].span.middle < wishes[b].span.middle;
  });
  std::vector<Span> out(wishes.size());
  double wanted = kSeatGap * (double(wishes.size()) - 1), spare = 0;
  for (const Wish& w : wishes) wanted += w.span.width, spare += w.span.width - w.least;
  const double share = spare > 0 ? std::clamp((wanted - length) / spare, 0.0, 1.0) : 0;
  double widths = 0;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const Wish& w = wishes[i];
    out[i] = {w.span.middle, w.span.width - (w.span.width - w.least) * share};
    widths += out[i].width;
  }
  double gap = kSeatGap;
  if (wishes.size() > 1) gap = std::min(gap, (length - widths) / (double(wishes.size()) - 1));
  double at = 0;
  for (const std::size_t i : order) {
    out[i].middle = std::max(out[i].middle, std::max(at, wishes[i].clear) + out[i].width / 2);
    at = out[i].middle + out[i].width / 2 + gap;
  }
  at = length;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    Span& s = out[*i];
    s.middle = std::min(s.middle, std::min(at, length - wishes[*i].clear) - s.width / 2);
    at = s.middle - s.width / 2 - gap;
  }
  return out;
}

SeatPlace nearest_place(SeatPlace place, Vec2 p, const Rect& table, bool at_wall) {
  const double from[] = {table.max.y - p.y, p.x - table.min.x, p.y - table.min.y,
                         table.max.x - p.x};
  if (!at_wall) place.edge = Edge(std::min_element(from, from + 4) - from);
  if (at_wall) place.edge = Edge::bottom;
  place.along = place_at(place.edge, p, table).along;
  return place;
}

SeatPlace place_at(Edge edge, Vec2 p, const Rect& table) {
  const double length = length_of(edge, table);
  const double at = is_level(edge) ? p.x - table.min.x : p.y - table.min.y;
  return {0, edge, length > 0 ? std::clamp(at / length, 0.0, 1.0) : 0.5, {}};
}

int free_number(const std::vector<SeatPlace>& taken, bool at_wall) {
  if (int(taken.size()) >= (at_wall ? kMostWallSeats : kMostSeats)) return 0;
  std::set<int> numbers;
  for (const SeatPlace& t : taken) numbers.insert(t.number);
  int number = 1;
  while (numbers.contains(number)) ++number;
  return number <= kMostSeats ? number : 0;
}

bool place_for_another(const std::vector<SeatPlace>& taken, const Rect& table, bool at_wall,
                       SeatPlace& out) {
  const int number = free_number(taken, at_wall);
  if (number == 0 || !has_size(table)) return false;
  double widest = -1;
  for (const Edge edge : {Edge::bottom, Edge::top, Edge::left, Edge::right}) {
    if (at_wall && edge != Edge::bottom) continue;
    // Where people sit already, and the ends as if somebody sat half a place beyond them.
    std::vector<double> stops;
    for (const SeatPlace& t : taken)
      if (t.edge == edge) stops.push_back(t.along);
    std::sort(stops.begin(), stops.end());
    const double length = length_of(edge, table);
    const auto offer = [&](double from, double to, double room) {
      if (room * length <= widest + 1e-6) return;
      widest = room * length;
      out = {number, edge, (from + to) / 2, {}};
    };
    if (stops.empty()) {
      offer(0, 1, 1);
      continue;
    }
    // The first and the last move to the quarter, so that two share a side evenly.
    offer(0, stops.front() * 0.9, stops.front() * 0.9);
    offer(1 - (1 - stops.back()) * 0.9, 1, (1 - stops.back()) * 0.9);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i)
      offer(stops[i], stops[i + 1], (stops[i + 1] - stops[i]) / 2);
  }
  return widest > 0;
}

}  // namespace seats
