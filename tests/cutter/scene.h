// Photos of papers on a table or a wall, painted for tests, with what is true about them: seen askew, in uneven
// light, with noise, a cup and a hand.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "cutter/quad.h"

namespace cutter {

struct Truth {
  Quad corners;
  int color = 0;  // as in kPaints
};

struct SceneWish {
  enum class Ground { wood, dark, wall, gray, board };
  Ground ground = Ground::wood;
  int papers = 12;
  bool colored = true;     // or white
  double white = 0.15;     // of the coloured ones, so many are white
  double askew = 0.18;     // how far the corners of the table move
  double most_turn = 0.4;  // rad
  bool touching = true;
  bool things = true;  // a cup, a hand
  double shadow = 0.35, noise = 4;
  bool glare = true;
};

struct Scene {
  cv::Mat rgb;
  std::vector<Truth> papers;
};

/// Yellow, rose, sky, green, violet, white, as sticky notes are; red first.
inline const std::array<cv::Vec3d, 6> kPaints{{{250, 228, 92},
                                               {248, 150, 178},
                                               {128, 200, 238},
                                               {160, 218, 122},
                                               {186, 160, 222},
                                               {246, 245, 240}}};

class ScenePainter {
 public:
  explicit ScenePainter(std::uint64_t seed) : dice_(seed * 7919 + 17) {}

  Scene paint(const SceneWish& wish, cv::Size size = {1600, 1200}) {
    size_ = size;
    Scene out;
    ground(wish);
    tilt(wish.askew);
    if (wish.things) things();
    lay(wish, out);
    if (wish.things) hand();
    light(wish);
    out.rgb = rgb_;
    return out;
  }

  /// One written paper, and nothing round it.
  cv::Mat one_paper(cv::Size size, cv::Vec3d paint) {
    size_ = size;
    rgb_ = cv::Mat(size, CV_8UC3, cv::Scalar(paint[0], paint[1], paint[2]));
    across_ = cv::Mat::eye(3, 3, CV_64F);
    const float w = float(size.width), h = float(size.height);
    write({w / 2, h / 2}, 0, w * 0.9f, h * 0.9f);
    SceneWish wish;
    wish.glare = false;
    light(wish);
    return rgb_;
  }

  double chance() { return dice_.uniform(0.0, 1.0); }
  double between(double a, double b) { return dice_.uniform(a, b); }

 private:
  cv::Point2f seen(cv::Point2f p) const {
    std::vector<cv::Point2f> in{p}, out;
    cv::perspectiveTransform(in, out, across_);
    return out[0];
  }

  void fill(const std::vector<cv::Point2f>& shape, const cv::Scalar& color) {
    std::vector<cv::Point> fixed;
    for (const cv::Point2f& p : shape) fixed.emplace_back(cvRound(p.x * 16), cvRound(p.y * 16));
    cv::fillPoly(rgb_, std::vector<std::vector<cv::Point>>{fixed}, color, cv::LINE_AA, 4);
  }

  void ground(const SceneWish& wish) {
    using G = SceneWish::Ground;
    const cv::Vec3d base = wish.ground == G::wood    ? cv::Vec3d{150, 104, 66}
                           : wish.ground == G::dark  ? cv::Vec3d{58, 52, 50}
                           : wish.ground == G::wall  ? cv::Vec3d{226, 224, 218}
                           : wish.ground == G::board ? cv::Vec3d{52, 92, 76}
                                                     : cv::Vec3d{150, 152, 156};
    rgb_ = cv::Mat(size_, CV_8UC3, cv::Scalar(base[0], base[1], base[2]));
    if (wish.ground != G::wood) return;
    cv::Mat grain(size_.height, size_.width, CV_32F), fine(size_.height, size_.width, CV_32F);
    dice_.fill(grain, cv::RNG::NORMAL, 0, 60);
    cv::GaussianBlur(grain, grain, {}, 60, 1.5);
    dice_.fill(fine, cv::RNG::NORMAL, 0, 6);
    cv::Mat three, sum = grain * 4 + fine;
    cv::merge(std::vector<cv::Mat>{sum, sum * 0.8, sum * 0.6}, three);
    cv::Mat real;
    rgb_.convertTo(real, CV_32FC3);
    real += three;
    real.convertTo(rgb_, CV_8UC3);
  }

