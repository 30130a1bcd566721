// The painter's GLSL programs. Varyings are `flat` or `noperspective` throughout, but for
// `picture`: on software OpenGL dividing each by w costs as much as the drawing itself.
#pragma once

#include "gfx/objects.h"

namespace gfx {

struct Program {
  ProgramName name;
  GLint to_ndc = -1;  // vec4: pixel × xy + zw
};

/// llvmpipe draws two triangles that make an upright rectangle as one, which halves the cost of
/// small quads, but only when no varying is flat; where the quad is turned, flat ones are cheaper.
/// So boxes and glyphs have a program for each.
struct Programs {
  Program box, small_box, upright_box /* and small */, glyph, upright_glyph, emoji, stroke, area,
      picture;
  static base::Result<Programs> create();
};

/// Makes `program` current, painting in `target`'s pixels.
void use(const Program& program, const Target& target);

}  // namespace gfx
