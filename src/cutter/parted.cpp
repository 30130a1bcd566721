#include "cutter/parted.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

namespace cutter {

namespace {

constexpr int kMostCuts = 6;          // one within the other: papers in one heap
constexpr double kLeastNotch = 0.05;  // of the square root of the shape's area

struct Notch {
  int at;       // in the contour
  double deep;  // px
};

std::vector<Notch> notches_of(const Contour& contour) {
  std::vector<int> hull;
  cv::convexHull(contour, hull, false, false);
  std::ranges::sort(hull);
  if (hull.size() < 4) return {};
  std::vector<cv::Vec4i> defects;
  cv::convexityDefects(contour, hull, defects);
  const double least = kLeastNotch * std::sqrt(cv::contourArea(contour));
  std::vector<Notch> out;
  for (const cv::Vec4i& d : defects)
    if (d[3] / 256.0 > least) out.push_back({d[2], d[3] / 256.0});
  std::ranges::stable_sort(out, [](const Notch& a, const Notch& b) { return a.deep > b.deep; });
  return out;
}

double apart(const Contour& contour, int a, int b) {
  const cv::Point d = contour[std::size_t(a)] - contour[std::size_t(b)];
  return std::hypot(d.x, d.y);
}

/// Where the shape is narrowest between its deepest notch and what lies over against it.
std::optional<std::pair<int, int>> cut_of(const Contour& contour) {
  const auto notches = notches_of(contour);
  if (notches.empty()) return {};
  const int count = int(contour.size()), from = notches.front().at;
  std::vector<double> way(contour.size() + 1, 0);
  for (int i = 0; i < count; ++i)
    way[std::size_t(i + 1)] = way[std::size_t(i)] + apart(contour, i, (i + 1) % count);
  const double round = way.back();
  double best = 1e30;
  int to = -1;
  for (int i = 0; i < count; ++i) {
    const double walked = std::abs(way[std::size_t(i)] - way[std::size_t(from)]);
    const double shorter = std::min(walked, round - walked);
    if (shorter < round * 0.12) continue;
    const bool notch = std::ranges::any_of(notches, [&](const Notch& n) { return n.at == i; });
    const double d = apart(contour, from, i) * (notch ? 0.6 : 1.0);
    if (d < best) {
      best = d;
      to = i;
    }
  }
  if (to < 0) return {};
  return std::pair{std::min(from, to), std::max(from, to)};
}

void part(const Contour& contour, int cuts, std::vector<Quad>& out) {
  if (contour.size() < 4) return;
  if (const auto quad = quad_round(contour)) {
    out.push_back(*quad);
    return;
  }
  if (cuts == 0) return;
  const auto cut = cut_of(contour);
  if (!cut) return;
  const auto [a, b] = *cut;
  const Contour one(contour.begin() + a, contour.begin() + b + 1);
  Contour other(contour.begin() + b, contour.end());
  other.insert(other.end(), contour.begin(), contour.begin() + a + 1);
  part(one, cuts - 1, out);
  part(other, cuts - 1, out);
}

/// All of its points, a pixel apart.
Contour finely(const Contour& contour) {
  Contour out;
  for (std::size_t i = 0; i < contour.size(); ++i) {
    const cv::Point2f from = contour[i], to = contour[(i + 1) % contour.size()];
    const int steps = std::max(1, int(std::hypot(to.x - from.x, to.y - from.y) / 2));
    for (int s = 0; s < steps; ++s)
      out.push_back(cv::Point(from + (to - from) * (float(s) / float(steps))));
  }
  return out;
}

}  // namespace

std::vector<Quad> papers_within(const Contour& contour) {
  std::vector<Quad> out;
  if (const auto quad = quad_round(contour)) return {*quad};
  Contour smooth;
  cv::approxPolyDP(contour, smooth, 1.2, true);
  part(finely(smooth), kMostCuts, out);
  return out;
}

}  // namespace cutter
