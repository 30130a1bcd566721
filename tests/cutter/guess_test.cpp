#include "cutter/guess.h"

#include <cairo.h>
#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>
#include <string>

#include "cutter/flat.h"

using namespace cutter;

namespace {

/// A yellow paper with printed words, under a lamp.
cv::Mat paper_with(const std::string& words) {
  cv::Mat bgra(300, 460, CV_8UC4, cv::Scalar(92, 228, 250, 255));
  cairo_surface_t* const surface = cairo_image_surface_create_for_data(
      bgra.data, CAIRO_FORMAT_RGB24, bgra.cols, bgra.rows, int(bgra.step));
  cairo_t* const cr = cairo_create(surface);
  cairo_select_font_face(cr, "BIZ UDPGothic", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cr, 44);
  cairo_set_source_rgb(cr, 0.1, 0.1, 0.15);
  cairo_move_to(cr, 40, 160);
  cairo_show_text(cr, words.c_str());
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  cv::Mat rgb;
  cv::cvtColor(bgra, rgb, cv::COLOR_BGRA2RGB);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) rgb.at<cv::Vec3b>(y, x) *= 1.0 - 0.4 * double(x) / rgb.cols;
  return rgb;
}

const Quad kAll{cv::Point2f{0, 0}, {460, 0}, {460, 300}, {0, 300}};

}  // namespace

TEST_CASE("guess: printed words are read, in uneven light too") {
  Guess guess;
  if (!guess.can_read()) return;  // without tesseract-ocr-jpn texts stay empty
  const cv::Mat writing = writing_on(flat(paper_with("公園の水飲み場"), kAll, 320));
  CHECK(guess.text_on(writing) == "公園の水飲み場");
}

TEST_CASE("guess: scribbles and an empty paper are no text") {
  Guess guess;
  cv::Mat scribble(320, 480, CV_8U, cv::Scalar(255));
  cv::RNG dice(5);
  for (int i = 0; i < 30; ++i)
    cv::line(scribble, {dice.uniform(40, 440), dice.uniform(60, 260)},
             {dice.uniform(40, 440), dice.uniform(60, 260)}, 20, 3, cv::LINE_AA);
  CHECK(guess.text_on(scribble).empty());
  CHECK(guess.text_on(cv::Mat(320, 480, CV_8U, cv::Scalar(255))).empty());
}

TEST_CASE("guess: without its model nothing is read, and nothing fails") {
  Guess guess("/nowhere");
  CHECK_FALSE(guess.can_read());
  CHECK(guess.text_on(cv::Mat(320, 480, CV_8U, cv::Scalar(255))).empty());
}
