#include "report/paint.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <map>
#include <numbers>
#include <string>

#include "report/lettered.h"
#include "report/svg.h"

namespace report {

namespace {

using base::Vec2;
using canvas::Color;

void set(cairo_t* cr, Color c) {
  if (c.a == 255)
    cairo_set_source_rgb(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
  else
    cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

void turn_about(cairo_t* cr, Vec2 pivot, double turn) {
  if (turn == 0) return;
  cairo_translate(cr, pivot.x, pivot.y);
  cairo_rotate(cr, turn);
  cairo_translate(cr, -pivot.x, -pivot.y);
}

void rounded_rect(cairo_t* cr, Vec2 centre, base::Size size, double radius) {
  const double w = std::max(size.w, 0.0), h = std::max(size.h, 0.0);
  const double r = std::clamp(radius, 0.0, std::min(w, h) / 2);
  const double x = centre.x - w / 2, y = centre.y - h / 2;
  if (r <= 0) return cairo_rectangle(cr, x, y, w, h);
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + w - r, y + r, r, -kQuarter, 0);
  cairo_arc(cr, x + w - r, y + h - r, r, 0, kQuarter);
  cairo_arc(cr, x + r, y + h - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(cr, x + r, y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cr);
}

/// Signs of papers, as the SVG has them.
class Icons {
 public:
  Icons() = default;
  ~Icons() {
    for (auto& [svg, handle] : kept_)
      if (handle) g_object_unref(handle);
  }
  Icons(const Icons&) = delete;
  Icons& operator=(const Icons&) = delete;

  void paint(cairo_t* cr, const canvas::Icon& icon) {
    canvas::Icon sign = icon;
    sign.centre = {};
    sign.size = 2;
    sign.turn = 0;
    const std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\" viewBox=\"-1 -1 2 "
        "2\">" +
        icon_element(sign) + "</svg>";
    const auto [it, fresh] = kept_.try_emplace(svg, nullptr);
    if (fresh)
      it->second = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()),
                                             svg.size(), nullptr);
    if (!it->second || icon.size <= 0) return;
    cairo_save(cr);
    turn_about(cr, icon.centre, icon.turn);
    const RsvgRectangle place{icon.centre.x - icon.size / 2, icon.centre.y - icon.size / 2,
                              icon.size, icon.size};
    (void)rsvg_handle_render_document(it->second, cr, &place, nullptr);
    cairo_restore(cr);
  }

 private:
  std::map<std::string, RsvgHandle*> kept_;
};

class Painter {
 public:
  Painter(cairo_t* cr, Faces& faces, const PaintOptions& options)
      : cr_(cr), faces_(faces), options_(options) {}

  void operator()(const canvas::Box& box) {
    if (box.shadow > 0 && options_.shadows) shadow(box);
    cairo_save(cr_);
    turn_about(cr_, box.centre, box.turn);
    base::Size size = box.size;
    double radius = box.radius;
    const bool edged = box.edge_width > 0 && box.edge.a > 0;
    if (edged) {
      size = {size.w - box.edge_width, size.h - box.edge_width};
      radius = std::max(0.0, radius - box.edge_width / 2);
    }
    rounded_rect(cr_, box.centre, size, radius);
    set(cr_, box.fill);
    cairo_fill_preserve(cr_);
    if (edged) {
      set(cr_, box.edge);
      cairo_set_line_width(cr_, box.edge_width);
      cairo_set_dash(cr_, nullptr, 0, 0);
      cairo_stroke_preserve(cr_);
    }
    cairo_new_path(cr_);
    greek(box);
    cairo_restore(cr_);
  }

  void operator()(const canvas::Stroke& stroke) {
    if (stroke.points.empty() || stroke.width <= 0) return;
    cairo_new_path(cr_);
    for (const Vec2 p : stroke.points) cairo_line_to(cr_, p.x, p.y);
    if (stroke.points.size() == 1)
      cairo_line_to(cr_, stroke.points[0].x, stroke.points[0].y);  // a dot
    if (stroke.closed) cairo_close_path(cr_);
    set(cr_, stroke.color);
    cairo_set_line_width(cr_, stroke.width);
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
    if (stroke.dash > 0)
      cairo_set_dash(cr_, &stroke.dash, 1, 0);
    else
      cairo_set_dash(cr_, nullptr, 0, 0);
    cairo_stroke(cr_);
  }

  void operator()(const canvas::Area& area) {
    if (!area.shape) return;
    cairo_new_path(cr_);
    for (const auto& ring : area.shape->rings) {
      cairo_new_sub_path(cr_);
      for (const Vec2 p : ring) cairo_line_to(cr_, p.x + area.offset.x, p.y + area.offset.y);
      cairo_close_path(cr_);
    }
    set(cr_, area.color);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(cr_);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
  }

  void operator()(const canvas::Text& text) {
    if (!text.layout || !options_.face) return;
    cairo_save(cr_);
    turn_about(cr_, text.pivot, text.turn);
    cairo_translate(cr_, text.origin.x, text.origin.y);
    for (const Lettered& run : lettered(*text.layout)) {
      set(cr_, text.color);
      const text::Face& face = options_.face(run.face);
      if (run.reading)
        faces_.show_shapes(cr_, face, run.em, run.glyphs);
      else
        faces_.show(cr_, face, run.em, run.glyphs);
    }
    cairo_restore(cr_);
  }

  void operator()(const canvas::Icon& icon) { icons_.paint(cr_, icon); }

 private:
  /// Plain shapes, as in the SVG.
  void shadow(const canvas::Box& box) {
    const double s = std::min(box.shadow, 6.0);
    const Vec2 below = box.centre + Vec2{0, 0.5 * s};
    cairo_save(cr_);
    turn_about(cr_, below, box.turn);
    set(cr_, {70, 50, 30, 15});
    for (const double grow : {1.6, 0.8, 0.1}) {
      rounded_rect(cr_, below, {box.size.w + grow * s, box.size.h + grow * s},
                   box.radius + grow * s / 2);
      cairo_fill(cr_);
    }
    cairo_restore(cr_);
  }

  void greek(const canvas::Box& box) {
    const canvas::Greek& g = box.greek;
    if (g.lines == 0 || g.line_height <= 0) return;
    const double thick = g.line_height * 0.35;
    const double top = box.centre.y - (g.lines - 1) * g.line_height / 2;
    set(cr_, g.color);
    for (int i = 0; i < g.lines; ++i) {
      const double w = i + 1 == g.lines ? g.last_width : g.full_width;
      cairo_rectangle(cr_, box.centre.x - g.full_width / 2,
                      top + double(i) * g.line_height - thick / 2, w, thick);
    }
    cairo_fill(cr_);
  }

  cairo_t* cr_;
  Faces& faces_;
  const PaintOptions& options_;
  Icons icons_;
};

}  // namespace

void paint(cairo_t* cr, const canvas::DrawList& list, Faces& faces, const PaintOptions& options) {
  Painter painter(cr, faces, options);
  for (const canvas::DrawList::Entry* entry : in_order(list)) {
    if (!options.clip.empty() && !canvas::bounds_of(entry->item).intersects(options.clip)) continue;
    std::visit(painter, entry->item);
  }
}

}  // namespace report
