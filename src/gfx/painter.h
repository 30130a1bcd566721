// Painter: paints draw lists with OpenGL 3.3, in few draw calls: per run of layers one for each
// kind of thing. Made, used and destroyed while the same context is current; one thread.
//  1. It leaves no texture, program, array or scissor state that others may rely on.
//  2. What it paints outside the given clips is nothing.
#pragma once

#include <memory>
#include <span>

#include "base/file_system.h"
#include "gfx/picture.h"
#include "gfx/target.h"
#include "text/typesetter.h"

namespace gfx {

class Offscreen;

class Painter {
 public:
  /// `typesetter` (which made the layouts that will come) must outlive the painter; `icons` is the
  /// folder assets/icons. Fails with `unavailable` when the driver refuses a shader.
  static base::Result<std::unique_ptr<Painter>> create(const text::Typesetter& typesetter,
                                                       const base::Path& icons);
  ~Painter();

  /// Paints `list` over what `target` shows, within each of `clips` (which must not overlap).
  void paint(const Target& target, const canvas::DrawList& list, const View& view,
             std::span<const RectPx> clips);
  void paint(const Target& target, const canvas::DrawList& list, const View& view,
             const RectPx& clip) {
    paint(target, list, view, std::span(&clip, 1));
  }
  /// Fills `clip` with an opaque colour.
  void fill(const Target& target, const RectPx& clip, const canvas::Color& color);

  /// Shows `from` (pixels, within `source`) of another picture as `to`, softened where it grows or
  /// shrinks.
  void stretch(const Target& target, const RectPx& to, const Offscreen& source,
               const base::Rect& from);
  /// Returns when all that was asked for is painted.
  void finish();

  /// Draw calls and quads of the last paint(), for benchmarks and tests.
  struct Figures {
    int draw_calls = 0;
    std::size_t boxes = 0, glyphs = 0;
  };
  const Figures& figures() const;

 private:
  Painter();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `list` on `ground`, `width` × `height` pixels: small pictures of maps, exports.
Picture render_to_picture(Painter& painter, const canvas::DrawList& list, const View& view,
                          int width, int height, const canvas::Color& ground);

/// The view that shows `mm` whole in the middle of width × height pixels, `margin_px` from its
/// edges.
View view_of(const base::Rect& mm, int width, int height, double margin_px = 0);

}  // namespace gfx
