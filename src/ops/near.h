// near: every two bodies that may lie nearer than anybody wants, for taking apart. Pure; any thread.
#pragma once

#include <algorithm>
#include <vector>

#include "ops/apart.h"

namespace ops {

inline constexpr double kMostApart = 25;  // mm: nobody wants to be further apart

/// Calls f(i, j) for each, once.
template <class F>
void each_near(const std::vector<Body>& bodies, F&& f) {
  struct Reach {
    base::Rect box;
    std::size_t body;
  };
  std::vector<Reach> all(bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i)
    all[i] = {bodies[i].now.bounds().grown(kMostApart / 2), i};
  std::sort(all.begin(), all.end(), [&](const Reach& a, const Reach& b) {
    return a.box.min.x != b.box.min.x ? a.box.min.x < b.box.min.x
                                      : bodies[a.body].id < bodies[b.body].id;
  });
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[j].box.min.x > all[i].box.max.x) break;
      if (all[i].box.intersects(all[j].box)) f(all[i].body, all[j].body);
    }
}

}  // namespace ops
