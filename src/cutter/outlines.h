// Outlines: the pieces of paper in a photo, as the four corners of each. Many guesses are made, by lightness, colour
// and edges; each is weighed by what an outline of paper is like, and of those that say the same the best stays.
// Pure; any thread.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "cutter/quad.h"

namespace cutter {

struct Outline {
  Quad corners;     // px of the photo
  double sure = 0;  // 0…1
};

/// CV_8UC3, red first. As people read: row by row, once the picture is turned so often by a quarter, clockwise. The
/// whole picture where nothing but one written paper is seen.
std::vector<Outline> outlines_in(const cv::Mat& rgb, int quarters = 0);

}  // namespace cutter
