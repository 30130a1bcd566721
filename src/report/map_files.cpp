#include "report/map_files.h"

#include <algorithm>
#include <cmath>

#include "report/document.h"
#include "report/map_title.h"
#include "report/paint.h"
#include "report/png.h"
#include "report/svg.h"

namespace report {

namespace {

constexpr double kUsual_px = 4;  // a mm
constexpr int kBand =
    512;  // rows painted at once, so that a large picture is small while it is made
constexpr double kEmptyWidth = 100, kEmptyHeight = 60;  // mm

/// What the document says of the board's map; null: it says nothing.
const Figure* figure_of(const Document* document, const model::Board& board) {
  const Figure* found = nullptr;
  if (document)
    for (const Part& part : document->parts)
      for (const Block& block : part.blocks) {
        const auto* figure = std::get_if<Figure>(&block);
        if (!figure || !figure->board || figure->board->id != board.id) continue;
        if (figure->what == Figure::What::whole) return figure;
        if (!found && figure->what == Figure::What::index) found = figure;
      }
  return found;
}

std::string plates_of(const model::Board& board) {
  std::string out;
  for (const auto& [id, island] : board.islands) {
    if (!island.parent.nil() || island.plate.empty()) continue;
    out += (out.empty() ? "" : " / ") + island.plate;
  }
  return out;
}

using Write = base::Result<std::string> (*)(const ReportInput&, const model::Board*, std::size_t);

base::Result<std::vector<ReportFile>> one_a_board(const ReportInput& input, Write write) {
  const std::vector<const model::Board*> boards = input.session.boards_in_order();
  std::vector<ReportFile> out;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, boards.size()); ++i) {
    auto bytes = write(input, boards.empty() ? nullptr : boards[i], i + 1);
    if (!bytes) return bytes.error();
    out.push_back({boards.size() > 1 ? "-" + std::to_string(i + 1) : "", std::move(*bytes)});
  }
  return out;
}

canvas::DrawList map_of(const ReportInput& input, const model::Board* board) {
  return board && input.draw_map ? input.draw_map(*board) : canvas::DrawList{};
}

base::Result<std::string> write_one_svg(const ReportInput& input, const model::Board* board,
                                        std::size_t number) {
  SvgOptions options;
  options.title = input.session.title;
  options.id = "map" + std::to_string(number);
  options.margin = kMapMargin;
  options.standalone = true;
  options.is_bold = input.is_bold;
  options.readings = input.readings;
  if (board) {
    const Figure* figure = figure_of(input.document, *board);
    options.title = figure ? figure->title : map_title(input.session, *board, input.tr).title;
    options.desc = figure ? figure->alt : plates_of(*board);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + to_svg(map_of(input, board), options);
}

base::Result<std::string> write_one_png(const ReportInput& input, const model::Board* board,
                                        std::size_t) {
  std::function<const text::Face&(text::FaceId)> face;
  if (input.typesetter)
    face = [&](text::FaceId id) -> const text::Face& { return input.typesetter->face(id); };
  return to_png(map_of(input, board), input.options.picture_width_px, face);
}

}  // namespace

base::Result<std::vector<ReportFile>> write_svg_files(const ReportInput& input) {
  return one_a_board(input, write_one_svg);
}

base::Result<std::vector<ReportFile>> write_png_files(const ReportInput& input) {
  return one_a_board(input, write_one_png);
}

base::Result<std::string> to_png(const canvas::DrawList& list, int width_px,
                                 const std::function<const text::Face&(text::FaceId)>& face) {
  if (width_px < 0 || width_px > kMostPixels)
    return base::Error{base::ErrorCode::invalid,
                       base::sentence("A picture is between 1 and {} pixels wide.", kMostPixels),
                       std::to_string(width_px)};
  base::Rect view = bounds_of(list).grown(kMapMargin);
  if (view.empty()) view = {{0, 0}, {kEmptyWidth, kEmptyHeight}};
  double scale = width_px > 0 ? width_px / view.width() : kUsual_px;
  scale = std::min({scale, kMostPixels / view.width(), kMostPixels / view.height()});
  const auto pixels = [&](double mm) {
    return std::clamp(static_cast<int>(std::lround(mm * scale)), 1, kMostPixels);
  };
  const int width = pixels(view.width()), height = pixels(view.height());

  PngWriter png(width, height, scale);
  Faces faces(Faces::Letters::lost);
  for (int top = 0; top < height; top += kBand) {
    const int rows = std::min(kBand, height - top);
    cairo_surface_t* band = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, rows);
    cairo_t* cr = cairo_create(band);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_translate(cr, 0, -top);
    cairo_scale(cr, scale, scale);
    cairo_translate(cr, -view.min.x, -view.min.y);
    const base::Rect shown{{view.min.x, view.min.y + (top - 2) / scale},
                           {view.max.x, view.min.y + (top + rows + 2) / scale}};
    paint(cr, list, faces, {face, true, shown});
    const bool painted = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_flush(band);
    if (painted && cairo_surface_status(band) == CAIRO_STATUS_SUCCESS)
      png.add(cairo_image_surface_get_data(band), cairo_image_surface_get_stride(band), rows);
    cairo_surface_destroy(band);
    if (!painted) break;
  }
  return png.finish();
}

}  // namespace report
