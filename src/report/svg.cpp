#include "report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>
#include <variant>

#include "base/utf8.h"
#include "canvas/ink.h"
#include "canvas/look.h"
#include "report/markup.h"
#include "report/words.h"

namespace report {

namespace {

using base::Rect;
using base::Vec2;
using canvas::Color;

constexpr const char* kFonts =
    "BIZ UDPGothic, BIZ UDGothic, Hiragino Sans, Yu Gothic, Noto Sans CJK JP, sans-serif";

/// ` name="#rrggbb"` and, where it is not opaque, ` name-opacity="…"`.
std::string paint(const char* name, Color c) {
  std::string out = fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", name, c.r, c.g, c.b);
  if (c.a != 255) out += fmt::format(" {}-opacity=\"{}\"", name, number(c.a / 255.0));
  return out;
}

std::string degrees(double turn) { return number(turn * 180 / std::numbers::pi); }

std::string rotation(double turn, Vec2 about) {
  if (turn == 0) return {};
  return fmt::format(" transform=\"rotate({} {} {})\"", degrees(turn), number(about.x),
                     number(about.y));
}

std::string rounded_rect(Vec2 centre, base::Size size, double radius, const std::string& rest) {
  const double w = std::max(size.w, 0.0), h = std::max(size.h, 0.0);
  std::string out;
  const auto add = [&](std::string_view name, double value) {
    out += name;
    append_number(out, value);
  };
  add("<rect x=\"", centre.x - w / 2);
  add("\" y=\"", centre.y - h / 2);
  add("\" width=\"", w);
  add("\" height=\"", h);
  add("\" rx=\"", std::clamp(radius, 0.0, std::min(w, h) / 2));
  return out + "\"" + rest + "/>\n";
}

void add_path(std::string& d, const std::vector<Vec2>& points, Vec2 offset, bool closed) {
  char before = 'M';
  for (const Vec2 p : points) {
    d += before;
    append_number(d, p.x + offset.x);
    d += ' ';
    append_number(d, p.y + offset.y);
    // Lines need no letter once one has begun.
    before = before == 'M' ? 'L' : ' ';
  }
  // A path that goes nowhere is not drawn, one that goes there and nowhere is a dot.
  if (points.size() == 1) d += "h0";
  if (closed && !d.empty()) d += "Z";
}

/// The line round an area that is painted right before it.
bool is_round(const canvas::Stroke& stroke, const canvas::Area& area) {
  if (!area.shape || area.shape->rings.size() != 1 || !stroke.closed || stroke.width <= 0)
    return false;
  return std::ranges::equal(stroke.points, area.shape->rings[0],
                            [&](Vec2 p, Vec2 q) { return p == q + area.offset; });
}

/// Two papers joined: a card whose twin lies elsewhere.
std::string twin_sign(const canvas::Icon& icon) {
  const std::string style =
      fmt::format("fill=\"none\" stroke-width=\"{}\"{}", number(0.18), paint("stroke", icon.color));
  return fmt::format(
      "<path d=\"M-.8-.6h.65v.9h-.65zM.15-.3h.65v.9h-.65zM-.15-.1h.3M-.15.2h.3\" "
      "transform=\"translate({} {}){} scale({})\" {}/>\n",
      number(icon.centre.x), number(icon.centre.y),
      icon.turn == 0 ? "" : fmt::format(" rotate({})", degrees(icon.turn)), number(icon.size / 2),
      style);
}

class Painter {
 public:
  explicit Painter(const SvgOptions& options) : options_(options) {}
  std::string take() { return std::move(out_); }

