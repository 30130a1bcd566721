#include "report/docx_picture.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <memory>

#include "report/figures.h"
#include "report/svg.h"

namespace report {

namespace {

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

std::string png_of(const std::string& svg, int width_px, int height_px) {
  const std::unique_ptr<RsvgHandle, void (*)(gpointer)> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr),
      g_object_unref);
  if (!handle) return {};
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px), cairo_surface_destroy);
  const std::unique_ptr<cairo_t, void (*)(cairo_t*)> cr(cairo_create(surface.get()), cairo_destroy);
  cairo_set_source_rgb(cr.get(), 1, 1, 1);
  cairo_paint(cr.get());
  const RsvgRectangle all{0, 0, double(width_px), double(height_px)};
  std::string out;
  if (!rsvg_handle_render_document(handle.get(), cr.get(), &all, nullptr) ||
      cairo_surface_write_to_png_stream(surface.get(), append, &out) != CAIRO_STATUS_SUCCESS)
    return {};
  return out;
}

}  // namespace

std::string figure_png(const ReportInput& input, const Figure& figure) {
  if (!input.draw_map || !figure.board) return {};
  const canvas::DrawList list = input.draw_map(board_of(figure));
  const base::Rect bounds = bounds_of(list);
  SvgOptions options;
  options.standalone = true;
  options.is_bold = input.is_bold;
  const double wide = bounds.max.x - bounds.min.x + 2 * options.margin,
               high = bounds.max.y - bounds.min.y + 2 * options.margin;
  if (list.entries.empty() || wide <= 0 || high <= 0) return {};
  // Of a small island the letters are no larger than headings; of a large map there are dots enough for 160 mm.
  constexpr double kLonger_px = 2400, kLargest = 0.5;
  const double scale = std::min(kLonger_px / std::max(wide, high), kLargest * kFigurePixels);
  return png_of(to_svg(list, options), std::max(1, int(wide * scale)),
                std::max(1, int(high * scale)));
}

std::optional<base::Size> png_size(const std::string& bytes) {
  constexpr std::size_t kWidthAt = 16;
  if (bytes.size() < kWidthAt + 8 || !bytes.starts_with("\x89PNG\r\n\x1a\n")) return {};
  const auto at = [&](std::size_t from) {
    std::uint32_t out = 0;
    for (std::size_t n = 0; n < 4; ++n)
      out = out << 8 | static_cast<unsigned char>(bytes[from + n]);
    return double(out);
  };
  const base::Size size{at(kWidthAt), at(kWidthAt + 4)};
  if (size.w <= 0 || size.h <= 0) return {};
  return size;
}

}  // namespace report
