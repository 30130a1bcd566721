#include "cutter/quad.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace cutter {

namespace {

constexpr double kLeastAngle = 58, kMostAngle = 122;  // degrees
constexpr double kMostLength = 3.2;                   // of the longer side to the shorter
constexpr double kMostSlant = 1.7;                    // of a side to the one opposite
constexpr double kLeastAlike = 0.94;                  // of what both cover

std::vector<cv::Point2f> points_of(const Quad& quad) { return {quad.begin(), quad.end()}; }

double length(cv::Point2f a) { return std::hypot(a.x, a.y); }

/// The line through what of the contour runs along this side, away from its corners.
std::optional<cv::Vec4f> side_line(const Contour& contour, cv::Point2f a, cv::Point2f b) {
  const cv::Point2f along = b - a;
  const float long_px = float(length(along));
  if (long_px < 4) return {};
  const cv::Point2f unit = along * (1 / long_px);
  const float near_px = std::max(2.0f, long_px * 0.05f);
  std::vector<cv::Point2f> points;
  for (std::size_t i = 0; i < contour.size(); ++i) {
    // A contour that runs straight has two points for the whole way.
    const cv::Point2f from = contour[i], to = contour[(i + 1) % contour.size()];
    const int steps = std::max(1, int(length(to - from)));
    for (int s = 0; s < steps; ++s) {
      const cv::Point2f p = from + (to - from) * (float(s) / float(steps));
      const float on = (p - a).dot(unit), off = float(std::abs((p - a).cross(unit)));
      if (on > long_px * 0.1f && on < long_px * 0.9f && off < near_px) points.push_back(p);
    }
  }
  if (float(points.size()) < long_px * 0.3f) return {};
  cv::Vec4f line;
  cv::fitLine(points, line, cv::DIST_HUBER, 0, 0.01, 0.01);
  return line;
}

std::optional<cv::Point2f> crossing(const cv::Vec4f& a, const cv::Vec4f& b) {
  const float det = a[0] * b[1] - a[1] * b[0];
  if (std::abs(det) < 0.2f) return {};
  const float dx = b[2] - a[2], dy = b[3] - a[3];
  const float t = (dx * b[1] - dy * b[0]) / det;
  return cv::Point2f{a[2] + a[0] * t, a[3] + a[1] * t};
}

/// Its sides moved onto the contour.
std::optional<Quad> fitted(const Quad& rough, const Contour& contour) {
  std::array<cv::Vec4f, 4> lines;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto line = side_line(contour, rough[i], rough[(i + 1) % 4]);
    if (!line) return {};
    lines[i] = *line;
  }
  Quad out;
  const double most = 0.25 * std::sqrt(area_of(rough));
  for (std::size_t i = 0; i < 4; ++i) {
    const auto corner = crossing(lines[(i + 3) % 4], lines[i]);
    if (!corner || length(*corner - rough[i]) > most) return {};
    out[i] = *corner;
  }
  return out;
}

std::optional<Quad> rough_quad(const Contour& hull) {
  const double round_px = cv::arcLength(hull, true);
  for (double part = 0.02; part < 0.13; part += 0.01) {
    Contour few;
    cv::approxPolyDP(hull, few, part * round_px, true);
    if (few.size() < 4) break;
    if (few.size() == 4) return Quad{few[0], few[1], few[2], few[3]};
  }
  Quad out;
  cv::minAreaRect(hull).points(out.data());
  return out;
}

cv::Mat covered(const std::vector<cv::Point2f>& shape, cv::Point2f from, float by, int side) {
  cv::Mat out = cv::Mat::zeros(side, side, CV_8U);
  std::vector<cv::Point> fixed;  // with four bits behind the point
  for (const cv::Point2f& p : shape) fixed.push_back((p - from) * (by * 16));
  cv::fillPoly(out, std::vector<std::vector<cv::Point>>{fixed}, 255, cv::LINE_8, 4);
  return out;
}

