#include "report/docx_picture.h"

#include <algorithm>

#include "report/figure_maps.h"
#include "report/figures.h"
#include "report/map_files.h"
#include "report/svg.h"
#include "text/typesetter.h"

namespace report {

std::string figure_png(const ReportInput& input, const Figure& figure, base::Size most) {
  if (!input.draw_map || !input.typesetter || !figure.board) return {};
  const model::Board board = board_of(figure);
  const canvas::DrawList list = input.draw_map(board);
  if (list.entries.empty()) return {};
  const base::Rect view = bounds_of(list).grown(kMapMargin);
  if (view.empty()) return {};
  const base::Size map{view.width(), view.height()};
  // Of a small island the letters are no larger than headings, and two find room on a page.
  double scale = std::min({1.0, most.w / map.w, most.h / map.h});
  if (figure.what == Figure::What::detail)
    scale = DetailPages{most, 14, most.w}.scale(map, smallest_letters(list));
  auto png =
      to_png(list, std::max(1, int(view.width() * scale * kFigurePixels)),
             [&](text::FaceId id) -> const text::Face& { return input.typesetter->face(id); });
  return png ? std::move(*png) : std::string();
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
