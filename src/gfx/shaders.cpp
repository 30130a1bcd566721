#include "gfx/shaders.h"

namespace gfx {

namespace {

// One instance a box; the quad is the box grown by its shadow. Lengths in pixels.
// STEADY is how what is equal all over a quad reaches its pixels: see Programs.
constexpr const char* kBoxVertex = R"(
layout(location = 0) in vec4 place;   // centre, half size
layout(location = 1) in vec4 form;    // cos, sin, radius, edge width
layout(location = 2) in vec4 soft;    // shadow offset, shadow blur, greek line height, half width
layout(location = 3) in vec4 fill_color;
layout(location = 4) in vec4 edge_color;
layout(location = 5) in vec4 ink_color;
layout(location = 6) in vec4 extra;   // greek lines, shadow strength, last line's share
uniform vec4 to_ndc;
noperspective out vec2 at;
STEADY out vec4 shape;    // half size of the inner rectangle, radius, edge width
STEADY out vec4 shade;    // shadow offset turned, 1 / (2 blur), strength
STEADY out vec4 blurred;  // half size of the shadow's inner rectangle, its radius; greek line height
STEADY out vec4 fill;
STEADY out vec4 edge;   // as it looks on the fill
STEADY out vec4 ink;    // likewise
STEADY out vec4 greek;  // 1 / line height, lines, half width, last line's width
void main() {
  // Corners 0 1 2, 2 1 3: two triangles that share their places exactly.
  int id = gl_VertexID < 3 ? gl_VertexID : gl_VertexID == 3 ? 2 : gl_VertexID == 4 ? 1 : 3;
  vec2 corner = vec2((id & 1) * 2 - 1, (id >> 1) * 2 - 1);
  at = corner * (place.zw + max(1.0, soft.x + soft.y));
  vec2 p = place.xy + vec2(at.x * form.x - at.y * form.y, at.x * form.y + at.y * form.x);
  gl_Position = vec4(p * to_ndc.xy + to_ndc.zw, 0.0, 1.0);
  shape = vec4(place.zw - form.z, form.zw);
  float shadow_radius = min(max(form.z, soft.y), min(place.z, place.w));
  blurred = vec4(place.zw - shadow_radius, shadow_radius, soft.z);
  shade = vec4(form.y * soft.x, form.x * soft.x, 0.5 / max(soft.y, 0.5), extra.y);
  fill = vec4(fill_color.rgb * fill_color.a, fill_color.a);
  edge = fill * (1.0 - edge_color.a) + vec4(edge_color.rgb * edge_color.a, edge_color.a);
  ink = fill * (1.0 - ink_color.a) + vec4(ink_color.rgb * ink_color.a, ink_color.a);
  float lines = floor(extra.x * 255.0 + 0.5);
  greek = vec4(1.0 / max(soft.z, 0.01), lines, soft.w, 2.0 * soft.w * extra.z);
})";

constexpr const char* kBoxFragment = R"(
noperspective in vec2 at;
STEADY in vec4 shape;
STEADY in vec4 shade;
STEADY in vec4 blurred;
STEADY in vec4 fill;
STEADY in vec4 edge;
STEADY in vec4 ink;
STEADY in vec4 greek;
out vec4 color;
void main() {
  vec2 q = abs(at) - shape.xy;
  vec2 o = max(q, 0.0);
  float d = sqrt(dot(o, o)) + min(max(q.x, q.y), 0.0) - shape.z;
  float cover = clamp(0.5 - d, 0.0, 1.0);
  float rim = clamp(d + shape.w + 0.5, 0.0, 1.0) * min(shape.w, 1.0);
  vec4 body = mix(fill, edge, rim);
  // Greek: line k runs from its middle k + 0.5; all start at the left.
  float y = at.y * greek.x + 0.5 * greek.y;
  float k = floor(y);
  float width = k > greek.y - 1.5 ? greek.w : 2.0 * greek.z;
  float x = at.x + greek.z;
  float stroke = clamp((0.21 - abs(y - k - 0.5)) * blurred.w + 0.5, 0.0, 1.0) *
                 clamp(min(x, width - x) + 0.5, 0.0, 1.0);
  stroke = y * (greek.y - y) > 0.0 ? stroke : 0.0;
  body = mix(body, ink, stroke);
  // Within the shadow's own radius its distance needs no inner part: it is dark there anyway.
  vec2 far = max(abs(at - shade.xy) - blurred.xy, 0.0);
  float s = clamp((blurred.z - sqrt(dot(far, far))) * shade.z + 0.5, 0.0, 1.0);
  float dark = s * s * (3.0 - 2.0 * s) * shade.w * (1.0 - cover);
  color = body * cover + vec4(vec3(0.20, 0.13, 0.07) * dark, dark);
})";

