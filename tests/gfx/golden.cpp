#include "gfx/golden.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "gfx/load_gl.h"

namespace test {

const canvas::Color kGround{246, 241, 230}, kInk{43, 38, 34}, kPaper{250, 228, 150};

std::string icons_folder() { return std::string(KURUMAZA_SOURCE_DIR) + "/assets/icons"; }

std::unique_ptr<Stage> Stage::create() {
  auto stage = std::make_unique<Stage>();
  std::string why;
  stage->context = GlContext::create(why);
  if (!stage->context) {
    const char* ci = std::getenv("CI");
    if (ci && std::string(ci) == "true")
      FAIL("no OpenGL to test on: " << why);
    else
      MESSAGE("skipped: no OpenGL to test on: " << why);
    return nullptr;
  }
  const auto loaded = gfx::load_gl(GlContext::get_proc_address);
  REQUIRE(loaded.ok());
  const std::filesystem::path staged = std::filesystem::path(KURUMAZA_BINARY_DIR) / "assets/fonts";
  auto typesetter = text::Typesetter::create(
      std::filesystem::exists(staged) ? staged : "/usr/share/fonts/truetype/bizud-gothic");
  REQUIRE(typesetter.ok());
  stage->typesetter = std::move(typesetter).value();
  auto painter = gfx::Painter::create(*stage->typesetter, icons_folder());
  REQUIRE(painter.ok());
  stage->painter = std::move(painter).value();
  return stage;
}

gfx::Picture Stage::paint(const canvas::DrawList& list, int width, int height, double px_per_mm) {
  return gfx::render_to_picture(*painter, list, gfx::screen_view(px_per_mm), width, height,
                                kGround);
}

canvas::Box card_at(base::Vec2 centre, double turn, double shadow) {
  canvas::Box b;
  b.centre = centre;
  b.size = {75, 50};
  b.turn = turn;
  b.radius = 2;
  b.fill = kPaper;
  b.edge = {43, 38, 34, 38};
  b.edge_width = 0.25;
  b.shadow = shadow;
  return b;
}

unsigned pixel(const gfx::Picture& p, int x, int y) {
  const auto* c = p.rgba.data() + (static_cast<std::size_t>(y) * p.width + x) * 4;
  return static_cast<unsigned>(c[0]) << 16 | static_cast<unsigned>(c[1]) << 8 | c[2];
}

double lightness(const gfx::Picture& p, int x, int y) {
  const unsigned c = pixel(p, x, y);
  return ((c >> 16) + (c >> 8 & 255) + (c & 255)) / 3.0;
}

namespace {

void save(const std::filesystem::path& path, const gfx::Picture& p) {
  std::filesystem::create_directories(path.parent_path());
  const std::string png = gfx::to_png(p);
  std::ofstream(path, std::ios::binary).write(png.data(), static_cast<std::streamsize>(png.size()));
}

// Rounding differs from driver to driver; shapes and places do not.
constexpr int kUnlike = 40;            // in one channel
constexpr double kMostUnlike = 0.004;  // of all pixels
constexpr double kMeanUnlike = 1.0;

}  // namespace

void check_golden(const std::string& name, const gfx::Picture& picture) {
  CAPTURE(name);
  const std::filesystem::path kept =
      std::filesystem::path(KURUMAZA_SOURCE_DIR) / "tests/golden" / (name + ".png");
  const std::filesystem::path out = std::filesystem::path(KURUMAZA_BINARY_DIR) / "golden";
  const char* mode = std::getenv("KURUMAZA_GOLDEN");
  if (mode && std::string(mode) == "write") save(kept, picture);
  std::ifstream in(kept, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto golden = gfx::read_picture(bytes);
  bool alike = golden.ok() && golden->width == picture.width && golden->height == picture.height;
  CHECK_MESSAGE(alike, "there is a picture of this size at " << kept.string());
  if (alike) {
    gfx::Picture diff = picture;
    double sum = 0;
    std::size_t unlike = 0;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
      int most = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        const int d = std::abs(picture.rgba[i + k] - golden->rgba[i + k]);
        most = std::max(most, d);
        sum += d;
        diff.rgba[i + k] = static_cast<std::uint8_t>(std::max(0, 255 - 4 * d));
      }
      if (most > kUnlike) ++unlike;
    }
    const double pixels = static_cast<double>(picture.rgba.size()) / 4;
    const double mean = sum / pixels / 3, share = static_cast<double>(unlike) / pixels;
    CHECK(mean <= kMeanUnlike);
    CHECK(share <= kMostUnlike);
    alike = mean <= kMeanUnlike && share <= kMostUnlike;
    if (!alike) save(out / (name + ".diff.png"), diff);
  }
  if (!alike) save(out / (name + ".out.png"), picture);
}

}  // namespace test
