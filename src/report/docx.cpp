#include "report/docx.h"

#include <algorithm>

#include "report/docx_body.h"
#include "report/docx_parts.h"
#include "report/docx_picture.h"
#include "report/page_text.h"
#include "report/zip.h"

namespace report {

base::Result<std::string> docx_of(const Document& document, const PictureOf& picture,
                                  const LinesOf& lines) {
  DocxBody body(document, picture, lines);
  const std::string text = body.write();
  std::vector<ZippedFile> files{
      {"[Content_Types].xml", docx_types()},
      {"_rels/.rels", docx_package_relations()},
      {"docProps/core.xml", docx_properties(document)},
      {"word/document.xml", text},
      {"word/_rels/document.xml.rels", docx_relations(body.pictures().size())},
      {"word/styles.xml", docx_styles(document.lang)},
      {"word/numbering.xml", docx_numbering(body.numbered_lists())},
      {"word/settings.xml", docx_settings(document.lang)},
      {"word/header1.xml", docx_header(document)},
      {"word/footer1.xml", docx_footer()}};
  for (std::size_t n = 0; n < body.pictures().size(); ++n)
    files.push_back({docx_picture_name(n), body.pictures()[n]});
  return zipped(files);
}

base::Result<std::vector<ReportFile>> write_docx(const ReportInput& input) {
  ASSERT(input.document, "a Word document is written from the composed report");
  // Without letters the contents are less sure of their pages, no more.
  std::unique_ptr<PageSetter> setter;
  if (input.typesetter)
    if (auto made = PageSetter::create(*input.typesetter)) setter = std::move(*made);
  LinesOf lines;
  if (setter)
    lines = [&](const std::string& text, double size_pt, bool bold, double width_pt) {
      return std::max(1, int(setter->set(text, {size_pt, bold}, width_pt).lines.size()));
    };
  auto bytes = docx_of(
      *input.document,
      [&](const Figure& figure, base::Size most) { return figure_png(input, figure, most); },
      lines);
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"", std::move(*bytes)}};
}

}  // namespace report
