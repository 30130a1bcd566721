#include "tools/free_rect.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tools {

using base::Rect;

namespace {

/// What of [low, high] lies between the `taken` stretches.
std::vector<std::pair<double, double>> gaps(double low, double high,
                                            std::vector<std::pair<double, double>> taken) {
  std::ranges::sort(taken);
  std::vector<std::pair<double, double>> out;
  for (const auto& [from, to] : taken) {
    if (from > low) out.push_back({low, std::min(from, high)});
    low = std::max(low, to);
  }
  if (high > low) out.push_back({low, high});
  return out;
}

/// The upright rectangles between what is covered, as wide and then as high as each can be.
std::vector<Rect> free_rects(const Rect& table, const std::vector<Rect>& covered) {
  std::vector<double> xs{table.min.x, table.max.x};
  for (const Rect& r : covered)
    for (const double x : {r.min.x, r.max.x})
      if (x > table.min.x && x < table.max.x) xs.push_back(x);
  std::ranges::sort(xs);
  std::vector<Rect> out;
  for (std::size_t i = 0; i < xs.size(); ++i)
    for (std::size_t j = i + 1; j < xs.size(); ++j) {
      std::vector<std::pair<double, double>> taken;
      for (const Rect& r : covered)
        if (r.max.x > xs[i] && r.min.x < xs[j]) taken.push_back({r.min.y, r.max.y});
      for (const auto& [top, bottom] : gaps(table.min.y, table.max.y, std::move(taken)))
        out.push_back({{xs[i], top}, {xs[j], bottom}});
    }
  return out;
}

double scale_in(const Rect& r, base::Size content) {
  return std::min(
      {1.0, r.width() / std::max(1.0, content.w), r.height() / std::max(1.0, content.h)});
}

/// A way along one axis that so many things take, and the shortest.
struct Way {
  std::size_t many = 0;
  double by = 0;
};

/// Of the ways from `from` to `to` that each thing allows, one that most of them do.
Way most_allow(const std::vector<std::pair<double, double>>& ways) {
  std::vector<double> from, to;
  for (const auto& [low, high] : ways)
    if (low <= high) {
      from.push_back(low);
      to.push_back(high);
    }
  std::ranges::sort(from);
  std::ranges::sort(to);
  Way best;
  std::size_t ended = 0;
  for (std::size_t begun = 1; begun <= from.size(); ++begun) {
    const double low = from[begun - 1];
    while (to[ended] < low) ++ended;
    const Way now{begun - ended, std::clamp(0.0, low, to[ended])};
    if (now.many > best.many || (now.many == best.many && std::abs(now.by) < std::abs(best.by)))
      best = now;
  }
  return best;
}

}  // namespace

Rect free_rect(const Rect& table, const std::vector<Rect>& covered, base::Size content,
               double nearly) {
  const std::vector<Rect> all = free_rects(table, covered);
  double largest = 0;
  for (const Rect& r : all) largest = std::max(largest, scale_in(r, content));
  Rect best;
  std::pair<double, double> best_score{0, 0};
  for (const Rect& r : all) {
    const double scale = scale_in(r, content), area = r.width() * r.height();
    if (scale < largest * nearly) continue;
    // Without leave to be smaller, of equals the larger.
    const std::pair score = nearly < 1 ? std::pair{area, scale} : std::pair{scale, area};
    if (score <= best_score) continue;
    best_score = score;
    best = r;
  }
  return best;
}

Rect roomiest_rect(const Rect& table, const std::vector<Rect>& covered, base::Size content) {
  const auto shown = [&](const Rect& r) {
    return std::min(r.width(), content.w) * std::min(r.height(), content.h);
  };
  const std::vector<Rect> all = free_rects(table, covered);
  const auto best = std::ranges::max_element(all, {}, shown);
  return best == all.end() ? Rect{} : *best;
}

std::optional<base::Vec2> most_within(const std::vector<Rect>& things, const Rect& free) {
  using Ways = std::vector<std::pair<double, double>>;
  const auto across = [&](const Rect& r) {
    return std::pair{free.min.x - r.min.x, free.max.x - r.max.x};
  };
  const auto down = [&](const Rect& r) {
    return std::pair{free.min.y - r.min.y, free.max.y - r.max.y};
  };
  std::size_t most = 0;
  std::optional<base::Vec2> best;
  // Whichever of the two leaves more for the other.
  for (const bool across_first : {true, false}) {
    Ways first;
    for (const Rect& r : things)
      if (const auto [a, d] = std::pair{across(r), down(r)};
          a.first <= a.second && d.first <= d.second)
        first.push_back(across_first ? a : d);
    const Way one = most_allow(first);
    Ways second;
    for (const Rect& r : things) {
      const auto way = across_first ? across(r) : down(r);
      if (way.first <= one.by && one.by <= way.second)
        second.push_back(across_first ? down(r) : across(r));
    }
    const Way other = most_allow(second);
    if (other.many <= most) continue;
    most = other.many;
    best = across_first ? base::Vec2{one.by, other.by} : base::Vec2{other.by, one.by};
  }
  return best;
}

}  // namespace tools