// Boxes so small that neither shadow nor rounding nor edge is seen: by far the most on a full
// table, and each costs its own set-up, so there is as little of that as can be.
constexpr const char* kSmallBoxVertex = R"(
layout(location = 0) in vec4 place;
layout(location = 1) in vec4 form;
layout(location = 2) in vec4 soft;
layout(location = 3) in vec4 fill_color;
layout(location = 5) in vec4 ink_color;
layout(location = 6) in vec4 extra;
uniform vec4 to_ndc;
noperspective out vec2 at;
STEADY out vec4 fill;
STEADY out vec4 ink;
STEADY out vec4 greek;  // as above
STEADY out vec3 size;   // half size, greek line height
void main() {
  int id = gl_VertexID < 3 ? gl_VertexID : gl_VertexID == 3 ? 2 : gl_VertexID == 4 ? 1 : 3;
  at = vec2((id & 1) * 2 - 1, (id >> 1) * 2 - 1) * (place.zw + 0.5);
  vec2 p = place.xy + vec2(at.x * form.x - at.y * form.y, at.x * form.y + at.y * form.x);
  gl_Position = vec4(p * to_ndc.xy + to_ndc.zw, 0.0, 1.0);
  fill = vec4(fill_color.rgb * fill_color.a, fill_color.a);
  ink = fill * (1.0 - ink_color.a) + vec4(ink_color.rgb * ink_color.a, ink_color.a);
  greek = vec4(1.0 / max(soft.z, 0.01), floor(extra.x * 255.0 + 0.5), soft.w,
               2.0 * soft.w * extra.z);
  size = vec3(place.zw, soft.z);
})";

constexpr const char* kSmallBoxFragment = R"(
noperspective in vec2 at;
STEADY in vec4 fill;
STEADY in vec4 ink;
STEADY in vec4 greek;
STEADY in vec3 size;
out vec4 color;
void main() {
  vec2 within = size.xy - abs(at);
  float cover = clamp(min(within.x, within.y) + 0.5, 0.0, 1.0);
  float y = at.y * greek.x + 0.5 * greek.y;
  float k = floor(y);
  float width = k > greek.y - 1.5 ? greek.w : 2.0 * greek.z;
  float x = at.x + greek.z;
  float stroke = clamp((0.21 - abs(y - k - 0.5)) * size.z + 0.5, 0.0, 1.0) *
                 clamp(min(x, width - x) + 0.5, 0.0, 1.0);
  stroke = y * (greek.y - y) > 0.0 ? stroke : 0.0;
  color = mix(fill, ink, stroke) * cover;
})";

constexpr const char* kGlyphVertex = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 uv_in;
layout(location = 2) in vec4 tint_in;
layout(location = 3) in vec2 page_in;  // page, slope
uniform vec4 to_ndc;
noperspective out vec2 uv;
STEADY out vec4 tint;
STEADY out vec2 page;
void main() {
  gl_Position = vec4(place * to_ndc.xy + to_ndc.zw, 0.0, 1.0);
  uv = uv_in;
  tint = vec4(tint_in.rgb * tint_in.a, tint_in.a);
  page = page_in;
})";

// A distance field (slope: pixels of distance a whole step of value is) or, with slope 1, coverage.
constexpr const char* kGlyphFragment = R"(
noperspective in vec2 uv;
STEADY in vec4 tint;
STEADY in vec2 page;
uniform sampler2DArray atlas;
out vec4 color;
void main() {
  float v = textureLod(atlas, vec3(uv, page.x), 0.0).r;
  color = tint * clamp((v - 0.5) * page.y + 0.5, 0.0, 1.0);
})";

constexpr const char* kEmojiFragment = R"(
noperspective in vec2 uv;
STEADY in vec4 tint;
STEADY in vec2 page;
uniform sampler2DArray atlas;
out vec4 color;
void main() {
  color = texture(atlas, vec3(uv, page.x)) * tint.a;
})";

constexpr const char* kStrokeVertex = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 at_in;     // along and across, px
layout(location = 2) in vec4 piece_in;  // start, end, half width, dash period (0: solid)
layout(location = 3) in vec4 tint_in;
uniform vec4 to_ndc;
noperspective out vec2 at;
STEADY out vec4 piece;
STEADY out vec4 tint;
void main() {
  gl_Position = vec4(place * to_ndc.xy + to_ndc.zw, 0.0, 1.0);
  at = at_in;
  piece = piece_in;
  tint = vec4(tint_in.rgb * tint_in.a, tint_in.a);
})";

