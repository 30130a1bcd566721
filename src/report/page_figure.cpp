// Figures on the pages of a PDF: the map as large as the page has room for, and details so large that their
// letters can be read, on a page on its side or on several where one has no room.
#include <algorithm>
#include <cmath>

#include "report/figure_maps.h"
#include "report/page_rows.h"
#include "report/paint.h"
#include "report/pdf_file.h"
#include "report/svg.h"

namespace report {

namespace {

constexpr double kMm = 72 / 25.4;  // pt
constexpr double kReadable = 8;    // pt, the least letters of a figure that is to be read
constexpr double kOverlap = 10;    // mm of the map on both of two pages
constexpr double kAround = 6;      // mm round the map
constexpr double kFrame = 6;       // pt

struct Picture {
  canvas::DrawList list;
  base::Rect view;  // mm
  std::function<const text::Face&(text::FaceId)> face;
  std::string alt;
};

void draw_part(PdfFile& pdf, Faces& faces, const Picture& picture, const base::Rect& part,
               double scale, double left, double top) {
  cairo_t* cr = pdf.cr();
  cairo_save(cr);
  cairo_rectangle(cr, left, top, part.width() * scale, part.height() * scale);
  cairo_clip(cr);
  cairo_translate(cr, left, top);
  cairo_scale(cr, scale, scale);
  cairo_translate(cr, -part.min.x, -part.min.y);
  pdf.begin_figure(picture.alt);
  paint(cr, picture.list, faces, {picture.face, false, part});
  pdf.end("Figure");
  cairo_restore(cr);
}

Row picture_row(const std::shared_ptr<const Picture>& picture, const base::Rect& part, double scale,
                double width) {
  Row row;
  row.height = part.height() * scale + kFrame;
  row.before = kFrame;
  row.paint = [picture, part, scale, width](PdfFile& pdf, Faces& faces, const Row::Place& at) {
    const double left = at.left + std::max(0.0, (width - part.width() * scale) / 2);
    draw_part(pdf, faces, *picture, part, scale, left, at.top);
  };
  return row;
}

/// Parts of `length` that overlap, so that each is at most `most`.
std::vector<std::pair<double, double>> cut(double from, double length, double most) {
  const double step = std::max(1.0, most - kOverlap);
  const int count = length <= most ? 1 : static_cast<int>(std::ceil((length - kOverlap) / step));
  std::vector<std::pair<double, double>> out;
  const double even = (length - kOverlap) / count;
  for (int i = 0; i < count; ++i)
    out.emplace_back(from + i * even, from + std::min(length, (i + 1) * even + kOverlap));
  return out;
}

}  // namespace

void add_figure(Setting& to, const Figure& figure) {
  if (!figure.board || !to.input.draw_map) return;
  auto picture = std::make_shared<Picture>();
  picture->list = figure_map(to.input, figure);
  picture->view = bounds_of(picture->list);
  if (picture->view.empty()) return;
  picture->view = picture->view.grown(kAround);
  picture->alt = figure.alt;
  if (to.input.typesetter)
    picture->face = [setter = to.input.typesetter](text::FaceId id) -> const text::Face& {
      return setter->face(id);
    };

  const Sheet& sheet = to.sheet;
  const Sheet wide = sheet.wide();
  const std::size_t first = to.rows.size();
  if (!figure.title.empty())
    add_text(to, to.setter.set(figure.title, {10.5, true, kPageInk, 1.5}, sheet.width()),
             {"P", 14, 0, true});
  if (first < to.rows.size()) to.rows[first].anchors.push_back(figure.anchor);
  std::vector<Row> caption;
  if (!figure.caption.empty()) {
    Setting below{to.input, to.setter, sheet};
    add_text(below, to.setter.set(figure.caption, {9, false, kPageSoft, 1.5}, sheet.width()),
             {"Caption", 2});
    caption = std::move(below.rows);
  }
  double below = 2 * kFrame;
  for (const Row& row : caption) below += row.before + row.height;
  const double kept = to.kept_height() + below;

  // Never larger than life.
  const base::Rect& view = picture->view;
  const auto fit = [&](const Sheet& s) {
    return std::min(
        {kMm, s.width() / view.width(), std::max(40.0, s.height() - kept) / view.height()});
  };
  const double em = smallest_letters(picture->list);  // mm
  const double least = em > 0 ? std::min(kMm, kReadable / em) : 0;
  const double upright = fit(sheet), on_side = fit(wide);
  const auto add_part = [&](const base::Rect& part, double scale, Row::Page page, double width) {
    Row row = picture_row(picture, part, scale, width);
    row.page = page;
    row.keeps_next = !caption.empty();
    to.rows.push_back(std::move(row));
  };
  const bool whole = figure.what == Figure::What::whole;
  if (upright >= least) {
    // Small islands need no more room than their letters do.
    const double scale = whole ? upright : std::min(upright, std::max(least * 1.15, 0.75 * kMm));
    add_part(view, scale, Row::Page::flow, sheet.width());
  } else if (on_side >= least || (whole && on_side > 1.15 * upright)) {
    add_part(view, on_side, Row::Page::wide, wide.width());
  } else if (whole || figure.what == Figure::What::index) {
    add_part(view, std::max(upright, on_side) > upright * 1.15 ? on_side : upright,
             on_side > upright * 1.15 ? Row::Page::wide : Row::Page::flow,
             on_side > upright * 1.15 ? wide.width() : sheet.width());
  } else {
    const auto across = cut(view.min.x, view.width(), sheet.width() / least);
    const auto down = cut(view.min.y, view.height(), (sheet.height() - kept) / least);
    const std::size_t count = across.size() * down.size();
    std::size_t n = 0;
    for (const auto& [top, bottom] : down)
      for (const auto& [left, right] : across) {
        ++n;
        if (n > 1)
          add_text(
              to,
              to.setter.set(figure.title + "　" + std::to_string(n) + " / " + std::to_string(count),
                            {9, false, kPageSoft, 1.5}, sheet.width()),
              {"P", 8, 0, true});
        add_part({{left, top}, {right, bottom}}, least, Row::Page::flow, sheet.width());
        if (n < count) to.rows.back().keeps_next = false;
      }
  }
  for (Row& row : caption) to.rows.push_back(std::move(row));
  if (figure.title.empty()) to.rows[first].anchors.push_back(figure.anchor);
  std::erase(to.rows[first].anchors, std::string());
}

}  // namespace report
