#include "report/docx_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.h"
#include "report/docx_parts.h"
#include "report/markup.h"

namespace report {

namespace {

constexpr int kWidth = 9070;  // A4 less its margins, twentieths of a point

std::size_t columns_of(const Table& table) {
  std::size_t out = std::max(table.head.size(), table.columns.size());
  for (const auto& row : table.rows) out = std::max(out, row.size());
  return out;
}

Table::Column kind_of(const Table& table, std::size_t c) {
  return c < table.columns.size() ? table.columns[c] : Table::Column::text;
}

/// "████  40%" is read as its number; the bar is drawn with the letters' own boxes.
std::string bar(double share) {
  constexpr int kLength = 10;
  std::string out;
  for (int n = 0; n < int(std::lround(std::clamp(share, 0.0, 1.0) * kLength)); ++n) out += "█";
  return out;
}

class Writer {
 public:
  Writer(const Table& table, const Document& document, const DocxAnchors& anchors)
      : table_(table), document_(document), anchors_(anchors), widths_(docx_column_widths(table)) {}

  std::string write() {
    if (widths_.empty() || table_.rows.empty()) return {};
    out_ = fmt::format(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{0}\" w:type=\"dxa\"/><w:tblBorders>{1}</w:tblBorders>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{2}\"/>{3}</w:tblPr><w:tblGrid>",
        kWidth, borders(), table_.head.empty() ? "0080" : "0020",
        table_.caption.empty()
            ? std::string{}
            : "<w:tblCaption w:val=\"" + escaped(shortened(table_.caption, 200)) + "\"/>");
    for (const int width : widths_) out_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    out_ += "</w:tblGrid>";
    if (!table_.head.empty()) {
      out_ += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
      for (std::size_t c = 0; c < widths_.size(); ++c)
        cell(c, true, c < table_.head.size() ? document_.told(table_.head[c]) : Phrase{}, {});
      out_ += "</w:tr>";
    }
    for (const auto& row : table_.rows) {
      out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t c = 0; c < widths_.size(); ++c) {
        const Table::Cell empty{};
        const Table::Cell& at = c < row.size() ? row[c] : empty;
        const bool shares = kind_of(table_, c) == Table::Column::share && c < row.size();
        cell(c, table_.head.empty() && c == 0, at.words, shares ? bar(at.share) : std::string{});
      }
      out_ += "</w:tr>";
    }
    return out_ + "</w:tbl>";
  }

 private:
  static std::string borders() {
    std::string out;
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
      out +=
          fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B8AA94\"/>", side);
    return out;
  }

  void cell(std::size_t c, bool head, const Phrase& words, const std::string& bar) {
    const bool right = kind_of(table_, c) == Table::Column::number;
    const bool to_left = is_right_to_left(words);
    out_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}</w:tcPr>", widths_[c],
                        head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F6EFE2\"/>" : "");
    out_ +=
        fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}{}</w:pPr>", head ? "Head" : "Cell",
                    to_left ? "<w:bidi/>" : "", right && !to_left ? "<w:jc w:val=\"right\"/>" : "");
    if (!bar.empty())
      out_ += docx_run(bar + " ", "<w:color w:val=\"A03F22\"/><w:sz w:val=\"14\"/>");
    out_ += docx_runs(words, anchors_, to_left, docx_look("Cell").size) + "</w:p></w:tc>";
  }

  const Table& table_;
  const Document& document_;
  const DocxAnchors& anchors_;
  const std::vector<int> widths_;
  std::string out_;
};

}  // namespace

std::vector<int> docx_column_widths(const Table& table) {
  constexpr int kNumber = 1150, kShare = 2500, kName = 2300, kLeast = 1000;
  const std::size_t columns = columns_of(table);
  std::vector<int> widths(columns, 0);
  std::vector<double> wants(columns, 0);
  int left = kWidth;
  for (std::size_t c = 0; c < columns; ++c) {
    const auto kind = kind_of(table, c);
    if (kind == Table::Column::number) widths[c] = kNumber;
    if (kind == Table::Column::share) widths[c] = kShare;
    if (kind == Table::Column::text && table.head.empty() && c == 0 && columns > 1)
      widths[c] = kName;
    left -= widths[c];
    if (widths[c] > 0) continue;
    // Between what is in it at most and what it takes to be broken well.
    std::size_t longest = c < table.head.size() ? base::count_code_points(table.head[c]) : 0;
    for (const auto& row : table.rows)
      if (c < row.size())
        longest = std::max(longest, base::count_code_points(plain_text(row[c].words)));
    wants[c] = std::clamp(double(longest), 4.0, 60.0);
  }
  const double all = std::accumulate(wants.begin(), wants.end(), 0.0);
  const auto texts = std::count_if(wants.begin(), wants.end(), [](double w) { return w > 0; });
  if (all <= 0) {  // no sentences: what is left is the first's
    if (!widths.empty()) widths[0] += std::max(left, 0);
    return widths;
  }
  const int least = std::min(kLeast, std::max(left, 0) / int(texts));
  const int to_share = std::max(0, left - least * int(texts));
  for (std::size_t c = 0; c < columns; ++c)
    if (wants[c] > 0) widths[c] = std::max(200, least + int(to_share * wants[c] / all));
  return widths;
}

std::string docx_table(const Table& table, const Document& document, const DocxAnchors& anchors) {
  return Writer(table, document, anchors).write();
}

}  // namespace report
