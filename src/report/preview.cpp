#include "report/preview.h"

#include <cairo/cairo.h>

#include <algorithm>
#include <cmath>

#include "report/laid_pages.h"
#include "report/pdf_file.h"

namespace report {

namespace {

struct Drop {
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
  void operator()(cairo_t* cr) const { cairo_destroy(cr); }
};

/// From Cairo's pixels, a word each.
PagePicture picture_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  PagePicture out{
      cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  out.rgba.resize(std::size_t(out.width) * std::size_t(out.height) * 4);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::uint8_t* to = out.rgba.data();
  for (int y = 0; y < out.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t(y) * stride);
    for (int x = 0; x < out.width; ++x, to += 4) {
      to[0] = std::uint8_t(row[x] >> 16);
      to[1] = std::uint8_t(row[x] >> 8);
      to[2] = std::uint8_t(row[x]);
      to[3] = 255;
    }
  }
  return out;
}

}  // namespace

base::Result<std::unique_ptr<Preview>> Preview::create(base::FileSystem& files,
                                                       const model::Session& session,
                                                       const ReportWishes& wishes,
                                                       const base::Messages& tr,
                                                       text::Typesetter& typesetter) {
  auto composed = ComposedReport::create(files, session, wishes, tr, typesetter);
  if (!composed) return composed.error();
  auto laid = LaidPages::create((*composed)->input(), (*composed)->document());
  if (!laid) return laid.error();
  return std::unique_ptr<Preview>(new Preview(std::move(*composed), std::move(*laid)));
}

Preview::Preview(std::unique_ptr<ComposedReport> composed, std::unique_ptr<LaidPages> laid)
    : composed_(std::move(composed)),
      laid_(std::move(laid)),
      faces_(std::make_unique<Faces>(Faces::Letters::lost)) {}
Preview::~Preview() = default;

int Preview::pages() const { return int(laid_->count()); }

std::map<std::string, int> Preview::parts() const {
  const auto anchors = laid_->pages_of_anchors();
  std::map<std::string, int> out;
  for (const Part& part : composed_->document().parts)
    if (const auto it = anchors.find(part.anchor); it != anchors.end())
      out[part.name] = it->second - 1;
  return out;
}

base::Result<PagePicture> Preview::paint(int page, int width_px) const {
  const base::Size pt = laid_->size_pt(std::size_t(page));
  const double scale = width_px / std::min(pt.w, pt.h);
  const int w = int(std::lround(pt.w * scale)), h = int(std::lround(pt.h * scale));
  const std::unique_ptr<cairo_surface_t, Drop> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h));
  const std::unique_ptr<cairo_t, Drop> cr(cairo_create(surface.get()));
  cairo_set_source_rgb(cr.get(), 1, 1, 1);
  cairo_paint(cr.get());
  cairo_scale(cr.get(), scale, scale);
  PdfFile on_picture(cr.get());
  std::vector<std::string> open;
  laid_->draw(on_picture, *faces_, std::size_t(page), open);
  const cairo_status_t status = cairo_status(cr.get());
  if (status != CAIRO_STATUS_SUCCESS)
    return base::Error{base::ErrorCode::io, base::sentence("The pages cannot be made."),
                       cairo_status_to_string(status)};
  return picture_of(surface.get());
}

}  // namespace report
