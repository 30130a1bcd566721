#include "cutter/paint_of.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "cutter/flat.h"

namespace cutter {

namespace {
constexpr double kLeastColor = 15;  // of Lab's a and b: less is white, also by a lamp

double middle(std::vector<double>& values) {
  const auto at = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}
}  // namespace

model::PaperColor paint_of(const cv::Mat& rgb, const Quad& corners) {
  using Paper = model::PaperColor;
  const cv::Mat small = flat(rgb, corners, 48);
  cv::Mat lab;
  cv::Mat real;
  small.convertTo(real, CV_32FC3, 1 / 255.0);
  cv::cvtColor(real, lab, cv::COLOR_RGB2Lab);
  // Of the lighter half: the rest is writing.
  std::vector<double> light, a, b;
  for (int y = 0; y < lab.rows; ++y)
    for (int x = 0; x < lab.cols; ++x) light.push_back(lab.at<cv::Vec3f>(y, x)[0]);
  const double least = middle(light);
  for (int y = 0; y < lab.rows; ++y)
    for (int x = 0; x < lab.cols; ++x) {
      const cv::Vec3f p = lab.at<cv::Vec3f>(y, x);
      if (p[0] < least) continue;
      a.push_back(p[1]);
      b.push_back(p[2]);
    }
  if (a.empty()) return Paper::white;
  const double mid_a = middle(a), mid_b = middle(b);
  if (std::hypot(mid_a, mid_b) < kLeastColor) return Paper::white;
  double hue = std::atan2(mid_b, mid_a) * 180 / CV_PI;
  if (hue < 0) hue += 360;
  // Orange lies between yellow and rose: half of it goes to either.
  if (hue < 62 || hue >= 328) return Paper::rose;
  if (hue < 107) return Paper::yellow;
  if (hue < 185) return Paper::green;
  if (hue < 283) return Paper::sky;
  return Paper::violet;
}

}  // namespace cutter
