#include "report/docx.h"

#include "report/docx_body.h"
#include "report/docx_parts.h"
#include "report/docx_picture.h"
#include "report/zip.h"

namespace report {

base::Result<std::string> docx_of(const Document& document, const PictureOf& picture) {
  DocxBody body(document, picture);
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
  auto bytes =
      docx_of(*input.document, [&](const Figure& figure) { return figure_png(input, figure); });
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"", std::move(*bytes)}};
}

}  // namespace report
