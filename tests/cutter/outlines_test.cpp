#include "cutter/outlines.h"

#include <doctest/doctest.h>

#include "cutter/paint_of.h"
#include "cutter/scene.h"

using namespace cutter;

namespace {

using Ground = SceneWish::Ground;

struct Sum {
  int there = 0, found = 0, false_ones = 0, paints = 0;
};

Sum over(SceneWish wish, int seeds) {
  Sum out;
  for (int seed = 1; seed <= seeds; ++seed) {
    ScenePainter painter(std::uint64_t(seed) + 100);
    wish.papers = 4 + int(painter.chance() * 16);
    const Scene scene = painter.paint(wish);
    const auto found = outlines_in(scene.rgb);
    const Score got = score(scene, found);
    out.there += got.there;
    out.found += got.found;
    out.false_ones += got.false_ones;
    for (const Truth& truth : scene.papers)
      out.paints += int(paint_of(scene.rgb, truth.corners)) == truth.color ? 1 : 0;
  }
  return out;
}

}  // namespace

TEST_CASE("papers in a photo: nearly all are found on any ground, and nearly nothing else") {
  Sum all;
  for (const Ground ground :
       {Ground::wood, Ground::dark, Ground::wall, Ground::gray, Ground::board}) {
    SceneWish wish;
    wish.ground = ground;
    const Sum got = over(wish, 4);
    CAPTURE(int(ground));
    CAPTURE(got.there);
    CAPTURE(got.found);
    CAPTURE(got.false_ones);
    CHECK(got.found >= 0.9 * got.there);
    all.there += got.there;
    all.found += got.found;
    all.false_ones += got.false_ones;
    all.paints += got.paints;
  }
  CAPTURE(all.there);
  CAPTURE(all.found);
  CAPTURE(all.false_ones);
  CHECK(all.found >= 0.95 * all.there);
  CHECK(all.false_ones <= 0.02 * all.there);
  CHECK(all.paints >= 0.95 * all.there);
}

TEST_CASE("papers in a photo: where nothing lies nothing is found") {
  for (const Ground ground :
       {Ground::wood, Ground::dark, Ground::wall, Ground::gray, Ground::board}) {
    SceneWish wish;
    wish.ground = ground;
    wish.papers = 0;
    ScenePainter painter(7);
    CHECK(outlines_in(painter.paint(wish).rgb).empty());
  }
  CHECK(outlines_in(cv::Mat(20, 20, CV_8UC3, cv::Scalar(9, 9, 9))).empty());
}

TEST_CASE("papers in a photo: one paper that fills all of it is one") {
  for (std::size_t paint = 0; paint < kPaints.size(); ++paint) {
    ScenePainter painter(paint + 1);
    const auto found = outlines_in(painter.one_paper({1200, 900}, kPaints[paint]));
    CAPTURE(paint);
    REQUIRE(found.size() == 1);
    CHECK(area_of(found[0].corners) > 0.95 * 1200 * 900);
  }
}

TEST_CASE("papers in a photo: they are told of as people read") {
  SceneWish wish;
  wish.ground = Ground::dark;
  wish.papers = 6;
  wish.askew = 0;
  wish.most_turn = 0;
  wish.touching = false;
  wish.things = false;
  ScenePainter painter(3);
  const Scene scene = painter.paint(wish);
  const auto found = outlines_in(scene.rgb);
  REQUIRE(found.size() == scene.papers.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    CHECK(common_area(found[i].corners, scene.papers[i].corners) > 0);
}