/// 1: the contour runs along the sides. Two papers that lie askew side by side have as much area as a quad through both.
double alike(const Contour& contour, const Quad& quad) {
  constexpr int kLook = 96;  // px a side
  std::vector<cv::Point2f> all(contour.begin(), contour.end());
  const std::vector<cv::Point2f> around = all, corners = points_of(quad);
  all.insert(all.end(), corners.begin(), corners.end());
  const cv::Rect2f box = cv::boundingRect(all);
  const float by = float(kLook - 1) / std::max({1.0f, box.width, box.height});
  const cv::Mat one = covered(around, box.tl(), by, kLook);
  const cv::Mat other = covered(corners, box.tl(), by, kLook);
  return double(cv::countNonZero(one & other)) / std::max(1, cv::countNonZero(one | other));
}

}  // namespace

double area_of(const Quad& quad) { return cv::contourArea(points_of(quad)); }

double common_area(const Quad& a, const Quad& b) {
  const cv::Rect2f box_a = cv::boundingRect(points_of(a)), box_b = cv::boundingRect(points_of(b));
  if ((box_a & box_b).area() <= 0) return 0;
  std::vector<cv::Point2f> both;
  return cv::intersectConvexConvex(points_of(a), points_of(b), both);
}

Quad from_upper_left(Quad quad, int quarters) {
  if (cv::contourArea(points_of(quad), true) < 0) std::reverse(quad.begin(), quad.end());
  // Its upper left corner is where the sides leave rightward and downward most.
  const auto upright = [&](cv::Point2f v) {
    for (int i = 0; i < (quarters % 4 + 4) % 4; ++i) v = {-v.y, v.x};
    return v;
  };
  std::size_t first = 0;
  float most = -1e30f;
  for (std::size_t i = 0; i < 4; ++i) {
    const cv::Point2f top = upright(quad[(i + 1) % 4] - quad[i]);
    const cv::Point2f foot = upright(quad[(i + 2) % 4] - quad[(i + 3) % 4]);
    const float right = (top.x + foot.x) / float(length(top) + length(foot) + 1e-3);
    if (right > most) {
      most = right;
      first = i;
    }
  }
  std::rotate(quad.begin(), quad.begin() + std::ptrdiff_t(first), quad.end());
  return quad;
}

Quad drawn_in(const Quad& quad, float part) {
  const auto at = [&](float u, float v) {
    const cv::Point2f top = quad[0] + (quad[1] - quad[0]) * u;
    const cv::Point2f foot = quad[3] + (quad[2] - quad[3]) * u;
    return top + (foot - top) * v;
  };
  const float a = part, b = 1 - part;
  return {at(a, a), at(b, a), at(b, b), at(a, b)};
}

Quad scaled(const Quad& quad, double by) {
  Quad out = quad;
  for (cv::Point2f& p : out) p *= float(by);
  return out;
}

bool is_paper_shaped(const Quad& quad) {
  if (!cv::isContourConvex(points_of(quad))) return false;
  std::array<double, 4> sides;
  for (std::size_t i = 0; i < 4; ++i) sides[i] = length(quad[(i + 1) % 4] - quad[i]);
  const auto [least, most] = std::ranges::minmax(sides);
  if (least < 1 || most / least > kMostLength * 1.2) return false;
  const double wide = (sides[0] + sides[2]) / 2, high = (sides[1] + sides[3]) / 2;
  if (std::max(wide, high) / std::min(wide, high) > kMostLength) return false;
  for (std::size_t i = 0; i < 2; ++i)
    if (std::max(sides[i], sides[i + 2]) / std::min(sides[i], sides[i + 2]) > kMostSlant)
      return false;
  for (std::size_t i = 0; i < 4; ++i) {
    const cv::Point2f to = quad[(i + 1) % 4] - quad[i], back = quad[(i + 3) % 4] - quad[i];
    const double angle =
        std::acos(std::clamp(double(to.dot(back)) / (length(to) * length(back)), -1.0, 1.0)) * 180 /
        CV_PI;
    if (angle < kLeastAngle || angle > kMostAngle) return false;
  }
  return true;
}

std::optional<Quad> quad_round(const Contour& contour) {
  Contour hull;
  cv::convexHull(contour, hull);
  if (hull.size() < 4) return {};
  const auto rough = rough_quad(hull);
  if (!rough) return {};
  const Quad quad = fitted(*rough, contour).value_or(*rough);
  if (!is_paper_shaped(quad) || alike(contour, quad) < kLeastAlike) return {};
  return from_upper_left(quad);
}

}  // namespace cutter
