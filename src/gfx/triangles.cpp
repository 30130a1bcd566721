#include "gfx/triangles.h"

#include <GL/glu.h>

#include <array>
#include <deque>

#include "base/assert.h"

namespace gfx {

using base::Vec2;

namespace {

using Corner = std::array<GLdouble, 3>;
using AnyFunction = void (*)();

struct Job {
  std::deque<Corner> corners;  // addresses stay good while GLU works
  std::vector<Vec2>* out = nullptr;
  bool failed = false;
};

void on_vertex(void* vertex, void* job) {
  const Corner& c = *static_cast<Corner*>(vertex);
  static_cast<Job*>(job)->out->push_back({c[0], c[1]});
}

void on_combine(GLdouble at[3], void* [4], GLfloat[4], void** out, void* job) {
  auto& corners = static_cast<Job*>(job)->corners;
  corners.push_back({at[0], at[1], 0});
  *out = corners.back().data();
}

// Its mere presence makes GLU give single triangles, no strips and fans.
void on_edge(GLboolean, void*) {}

void on_error(GLenum, void* job) { static_cast<Job*>(job)->failed = true; }

bool inside(const canvas::Shape& shape, Vec2 p) {
  bool in = false;
  for (const auto& ring : shape.rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Vec2 a = ring[i], b = ring[j];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        in = !in;
    }
  return in;
}

std::vector<Triangles::RimPoint> rim_of(const canvas::Shape& shape, std::vector<Vec2> ring) {
  std::vector<Vec2> points;
  for (Vec2 p : ring)
    if (points.empty() || base::distance(points.back(), p) > 1e-4) points.push_back(p);
  while (points.size() > 1 && base::distance(points.back(), points.front()) <= 1e-4)
    points.pop_back();
  std::vector<Triangles::RimPoint> out;
  const std::size_t n = points.size();
  if (n < 3) return out;
  const auto normal = [&](std::size_t i) {
    const Vec2 d = points[(i + 1) % n] - points[i];
    return Vec2{d.y, -d.x} / base::length(d);
  };
  // One look tells for the whole ring which side is outside.
  const Vec2 middle = (points[0] + points[1]) / 2;
  const double step = 1e-3;
  const double side = inside(shape, middle + normal(0) * step) ? -1 : 1;
  for (std::size_t i = 0; i < n; ++i) {
    const Vec2 a = normal((i + n - 1) % n), b = normal(i);
    const Vec2 sum = a + b;
    const double across = base::dot(sum, a);
    out.push_back({points[i], across > 0.3 ? sum * (side / across) : b * side});
  }
  return out;
}

}  // namespace

Triangles make_triangles(const canvas::Shape& shape) {
  Triangles out;
  Job job;
  job.out = &out.corners;
  GLUtesselator* glu = gluNewTess();
  ASSERT(glu, "GLU has memory for a tesselator");
  gluTessCallback(glu, GLU_TESS_VERTEX_DATA, reinterpret_cast<AnyFunction>(on_vertex));
  gluTessCallback(glu, GLU_TESS_COMBINE_DATA, reinterpret_cast<AnyFunction>(on_combine));
  gluTessCallback(glu, GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<AnyFunction>(on_edge));
  gluTessCallback(glu, GLU_TESS_ERROR_DATA, reinterpret_cast<AnyFunction>(on_error));
  gluTessProperty(glu, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
  gluTessNormal(glu, 0, 0, 1);
  gluTessBeginPolygon(glu, &job);
  for (const auto& ring : shape.rings) {
    gluTessBeginContour(glu);
    for (const Vec2 p : ring) {
      if (!base::is_finite(p)) continue;
      out.bounds = out.bounds.united({p, p});
      job.corners.push_back({p.x, p.y, 0});
      gluTessVertex(glu, job.corners.back().data(), job.corners.back().data());
    }
    gluTessEndContour(glu);
  }
  gluTessEndPolygon(glu);
  gluDeleteTess(glu);
  out.corners.resize(job.failed ? 0 : out.corners.size() / 3 * 3);
  for (const auto& ring : shape.rings)
    if (auto rim = rim_of(shape, ring); !rim.empty()) out.rims.push_back(std::move(rim));
  return out;
}

const Triangles& TriangleCache::of(const std::shared_ptr<const canvas::Shape>& shape) {
  if (kept_.size() >= sweep_at_) {
    std::erase_if(kept_, [](const auto& k) { return k.second.shape.expired(); });
    sweep_at_ = kept_.size() * 2 + 256;
  }
  Kept& kept = kept_[shape.get()];
  // A new shape may lie at a dead one's address.
  if (kept.shape.lock() != shape) kept = {shape, make_triangles(*shape)};
  return kept.triangles;
}

}  // namespace gfx
