#include "cutter/quad.h"

#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>

#include "cutter/parted.h"

using namespace cutter;

namespace {

Quad box(float x, float y, float w, float h) {
  return {cv::Point2f{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
}

Contour contour_of(const std::vector<std::vector<cv::Point>>& shapes) {
  cv::Mat mask = cv::Mat::zeros(600, 800, CV_8U);
  for (const auto& shape : shapes) cv::fillConvexPoly(mask, shape, 255);
  std::vector<Contour> contours;
  cv::findContours(mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  REQUIRE(contours.size() == 1);
  return contours[0];
}

}  // namespace

TEST_CASE("quads: papers seen askew are paper-shaped; strips, kites and splinters are not") {
  CHECK(is_paper_shaped(box(0, 0, 100, 100)));
  CHECK(is_paper_shaped(box(0, 0, 150, 100)));
  CHECK(is_paper_shaped({cv::Point2f{10, 0}, {110, 8}, {102, 90}, {0, 84}}));
  CHECK_FALSE(is_paper_shaped(box(0, 0, 400, 100)));
  CHECK_FALSE(is_paper_shaped({cv::Point2f{50, 0}, {100, 90}, {50, 100}, {0, 90}}));
  CHECK_FALSE(is_paper_shaped({cv::Point2f{0, 0}, {100, 0}, {30, 100}, {0, 100}}));
  CHECK_FALSE(is_paper_shaped({cv::Point2f{0, 0}, {100, 100}, {100, 0}, {0, 100}}));
}

TEST_CASE("quads: the first corner is the upper left one as it is read") {
  const Quad turned{cv::Point2f{100, 0}, {100, 100}, {0, 100}, {0, 0}};
  CHECK(from_upper_left(turned)[0] == cv::Point2f{0, 0});
  CHECK(from_upper_left(turned)[1] == cv::Point2f{100, 0});
  // Turned clockwise once, what was the lower left corner is the upper left one.
  CHECK(from_upper_left(turned, 1)[0] == cv::Point2f{0, 100});
  CHECK(from_upper_left(turned, 2)[0] == cv::Point2f{100, 100});
  CHECK(from_upper_left(turned, -1)[0] == cv::Point2f{100, 0});
}

TEST_CASE("quads: a contour's sides are found to the pixel, a circle has none") {
  const auto quad = quad_round(contour_of({{{100, 100}, {300, 120}, {290, 260}, {95, 240}}}));
  REQUIRE(quad);
  CHECK(common_area(*quad, {cv::Point2f{100, 100}, {300, 120}, {290, 260}, {95, 240}}) >
        0.98 * area_of(*quad));
  std::vector<cv::Point> circle;
  cv::ellipse2Poly({300, 300}, {100, 100}, 0, 0, 360, 5, circle);
  CHECK_FALSE(quad_round(contour_of({circle})));
  CHECK(papers_within(contour_of({circle})).empty());
}

TEST_CASE("quads: papers that touch are parted") {
  const auto pair = papers_within(contour_of({{{100, 100}, {250, 100}, {250, 200}, {100, 200}},
                                              {{250, 140}, {400, 140}, {400, 240}, {250, 240}}}));
  REQUIRE(pair.size() == 2);
  CHECK(area_of(pair[0]) == doctest::Approx(15000).epsilon(0.06));
  CHECK(area_of(pair[1]) == doctest::Approx(15000).epsilon(0.06));
}
