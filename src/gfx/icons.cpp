#include "gfx/icons.h"

#include <cairo/cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>

#include "base/log.h"

namespace gfx {

namespace {
constexpr int kLargestIcon = 1000;  // px; the atlas's pages are 1024
}

base::Result<Picture> render_icon(const base::Path& folder, const std::string& name, int size_px) {
  const base::Path path = folder / (name + ".svg");
  if (size_px < 1 || size_px > kLargestIcon || name.find('/') != std::string::npos)
    return base::Error{base::ErrorCode::invalid, "No icon has this name or size.", name};
  GError* problem = nullptr;
  RsvgHandle* svg = rsvg_handle_new_from_file(path.c_str(), &problem);
  if (!svg) {
    const std::string why = problem ? problem->message : "unreadable";
    std::error_code ignored;
    const bool missing = !std::filesystem::exists(path, ignored);
    g_clear_error(&problem);
    return base::Error{missing ? base::ErrorCode::not_found : base::ErrorCode::format,
                       "The icon cannot be read: " + why, path.string()};
  }
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size_px, size_px);
  cairo_t* cr = cairo_create(surface);
  const RsvgRectangle all{0, 0, static_cast<double>(size_px), static_cast<double>(size_px)};
  const bool drawn = rsvg_handle_render_document(svg, cr, &all, &problem);
  const std::string why = problem ? problem->message : "unreadable";
  g_clear_error(&problem);
  cairo_destroy(cr);
  g_object_unref(svg);
  cairo_surface_flush(surface);
  Picture out;
  if (drawn) {
    out.width = out.height = size_px;
    out.rgba.assign(static_cast<std::size_t>(size_px) * static_cast<std::size_t>(size_px) * 4, 255);
    const unsigned char* from = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < size_px; ++y)
      for (int x = 0; x < size_px; ++x) {
        std::uint32_t argb = 0;
        std::copy_n(from + y * stride + x * 4, 4, reinterpret_cast<unsigned char*>(&argb));
        out.rgba[static_cast<std::size_t>(y * size_px + x) * 4 + 3] =
            static_cast<std::uint8_t>(argb >> 24);
      }
  }
  cairo_surface_destroy(surface);
  if (!drawn)
    return base::Error{base::ErrorCode::format, "The icon cannot be drawn: " + why, path.string()};
  return out;
}

Glyphs::Found IconAtlas::find(const std::string& name, int size_px, Atlas::Place& out) {
  size_px = std::clamp(size_px, 1, kLargestIcon);
  Slot& slot = slots_[{name, size_px}];
  if (slot.ready && atlas_.keep(slot.place)) {
    out = slot.place;
    return Glyphs::Found::drawn;
  }
  if (slot.blank) return Glyphs::Found::blank;
  const auto made = render_icon(folder_, name, size_px);
  if (!made) {
    base::log_warning(made.error().text());
    slot.blank = true;
    return Glyphs::Found::blank;
  }
  std::vector<std::uint8_t> coverage(made->rgba.size() / 4);
  for (std::size_t i = 0; i < coverage.size(); ++i) coverage[i] = made->rgba[i * 4 + 3];
  const auto place = atlas_.put(size_px, size_px, coverage.data());
  if (!place) return Glyphs::Found::full;
  slot.place = out = *place;
  slot.ready = true;
  return Glyphs::Found::drawn;
}

}  // namespace gfx
