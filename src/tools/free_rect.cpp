#include "tools/free_rect.h"

#include <algorithm>
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

}  // namespace

Rect free_rect(const Rect& table, const std::vector<Rect>& covered, base::Size content) {
  std::vector<double> xs{table.min.x, table.max.x};
  for (const Rect& r : covered)
    for (const double x : {r.min.x, r.max.x})
      if (x > table.min.x && x < table.max.x) xs.push_back(x);
  std::ranges::sort(xs);
  Rect best;
  std::pair<double, double> best_score{0, 0};
  for (std::size_t i = 0; i < xs.size(); ++i)
    for (std::size_t j = i + 1; j < xs.size(); ++j) {
      std::vector<std::pair<double, double>> taken;
      for (const Rect& r : covered)
        if (r.max.x > xs[i] && r.min.x < xs[j]) taken.push_back({r.min.y, r.max.y});
      for (const auto& [top, bottom] : gaps(table.min.y, table.max.y, std::move(taken))) {
        const double w = xs[j] - xs[i], h = bottom - top;
        const double scale =
            std::min({1.0, w / std::max(1.0, content.w), h / std::max(1.0, content.h)});
        const std::pair score{scale, w * h};
        if (score <= best_score) continue;
        best_score = score;
        best = {{xs[i], top}, {xs[j], bottom}};
      }
    }
  return best;
}

}  // namespace tools
