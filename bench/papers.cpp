// How many papers are found in painted photos, how much that is none, and how long it takes.
// bench_papers [FIRST_SEED [SEEDS [FOLDER]]]: with a folder, what was missed or false is kept there as pictures.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cutter/flat.h"
#include "cutter/guess.h"
#include "cutter/outlines.h"
#include "cutter/paint_of.h"
#include "cutter/scene.h"

namespace {

using namespace cutter;
using Ground = SceneWish::Ground;

struct Kind {
  const char* name;
  Ground ground;
  bool colored;
  bool empty;
};

constexpr Kind kKinds[] = {{"coloured on wood", Ground::wood, true, false},
                           {"coloured on a dark table", Ground::dark, true, false},
                           {"coloured on a white wall", Ground::wall, true, false},
                           {"coloured on grey", Ground::gray, true, false},
                           {"coloured on a green board", Ground::board, true, false},
                           {"white on wood", Ground::wood, false, false},
                           {"white on a dark table", Ground::dark, false, false},
                           {"white on a white wall", Ground::wall, false, false},
                           {"nothing on wood", Ground::wood, true, true},
                           {"nothing on a dark table", Ground::dark, true, true},
                           {"nothing on a white wall", Ground::wall, true, true},
                           {"nothing on grey", Ground::gray, true, true},
                           {"nothing on a green board", Ground::board, true, true}};

struct Looked {
  std::vector<Outline> found;
  double took_s = 0;
};

Looked looked_through(const cv::Mat& rgb) {
  const auto began = std::chrono::steady_clock::now();
  Looked out;
  out.found = outlines_in(rgb);
  out.took_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return out;
}

void keep(const std::string& file, const cv::Mat& rgb, const std::vector<Outline>& found) {
  cv::Mat seen = rgb.clone();
  for (const Outline& outline : found)
    for (std::size_t i = 0; i < 4; ++i)
      cv::line(seen, outline.corners[i], outline.corners[(i + 1) % 4], {255, 0, 0}, 3);
  std::ofstream out(file, std::ios::binary);
  out << "P6\n" << seen.cols << " " << seen.rows << "\n255\n";
  for (int y = 0; y < seen.rows; ++y)
    out.write(reinterpret_cast<const char*>(seen.ptr(y)), std::streamsize(seen.cols) * 3);
}

struct Wish {
  std::uint64_t first = 1001;
  int seeds = 10;
  std::string folder;
};

void measure(const Kind& kind, int number, const Wish& wish) {
  int there = 0, found = 0, false_ones = 0, spoilt = 0, paints = 0;
  double most_s = 0, sum_s = 0;
  for (int i = 0; i < wish.seeds; ++i) {
    const std::uint64_t seed = wish.first + std::uint64_t(i);
    ScenePainter painter(seed);
    SceneWish scene_wish;
    scene_wish.ground = kind.ground;
    scene_wish.colored = kind.colored;
    scene_wish.papers = kind.empty ? 0 : 4 + int(painter.chance() * 20);
    const Scene scene = painter.paint(scene_wish);
    const Looked looked = looked_through(scene.rgb);
    const Score got = score(scene, looked.found);
    there += got.there;
    found += got.found;
    false_ones += got.false_ones;
    spoilt += got.false_ones > 0 ? 1 : 0;
    most_s = std::max(most_s, looked.took_s);
    sum_s += looked.took_s;
    for (const Truth& truth : scene.papers)
      paints += int(paint_of(scene.rgb, truth.corners)) == truth.color ? 1 : 0;
    if (!wish.folder.empty() && (got.found < got.there || got.false_ones > 0))
      keep(fmt::format("{}/{}-{}.ppm", wish.folder, number, seed), scene.rgb, looked.found);
  }
  fmt::print(
      "{:28} {:4} of {:4} found ({:5.1f} %), {:3} false in {} of {} pictures, {} of the right "
      "colour, {:.2f} s each, {:.2f} s at most\n",
      kind.name, found, there, there == 0 ? 0.0 : 100.0 * found / there, false_ones, spoilt,
      wish.seeds, paints, sum_s / wish.seeds, most_s);
  std::fflush(stdout);
}

void measure_one(const Wish& wish) {
  int whole = 0, other = 0;
  for (int i = 0; i < wish.seeds; ++i)
    for (const cv::Vec3d& paint : kPaints) {
      ScenePainter painter(wish.first + std::uint64_t(i));
      const cv::Mat rgb = painter.one_paper({1200, 900}, paint);
      const Looked looked = looked_through(rgb);
      const bool all =
          looked.found.size() == 1 && area_of(looked.found[0].corners) > 0.95 * 1200 * 900;
      (all ? whole : other) += 1;
      if (!all && !wish.folder.empty())
        keep(fmt::format("{}/one-{}-{}.ppm", wish.folder, wish.first + std::uint64_t(i),
                         &paint - kPaints.data()),
             rgb, looked.found);
    }
  fmt::print("one paper fills the picture: {} of {} are one\n", whole, whole + other);
}

/// Strokes that are no letters: whatever is read there is wrong.
void measure_scribbles(const Wish& wish) {
  Guess guess;
  if (!guess.can_read()) return;
  int papers = 0, read = 0, most = 0;
  for (int i = 0; i < std::min(wish.seeds, 5); ++i) {
    ScenePainter painter(wish.first + std::uint64_t(i));
    const Scene scene = painter.paint({});
    for (const Truth& truth : scene.papers) {
      const cv::Mat writing = writing_on(flat(scene.rgb, truth.corners, 320));
      ++papers;
      read += guess.text_on(writing).empty() ? 0 : 1;
      most = std::max(most, guess.read(writing).sure);
    }
  }
  fmt::print("scribbles: {} of {} papers were given a text; the surest by {} of 100\n", read,
             papers, most);
}

}  // namespace

int main(int argc, char** argv) {
  Wish wish;
  if (argc > 1) wish.first = std::uint64_t(std::atoll(argv[1]));
  if (argc > 2) wish.seeds = std::max(1, std::atoi(argv[2]));
  if (argc > 3) wish.folder = argv[3];
  if (!wish.folder.empty()) std::filesystem::create_directories(wish.folder);
  cv::setNumThreads(1);
  int number = 0;
  for (const Kind& kind : kKinds) measure(kind, number++, wish);
  measure_one(wish);
  measure_scribbles(wish);
  return 0;
}
