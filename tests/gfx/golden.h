// What the picture tests share: a stage (context, fonts, painter) and pictures kept in
// tests/golden, compared with a tolerance. KURUMAZA_GOLDEN=write keeps what is painted now.
#pragma once

#include <memory>
#include <string>

#include "gfx/gl_context.h"
#include "gfx/painter.h"
#include "gfx/picture.h"

namespace test {

struct Stage {
  std::unique_ptr<GlContext> context;
  std::unique_ptr<text::Typesetter> typesetter;
  std::unique_ptr<gfx::Painter> painter;

  /// Nothing where there is no OpenGL, which is said; with CI=true that fails the test.
  static std::unique_ptr<Stage> create();
  gfx::Picture paint(const canvas::DrawList& list, int width, int height, double px_per_mm = 3.78);
};

std::string icons_folder();

/// CHECKs that `picture` looks like tests/golden/<name>.png; if not, <name>.out.png and
/// <name>.diff.png stay in the build folder's golden/.
void check_golden(const std::string& name, const gfx::Picture& picture);

/// The pixel's channels as 0xRRGGBB.
unsigned pixel(const gfx::Picture& picture, int x, int y);
/// The mean of the channels, 0 … 255.
double lightness(const gfx::Picture& picture, int x, int y);

extern const canvas::Color kGround, kInk, kPaper;

/// A yellow card of the usual size.
canvas::Box card_at(base::Vec2 centre, double turn = 0, double shadow = 1);

}  // namespace test
