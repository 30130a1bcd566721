#include "report/pdf.h"

#include "report/map_tiles.h"
#include "report/page_rows.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kMm = 72 / 25.4;  // pt
constexpr double kOnA3 = 1.2;      // body text of more than 12 pt: A3 hangs on walls

Sheet sheet_of(Paper paper) {
  if (paper == Paper::a4) return {{210 * kMm, 297 * kMm}, 20 * kMm, 18 * kMm, 20 * kMm};
  return {{297 * kMm, 420 * kMm}, 24 * kMm, 22 * kMm, 24 * kMm};
}

/// What the report is of, and the page's number, at its foot.
void draw_foot(PdfFile& pdf, Faces& faces, PageSetter& setter, const std::string& title,
               const Sheet& sheet, std::size_t number, std::size_t count) {
  const double y = sheet.size.h - sheet.bottom * 0.62;
  const PageText page =
      setter.set(std::to_string(number) + " / " + std::to_string(count),
                 {8.5, false, kPageSoft, 1.4, TextStyle::Side::middle}, sheet.width());
  draw(pdf, faces, page, 0, 1, sheet.side, y, nullptr);
  const PageText name = setter.set(title, {7.5, false, kPageSoft, 1.6}, sheet.width() / 2 - 30);
  draw(pdf, faces, name, 0, 1, sheet.side, y, nullptr);
}

void draw_page(PdfFile& pdf, Faces& faces, const PageOfRows& page, const Sheet& sheet,
               std::vector<std::string>& open) {
  for (const PageOfRows::Placed& placed : page.rows) {
    const Row& row = *placed.row;
    if (!placed.again) {
      for (const std::string& element : row.opens) {
        pdf.begin(element.c_str());
        open.push_back(element);
      }
      for (const std::string& anchor : row.anchors) {
        cairo_save(pdf.cr());
        cairo_translate(pdf.cr(), sheet.side, placed.top);
        pdf.anchor(anchor);
        cairo_restore(pdf.cr());
      }
      if (row.level > 0 && !row.anchors.empty())
        pdf.bookmark(row.level, row.bookmark, row.anchors.back());
    }
    if (row.paint) row.paint(pdf, faces, {sheet.side, placed.top, placed.again});
    if (placed.again) continue;
    for (int i = 0; i < row.closes && !open.empty(); ++i) {
      pdf.end(open.back().c_str());
      open.pop_back();
    }
  }
}

base::Result<std::string> write_pages(const ReportInput& input, const Document& document) {
  auto setter = PageSetter::create(*input.typesetter);
  if (!setter) return setter.error();
  const Sheet sheet = sheet_of(input.options.paper), wide = sheet.wide();
  if (input.options.paper == Paper::a3) (*setter)->enlarge(kOnA3);
  PageRows rows(input, document, **setter, sheet);
  const std::vector<PageOfRows> pages = paginate(rows.rows(), sheet);
  rows.set_pages(pages_of_anchors(pages));

  const auto size = [&](const PageOfRows& page) { return page.wide ? wide.size : sheet.size; };
  Faces faces(Faces::Letters::kept);
  PdfFile pdf(
      {document.title, document.subtitle, plain_text(document.town), document.lang, document.made},
      size(pages.front()));
  std::vector<std::string> open;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) pdf.next_page(size(pages[i]));
    const Sheet& of_page = pages[i].wide ? wide : sheet;
    draw_page(pdf, faces, pages[i], of_page, open);
    if (i > 0 || !rows.has_cover())
      draw_foot(pdf, faces, **setter, document.title, of_page, i + 1, pages.size());
  }
  for (; !open.empty(); open.pop_back()) pdf.end(open.back().c_str());
  return pdf.finish();
}

}  // namespace

base::Result<std::vector<ReportFile>> write_pdf(const ReportInput& input) {
  if (!input.typesetter)
    return base::Error{
        base::ErrorCode::unavailable, base::sentence("Pages cannot be made without letters."), {}};
  if (input.options.paper == Paper::a3_tiles) return write_tiles(input);
  if (!input.document)
    return base::Error{
        base::ErrorCode::invalid, base::sentence("There is nothing to make pages of."), {}};
  auto bytes = write_pages(input, *input.document);
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"", std::move(*bytes)}};
}

}  // namespace report