  void operator()(const canvas::Box& box) {
    // Plain shapes instead of a blur: filters turn into bitmaps when a browser prints.
    if (box.shadow > 0) {
      const double s = std::min(box.shadow, 6.0);
      const Vec2 below = box.centre + Vec2{0, 0.5 * s};
      out_ += "<g" + rotation(box.turn, below) + paint("fill", {70, 50, 30, 15}) + ">\n";
      for (const double grow : {1.6, 0.8, 0.1})
        out_ += rounded_rect(below, {box.size.w + grow * s, box.size.h + grow * s},
                             box.radius + grow * s / 2, {});
      out_ += "</g>\n";
    }
    std::string rest = rotation(box.turn, box.centre) + paint("fill", box.fill);
    base::Size size = box.size;
    double radius = box.radius;
    if (box.edge_width > 0 && box.edge.a > 0) {
      rest +=
          paint("stroke", box.edge) + fmt::format(" stroke-width=\"{}\"", number(box.edge_width));
      size = {size.w - box.edge_width, size.h - box.edge_width};
      radius = std::max(0.0, radius - box.edge_width / 2);
    }
    out_ += rounded_rect(box.centre, size, radius, rest);
    greek(box);
  }

  void operator()(const canvas::Stroke& stroke) {
    if (stroke.points.empty() || stroke.width <= 0) return;
    out_ += "<path d=\"";
    add_path(out_, stroke.points, {}, stroke.closed);
    out_ += "\" fill=\"none\"" + line_of(stroke) + "/>\n";
  }

  void operator()(const canvas::Area& area) {
    if (!area.shape) return;
    std::string d;
    for (const auto& ring : area.shape->rings) add_path(d, ring, area.offset, true);
    if (d.empty()) return;
    out_ += "<path d=\"" + d + "\" fill-rule=\"evenodd\"" + paint("fill", area.color) + "/>\n";
  }

  /// An area and the line round it as one path.
  void outlined(const canvas::Area& area, const canvas::Stroke& stroke) {
    out_ += "<path d=\"";
    add_path(out_, stroke.points, {}, true);
    out_ += "\" fill-rule=\"evenodd\"" + paint("fill", area.color) + line_of(stroke) + "/>\n";
  }

  void operator()(const canvas::Text& text) {
    if (!text.layout || text.layout->lines.empty()) return;
    const text::Layout& layout = *text.layout;
    const bool bold =
        options_.is_bold && !layout.runs.empty() && options_.is_bold(layout.runs[0].face);
    std::string lines;
    for (const text::Line& line : layout.lines) {
      const Vec2 start = text.origin + Vec2{line.x, line.baseline};
      for (const text::Piece& piece : line.pieces) set(lines, line, piece, start);
      const auto size = static_cast<std::uint32_t>(line.text.size());
      if (line.pieces.empty() && line.text.find_first_not_of(" \t\n") != std::string::npos)
        set(lines, line, {0, size, 0, line.width, false}, start);
    }
    if (lines.empty()) return;
    add_readings(lines, text);
    out_ += fmt::format("<g font-size=\"{}\"{}{}{}>\n{}</g>\n", number(layout.em),
                        bold ? " font-weight=\"bold\"" : "", paint("fill", text.color),
                        rotation(text.turn, text.pivot), lines);
  }

  void operator()(const canvas::Icon& icon) { out_ += icon_element(icon); }

 private:
  static std::string line_of(const canvas::Stroke& stroke) {
    std::string out = paint("stroke", stroke.color) +
                      fmt::format(" stroke-width=\"{}\"", number(stroke.width)) +
                      " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    if (stroke.dash > 0) out += fmt::format(" stroke-dasharray=\"{0} {0}\"", number(stroke.dash));
    return out;
  }

  static void set(std::string& out, const text::Line& line, const text::Piece& piece, Vec2 start) {
    const std::string shown = line.text.substr(piece.first, piece.end - piece.first);
    const double x = start.x + piece.x + (piece.right_to_left ? piece.width / 2 : 0);
    out += fmt::format("<text x=\"{}\" y=\"{}\"", number(x), number(start.y));
    // One letter has nothing to stretch.
    if (piece.width > 0 && base::count_code_points(shown) > 1)
      out +=
          fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(piece.width));
    // Alone, it has no neighbours from whom its direction follows; its middle is where it is
    // whichever way a reader counts from.
    if (piece.right_to_left)
      out += " text-anchor=\"middle\" direction=\"rtl\" unicode-bidi=\"bidi-override\"";
    out += ">" + escaped(shown) + "</text>\n";
  }

