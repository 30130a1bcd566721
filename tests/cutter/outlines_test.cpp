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

// A sanitizer takes ten times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr int kPictures = 1;
#else
constexpr int kPictures = 2;
#endif
constexpr Ground kGrounds[] = {Ground::wood, Ground::dark, Ground::wall, Ground::gray,
                               Ground::board};
const cv::Size kPhoto{1200, 900};

void add_one(SceneWish wish, int seed, Sum& out) {
  ScenePainter painter(std::uint64_t(seed) + 100);
  wish.papers = 4 + int(painter.chance() * 16);
  const Scene scene = painter.paint(wish, kPhoto);
  const Score got = score(scene, outlines_in(scene.rgb));
  out.there += got.there;
  out.found += got.found;
  out.false_ones += got.false_ones;
  for (const Truth& truth : scene.papers)
    out.paints += int(paint_of(scene.rgb, truth.corners)) == truth.color ? 1 : 0;
}

}  // namespace

// How many it is over many more pictures: bench/papers.cpp.
TEST_CASE(
    "papers in a photo: nearly all coloured ones are found on any ground, and nearly nothing "
    "else") {
  Sum all;
  for (const Ground ground : kGrounds)
    for (int seed = 1; seed <= kPictures; ++seed) {
      SceneWish wish;
      wish.ground = ground;
      add_one(wish, seed, all);
    }
  CAPTURE(all.there);
  CAPTURE(all.found);
  CAPTURE(all.false_ones);
  CHECK(all.found >= 0.94 * all.there);
  CHECK(all.false_ones <= 0.03 * all.there);
  CHECK(all.paints >= 0.95 * all.there);
}

TEST_CASE(
    "papers in a photo: white ones are found on wood and on a dark table, most of them on a white "
    "wall") {
  const auto found_on = [](Ground ground) {
    Sum sum;
    SceneWish wish;
    wish.ground = ground;
    wish.colored = false;
    for (int seed = 1; seed <= kPictures; ++seed) add_one(wish, seed, sum);
    CHECK(sum.false_ones <= 0.1 * sum.there);
    return double(sum.found) / sum.there;
  };
  CHECK(found_on(Ground::wood) >= 0.9);
  CHECK(found_on(Ground::dark) >= 0.9);
  CHECK(found_on(Ground::wall) >= 0.5);
}

TEST_CASE("papers in a photo: where a cup, a pen and a hand lie and no paper, nothing is found") {
  for (const Ground ground : kGrounds) {
    SceneWish wish;
    wish.ground = ground;
    wish.papers = 0;
    ScenePainter painter(7);
    CAPTURE(int(ground));
    CHECK(outlines_in(painter.paint(wish, kPhoto).rgb).empty());
  }
  CHECK(outlines_in(cv::Mat(20, 20, CV_8UC3, cv::Scalar(9, 9, 9))).empty());
}

TEST_CASE("papers in a photo: two of one colour that touch are two") {
  SceneWish wish;
  wish.ground = Ground::dark;
  wish.colored = false;
  Sum sum;
  add_one(wish, 3, sum);
  CHECK(sum.found == sum.there);
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
