#include "cutter/weigh_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace cutter {

namespace {

constexpr int kAlong = 40;   // places at which a side is looked at
constexpr int kWithin = 14;  // and so many by so many in it
constexpr int kReach = 7;    // px that a side is moved
constexpr double kOddLightness = 14, kOddColor = 9;

bool in(const cv::Mat& picture, cv::Point p) {
  return p.x >= 0 && p.y >= 0 && p.x < picture.cols && p.y < picture.rows;
}

double most_near(const cv::Mat& edges, cv::Point2f at, cv::Point2f across) {
  double most = 0;
  for (int i = -2; i <= 2; ++i) {
    const cv::Point p(cvRound(at.x + across.x * float(i)), cvRound(at.y + across.y * float(i)));
    if (in(edges, p)) most = std::max(most, double(edges.at<float>(p)));
  }
  return most;
}

/// The share of a side along which something changes; the picture's own edge is none.
double side_seen(const Ground& ground, cv::Point2f a, cv::Point2f b) {
  const cv::Point2f along = b - a;
  const float length = std::max(1.0f, float(std::hypot(along.x, along.y)));
  const cv::Point2f across{-along.y / length, along.x / length};
  const double least = std::max(0.9, ground.noise * 2);
  int seen = 0, looked = 0;
  for (int i = 0; i < kAlong; ++i) {
    const float t = 0.06f + 0.88f * (float(i) + 0.5f) / float(kAlong);
    ++looked;
    if (most_near(ground.edges, a + along * t, across) >= least) ++seen;
  }
  return double(seen) / looked;
}

/// The share of a side along which what lies within is not what lies without: a box that is drawn has none.
double side_stands_out(const cv::Mat& lab, double noise, cv::Point2f a, cv::Point2f b) {
  const cv::Point2f along = b - a;
  const float length = std::max(1.0f, float(std::hypot(along.x, along.y)));
  const cv::Point2f across =
      cv::Point2f{-along.y, along.x} * (std::clamp(length * 0.06f, 4.0f, 7.0f) / length);
  const double least = std::max(5.0, noise * 4);
  int other = 0, looked = 0;
  for (int i = 0; i < kAlong; ++i) {
    const cv::Point2f at = a + along * (0.08f + 0.84f * (float(i) + 0.5f) / float(kAlong));
    const cv::Point one = at + across, two = at - across;
    if (!in(lab, one) || !in(lab, two)) continue;
    ++looked;
    const cv::Vec3b p = lab.at<cv::Vec3b>(one), q = lab.at<cv::Vec3b>(two);
    if (std::hypot(double(p[0]) - q[0], double(p[1]) - q[1], double(p[2]) - q[2]) > least) ++other;
  }
  return looked == 0 ? 0 : double(other) / looked;
}

double middle(std::vector<float> values) {
  if (values.empty()) return 0;
  const auto at = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

struct Line {
  cv::Point2f a, b;

  /// Its ends moved across it, px.
  Line moved(int from, int to) const {
    const cv::Point2f along = b - a;
    const float length = std::max(1.0f, float(std::hypot(along.x, along.y)));
    const cv::Point2f across{-along.y / length, along.x / length};
    return {a + across * float(from), b + across * float(to)};
  }
};

/// How much changes along it from one of its sides to the other, per pixel.
double change_along(const Ground& ground, const Line& line) {
  double sum = 0;
  for (int k = 0; k < kAlong; ++k) {
    const float t = 0.08f + 0.84f * (float(k) + 0.5f) / float(kAlong);
    const cv::Point p = line.a + (line.b - line.a) * t;
    if (in(ground.edges, p)) sum += std::min(8.0f, ground.edges.at<float>(p));
  }
  return sum / kAlong;
}

/// Nothing where these lines go round no paper.
std::optional<Quad> quad_of(const std::array<Line, 4>& lines) {
  Quad out;
  for (std::size_t i = 0; i < 4; ++i) {
    const Line &before = lines[(i + 3) % 4], &side = lines[i];
    const cv::Point2f way = before.b - before.a, along = side.b - side.a;
    const double det = way.cross(along);
    if (std::abs(det) < 1e-3) return {};
    out[i] = before.a + way * float((side.a - before.a).cross(along) / det);
  }
  if (!is_paper_shaped(out)) return {};
  return out;
}

}  // namespace

Weighed weighed(const Ground& ground, const Quad& quad) {
  Weighed out;
  out.quad = quad;
  out.area = area_of(quad);
  out.weakest = 1;
  for (std::size_t i = 0; i < 4; ++i) {
    const double seen = side_seen(ground, quad[i], quad[(i + 1) % 4]);
    const double other = side_stands_out(ground.lab, ground.noise, quad[i], quad[(i + 1) % 4]);
    out.marked += seen / 4;
    // A line that nothing marks may part light from less light.
    out.sides += std::max(seen, other) / 4;
    out.weakest = std::min(out.weakest, std::max(seen, other));
    out.stands_out += other / 4;
    if (other >= 0.5) ++out.sides_out;
    out.calm_out += side_stands_out(ground.calm, ground.noise, quad[i], quad[(i + 1) % 4]) / 4;
  }
  std::array<std::vector<float>, 3> values;
  const Quad inner = drawn_in(quad, 0.07f);
  for (int v = 0; v < kWithin; ++v)
    for (int u = 0; u < kWithin; ++u) {
      const float s = (float(u) + 0.5f) / kWithin, t = (float(v) + 0.5f) / kWithin;
      const cv::Point2f top = inner[0] + (inner[1] - inner[0]) * s;
      const cv::Point2f foot = inner[3] + (inner[2] - inner[3]) * s;
      const cv::Point2f at = top + (foot - top) * t;
      const cv::Point p(cvRound(at.x), cvRound(at.y));
      if (!in(ground.calm, p)) continue;
      const cv::Vec3b c = ground.calm.at<cv::Vec3b>(p);
      for (std::size_t i = 0; i < 3; ++i) values[i].push_back(c[int(i)]);
    }
  for (std::size_t i = 0; i < 3; ++i) out.color[int(i)] = float(middle(values[i]));
  int alike = 0;
  for (std::size_t k = 0; k < values[0].size(); ++k) {
    const double l = std::abs(values[0][k] - out.color[0]);
    const double a = values[1][k] - out.color[1], b = values[2][k] - out.color[2];
    if (l < kOddLightness && std::hypot(a, b) < kOddColor) ++alike;
  }
  for (const cv::Point2f& corner : drawn_in(quad, 0.09f)) {
    const cv::Point p(cvRound(corner.x), cvRound(corner.y));
    if (!in(ground.calm, p)) continue;
    const cv::Vec3b c = ground.calm.at<cv::Vec3b>(p);
    const bool same = std::abs(c[0] - out.color[0]) < kOddLightness * 1.4 &&
                      std::hypot(c[1] - out.color[1], c[2] - out.color[2]) < kOddColor;
    out.corners += same ? 1 : 0;
  }
  if (!values[0].empty()) out.even = double(alike) / double(values[0].size());
  return out;
}

Quad snapped(const Ground& ground, const Quad& quad) {
  std::array<Line, 4> lines;
  for (std::size_t i = 0; i < 4; ++i) {
    const Line side{quad[i], quad[(i + 1) % 4]};
    double best = -1;
    for (int off = -kReach; off <= kReach; ++off) {
      // Where two places are as good, the nearer one.
      const Line moved = side.moved(off, off);
      const double seen = change_along(ground, moved) * (1 - 0.02 * std::abs(off));
      if (seen <= best) continue;
      best = seen;
      lines[i] = moved;
    }
  }
  return quad_of(lines).value_or(quad);
}

Quad settled(const Ground& ground, const Quad& quad) {
  std::array<Line, 4> lines;
  for (std::size_t i = 0; i < 4; ++i) {
    const Line side{quad[i], quad[(i + 1) % 4]};
    lines[i] = side;
    double best = 1.25 * change_along(ground, side) + 0.2;
    for (int from = -kReach; from <= kReach; ++from)
      for (int to = -kReach; to <= kReach; ++to) {
        const Line moved = side.moved(from, to);
        const double seen =
            change_along(ground, moved) * (1 - 0.01 * (std::abs(from) + std::abs(to)));
        if (seen <= best) continue;
        best = seen;
        lines[i] = moved;
      }
  }
  return quad_of(lines).value_or(quad);
}

}  // namespace cutter
