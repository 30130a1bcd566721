#include "report/page_setting.h"

namespace report {

double Setting::kept_height() const {
  double out = 0;
  for (auto row = rows.rbegin(); row != rows.rend() && row->keeps_next; ++row)
    out += row->before + row->height;
  return out;
}

void add_text(Setting& to, PageText text, const TextPlace& place) {
  const std::size_t count = text.lines.size();
  if (count == 0) return;
  const auto shared = std::make_shared<const PageText>(std::move(text));
  constexpr std::size_t kWhole = 4;
  const bool whole = count <= kWhole || place.keeps_next;
  for (std::size_t first = 0; first < count;) {
    std::size_t end = count;
    if (!whole) end = first == 0 ? 2 : first + 2 >= count ? count : first + 1;
    if (!whole && count - end == 1) end = count;
    Row row;
    row.height = shared->line_height * static_cast<double>(end - first);
    row.before = first == 0 ? place.before : 0;
    row.keeps_next = place.keeps_next;
    if (!whole && first == 0) row.opens = {place.element};
    if (!whole && end == count) row.closes = 1;
    row.paint = [shared, first, end, indent = place.indent,
                 element = whole ? place.element : "Span"](PdfFile& pdf, Faces& faces,
                                                           const Row::Place& at) {
      draw(pdf, faces, *shared, first, end, at.left + indent, at.top, at.again ? nullptr : element);
    };
    to.rows.push_back(std::move(row));
    first = end;
  }
}

}  // namespace report