constexpr const char* kStrokeFragment = R"(
noperspective in vec2 at;
STEADY in vec4 piece;
STEADY in vec4 tint;
out vec4 color;
void main() {
  float beyond = max(max(piece.x - at.x, at.x - piece.y), 0.0);
  // A dash's middle lies at 1/4 of each period; its round ends count as its own.
  float period = piece.w > 0.0 ? piece.w : 1e6;
  float from_middle = abs(fract(at.x / period + 0.25) - 0.5) * period;
  float straight = max(period * 0.25 - piece.z, 0.0);
  float off = piece.w > 0.0 ? max(from_middle - straight, 0.0) : 0.0;
  float d = length(vec2(max(beyond, off), at.y));
  color = tint * clamp(piece.z - d + 0.5, 0.0, 1.0);
})";

constexpr const char* kAreaVertex = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in float cover_in;
layout(location = 2) in vec4 tint_in;
uniform vec4 to_ndc;
noperspective out float cover;
STEADY out vec4 tint;
void main() {
  gl_Position = vec4(place * to_ndc.xy + to_ndc.zw, 0.0, 1.0);
  cover = cover_in;
  tint = vec4(tint_in.rgb * tint_in.a, tint_in.a);
})";

// The clamp changes no colour. Without it the shader is nothing but a product, which llvmpipe (Mesa
// 22.3) sends through a path of its own that leaves whole tiles of a translucent area unpainted.
constexpr const char* kAreaFragment = R"(
noperspective in float cover;
STEADY in vec4 tint;
out vec4 color;
void main() { color = tint * clamp(cover, 0.0, 1.0); })";

// A picture stretched. So plain, and with this kind of varying, llvmpipe has a way of its own for
// it, three times as fast as any other and as glBlitFramebuffer.
constexpr const char* kPictureVertex = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 uv_in;
uniform vec4 to_ndc;
out vec2 uv;
void main() {
  gl_Position = vec4(place * to_ndc.xy + to_ndc.zw, 0.0, 1.0);
  uv = uv_in;
})";

constexpr const char* kPictureFragment = R"(
in vec2 uv;
uniform sampler2D picture;
out vec4 color;
void main() { color = texture(picture, uv); })";

base::Result<Program> make(const char* name, const char* steady, const char* vertex,
                           const char* fragment) {
  const std::string head = std::string("#version 330 core\n#define STEADY ") + steady + "\n";
  auto made = make_program(name, (head + vertex).c_str(), (head + fragment).c_str());
  if (!made) return made.error();
  Program p;
  p.name = std::move(made).value();
  p.to_ndc = glGetUniformLocation(p.name.get(), "to_ndc");
  return p;
}

}  // namespace

base::Result<Programs> Programs::create() {
  struct Wanted {
    Program Programs::*member;
    const char* name;
    const char* steady;
    const char* vertex;
    const char* fragment;
  };
  constexpr const char* kFlat = "flat";
  constexpr const char* kLinear = "noperspective";
  const Wanted wanted[] = {
      {&Programs::box, "box", kFlat, kBoxVertex, kBoxFragment},
      {&Programs::small_box, "small box", kFlat, kSmallBoxVertex, kSmallBoxFragment},
      {&Programs::upright_box, "upright box", kLinear, kSmallBoxVertex, kSmallBoxFragment},
      {&Programs::glyph, "glyph", kFlat, kGlyphVertex, kGlyphFragment},
      {&Programs::upright_glyph, "upright glyph", kLinear, kGlyphVertex, kGlyphFragment},
      {&Programs::emoji, "emoji", kFlat, kGlyphVertex, kEmojiFragment},
      {&Programs::stroke, "stroke", kFlat, kStrokeVertex, kStrokeFragment},
      {&Programs::area, "area", kFlat, kAreaVertex, kAreaFragment},
      {&Programs::picture, "picture", kFlat, kPictureVertex, kPictureFragment},
  };
  Programs out;
  for (const Wanted& w : wanted) {
    auto made = make(w.name, w.steady, w.vertex, w.fragment);
    if (!made) return made.error();
    out.*w.member = std::move(made).value();
  }
  return out;
}

void use(const Program& program, const Target& target) {
  glUseProgram(program.name.get());
  const auto w = static_cast<float>(target.width), h = static_cast<float>(target.height);
  if (target.top_down)
    glUniform4f(program.to_ndc, 2 / w, 2 / h, -1, -1);
  else
    glUniform4f(program.to_ndc, 2 / w, -2 / h, -1, 1);
}

}  // namespace gfx
