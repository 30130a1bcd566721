#include "cutter/masks.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace cutter {

namespace {

constexpr int kLevels = 10;  // of each channel
constexpr int kColors = 8;

cv::Mat disc(int across) {
  return cv::getStructuringElement(cv::MORPH_ELLIPSE, {across | 1, across | 1});
}

/// The middle of all values, and others by their share.
double value_at(const cv::Mat& channel, double share) {
  std::vector<float> all;
  all.reserve(channel.total() / 16);
  cv::Mat real;
  channel.convertTo(real, CV_32F);
  for (int y = 0; y < real.rows; y += 4)
    for (int x = 0; x < real.cols; x += 4) all.push_back(real.at<float>(y, x));
  const auto at = all.begin() + std::ptrdiff_t(share * double(all.size() - 1));
  std::nth_element(all.begin(), at, all.end());
  return *at;
}

cv::Mat changes_of(const cv::Mat& lab) {
  std::vector<cv::Mat> channels;
  cv::split(lab, channels);
  cv::Mat most = cv::Mat::zeros(lab.size(), CV_32F);
  for (const cv::Mat& channel : channels) {
    cv::Mat dx, dy, size;
    cv::Scharr(channel, dx, CV_32F, 1, 0, 1 / 32.0);
    cv::Scharr(channel, dy, CV_32F, 0, 1, 1 / 32.0);
    cv::magnitude(dx, dy, size);
    cv::max(most, size, most);
  }
  return most;
}

void by_levels(const cv::Mat& channel, const std::function<void(cv::Mat&)>& take) {
  const double low = value_at(channel, 0.005), high = value_at(channel, 0.995);
  if (high - low < 4) return;
  cv::Mat mask;
  for (int i = 1; i < kLevels; ++i) {
    const double level = low + (high - low) * i / kLevels;
    for (const int sense : {cv::THRESH_BINARY, cv::THRESH_BINARY_INV}) {
      cv::threshold(channel, mask, level, 255, sense);
      take(mask);
    }
  }
}

/// What is as light as what lies round it says where paper is, in a shadow too.
void by_neighbours(const cv::Mat& channel, const std::function<void(cv::Mat&)>& take) {
  cv::Mat wide, mask, less;
  const int across = std::max(channel.cols, channel.rows) / 4 | 1;
  cv::boxFilter(channel, wide, CV_32F, {across, across});
  cv::Mat real;
  channel.convertTo(real, CV_32F);
  less = real - wide;
  for (const double by : {-12.0, -6.0, 6.0, 12.0, 20.0}) {
    mask = by > 0 ? less > by : less < by;
    take(mask);
  }
}

void by_colors(const cv::Mat& lab, const std::function<void(cv::Mat&)>& take) {
  cv::Mat few;
  cv::resize(lab, few, {}, 0.25, 0.25, cv::INTER_AREA);
  cv::Mat points = few.reshape(1, int(few.total()));
  points.convertTo(points, CV_32F);
  points.col(0) *= 0.5;  // a shadow changes lightness more than colour
  cv::theRNG().state = 1;
  cv::Mat labels, centres;
  cv::kmeans(points, std::min(kColors, points.rows), labels,
             {cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 12, 1.0}, 2, cv::KMEANS_PP_CENTERS,
             centres);
  cv::Mat nearest(lab.size(), CV_8U);
  for (int y = 0; y < lab.rows; ++y)
    for (int x = 0; x < lab.cols; ++x) {
      const cv::Vec3b p = lab.at<cv::Vec3b>(y, x);
      double least = 1e30;
      for (int c = 0; c < centres.rows; ++c) {
        const float* m = centres.ptr<float>(c);
        const double l = p[0] * 0.5 - m[0], a = p[1] - m[1], b = p[2] - m[2];
        const double d = l * l + a * a + b * b;
        if (d < least) {
          least = d;
          nearest.at<uchar>(y, x) = uchar(c);
        }
      }
    }
  for (int c = 0; c < centres.rows; ++c) {
    cv::Mat mask = nearest == c;
    take(mask);
  }
}

/// What edges go round.
void by_edges(const Ground& ground, const std::function<void(cv::Mat&)>& take) {
  for (const double times : {2.5, 4.0, 7.0, 12.0})
    for (const int thick : {3, 5}) {
      cv::Mat wall = ground.edges > std::max(1.0, ground.noise * times);
      cv::dilate(wall, wall, disc(thick));
      cv::Mat mask = ~wall;
      take(mask);
    }
}

/// The same for white on white: a faint edge is seen once many pixels are looked at together.
void by_faint_edges(const cv::Mat& lab, const std::function<void(cv::Mat&)>& take) {
  for (const double wide : {1.5, 3.0}) {
    cv::Mat soft;
    cv::GaussianBlur(lab, soft, {}, wide);
    const cv::Mat edges = changes_of(soft);
    const double usual = value_at(edges, 0.5);
    for (const double times : {2.0, 3.0, 4.5})
      for (const int thick : {5, 9}) {
        cv::Mat wall = edges > std::max(0.3, usual * times);
        cv::morphologyEx(wall, wall, cv::MORPH_CLOSE, disc(thick));
        cv::Mat mask = ~wall;
        take(mask);
      }
  }
}

/// What is darker than all round it, and no thicker than that, gets the colour of what lies round it. By lightness:
/// blue ink on a yellow paper is darker, yet has more blue.
cv::Mat painted_over(const cv::Mat& rgb, int thick) {
  cv::Mat light, closed, ink;
  cv::cvtColor(rgb, light, cv::COLOR_RGB2GRAY);
  cv::morphologyEx(light, closed, cv::MORPH_CLOSE, disc(thick));
  ink = (closed - light) > 9;
  cv::dilate(ink, ink, disc(3));
  cv::Mat paper = ~ink, sum, count, weight, color;
  rgb.convertTo(color, CV_32FC3);
  color.setTo(cv::Scalar::all(0), ink);
  paper.convertTo(weight, CV_32F, 1 / 255.0);
  const cv::Size box{thick | 1, thick | 1};
  cv::boxFilter(color, sum, CV_32F, box);
  cv::boxFilter(weight, count, CV_32F, box);
  cv::Mat out = rgb.clone();
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) {
      const float share = count.at<float>(y, x);
      if (ink.at<uchar>(y, x) == 0 || share < 0.01f) continue;
      const cv::Vec3f c = sum.at<cv::Vec3f>(y, x) / share;
      for (int k = 0; k < 3; ++k) out.at<cv::Vec3b>(y, x)[k] = cv::saturate_cast<uchar>(c[k]);
    }
  return out;
}

}  // namespace

