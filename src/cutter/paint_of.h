// Which of our six papers a paper in a photo is like. Pure; any thread.
#pragma once

#include <opencv2/core.hpp>

#include "cutter/quad.h"
#include "model/session.h"

namespace cutter {

/// What lies within the corners, without what is written.
model::PaperColor paint_of(const cv::Mat& rgb, const Quad& corners);

}  // namespace cutter
