// PagePicture: a map on its way onto a page, painted whole or in part. For page_figure.cpp and page_details.cpp; one
// thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "canvas/draw_list.h"
#include "report/faces.h"

namespace report {

struct Figure;
struct Setting;
class PdfFile;

struct PagePicture {
  canvas::DrawList list;
  base::Rect view;  // mm
  std::function<const text::Face&(text::FaceId)> face;
  std::string alt;
  double em = 0;  // mm, of its smallest letters; 0: it has none

  base::Size size() const { return {view.width(), view.height()}; }
};
/// Requires: the figure has a board, and something draws maps.
std::shared_ptr<const PagePicture> page_picture(const Setting& to, const Figure& figure);

/// `scale`: pt a mm. As an element of its own.
void draw(PdfFile& pdf, Faces& faces, const PagePicture& picture, const base::Rect& part,
          double scale, double left, double top);

}  // namespace report
