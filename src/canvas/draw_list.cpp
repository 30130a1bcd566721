#include "canvas/draw_list.h"

#include <fmt/core.h>

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

}  // namespace canvas
