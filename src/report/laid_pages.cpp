#include "report/laid_pages.h"

#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kMm = 72 / 25.4;  // pt
constexpr double kOnA3 = 1.2;      // body text of more than 12 pt: A3 hangs on walls

Sheet sheet_of(Paper paper) {
  if (paper == Paper::a4) return {{210 * kMm, 297 * kMm}, 20 * kMm, 18 * kMm, 20 * kMm};
  return {{297 * kMm, 420 * kMm}, 24 * kMm, 22 * kMm, 24 * kMm};
}

void draw_row(PdfFile& pdf, Faces& faces, const PageOfRows::Placed& placed, const Sheet& sheet,
              std::vector<std::string>& open) {
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
  if (placed.again) return;
  for (int i = 0; i < row.closes && !open.empty(); ++i) {
    pdf.end(open.back().c_str());
    open.pop_back();
  }
}

}  // namespace

base::Result<std::unique_ptr<LaidPages>> LaidPages::create(const ReportInput& input,
                                                           const Document& document) {
  if (!input.typesetter)
    return base::Error{
        base::ErrorCode::unavailable, base::sentence("Pages cannot be made without letters."), {}};
  auto setter = PageSetter::create(*input.typesetter);
  if (!setter) return setter.error();
  if (input.options.paper == Paper::a3) (*setter)->enlarge(kOnA3);
  return std::unique_ptr<LaidPages>(new LaidPages(input, document, std::move(*setter)));
}

LaidPages::LaidPages(const ReportInput& input, const Document& document,
                     std::unique_ptr<PageSetter> setter)
    : document_(document),
      setter_(std::move(setter)),
      sheet_(sheet_of(input.options.paper)),
      wide_(sheet_.wide()),
      rows_(input, document, *setter_, sheet_),
      pages_(paginate(rows_.rows(), sheet_)) {
  rows_.set_pages(pages_of_anchors());
}

base::Size LaidPages::size_pt(std::size_t page) const {
  return pages_[page].wide ? wide_.size : sheet_.size;
}

std::map<std::string, int> LaidPages::pages_of_anchors() const {
  return report::pages_of_anchors(pages_);
}

void LaidPages::draw(PdfFile& pdf, Faces& faces, std::size_t page,
                     std::vector<std::string>& open) const {
  const Sheet& sheet = pages_[page].wide ? wide_ : sheet_;
  for (const PageOfRows::Placed& placed : pages_[page].rows)
    draw_row(pdf, faces, placed, sheet, open);
  if (page > 0 || !rows_.has_cover()) draw_foot(pdf, faces, sheet, page + 1);
}

/// What the report is of, and the page's number.
void LaidPages::draw_foot(PdfFile& pdf, Faces& faces, const Sheet& sheet,
                          std::size_t number) const {
  const double y = sheet.size.h - sheet.bottom * 0.62;
  const PageText page =
      setter_->set(std::to_string(number) + " / " + std::to_string(count()),
                   {8.5, false, kPageSoft, 1.4, TextStyle::Side::middle}, sheet.width());
  report::draw(pdf, faces, page, 0, 1, sheet.side, y, nullptr);
  const PageText name =
      setter_->set(document_.title, {7.5, false, kPageSoft, 1.6}, sheet.width() / 2 - 30);
  report::draw(pdf, faces, name, 0, 1, sheet.side, y, nullptr);
}

}  // namespace report
