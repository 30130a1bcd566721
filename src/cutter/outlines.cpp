#include "cutter/outlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "cutter/masks.h"
#include "cutter/parted.h"
#include "cutter/weigh_outline.h"

namespace cutter {

namespace {

constexpr int kSide = 900;             // px, of the picture that is looked through
constexpr double kLeastArea = 0.0012;  // of the picture's
constexpr double kMostArea = 0.9;
constexpr double kLeastSides = 0.76, kLeastWeakest = 0.45, kLeastMarked = 0.6, kLeastEven = 0.7,
                 kLeastOut = 0.68, kLeastCalm = 0.2;
constexpr double kLeastSeam = 0.62;  // of a line along which two papers may touch
constexpr double kSameArea = 0.3;    // of the smaller

void take_contours(const Ground& ground, cv::Mat& mask, std::vector<Weighed>& out) {
  const double whole = double(mask.total());
  cv::morphologyEx(mask, mask, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  std::vector<Contour> contours;
  cv::findContours(mask, contours, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
  for (const Contour& contour : contours) {
    const double area = cv::contourArea(contour);
    if (area < whole * kLeastArea || area > whole * kMostArea) continue;
    for (const Quad& quad : papers_within(contour)) {
      if (area_of(quad) < whole * kLeastArea) continue;
      const bool known = std::ranges::any_of(out, [&](const Weighed& w) {
        return common_area(w.quad, quad) > 0.96 * std::max(w.area, area_of(quad));
      });
      if (known) continue;
      const Weighed w = weighed(ground, snapped(ground, quad));
      if (w.sides >= kLeastSides && w.weakest >= kLeastWeakest && w.marked >= kLeastMarked && w.corners >= 3 &&
          w.even >= kLeastEven && w.stands_out >= kLeastOut && w.sides_out >= 3)
        out.push_back(w);
    }
  }
}

bool same_color(const Weighed& a, const Weighed& b) {
  const cv::Vec3f d = a.color - b.color;
  return std::abs(d[0]) < 22 && std::hypot(d[1], d[2]) < 9;
}

double within(const Weighed& inner, const Weighed& outer) {
  return common_area(inner.quad, outer.quad) / std::max(1.0, inner.area);
}

/// Of those that say the same the surest.
std::vector<Weighed> best_of(std::vector<Weighed> all) {
  std::ranges::stable_sort(all,
                           [](const Weighed& a, const Weighed& b) { return a.sure() > b.sure(); });
  std::vector<Weighed> out;
  for (const Weighed& w : all) {
    const bool said = std::ranges::any_of(out, [&](const Weighed& o) {
      return common_area(w.quad, o.quad) > 0.75 * std::max(w.area, o.area);
    });
    if (!said) out.push_back(w);
  }
  return out;
}

double usual_area(const std::vector<Weighed>& all, double share) {
  std::vector<double> areas;
  for (const Weighed& w : all) areas.push_back(w.area);
  std::ranges::sort(areas);
  return areas.empty()
             ? 0
             : areas[std::min(areas.size() - 1, std::size_t(double(areas.size()) * share))];
}

/// What is written on a paper looks like something that lies on it, until thick strokes are painted over.
void leave_out_written(std::vector<Weighed>& all) {
  const std::vector<Weighed> whole = all;
  std::erase_if(all, [&](const Weighed& w) {
    return w.calm_out < kLeastCalm && std::ranges::any_of(whole, [&](const Weighed& o) {
             return o.calm_out >= kLeastCalm &&
                    (o.area > 2.5 * w.area || (o.area > 1.3 * w.area && within(w, o) > 0.85));
           });
  });
}

/// A board or a large sheet that bears papers is none.
void leave_out_boards(std::vector<Weighed>& all) {
  const double usual = usual_area(all, 0.5);
  const std::vector<Weighed> whole = all;
  std::erase_if(all, [&](const Weighed& w) {
    if (w.area < 2.5 * usual) return false;
    return std::ranges::any_of(whole, [&](const Weighed& o) {
      return o.area < 0.6 * w.area && o.area > 0.4 * usual && within(o, w) > 0.85 &&
             !same_color(o, w);
    });
  });
}

std::vector<Weighed> apart(std::vector<Weighed> all) {
  // The larger first where both are sure: a part of a paper is surer than the paper at times.
  std::ranges::stable_sort(all, [](const Weighed& a, const Weighed& b) {
    return a.sure() * std::sqrt(std::sqrt(a.area)) > b.sure() * std::sqrt(std::sqrt(b.area));
  });
  std::vector<Weighed> out;
  for (const Weighed& w : all)
    if (std::ranges::none_of(out, [&](const Weighed& o) {
          return common_area(w.quad, o.quad) > kSameArea * std::min(w.area, o.area);
        }))
      out.push_back(w);
  return out;
}

/// The share of a line that is darker than what lies beside it, as far as that is seen: where two papers of one
/// colour touch, a thin shadow goes all along.
double seam(const Ground& ground, cv::Point2f a, cv::Point2f b) {
  const cv::Point2f along = b - a;
  const float length = std::max(1.0f, float(std::hypot(along.x, along.y)));
  const cv::Point2f across{-along.y / length, along.x / length};
  const int steps = std::max(8, int(length));
  int dark = 0, ends = 0, dark_ends = 0;
  for (int i = 0; i < steps; ++i) {
    const float t = 0.03f + 0.94f * float(i) / float(steps);
    const cv::Point2f at = a + along * t;
    int most = 0;
    for (const float off : {-1.0f, 0.0f, 1.0f}) {
      const cv::Point p = at + across * off;
      if (p.x >= 0 && p.y >= 0 && p.x < ground.written.cols && p.y < ground.written.rows)
        most = std::max(most, int(ground.written.at<uchar>(p)));
    }
    const bool is_dark = most >= 5, is_end = t < 0.12f || t > 0.88f;
    dark += is_dark ? 1 : 0;
    ends += is_end ? 1 : 0;
    dark_ends += is_dark && is_end ? 1 : 0;
  }
  // Writing does not go on to the edges.
  return std::min(double(dark) / steps, double(dark_ends) / std::max(1, ends));
}

/// Two of one colour that lie side by side look like one that is twice as long.
std::vector<Quad> halves(const Ground& ground, const Quad& quad, double least_area) {
  std::vector<Quad> best;
  double most = kLeastSeam;
  for (std::size_t turn = 0; turn < 2; ++turn) {
    Quad q = quad;
    std::rotate(q.begin(), q.begin() + std::ptrdiff_t(turn), q.end());
    for (float s = 0.26f; s <= 0.74f; s += 0.01f)
      for (float slant = -0.03f; slant <= 0.03f; slant += 0.01f) {
        const cv::Point2f top = q[0] + (q[1] - q[0]) * (s + slant);
        const cv::Point2f foot = q[3] + (q[2] - q[3]) * (s - slant);
        const double seen = seam(ground, top, foot);
        const Quad one{q[0], top, foot, q[3]}, other{top, q[1], q[2], foot};
        if (seen <= most || !is_paper_shaped(one) || !is_paper_shaped(other) ||
            std::min(area_of(one), area_of(other)) < least_area)
          continue;
        most = seen;
        best = {from_upper_left(one), from_upper_left(other)};
      }
  }
  return best;
}

void part(const Ground& ground, const Weighed& whole, double usual, std::vector<Weighed>& out) {
  const auto parts =
      whole.area > usual * 1.5 ? halves(ground, whole.quad, usual * 0.55) : std::vector<Quad>{};
  if (parts.empty()) out.push_back(whole);
  for (const Quad& quad : parts) part(ground, weighed(ground, quad), usual, out);
}

void part_doubles(const Ground& ground, std::vector<Weighed>& all) {
  if (all.size() < 3) return;
  const double usual = usual_area(all, 0.4);
  std::vector<Weighed> out;
  for (const Weighed& w : all) part(ground, w, usual, out);
  all = std::move(out);
}

/// What lies between papers looks like one at times; it has the colour of what lies round them.
void leave_out_ground(const Ground& ground, std::vector<Weighed>& all) {
  std::array<std::vector<float>, 3> values;
  for (const Weighed& w : all) {
    const Quad round = drawn_in(w.quad, -0.14f);
    for (std::size_t i = 0; i < 4; ++i)
      for (const float t : {0.0f, 0.25f, 0.5f, 0.75f}) {
        const cv::Point2f p = round[i] + (round[(i + 1) % 4] - round[i]) * t;
        if (!cv::Rect({}, ground.lab.size()).contains(cv::Point(p))) continue;
        const bool covered = std::ranges::any_of(all, [&](const Weighed& o) {
          return cv::pointPolygonTest(std::vector<cv::Point2f>(o.quad.begin(), o.quad.end()), p,
                                      false) >= 0;
        });
        if (covered) continue;
        for (std::size_t c = 0; c < 3; ++c)
          values[c].push_back(ground.lab.at<cv::Vec3b>(cv::Point(p))[int(c)]);
      }
  }
  if (values[0].size() < 8) return;
  cv::Vec3f usual;
  for (std::size_t c = 0; c < 3; ++c) {
    std::ranges::nth_element(values[c], values[c].begin() + std::ptrdiff_t(values[c].size() / 2));
    usual[int(c)] = values[c][values[c].size() / 2];
  }
  std::erase_if(all, [&](const Weighed& w) {
    const cv::Vec3f d = w.color - usual;
    return w.stands_out < 0.93 && std::abs(d[0]) < 30 && std::hypot(d[1], d[2]) < 8;
  });
}

/// Papers on one table are about as large as each other.
void leave_out_odd(std::vector<Weighed>& all) {
  if (all.size() < 4) return;
  const double usual = usual_area(all, 0.5);
  std::erase_if(all, [&](const Weighed& w) { return w.area < usual * 0.33 || w.area > usual * 5; });
}

/// Strokes on one even ground, and nothing else: the camera was held over one paper.
bool is_one_paper(const cv::Mat& rgb) {
  cv::Mat few, lab, closed, ink, odd;
  cv::resize(rgb, few, {}, 0.5, 0.5, cv::INTER_AREA);
  cv::cvtColor(few, lab, cv::COLOR_RGB2Lab);
  std::vector<cv::Mat> channels;
  cv::split(lab, channels);
  const int across = std::max(few.cols, few.rows) / 20 | 1;
  cv::morphologyEx(channels[0], closed, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {across, across}));
  ink = (closed - channels[0]) > 20;
  const double written = double(cv::countNonZero(ink)) / double(ink.total());
  if (written < 0.004 || written > 0.4) return false;
  int places = 0;
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 4; ++x) {
      const cv::Rect part(x * ink.cols / 4, y * ink.rows / 4, ink.cols / 4, ink.rows / 4);
      if (cv::countNonZero(ink(part)) > 0.01 * part.area()) ++places;
    }
  if (places < 5) return false;
  cv::dilate(ink, ink, cv::Mat(), {-1, -1}, 3);
  const cv::Mat paper = ~ink;
  const cv::Mat even = evenly_lit(channels[0]);  // where all is as usual, 128
  odd = (even < 128 - 16) | (even > 128 + 16);
  for (const std::size_t c : {1u, 2u}) {
    const double mean = cv::mean(channels[c], paper)[0];
    odd |= (channels[c] < mean - 8) | (channels[c] > mean + 8);
  }
  odd &= paper;
  return double(cv::countNonZero(odd)) < 0.04 * double(cv::countNonZero(paper));
}

void in_reading_order(std::vector<Outline>& all, int quarters) {
  const auto seat = [&](const Outline& o) {
    cv::Point2f m{};
    for (const cv::Point2f& p : o.corners) m += p * 0.25f;
    for (int i = 0; i < (quarters % 4 + 4) % 4; ++i) m = {-m.y, m.x};
    return m;
  };
  double high = 0;
  for (const Outline& o : all) high += std::sqrt(area_of(o.corners)) / double(all.size());
  std::ranges::stable_sort(
      all, [&](const Outline& a, const Outline& b) { return seat(a).y < seat(b).y; });
  // A row: what lies less than half a paper lower than its first.
  for (std::size_t from = 0; from < all.size();) {
    std::size_t to = from + 1;
    while (to < all.size() && seat(all[to]).y - seat(all[from]).y < high * 0.5) ++to;
    std::stable_sort(all.begin() + std::ptrdiff_t(from), all.begin() + std::ptrdiff_t(to),
                     [&](const Outline& a, const Outline& b) { return seat(a).x < seat(b).x; });
    from = to;
  }
}

}  // namespace

std::vector<Outline> outlines_in(const cv::Mat& rgb, int quarters) {
  if (rgb.cols < 40 || rgb.rows < 40) return {};
  const double by = std::min(1.0, double(kSide) / std::max(rgb.cols, rgb.rows));
  cv::Mat small;
  cv::resize(rgb, small, {}, by, by, cv::INTER_AREA);
  if (is_one_paper(small)) {
    const float w = float(rgb.cols), h = float(rgb.rows);
    return {{from_upper_left({cv::Point2f{0, 0}, {w, 0}, {w, h}, {0, h}}, quarters), 0.5}};
  }
  const Ground ground = ground_of(small);
  std::vector<Weighed> all;
  each_mask(ground, [&](cv::Mat& mask) { take_contours(ground, mask, all); });
  all = best_of(std::move(all));
  if (std::ranges::none_of(all, [](const Weighed& w) { return w.calm_out > 0.3; })) all.clear();
  leave_out_written(all);
  leave_out_boards(all);
  all = apart(std::move(all));
  leave_out_ground(ground, all);
  part_doubles(ground, all);
  leave_out_odd(all);
  std::vector<Outline> out;
  for (const Weighed& w : all)
    out.push_back({from_upper_left(scaled(w.quad, 1 / by), quarters), w.sure()});
  in_reading_order(out, quarters);
  return out;
}

}  // namespace cutter
