#include "report/pdf.h"

#include "report/laid_pages.h"
#include "report/map_tiles.h"
#include "report/pdf_file.h"

namespace report {

namespace {

base::Result<std::string> write_pages(const ReportInput& input, const Document& document) {
  const auto pages = LaidPages::create(input, document);
  if (!pages) return pages.error();
  const LaidPages& laid = **pages;
  Faces faces(Faces::Letters::kept);
  PdfFile pdf(
      {document.title, document.subtitle, plain_text(document.town), document.lang, document.made},
      laid.size_pt(0));
  std::vector<std::string> open;
  for (std::size_t i = 0; i < laid.count(); ++i) {
    if (i > 0) pdf.next_page(laid.size_pt(i));
    laid.draw(pdf, faces, i, open);
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