cv::Mat evenly_lit(const cv::Mat& lightness) {
  // A bent plane laid through all of it, then again through what lies near that.
  std::vector<cv::Vec6d> places;
  std::vector<double> values;
  const auto place = [&](int x, int y) {
    const double u = double(x) / lightness.cols - 0.5, v = double(y) / lightness.rows - 0.5;
    return cv::Vec6d{1, u, v, u * u, u * v, v * v};
  };
  for (int y = 4; y < lightness.rows; y += 8)
    for (int x = 4; x < lightness.cols; x += 8) {
      places.push_back(place(x, y));
      values.push_back(lightness.at<uchar>(y, x));
    }
  cv::Vec6d bent{cv::mean(values)[0], 0, 0, 0, 0, 0};
  for (const double near : {1e9, 30.0, 15.0, 10.0}) {
    cv::Matx<double, 6, 6> a = cv::Matx<double, 6, 6>::eye() * 1e-6;
    cv::Vec6d b;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (std::abs(values[i] - places[i].dot(bent)) > near) continue;
      a += places[i] * places[i].t();
      b += places[i] * values[i];
    }
    bent = a.solve(b, cv::DECOMP_SVD);
  }
  cv::Mat out(lightness.size(), CV_8U);
  for (int y = 0; y < lightness.rows; ++y)
    for (int x = 0; x < lightness.cols; ++x)
      out.at<uchar>(y, x) =
          cv::saturate_cast<uchar>(128 + 2 * (lightness.at<uchar>(y, x) - place(x, y).dot(bent)));
  return out;
}

Ground ground_of(const cv::Mat& rgb) {
  Ground out;
  cv::Mat soft, plain;
  cv::GaussianBlur(rgb, soft, {}, 1.0);
  cv::cvtColor(soft, plain, cv::COLOR_RGB2Lab);
  // Strokes are darker than what they stand on, and thin.
  const int stroke = std::max(5, std::max(rgb.cols, rgb.rows) / 90);
  cv::Mat no_ink = painted_over(soft, stroke);
  cv::medianBlur(no_ink, no_ink, 5);
  cv::cvtColor(no_ink, out.lab, cv::COLOR_RGB2Lab);
  const int blot = std::max(9, std::max(rgb.cols, rgb.rows) / 45);
  cv::cvtColor(painted_over(no_ink, blot), out.calm, cv::COLOR_RGB2Lab);
  out.edges = changes_of(out.lab);
  cv::extractChannel(plain, out.light, 0);
  out.noise = std::max(0.3, value_at(out.edges, 0.5));
  return out;
}

void each_mask(const Ground& ground, const std::function<void(cv::Mat&)>& take) {
  std::vector<cv::Mat> channels;
  cv::split(ground.lab, channels);
  for (const cv::Mat& channel : channels) {
    by_levels(channel, take);
    by_neighbours(channel, take);
  }
  const cv::Mat even = evenly_lit(channels[0]);
  by_levels(even, take);
  cv::Mat mask;
  const double usual = value_at(even, 0.5);
  for (const double off : {-28.0, -20.0, -12.0, 12.0, 20.0, 28.0}) {
    cv::threshold(even, mask, usual + off, 255,
                  off < 0 ? cv::THRESH_BINARY_INV : cv::THRESH_BINARY);
    take(mask);
  }
  by_colors(ground.lab, take);
  by_edges(ground, take);
  by_faint_edges(ground.lab, take);
}

}  // namespace cutter
