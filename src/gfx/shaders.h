// The painter's GLSL programs. Varyings are `flat` or `noperspective` throughout: on software
// OpenGL dividing each by w costs as much as the drawing itself.
#pragma once

#include "gfx/objects.h"

namespace gfx {

struct Program {
  ProgramName name;
  GLint to_ndc = -1;  // vec4: pixel × xy + zw
};

struct Programs {
  Program box, glyph, emoji, stroke, area;
  static base::Result<Programs> create();
};

/// Makes `program` current, painting in `target`'s pixels.
void use(const Program& program, const Target& target);

}  // namespace gfx
