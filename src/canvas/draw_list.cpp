#include "canvas/draw_list.h"

#include <fmt/core.h>

#include <span>

namespace canvas {
namespace {

std::string color_text(Color c) {
  return fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a);
}
double tidy(double v) { return std::round(v * 100) / 100 + 0.0; }

std::string item_text(const Box& b) {
  std::string out = fmt::format("box {:g},{:g} {:g}x{:g} turn {:g} fill {} shadow {:g}",
                                tidy(b.centre.x), tidy(b.centre.y), tidy(b.size.w), tidy(b.size.h),
                                tidy(b.turn), color_text(b.fill), tidy(b.shadow));
  if (b.greek.lines) out += fmt::format(" greek {}", b.greek.lines);
  return out;
}
std::string item_text(const Stroke& s) {
  std::string out = fmt::format("stroke width {:g} {}{}{}", tidy(s.width), color_text(s.color),
                                s.closed ? " closed" : "", s.dash > 0 ? " dashed" : "");
  for (const Vec2 p : s.points) out += fmt::format(" {:g},{:g}", tidy(p.x), tidy(p.y));
  return out;
}
std::string item_text(const Area& a) {
  std::string out =
      fmt::format("area {} at {:g},{:g}", color_text(a.color), tidy(a.offset.x), tidy(a.offset.y));
  for (const auto& ring : a.shape->rings) out += fmt::format(" ring({})", ring.size());
  return out;
}
std::string item_text(const Text& t) {
  std::string words;
  for (const auto& line : t.layout->lines) words += (words.empty() ? "" : "|") + line.text;
  return fmt::format("text {:g},{:g} turn {:g} em {:g} {}", tidy(t.origin.x), tidy(t.origin.y),
                     tidy(t.turn), tidy(t.layout->em), words);
}
std::string item_text(const Icon& i) {
  return fmt::format("icon {} {:g},{:g} size {:g}", i.name, tidy(i.centre.x), tidy(i.centre.y),
                     tidy(i.size));
}

}  // namespace

std::string to_text(const DrawList& list) {
  std::string out;
  for (const auto& entry : list.entries)
    out += fmt::format("{} {}\n", entry.layer,
                       std::visit([](const auto& i) { return item_text(i); }, entry.item));
  return out;
}

Rect bounds_of(const Primitive& item) {
  struct Bounds {
    Rect operator()(const Box& b) const {
      const double reach = b.shadow > 0 ? 1 + 1.25 * b.shadow : 0;
      return base::TurnedRect{b.centre, b.size, b.turn}.bounds().grown(reach + 0.3);
    }
    Rect operator()(const Stroke& s) const {
      Rect r;
      for (const Vec2 p : s.points) r = r.united({p, p});
      return r.grown(s.width / 2 + 0.3);
    }
    Rect operator()(const Area& a) const {
      Rect r;
      if (a.shape)
        for (const auto& ring : a.shape->rings)
          for (const Vec2 p : ring) r = r.united({p, p});
      return r.moved(a.offset).grown(0.3);
    }
    Rect operator()(const Text& t) const {
      if (!t.layout) return {};
      // Glyphs reach beyond their lines by less than an em.
      const Size size{t.layout->box.w, std::max(t.layout->box.h, t.layout->height)};
      const Vec2 middle = t.origin + Vec2{size.w / 2, size.h / 2};
      return base::TurnedRect{t.pivot + base::turned(middle - t.pivot, t.turn), size, t.turn}
          .bounds()
          .grown(t.layout->em / 2);
    }
    Rect operator()(const Icon& i) const {
      return Rect::around(i.centre, {i.size, i.size}).grown(i.size * 0.21 + 0.3);
    }
  };
  return std::visit(Bounds{}, item);
}

namespace {

using Entries = std::span<const DrawList::Entry>;

/// What stands at the beginning with one layer.
Entries first_layer(Entries all) {
  std::size_t n = 0;
  while (n < all.size() && all[n].layer == all[0].layer) ++n;
  return all.first(n);
}

void add_difference(Entries a, Entries b, std::vector<Rect>& out) {
  std::size_t first = 0, tail = 0;
  const std::size_t least = std::min(a.size(), b.size());
  while (first < least && a[first] == b[first]) ++first;
  while (tail < least - first && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t a_end = a.size() - tail, b_end = b.size() - tail;
  for (std::size_t i = first; i < std::max(a_end, b_end); ++i) {
    if (a_end == b_end && a[i] == b[i]) continue;
    if (i < a_end)
      if (const Rect r = bounds_of(a[i].item); !r.empty()) out.push_back(r);
    if (i < b_end)
      if (const Rect r = bounds_of(b[i].item); !r.empty()) out.push_back(r);
  }
}

}  // namespace

std::vector<Rect> difference(const DrawList& before, const DrawList& now) {
  std::vector<Rect> out;
  Entries a = before.entries, b = now.entries;
  // Layer by layer, so that what comes or goes in one does not shift the others.
  while (!a.empty() || !b.empty()) {
    Entries layer_a = first_layer(a), layer_b = first_layer(b);
    if (!layer_a.empty() && !layer_b.empty() && layer_a[0].layer != layer_b[0].layer)
      (layer_a[0].layer < layer_b[0].layer ? layer_b : layer_a) = {};
    add_difference(layer_a, layer_b, out);
    a = a.subspan(layer_a.size());
    b = b.subspan(layer_b.size());
  }
  return out;
}

}  // namespace canvas
