#include "report/page_picture.h"

#include <algorithm>

#include "report/figure_maps.h"
#include "report/page_setting.h"
#include "report/paint.h"
#include "report/pdf_file.h"
#include "report/svg.h"

namespace report {

namespace {

constexpr double kAround = 6;  // mm round the map

}  // namespace

std::shared_ptr<const PagePicture> page_picture(const Setting& to, const Figure& figure) {
  auto out = std::make_shared<PagePicture>();
  const model::Board board = board_of(figure);
  out->list = to.input.draw_map(board);
  out->view = bounds_of(out->list).grown(kAround);
  out->alt = figure.alt;
  if (to.input.typesetter)
    out->face = [setter = to.input.typesetter](text::FaceId id) -> const text::Face& {
      return setter->face(id);
    };
  out->em = smallest_letters(out->list);
  return out;
}

void draw(PdfFile& pdf, Faces& faces, const PagePicture& picture, const base::Rect& part,
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

}  // namespace report