  /// Where the layout has them: half as large, over the middle of what they read.
  void add_readings(std::string& out, const canvas::Text& text) const {
    const text::Layout& layout = *text.layout;
    const auto is_reading = [&](const text::GlyphRun& run) { return run.em < 0.8 * layout.em; };
    if (!options_.readings || std::ranges::none_of(layout.runs, is_reading)) return;
    const double size = layout.em / 2;
    std::string set;
    for (const text::Ruby& ruby : options_.readings(layout.source)) {
      const auto spans = layout.spans(ruby.first_byte, ruby.end_byte);
      if (spans.size() != 1 || spans[0].right <= spans[0].left) continue;
      const text::Span& base = spans[0];
      const auto letters = double(base::count_code_points(ruby.reading));
      const double most = base.right - base.left + layout.em;
      set += fmt::format(
          "<text x=\"{}\" y=\"{}\"{}>{}</text>\n",
          number(text.origin.x + (base.left + base.right) / 2),
          number(text.origin.y + base.top - 0.05 * layout.em - 0.12 * size),
          letters * size > most
              ? fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(most))
              : std::string(),
          escaped(ruby.reading));
    }
    if (!set.empty())
      out += fmt::format("<g class=\"reading\" font-size=\"{}\" text-anchor=\"middle\">\n{}</g>\n",
                         number(size), set);
  }

  void greek(const canvas::Box& box) {
    const canvas::Greek& g = box.greek;
    if (g.lines == 0 || g.line_height <= 0) return;
    const double thick = g.line_height * 0.35;
    const double top = box.centre.y - (g.lines - 1) * g.line_height / 2;
    for (int i = 0; i < g.lines; ++i) {
      const double y = top + double(i) * g.line_height;
      const double w = i + 1 == g.lines ? g.last_width : g.full_width;
      out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}/>\n",
                          number(box.centre.x - g.full_width / 2), number(y - thick / 2), number(w),
                          number(thick), rotation(box.turn, box.centre), paint("fill", g.color));
    }
  }

  const SvgOptions& options_;
  std::string out_;
};

Rect bounds(const canvas::Box& box) {
  return base::TurnedRect{box.centre, box.size, box.turn}.bounds().grown(std::max(0.0, box.shadow));
}
Rect bounds(const std::vector<Vec2>& points, Vec2 offset, double grow) {
  Rect r;
  for (const Vec2 p : points) r = r.united({p + offset, p + offset});
  return r.grown(grow);
}
Rect bounds(const canvas::Stroke& stroke) { return bounds(stroke.points, {}, stroke.width / 2); }
Rect bounds(const canvas::Area& area) {
  Rect r;
  if (area.shape)
    for (const auto& ring : area.shape->rings) r = r.united(bounds(ring, area.offset, 0));
  return r;
}
Rect bounds(const canvas::Text& text) {
  Rect r;
  if (!text.layout) return r;
  for (const text::Line& line : text.layout->lines) {
    const Vec2 start = text.origin + Vec2{line.x, line.baseline};
    for (const Vec2 p :
         {start + Vec2{0, -text.layout->em}, start + Vec2{line.width, -text.layout->em},
          start + Vec2{line.width, text.layout->em * 0.3},
          start + Vec2{0, text.layout->em * 0.3}}) {
      const Vec2 q = text.pivot + base::turned(p - text.pivot, text.turn);
      r = r.united({q, q});
    }
  }
  return r;
}
Rect bounds(const canvas::Icon& icon) { return Rect::around(icon.centre, {icon.size, icon.size}); }

std::string links_of(const SvgOptions& options) {
  std::string out;
  for (const SvgLink& link : options.links)
    out += fmt::format("<a href=\"#{}\" aria-label=\"{}\">{}</a>\n", escaped(link.to),
                       escaped(link.label),
                       rounded_rect(link.shape.centre, link.shape.size, 3,
                                    rotation(link.shape.turn, link.shape.centre) +
                                        " fill=\"#fff\" fill-opacity=\"0\""));
  return out;
}

}  // namespace

