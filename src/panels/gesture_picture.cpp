#include "panels/gesture_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace panels {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
// A picture is so many units high; a card is so large.
constexpr float kHigh = 20, kCardW = 9, kCardH = 6;

/// From 0 to 1 between two moments, softly.
float ramp(float part, float from, float to) {
  const float t = std::clamp((part - from) / (to - from), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

/// The same, slower and slower: what was let go.
float slide(float part, float from, float to) {
  const float t = std::clamp((part - from) / (to - from), 0.0f, 1.0f);
  return 1 - (1 - t) * (1 - t) * (1 - t);
}

struct Point {
  float x = 0, y = 0;
};
Point between(Point a, Point b, float share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

class Sketch {
 public:
  Sketch(ImDrawList& list, const Theme& theme, const Area& area)
      : list_(list),
        t_(theme),
        area_(area),
        middle_(area.centre()),
        unit_(std::min(area.h / kHigh, area.w / 30)) {}

  void card(Point at, std::size_t paper, bool held = false, float turn = 0, float size = 1) {
    const float w = kCardW * size / 2, h = kCardH * size / 2;
    if (held) quad({at.x + 0.3f, at.y + 0.7f}, w + 0.3f, h + 0.3f, turn, faded(t_.shadow, 0.3f));
    quad(at, w + 0.15f, h + 0.15f, turn, faded(t_.shadow, 0.35f));
    quad(at, w, h, turn, t_.papers[paper]);
    words(at, turn, size, 1);
  }
  /// Lines where words stand, so much of them.
  void words(Point at, float turn, float size, float share) {
    for (const float y : {-1.0f, 0.8f}) {
      const float part = std::clamp(share * 2 - (y > 0 ? 1 : 0), 0.0f, 1.0f);
      const float from = -3 * size, to = from + (y > 0 ? 4 : 6) * size * part;
      if (part > 0) line(placed(at, turn, {from, y * size}), placed(at, turn, {to, y * size}));
    }
  }
  void blank_card(Point at, std::size_t paper) {
    quad(at, kCardW / 2 + 0.15f, kCardH / 2 + 0.15f, 0, faded(t_.shadow, 0.35f));
    quad(at, kCardW / 2, kCardH / 2, 0, t_.papers[paper]);
  }
  void frame(Point at, float share, float w = kCardW, float h = kCardH) {
    if (share <= 0) return;
    const ImVec2 a = px({at.x - w / 2 - 0.6f, at.y - h / 2 - 0.6f}),
                 b = px({at.x + w / 2 + 0.6f, at.y + h / 2 + 0.6f});
    list_.AddRect(a, b, faded(t_.accent, share), unit_ * 0.6f, 0, unit_ * 0.45f);
  }
  void island(Point at, float w, float h, float share) {
    if (share <= 0) return;
    const ImVec2 a = px({at.x - w / 2, at.y - h / 2}), b = px({at.x + w / 2, at.y + h / 2});
    list_.AddRectFilled(a, b, faded(t_.wood, 0.28f * share), unit_ * 3);
    list_.AddRect(a, b, faded(t_.ink_soft, share), unit_ * 3, 0, unit_ * 0.3f);
  }
  void plate(Point at, float share) {
    if (share <= 0) return;
    const ImVec2 a = px({at.x - 5, at.y - 1.6f}), b = px({at.x + 5, at.y + 1.6f});
    list_.AddRectFilled(a, b, faded(t_.surface, share), unit_ * 0.7f);
    list_.AddRect(a, b, faded(t_.ink_soft, share), unit_ * 0.7f, 0, unit_ * 0.3f);
    list_.AddLine(px({at.x - 3, at.y}), px({at.x + 3, at.y}), faded(t_.ink, 0.7f * share),
                  unit_ * 0.6f);
  }
  void finger(Point at, float down) {
    const ImVec2 c = px(at);
    list_.AddCircleFilled(c, unit_ * 1.7f, faded(t_.accent, 0.18f + 0.62f * down));
    list_.AddCircle(c, unit_ * (2.6f - 0.7f * down), faded(t_.accent, 0.45f + 0.55f * down), 0,
                    unit_ * 0.4f);
  }
  void disc(Point at, float share) {
    list_.AddCircleFilled(px(at), unit_ * 1.7f * share, t_.surface);
    list_.AddCircle(px(at), unit_ * 1.7f * share, t_.ink_soft, 0, unit_ * 0.3f);
    list_.AddCircleFilled(px(at), unit_ * 0.6f * share, t_.accent);
  }
  void line(Point from, Point to) {
    list_.AddLine(px(from), px(to), faded(t_.ink, 0.6f), unit_ * 0.5f);
  }
  void caret(Point at) {
    list_.AddLine(px({at.x, at.y - 1}), px({at.x, at.y + 1}), t_.accent, unit_ * 0.5f);
  }
  /// So much of a ring round the middle.
  void ring(float w, float h, float share) {
    const int steps = int(48 * share);
    if (steps < 1) return;
    for (int i = 0; i <= steps; ++i) list_.PathLineTo(px(on_ring(w, h, float(i) / 48)));
    list_.PathStroke(t_.accent, 0, unit_ * 0.55f);
  }
  static Point on_ring(float w, float h, float share) {
    const float a = -2.2f + share * 2 * kPi;
    return {w * std::cos(a), h * std::sin(a)};
  }
  /// The lower end of the picture: somebody's seat.
  void seat(float top) {
    const ImVec2 a = px({-13, top}), b{px({13, 0}).x, area_.bottom()};
    list_.AddRectFilled(a, b, t_.sunken, unit_, ImDrawFlags_RoundCornersTop);
    list_.AddRect(a, b, t_.line, unit_, ImDrawFlags_RoundCornersTop, t_.hairline);
    for (int i = 0; i < 7; ++i)
      list_.AddRectFilled(px({-11.3f + 3.3f * float(i), 7.2f}), px({-8.7f + 3.3f * float(i), 9.4f}),
                          t_.surface, unit_ * 0.4f);
  }

 private:
  ImVec2 px(Point p) const { return {middle_.x + p.x * unit_, middle_.y + p.y * unit_}; }
  static Point placed(Point at, float turn, Point local) {
    const float c = std::cos(turn), s = std::sin(turn);
    return {at.x + local.x * c - local.y * s, at.y + local.x * s + local.y * c};
  }
  void quad(Point at, float w, float h, float turn, ImU32 color) {
    const ImVec2 corners[4] = {px(placed(at, turn, {-w, -h})), px(placed(at, turn, {w, -h})),
                               px(placed(at, turn, {w, h})), px(placed(at, turn, {-w, h}))};
    list_.AddConvexPolyFilled(corners, 4, color);
  }

  ImDrawList& list_;
  const Theme& t_;
  Area area_;
  ImVec2 middle_;
  float unit_;
};

/// A finger is down between two moments; it comes and goes softly.
float down(float p, float from, float to) {
  return ramp(p, from - 0.05f, from) - ramp(p, to, to + 0.05f);
}

void draw_drag(Sketch& s, float p) {
  const Point at = between({-8, 3}, {8, -3}, ramp(p, 0.2f, 0.7f));
  s.card(at, 0, p > 0.15f && p < 0.75f);
  s.finger({at.x + 1, at.y + 1}, down(p, 0.15f, 0.75f));
}

void draw_turn(Sketch& s, float p) {
  const float turn = -0.9f * ramp(p, 0.3f, 0.7f) * (1 - ramp(p, 0.93f, 1));
  s.card({0, 0}, 3, p > 0.15f && p < 0.78f, turn, 1.35f);
  const float c = std::cos(turn) * 4.2f, h = std::sin(turn) * 4.2f;
  s.finger({-c, -h}, down(p, 0.15f, 0.78f));
  s.finger({c, h}, down(p, 0.24f, 0.78f));
}

void draw_rest(Sketch& s, float p) {
  const Point there{5.5f, 3}, over{3, 1.5f};
  const float made = ramp(p, 0.68f, 0.76f);
  const Point at =
      p < 0.68f ? between({-9, -3}, over, ramp(p, 0.16f, 0.36f)) : between(over, {-5.5f, 3}, made);
  s.island({0, 1}, 25, 15, made);
  s.plate({0, -3}, made);
  s.card(there, 1);
  s.card(at, 0, p > 0.12f && p < 0.7f);
  const float share = p < 0.68f ? ramp(p, 0.4f, 0.62f) : 0;
  s.frame(there, share);
  s.frame(at, share);
  s.finger({over.x + 1 + (at.x - over.x) * float(p < 0.68f),
            over.y + 1 + (at.y - over.y) * float(p < 0.68f)},
           down(p, 0.12f, 0.66f));
}

void draw_ring(Sketch& s, float p) {
  const float drawn = ramp(p, 0.14f, 0.6f), made = ramp(p, 0.66f, 0.74f);
  s.island({0, 0.5f}, 26, 18, made);
  s.card({-5.2f, 4}, 0);
  s.card({5.2f, 4.4f}, 4);
  s.card({0, -2.8f + 0.6f * made}, 2);
  s.plate({0, -5.6f}, made);
  if (made < 1) s.ring(12.5f, 8.6f, made > 0 ? 0 : drawn);
  const Point tip = Sketch::on_ring(12.5f, 8.6f, drawn);
  s.finger(tip, down(p, 0.12f, 0.62f));
}

void draw_carry(Sketch& s, float p) {
  const float x = -5 + 10 * ramp(p, 0.25f, 0.7f), y = 1 - 1.5f * ramp(p, 0.25f, 0.7f);
  s.island({x, y}, 19, 15, 1);
  s.card({x - 4.6f, y + 3}, 1, false, 0, 0.9f);
  s.card({x + 4.6f, y + 3}, 3, false, 0, 0.9f);
  s.plate({x, y - 3.4f}, 1);
  s.finger({x + 2, y - 3}, down(p, 0.16f, 0.76f));
}

void draw_write(Sketch& s, float p) {
  s.blank_card({0, 0}, 0);
  const float written = ramp(p, 0.45f, 0.88f);
  s.words({0, 0}, 0, 1, written);
  if (p > 0.36f) {
    s.frame({0, 0}, 1);
    const bool second = written >= 0.5f;
    const float x = second ? -3 + 4 * (written * 2 - 1) : -3 + 6 * written * 2;
    s.caret({x + 0.6f, second ? 0.8f : -1});
  }
  if (p < 0.42f) s.finger({2, 1.5f}, down(p, 0.12f, 0.17f) + down(p, 0.27f, 0.32f));
}

void draw_hold(Sketch& s, float p) {
  s.card({0, 0}, 5, p > 0.15f && p < 0.85f);
  const float open = ramp(p, 0.42f, 0.5f) * (1 - ramp(p, 0.93f, 0.98f));
  for (int i = 0; i < 6 && open > 0; ++i) {
    const float a = float(i) * kPi / 3;
    s.disc({8 * open * std::cos(a), 6.8f * open * std::sin(a)}, open);
  }
  s.finger({0, 0.5f}, down(p, 0.15f, 0.6f));
}

void draw_relate(Sketch& s, float p) {
  const Point one{-8, 2.5f}, other{8, -3}, mark{-1.4f, 2.5f};
  const Point tip = between(mark, other, ramp(p, 0.4f, 0.68f));
  const float tapped = ramp(p, 0.2f, 0.26f) * (1 - ramp(p, 0.94f, 0.99f));
  if (p > 0.4f) s.line({one.x + 4.5f, one.y - 0.4f}, p < 0.74f ? tip : Point{3.5f, -1.4f});
  s.card(one, 1);
  s.card(other, 3);
  s.frame(other, ramp(p, 0.6f, 0.66f) - ramp(p, 0.74f, 0.8f));
  if (p < 0.74f) s.disc(mark, tapped);
  if (p < 0.3f)
    s.finger({one.x + 1, one.y + 1}, down(p, 0.12f, 0.18f));
  else
    s.finger(tip, down(p, 0.36f, 0.72f));
}

void draw_map(Sketch& s, float p) {
  const float out = ramp(p, 0.25f, 0.68f), k = 0.62f + 0.4f * out;
  const Point places[] = {{-9, -6}, {7, -5}, {-6, 6.5f}, {9, 5}};
  std::size_t paper = 0;
  for (const Point at : places) s.card({at.x * k, at.y * k}, paper++, false, 0, 0.72f * k);
  const float apart = 2.4f + 3.6f * out;
  s.finger({-apart, apart * 0.35f}, down(p, 0.18f, 0.74f));
  s.finger({apart, -apart * 0.35f}, down(p, 0.18f, 0.74f));
}

void draw_put_out(Sketch& s, float p) {
  s.seat(2.2f);
  const Point from{0, 4.6f}, on_way{0, 1.2f}, out{0, -6};
  const Point finger = between(from, on_way, ramp(p, 0.22f, 0.34f));
  s.card(p < 0.33f ? finger : between(on_way, out, slide(p, 0.33f, 0.7f)), 2,
         p > 0.15f && p < 0.7f);
  s.finger({finger.x + 1, finger.y + 0.6f}, down(p, 0.15f, 0.34f));
}

}  // namespace

void draw_gesture(ImDrawList& list, const Theme& theme, Gesture gesture, const Area& area,
                  float part) {
  constexpr void (*kDrawn[])(Sketch&, float) = {
      draw_drag,  draw_turn, draw_rest,   draw_ring, draw_carry,
      draw_write, draw_hold, draw_relate, draw_map,  draw_put_out};
  Sketch sketch(list, theme, area);
  kDrawn[int(gesture)](sketch, part);
}

}  // namespace panels
