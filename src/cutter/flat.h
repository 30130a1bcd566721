// A paper as it would lie before us: cut out of a photo, upright, in even light. Pure; any thread.
#pragma once

#include <opencv2/core.hpp>

#include "cutter/quad.h"

namespace cutter {

/// CV_8UC3 as `rgb`; a little of each edge is left out.
cv::Mat flat(const cv::Mat& rgb, const Quad& corners, int high_px);
/// CV_8U: dark writing on white.
cv::Mat writing_on(const cv::Mat& flat);

}  // namespace cutter
