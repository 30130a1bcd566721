// Quad: the outline of a piece of paper in a photo, and what such an outline looks like. Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <opencv2/core.hpp>

namespace cutter {

/// Clockwise as it is seen, px.
using Quad = std::array<cv::Point2f, 4>;
using Contour = std::vector<cv::Point>;

double area_of(const Quad& quad);
/// What they have in common, px².
double common_area(const Quad& a, const Quad& b);
/// Clockwise, and beginning with the corner that is the upper left one once the picture is turned so often by a
/// quarter, clockwise.
Quad from_upper_left(Quad quad, int quarters = 0);
/// So much of each side is left out, 0…0.5.
Quad drawn_in(const Quad& quad, float part);
Quad scaled(const Quad& quad, double by);

/// A sheet of paper seen askew can look like that: four corners near right angles, opposite sides not too
/// unlike, no strip.
bool is_paper_shaped(const Quad& quad);

/// The four sides that run along the contour; nothing where it has no such sides.
std::optional<Quad> quad_round(const Contour& contour);

}  // namespace cutter
