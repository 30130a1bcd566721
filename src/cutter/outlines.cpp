#include "cutter/outlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
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
constexpr double kLeastSeam = 0.65;                   // of a line along which two papers may touch
constexpr double kSeamDarker = 1.5, kSeamStep = 2.5;  // of 255
constexpr double kSameArea = 0.3;                     // of the smaller

bool looks_like_paper(const Weighed& w) {
  if (w.sides < kLeastSides || w.weakest < kLeastWeakest || w.marked < kLeastMarked ||
      w.corners < 3 || w.even < kLeastEven)
    return false;
  // White on white: lines all round, even where both sides of them are nearly alike.
  const bool lined = w.weakest >= 0.95 && w.stands_out >= 0.45 && w.sides_out >= 2;
  return lined || (w.stands_out >= kLeastOut && w.sides_out >= 3);
}

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
      if (looks_like_paper(w)) out.push_back(w);
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

double lightness(const cv::Mat& picture, cv::Point2f at) {
  const cv::Point p(std::clamp(cvRound(at.x), 0, picture.cols - 1),
                    std::clamp(cvRound(at.y), 0, picture.rows - 1));
  return picture.ptr<uchar>(p.y)[p.x * picture.channels()];
}

/// The share of a line along which two papers seem to touch: it is darker than either side, for a thin shadow goes all
/// along, or one side is lighter than the other. In so many parts of it, for one pixel says little.
double seam(const Ground& ground, cv::Point2f a, cv::Point2f b) {
  constexpr int kParts = 12;
  const cv::Point2f along = b - a;
  const float length = std::max(1.0f, float(std::hypot(along.x, along.y)));
  const cv::Point2f across = cv::Point2f{-along.y, along.x} * (4 / length);
  const int steps = std::max(3, int(length / kParts));
  std::array<bool, kParts> dark{};
  int rises = 0, falls = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    double line = 0, left = 0, right = 0;
    for (int i = 0; i < steps; ++i) {
      const float t = 0.03f + 0.94f * (float(part) + float(i) / float(steps)) / kParts;
      const cv::Point2f at = a + along * t;
      line += lightness(ground.light, at) / steps;
      left += lightness(ground.lab, at - across) / steps;
      right += lightness(ground.lab, at + across) / steps;
    }
    dark[part] = std::min(left, right) - line >= kSeamDarker;
    rises += right - left >= kSeamStep ? 1 : 0;
    falls += left - right >= kSeamStep ? 1 : 0;
  }
  const double step = double(std::max(rises, falls)) / kParts;
  // Writing does not go on to the edges; where one paper lies lower than the other, the line begins a bit later.
  if (!(dark[0] || dark[1]) || !(dark[kParts - 2] || dark[kParts - 1])) return step;
  return std::max(step, double(std::ranges::count(dark, true)) / kParts);
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
  for (const Quad& quad : parts) part(ground, weighed(ground, settled(ground, quad)), usual, out);
}

void part_doubles(const Ground& ground, std::vector<Weighed>& all) {
  if (all.size() < 3) return;
  const double usual = usual_area(all, 0.4);
  std::vector<Weighed> out;
  for (const Weighed& w : all) part(ground, w, usual, out);
  all = std::move(out);
}

double middle(std::vector<float>& values) {
  std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
  return values[values.size() / 2];
}

/// How much lightness changes on a short way: the grain of wood, and no shade.
float roughness(const Ground& ground, cv::Point2f at) {
  const double here = lightness(ground.lab, at);
  double most = 0;
  for (const cv::Point2f off : {cv::Point2f{5, 0}, {-5, 0}, {0, 5}, {0, -5}})
    most = std::max(most, std::abs(here - lightness(ground.lab, at + off)));
  return float(most);
}

struct Place {
  cv::Vec3f color;
  float rough = 0;
};

/// What lies round a paper and under none of the others, place by place.
std::vector<Place> round_it(const Ground& ground, const Weighed& w,
                            const std::vector<Weighed>& all) {
  std::vector<Place> out;
  const Quad round = drawn_in(w.quad, -0.14f);
  for (std::size_t i = 0; i < 4; ++i)
    for (int k = 0; k < 8; ++k) {
      const cv::Point2f p = round[i] + (round[(i + 1) % 4] - round[i]) * (float(k) / 8);
      if (!cv::Rect({}, ground.lab.size()).contains(cv::Point(p))) continue;
      const bool covered = std::ranges::any_of(all, [&](const Weighed& o) {
        const std::vector<cv::Point2f> corners(o.quad.begin(), o.quad.end());
        return cv::pointPolygonTest(corners, p, false) >= 0;
      });
      if (!covered) out.push_back({ground.lab.at<cv::Vec3b>(cv::Point(p)), roughness(ground, p)});
    }
  return out;
}

std::optional<Place> usual_of(const std::vector<Place>& places) {
  if (places.size() < 8) return {};
  Place out;
  std::vector<float> values(places.size());
  for (int c = 0; c < 3; ++c) {
    std::ranges::transform(places, values.begin(), [&](const Place& p) { return p.color[c]; });
    out.color[c] = float(middle(values));
  }
  std::ranges::transform(places, values.begin(), &Place::rough);
  out.rough = float(middle(values));
  return out;
}

/// What lies between papers looks like one at times; it has the colour of what lies round them.
void leave_out_ground(const Ground& ground, std::vector<Weighed>& all) {
  std::vector<std::vector<Place>> near;
  std::vector<Place> everywhere;
  for (const Weighed& w : all) {
    near.push_back(round_it(ground, w, all));
    everywhere.insert(everywhere.end(), near.back().begin(), near.back().end());
  }
  const auto usual = usual_of(everywhere);
  if (!usual) return;
  std::vector<Weighed> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto is_like = [&](const Place& u, double lightness, double color) {
      const cv::Vec3f d = all[i].color - u.color;
      return std::abs(d[0]) < lightness && std::hypot(d[1], d[2]) < color;
    };
    const auto here = usual_of(near[i]);
    // On a grained ground a piece of it stands out from the next by its grain.
    const bool grain = (here && here->rough >= 3 && is_like(*here, 14, 6)) ||
                       (usual->rough >= 3 && is_like(*usual, 35, 8));
    if (!grain && !(all[i].stands_out < 0.93 && is_like(*usual, 30, 8))) out.push_back(all[i]);
  }
  all = std::move(out);
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
  odd = cv::Mat::zeros(paper.size(), CV_8U);
  // Shade changes the colour of a yellow paper, too, yet slowly.
  for (const cv::Mat& channel : channels) {
    const cv::Mat even = evenly_lit(channel);  // where all is as usual, 128
    odd |= (even < 128 - 16) | (even > 128 + 16);
  }
  odd &= paper;
  return double(cv::countNonZero(odd)) < 0.04 * double(cv::countNonZero(paper));
}

/// A paper may lie on the picture's edge; what lies mostly beyond is guessed.
bool is_in_picture(const Quad& quad, cv::Size picture) {
  const float over_w = float(picture.width) * 0.05f, over_h = float(picture.height) * 0.05f;
  return std::ranges::all_of(quad, [&](cv::Point2f p) {
    return p.x >= -over_w && p.y >= -over_h && p.x <= float(picture.width) + over_w &&
           p.y <= float(picture.height) + over_h;
  });
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
    if (is_in_picture(w.quad, small.size()))
      out.push_back({from_upper_left(scaled(w.quad, 1 / by), quarters), w.sure()});
  in_reading_order(out, quarters);
  return out;
}

}  // namespace cutter
