// The program itself, as a table starts it.
#include <doctest/doctest.h>

#include <atomic>
#include <cstring>

#include "cutter/scene.h"
#include "phone/paper_process.h"

using namespace cutter;

namespace {

phone::Pixels pixels_of(const cv::Mat& rgb) {
  cv::Mat rgba;
  cv::cvtColor(rgb, rgba, cv::COLOR_RGB2RGBA);
  phone::Pixels out;
  out.width = rgb.cols;
  out.height = rgb.rows;
  out.rgba.resize(rgba.total() * 4);
  std::memcpy(out.rgba.data(), rgba.data, out.rgba.size());
  return out;
}

}  // namespace

TEST_CASE("kurumaza-read-paper: it tells where papers lie, and how far it is") {
  SceneWish wish;
  wish.ground = SceneWish::Ground::dark;
  wish.papers = 4;
  wish.touching = false;
  ScenePainter painter(11);
  const Scene scene = painter.paint(wish, {800, 600});
  phone::PaperProgress progress;
  const auto got = phone::cut_apart(KURUMAZA_READ_PAPER, pixels_of(scene.rgb), 0, progress, 100);
  REQUIRE(got.ok());
  REQUIRE(got.value().size() == 4);
  CHECK(progress.of == 4);
  for (const paper::FoundPaper& paper : got.value()) {
    CHECK(paper.sure > 0.5);
    CHECK(paper.text.empty());  // scribbles
  }
}

TEST_CASE("kurumaza-read-paper: a picture whose size is nonsense ends it, and it says nothing") {
  phone::Pixels none;
  none.width = 1 << 30;
  none.height = 1 << 30;
  phone::PaperProgress progress;
  CHECK_FALSE(phone::cut_apart(KURUMAZA_READ_PAPER, none, 0, progress, 100).ok());
}
