#include "cutter/flat.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace cutter {

namespace {
constexpr float kEdge = 0.025f;
constexpr int kMostSide = 1600;

double between(cv::Point2f a, cv::Point2f b) { return std::hypot(a.x - b.x, a.y - b.y); }
}  // namespace

cv::Mat flat(const cv::Mat& rgb, const Quad& corners, int high_px) {
  const Quad inner = drawn_in(corners, kEdge);
  const double w = (between(inner[0], inner[1]) + between(inner[3], inner[2])) / 2;
  const double h = (between(inner[0], inner[3]) + between(inner[1], inner[2])) / 2;
  const int wide = std::clamp(int(high_px * w / std::max(1.0, h)), 8, kMostSide);
  const float right = float(wide), foot = float(high_px);
  const Quad to{cv::Point2f{0, 0}, {right, 0}, {right, foot}, {0, foot}};
  cv::Mat out;
  cv::warpPerspective(rgb, out, cv::getPerspectiveTransform(inner.data(), to.data()),
                      {wide, high_px}, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  return out;
}

cv::Mat writing_on(const cv::Mat& flat) {
  cv::Mat gray;
  cv::cvtColor(flat, gray, cv::COLOR_RGB2GRAY);
  const int across = std::max(15, std::min(gray.cols, gray.rows) / 5) | 1;
  cv::Mat paper, out;
  cv::morphologyEx(gray, paper, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_ELLIPSE, {across, across}));
  cv::GaussianBlur(paper, paper, {}, across / 3.0);
  cv::divide(gray, paper, out, 255);
  cv::normalize(out, out, 0, 255, cv::NORM_MINMAX);
  return out;
}

}  // namespace cutter
