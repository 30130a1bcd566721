#include "e2e/sight.h"

#include <algorithm>
#include <limits>

namespace e2e {

namespace {

constexpr double kTouches_px = 1.2;  // the probe rounds to a tenth, lines are a pixel wide

struct Seen {
  std::string what;
  std::vector<Vec2> corners;
};

std::string named(const Item& i) {
  return i.kind + " " + (i.text.empty() ? i.name.empty() ? i.id : i.name : i.text);
}

std::pair<double, double> along(const std::vector<Vec2>& corners, Vec2 axis) {
  std::pair<double, double> span{std::numeric_limits<double>::infinity(),
                                 -std::numeric_limits<double>::infinity()};
  for (const Vec2 c : corners) {
    const double at = c.x * axis.x + c.y * axis.y;
    span = {std::min(span.first, at), std::max(span.second, at)};
  }
  return span;
}

}  // namespace

double depth(const std::vector<Vec2>& a, const std::vector<Vec2>& b) {
  double least = std::numeric_limits<double>::infinity();
  for (const auto* outline : {&a, &b})
    for (std::size_t i = 0; i < outline->size(); ++i) {
      const Vec2 side = (*outline)[(i + 1) % outline->size()] - (*outline)[i];
      if (base::length(side) < 1e-6) continue;
      const Vec2 axis = Vec2{-side.y, side.x} / base::length(side);
      const auto [from_a, to_a] = along(a, axis);
      const auto [from_b, to_b] = along(b, axis);
      least = std::min(least, std::min(to_a, to_b) - std::max(from_a, from_b));
    }
  return std::max(0.0, least);
}

std::vector<std::string> hidden(const Look& look) {
  std::vector<Seen> things, panels, edges;
  for (const json& j : look.answer()["items"]) {
    const std::string kind = j["kind"];
    if (kind != "seat") continue;
    Seen seat{"the seat " + j["seat"].dump(), {}};
    for (const json& p : j["quad"]) seat.corners.push_back({p[0], p[1]});
    (j["open"] == true ? panels : edges).push_back(std::move(seat));
  }
  double bar = look.window().y;
  for (const Item& i : look.items()) {
    if ((i.kind == "card" || i.kind == "plate") && !i.held) things.push_back({named(i), i.corners});
    if (i.kind != "button") continue;
    if (i.name.starts_with("sit-down-")) edges.push_back({named(i), i.corners});
    if (i.name == "new-card" || i.name == "leave")
      for (const Vec2 c : i.corners) bar = std::min(bar, c.y);
  }
  std::vector<std::string> out;
  const auto meet = [&](const Seen& a, const Seen& b) {
    if (const double d = depth(a.corners, b.corners); d > kTouches_px)
      out.push_back(a.what + " and " + b.what + " lie " + std::to_string(d) + " px on one another");
  };
  for (std::size_t i = 0; i < things.size(); ++i) {
    for (std::size_t k = i + 1; k < things.size(); ++k) meet(things[i], things[k]);
    for (const Seen& over : panels) meet(things[i], over);
    for (const Seen& over : edges) meet(things[i], over);
    for (const Vec2 c : things[i].corners)
      if (c.x < -kTouches_px || c.y < -kTouches_px || c.x > look.window().x + kTouches_px ||
          c.y > bar + kTouches_px) {
        out.push_back(things[i].what + " lies under the bar or beyond the window");
        break;
      }
  }
  for (std::size_t i = 0; i < panels.size(); ++i)
    for (std::size_t k = i + 1; k < panels.size(); ++k) meet(panels[i], panels[k]);
  return out;
}

}  // namespace e2e