std::string ink_picture(const std::vector<model::InkStroke>& ink, const std::string& label) {
  const Rect view = canvas::ink_bounds(ink).grown(1);
  if (view.empty()) return {};
  std::string out =
      fmt::format("<svg class=\"ink\" viewBox=\"{} {} {} {}\" width=\"{}mm\" height=\"{}mm\" {}>",
                  number(view.min.x), number(view.min.y), number(view.width()),
                  number(view.height()), number(view.width()), number(view.height()),
                  label.empty() ? "aria-hidden=\"true\""
                                : fmt::format("role=\"img\" aria-label=\"{}\"", escaped(label)));
  for (std::size_t i = 0; i < ink.size();) {
    const double width = ink[i].width;
    std::string d;
    for (; i < ink.size() && ink[i].width == width; ++i) add_path(d, ink[i].points, {}, false);
    out += fmt::format("<path d=\"{}\" stroke-width=\"{}\"/>", d, number(width));
  }
  return out + "</svg>";
}

std::vector<const canvas::DrawList::Entry*> in_order(const canvas::DrawList& list) {
  std::vector<const canvas::DrawList::Entry*> entries;
  for (const auto& entry : list.entries) entries.push_back(&entry);
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto* a, const auto* b) { return a->layer < b->layer; });
  return entries;
}

/// The papers' marks are told apart by their shape; any other icon is a control of the table and
/// only keeps its place.
std::string icon_element(const canvas::Icon& icon) {
  for (int c = 0; c < 6; ++c) {
    const auto color = model::PaperColor(c);
    if (icon.name != canvas::mark_of(color)) continue;
    return fmt::format("<path d=\"{}\" transform=\"translate({} {}){} scale({})\"{}/>\n",
                       color_mark(color), number(icon.centre.x), number(icon.centre.y),
                       icon.turn == 0 ? "" : fmt::format(" rotate({})", degrees(icon.turn)),
                       number(icon.size / 2), paint("fill", icon.color));
  }
  if (icon.name == "twin") return twin_sign(icon);
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(icon.centre.x),
                     number(icon.centre.y), number(icon.size * 0.35), paint("fill", icon.color));
}

base::Rect bounds_of(const canvas::DrawList& list) {
  Rect r;
  for (const auto& entry : list.entries)
    r = r.united(std::visit([](const auto& item) { return bounds(item); }, entry.item));
  return r;
}

std::string to_svg(const canvas::DrawList& list, const SvgOptions& options) {
  Rect view = bounds_of(list).grown(options.margin);
  if (view.empty()) view = {{0, 0}, {100, 60}};
  std::string out = "<svg";
  if (options.standalone) out += " xmlns=\"http://www.w3.org/2000/svg\"";
  out += fmt::format(
      " class=\"map\" viewBox=\"{} {} {} {}\" role=\"{}\" aria-labelledby=\"{}-title {}-desc\">\n",
      number(view.min.x), number(view.min.y), number(view.width()), number(view.height()),
      options.links.empty() ? "img" : "group", escaped(options.id), escaped(options.id));
  out += fmt::format("<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n",
                     escaped(options.id), escaped(options.title), escaped(options.id),
                     escaped(options.desc));
  // What leads elsewhere is heard by itself; all the rest is what the alternative tells.
  out += fmt::format("<g font-family=\"{}\"{}>\n", kFonts,
                     options.links.empty() ? "" : " aria-hidden=\"true\"");
  Painter painter(options);
  const auto entries = in_order(list);
  for (std::size_t n = 0; n < entries.size(); ++n) {
    const auto* area = std::get_if<canvas::Area>(&entries[n]->item);
    const auto* line = area && n + 1 < entries.size()
                           ? std::get_if<canvas::Stroke>(&entries[n + 1]->item)
                           : nullptr;
    if (line && is_round(*line, *area)) {
      painter.outlined(*area, *line);
      ++n;
    } else {
      std::visit(painter, entries[n]->item);
    }
  }
  return out + painter.take() + "</g>\n" + links_of(options) + "</svg>\n";
}

}  // namespace report