  void tilt(double askew) {
    const float w = float(size_.width), h = float(size_.height);
    const auto off = [&](float side) { return float(between(0, askew)) * side * 0.5f; };
    const std::array<cv::Point2f, 4> from{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    const std::array<cv::Point2f, 4> to{{{off(w), off(h)},
                                         {w - off(w), off(h)},
                                         {w - off(w) * 0.3f, h - off(h) * 0.3f},
                                         {off(w) * 0.3f, h - off(h) * 0.3f}}};
    across_ = cv::getPerspectiveTransform(from.data(), to.data());
  }

  void things() {
    const cv::Point cup(int(size_.width * 0.9), int(size_.height * 0.14));
    const int r = size_.width / 17;
    cv::circle(rgb_, cup, r, {235, 235, 232}, -1, cv::LINE_AA);
    cv::circle(rgb_, cup, r * 4 / 5, {92, 56, 30}, -1, cv::LINE_AA);
    cv::line(rgb_, {size_.width / 40, size_.height / 2}, {size_.width / 30, size_.height * 3 / 4},
             {30, 40, 120}, size_.width / 130, cv::LINE_AA);
  }

  void hand() {
    const cv::Scalar skin{222, 174, 146};
    const cv::Point at(int(size_.width * 0.95), int(size_.height * 0.9));
    cv::ellipse(rgb_, at, {size_.width / 14, size_.width / 18}, 20, 0, 360, skin, -1, cv::LINE_AA);
    for (int i = 0; i < 4; ++i)
      cv::ellipse(rgb_, at + cv::Point(-size_.width / 14, -size_.width / 26 + i * size_.width / 46),
                  {size_.width / 22, size_.width / 110}, 14.0 - 7 * i, 0, 360, skin, -1,
                  cv::LINE_AA);
  }

  void write(cv::Point2f at, float turn, float w, float h) {
    const int lines = 2 + int(chance() * 2);
    const float size = h / float(lines + 1) * 0.62f;
    const cv::Scalar ink = chance() < 0.7 ? cv::Scalar(34, 34, 40) : cv::Scalar(30, 50, 140);
    const auto place = [&](float x, float y) {
      const float c = std::cos(turn), s = std::sin(turn);
      return seen({at.x + x * c - y * s, at.y + x * s + y * c});
    };
    for (int line = 0; line < lines; ++line) {
      const float y = -h / 2 + h * float(line + 1) / float(lines + 1);
      const int letters = 3 + int(chance() * 5);
      for (int k = 0; k < letters; ++k) {
        const float x = -w * 0.38f + w * 0.76f * float(k) / 7.0f;
        for (int stroke = 0; stroke < 4; ++stroke) {
          std::vector<cv::Point> points;
          for (int p = 0; p < 3; ++p) {
            const cv::Point2f q = place(x + float(between(0, 0.9)) * std::min(size, w / 8),
                                        y + float(between(-0.5, 0.5)) * size);
            points.emplace_back(cvRound(q.x * 16), cvRound(q.y * 16));
          }
          cv::polylines(rgb_, points, false, ink, std::max(1, int(h / 55)), cv::LINE_AA, 4);
        }
      }
    }
  }

  void lay(const SceneWish& wish, Scene& out) {
    const int columns = std::max(1, int(std::ceil(std::sqrt(wish.papers * 1.35))));
    const int rows = (wish.papers + columns - 1) / columns;
    const float cell_w = float(size_.width) * 0.86f / float(columns);
    const float cell_h = float(size_.height) * 0.94f / float(rows);
    const bool square = chance() < 0.5;
    const float side = std::min(cell_w, square ? cell_h : cell_h * 1.4f) * 0.74f;
    const float w = side, h = square ? side : side * 0.68f;
    const int only = int(chance() * 5.99);
    for (int i = 0; i < wish.papers; ++i) {
      const int row = i / columns, column = i % columns;
      cv::Point2f at{float(size_.width) * 0.02f + cell_w * (float(column) + 0.5f),
                     float(size_.height) * 0.03f + cell_h * (float(row) + 0.5f)};
      const float room_w = std::max(0.0f, (cell_w - w) / 2),
                  room_h = std::max(0.0f, (cell_h - h) / 2);
      float turn = float(between(-1, 1) * wish.most_turn) *
                   std::min(1.0f, 2.2f * std::min(room_w, room_h) / side);
      at += {float(between(-0.5, 0.5)) * room_w, float(between(-0.5, 0.5)) * room_h};
      // The second of two is pushed against the first.
      if (wish.touching && column % 3 == 1 && row % 2 == 0 && i > 0) {
        turn = last_turn_ + float(between(-0.02, 0.02));
        const float c = std::cos(turn), s = std::sin(turn);
        at = last_at_ + cv::Point2f{c, s} * (w + float(between(0.5, 3))) +
             cv::Point2f{-s, c} * float(between(-0.16, 0.16) * h);
      }
      int paint = 5;
      if (wish.colored)
        paint = chance() < wish.white ? 5 : (chance() < 0.25 ? only % 5 : int(chance() * 4.99));
      paper(at, turn, w, h, paint, out);
      last_at_ = at;
      last_turn_ = turn;
    }
  }

  void paper(cv::Point2f at, float turn, float w, float h, int paint, Scene& out) {
    const float c = std::cos(turn), s = std::sin(turn);
    std::vector<cv::Point2f> corners;
    for (const cv::Point2f p : {cv::Point2f{-w, -h}, {w, -h}, {w, h}, {-w, h}})
      corners.push_back(seen({at.x + (p.x * c - p.y * s) / 2, at.y + (p.x * s + p.y * c) / 2}));
    cast_shadow(corners);
    const cv::Vec3d k = kPaints[std::size_t(paint)] * between(0.94, 1.0);
    fill(corners, {k[0], k[1], k[2]});
    write(at, turn, w, h);
    out.papers.push_back({{corners[0], corners[1], corners[2], corners[3]}, paint});
  }

  void cast_shadow(std::vector<cv::Point2f> corners) {
    for (cv::Point2f& p : corners) p += cv::Point2f{2.5f, 3.0f};
    cv::Rect box = cv::boundingRect(corners);
    box = cv::Rect(box.x - 12, box.y - 12, box.width + 24, box.height + 24) & cv::Rect({}, size_);
    if (box.area() <= 0) return;
    cv::Mat shade = cv::Mat::zeros(box.size(), CV_32F);
    std::vector<cv::Point> local;
    for (const cv::Point2f& p : corners)
      local.emplace_back(cvRound(p.x) - box.x, cvRound(p.y) - box.y);
    cv::fillConvexPoly(shade, local, 1.0);
    cv::GaussianBlur(shade, shade, {}, 3);
    cv::Mat part = rgb_(box), real, three;
    part.convertTo(real, CV_32FC3);
    cv::Mat less = 1 - 0.35 * shade;
    cv::merge(std::vector<cv::Mat>{less, less, less}, three);
    real = real.mul(three);
    real.convertTo(part, CV_8UC3);
  }

  void light(const SceneWish& wish) {
    cv::Mat real, factor(size_, CV_32F);
    rgb_.convertTo(real, CV_32FC3);
    const double way = between(0, 2 * CV_PI), cx = std::cos(way), cy = std::sin(way);
    const cv::Point2d shine(between(0.2, 0.8) * size_.width, between(0.2, 0.8) * size_.height);
    cv::Mat glare = cv::Mat::zeros(size_, CV_32F);
    for (int y = 0; y < size_.height; ++y)
      for (int x = 0; x < size_.width; ++x) {
        const double u =
            (double(x) / size_.width - 0.5) * cx + (double(y) / size_.height - 0.5) * cy;
        factor.at<float>(y, x) = float(1 - wish.shadow * (u + 0.5));
        const double d = std::hypot(x - shine.x, y - shine.y) / (size_.width * 0.12);
        if (wish.glare) glare.at<float>(y, x) = float(28 * std::exp(-d * d));
      }
    const double warm = between(0.9, 1.0);
    std::vector<cv::Mat> channels;
    cv::split(real, channels);
    channels[2] *= warm;
    for (cv::Mat& channel : channels) {
      cv::Mat noise(size_, CV_32F);
      dice_.fill(noise, cv::RNG::NORMAL, 0, wish.noise);
      channel = channel.mul(factor) + glare;
      cv::GaussianBlur(channel, channel, {}, 0.8);
      channel += noise;
    }
    cv::merge(channels, real);
    real.convertTo(rgb_, CV_8UC3);
  }

  cv::RNG dice_;
  cv::Size size_;
  cv::Mat rgb_, across_;
  cv::Point2f last_at_{};
  float last_turn_ = 0;
};

struct Score {
  int there = 0, found = 0, false_ones = 0;
};

/// Found: what both have in common is most of either.
template <class Found>
Score score(const Scene& scene, const std::vector<Found>& found) {
  Score out;
  out.there = int(scene.papers.size());
  std::vector<bool> used(found.size(), false);
  for (const Truth& truth : scene.papers)
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double common = common_area(truth.corners, found[i].corners);
      const double joined = area_of(truth.corners) + area_of(found[i].corners) - common;
      if (used[i] || common < 0.85 * joined) continue;
      used[i] = true;
      ++out.found;
      break;
    }
  out.false_ones = int(std::ranges::count(used, false));
  return out;
}

}  // namespace cutter
