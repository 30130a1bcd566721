// Masks: where in a photo paper may lie, by lightness, by colour and by edges: each a guess, of which some are right
// for papers on wood, some for white on white. What is no outline of paper falls away later. Pure; any thread.
#pragma once

#include <functional>
#include <opencv2/core.hpp>

namespace cutter {

/// A photo prepared: what is written is painted over, as far as strokes are thin.
struct Ground {
  cv::Mat lab;    // CV_8UC3, without what is written
  cv::Mat calm;   // the same without thick and close writing; narrow gaps are gone, too
  cv::Mat edges;  // CV_32F, how much it changes from one pixel to the next, without what is written
  cv::Mat light;  // CV_8U, lightness with all that is written and every thin shadow
  double noise = 0;  // of `edges` where nothing is
};

Ground ground_of(const cv::Mat& rgb);

/// Lightness without what the light of the room does to it: where it is as usual, 128; twice as contrasty.
cv::Mat evenly_lit(const cv::Mat& lightness);

/// Each mask in turn: CV_8U, 255 where paper may lie. It is written over afterwards.
void each_mask(const Ground& ground, const std::function<void(cv::Mat&)>& take);

}  // namespace cutter
