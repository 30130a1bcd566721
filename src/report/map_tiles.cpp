#include "report/map_tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figure_maps.h"
#include "report/map_title.h"
#include "report/page_text.h"
#include "report/paint.h"
#include "report/pdf_file.h"
#include "report/svg.h"

namespace report {

namespace {

constexpr double kMm = 72 / 25.4;  // pt
constexpr double kLeast_pt = 12;   // of letters on a wall
constexpr double kOverlap = 10;    // mm that lie on the next sheet
constexpr double kMargin = 12;     // mm no printer needs more of
constexpr double kAround = 10;     // mm round the map
constexpr int kMostSheets = 200;   // of one map: beyond that its letters are smaller

void mark(cairo_t* cr, base::Vec2 at, base::Vec2 towards) {
  cairo_move_to(cr, at.x + towards.x * 2, at.y + towards.y * 2);
  cairo_line_to(cr, at.x + towards.x * 8, at.y + towards.y * 8);
  cairo_stroke(cr);
}

/// Where to cut: at the corners of what is shown, and where the neighbour's begins.
void draw_marks(cairo_t* cr, const base::Rect& r, bool right, bool below) {
  cairo_set_source_rgb(cr, 0.25, 0.25, 0.25);
  cairo_set_line_width(cr, 0.2);
  cairo_set_dash(cr, nullptr, 0, 0);
  for (const double x : {r.min.x, r.max.x})
    for (const double y : {r.min.y, r.max.y}) {
      mark(cr, {x, y}, {x == r.min.x ? -1.0 : 1.0, 0});
      mark(cr, {x, y}, {0, y == r.min.y ? -1.0 : 1.0});
    }
  const double dash[] = {1.5, 1.5};
  cairo_set_dash(cr, dash, 2, 0);
  if (right)
    for (const double y : {r.min.y, r.max.y})
      mark(cr, {r.max.x - kOverlap, y}, {0, y == r.min.y ? -1.0 : 1.0});
  if (below)
    for (const double x : {r.min.x, r.max.x})
      mark(cr, {x, r.max.y - kOverlap}, {x == r.min.x ? -1.0 : 1.0, 0});
  cairo_set_dash(cr, nullptr, 0, 0);
}

/// Of the least scale or a larger one, as long as that takes no more sheets; each shows as much as the others.
Tiles tiles_on(base::Size map, base::Size sheet, double scale) {
  const base::Size room{sheet.w - 2 * kMargin, sheet.h - 2 * kMargin};
  const auto count = [&](double length, double most) {
    return std::max(1, static_cast<int>(std::ceil((length - kOverlap) / (most - kOverlap) - 1e-6)));
  };
  Tiles out;
  out.sheet = sheet;
  out.across = count(map.w * scale, room.w);
  out.down = count(map.h * scale, room.h);
  const auto held = [](int n, double most) { return n * (most - kOverlap) + kOverlap; };
  const double fills = std::min(held(out.across, room.w) / map.w, held(out.down, room.h) / map.h);
  out.scale = out.across * out.down > 1 ? std::max(scale, fills) : scale;
  const auto step = [](double length, int n) { return (length - kOverlap) / n; };
  out.step = {step(map.w * out.scale, out.across), step(map.h * out.scale, out.down)};
  out.shown = {out.step.w + kOverlap, out.step.h + kOverlap};
  return out;
}

/// Something lies there.
bool shows(const canvas::DrawList& list, const base::Rect& part) {
  return std::ranges::any_of(list.entries, [&](const auto& entry) {
    return canvas::bounds_of(entry.item).intersects(part);
  });
}

base::Result<std::string> write_one(const ReportInput& input, const model::Board& board,
                                    PageSetter& setter) {
  const canvas::DrawList list = input.draw_map ? input.draw_map(board) : canvas::DrawList{};
  base::Rect view = bounds_of(list);
  view = view.empty() ? base::Rect{{0, 0}, {100, 60}} : view.grown(kAround);
  const Tiles tiles = tiles_for({view.width(), view.height()}, smallest_letters(list), kLeast_pt);
  const std::string title = map_title(input.session, board, input.tr).title;
  Faces faces(Faces::Letters::kept);
  const base::Size page{tiles.sheet.w * kMm, tiles.sheet.h * kMm};
  PdfFile pdf({title, input.session.title, {}, std::string(input.tr.lang()), input.session.made},
              page);
  const PaintOptions options{
      [&](text::FaceId id) -> const text::Face& { return input.typesetter->face(id); }, false, {}};
  bool begun = false;
  for (int row = 0; row < tiles.down; ++row)
    for (int column = 0; column < tiles.across; ++column) {
      const base::Vec2 from =
          view.min + base::Vec2{column * tiles.step.w, row * tiles.step.h} / tiles.scale;
      base::Rect part{from, from + base::Vec2{tiles.shown.w, tiles.shown.h} / tiles.scale};
      part = part.common(view);
      // No paper for what is empty, but for the one sheet of an empty map.
      if (tiles.across * tiles.down > 1 && !shows(list, part)) continue;
      if (begun) pdf.next_page(page);
      begun = true;
      cairo_t* cr = pdf.cr();
      const base::Rect shown{
          {kMargin, kMargin},
          {kMargin + part.width() * tiles.scale, kMargin + part.height() * tiles.scale}};
      cairo_save(cr);
      cairo_scale(cr, kMm, kMm);
      cairo_save(cr);
      cairo_rectangle(cr, shown.min.x, shown.min.y, shown.width(), shown.height());
      cairo_clip(cr);
      cairo_translate(cr, kMargin, kMargin);
      cairo_scale(cr, tiles.scale, tiles.scale);
      cairo_translate(cr, -part.min.x, -part.min.y);
      PaintOptions here = options;
      here.clip = part;
      pdf.begin_figure(title);
      paint(cr, list, faces, here);
      pdf.end("Figure");
      cairo_restore(cr);
      if (tiles.across * tiles.down > 1)
        draw_marks(cr, shown, column + 1 < tiles.across, row + 1 < tiles.down);
      cairo_restore(cr);
      const std::string place =
          fmt::format("A3 / {} × {}　{} – {}", tiles.across, tiles.down, row + 1, column + 1);
      const PageText foot = setter.set(place + "　" + title, {8.5, false, kPageSoft, 1.3}, 0);
      draw(pdf, faces, foot, 0, 1, (kMargin + 10) * kMm, page.h - (kMargin - 1) * kMm, "P");
    }
  return pdf.finish();
}

}  // namespace

Tiles tiles_for(base::Size map, double smallest, double least_pt) {
  constexpr base::Size kA3{297, 420}, kA3OnItsSide{420, 297};
  double scale = smallest > 0 ? std::max(1.0, least_pt / kMm / smallest) : 1;
  for (;; scale *= 0.9) {
    const Tiles upright = tiles_on(map, kA3, scale), on_side = tiles_on(map, kA3OnItsSide, scale);
    const Tiles& best =
        on_side.across * on_side.down <= upright.across * upright.down ? on_side : upright;
    if (best.across * best.down <= kMostSheets || scale < 1e-3) return best;
  }
}

base::Result<std::vector<ReportFile>> write_tiles(const ReportInput& input) {
  auto setter = PageSetter::create(*input.typesetter);
  if (!setter) return setter.error();
  std::vector<const model::Board*> boards = input.session.boards_in_order();
  const model::Board nothing;
  if (boards.empty()) boards.push_back(&nothing);
  std::vector<ReportFile> out;
  for (std::size_t i = 0; i < boards.size(); ++i) {
    auto bytes = write_one(input, *boards[i], **setter);
    if (!bytes) return bytes.error();
    out.push_back({boards.size() > 1 ? "-" + std::to_string(i + 1) : "", std::move(*bytes)});
  }
  return out;
}

}  // namespace report
