#include "report/workbook.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"
#include "report/sheet_text.h"
#include "report/tables.h"

namespace report {

namespace {

using Kind = DataColumn::Kind;
constexpr const char* kFont = "BIZ UDPGothic";  // Windows has it, too
constexpr std::uint32_t kHeadColor = 0xf6e3d8, kLineColor = 0xddd3c2;

/// In letters of half a kanji's width.
double letters_in(std::string_view utf8) {
  double out = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next)
    out += base::code_point_at(utf8, at, next) > 0x2e7f ? 2 : 1;
  return out;
}

int width_of(const DataColumn& column) {
  constexpr int kProse = 24, kNumber = 8, kText = 11;
  if (column.width > 0) return column.width;
  if (column.kind == Kind::prose) return kProse;
  return column.kind == Kind::text ? kText : kNumber;
}

/// Of a row, in points: so high that nothing of it is hidden. Programs other than Excel leave rows as high as
/// they are told.
double height_of(double lines) {
  constexpr double kLine = 13.5, kMost = 409;
  return std::min(kMost, std::max(1.0, lines) * kLine + 2);
}
double lines_of(std::string_view utf8, int width) {
  double lines = 0;
  for (std::size_t at = 0; at <= utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', at), utf8.size());
    lines += std::max(
        1.0, std::ceil(letters_in(utf8.substr(at, end - at)) / double(std::max(width, 1))));
    at = end + 1;
  }
  return lines;
}

base::Error disk_error(lxw_error error) {
  const bool full = error == LXW_ERROR_CREATING_TMPFILE;
  return {full ? base::ErrorCode::no_space : base::ErrorCode::io,
          base::sentence("The Excel file could not be written: {}.", lxw_strerror(error)),
          {}};
}

}  // namespace

struct Workbook::Formats {
  lxw_format *head, *text, *prose, *number, *share;
  lxw_format* of(Kind kind) const {
    switch (kind) {
      case Kind::prose:
        return prose;
      case Kind::number:
        return number;
      case Kind::share:
        return share;
      case Kind::text:
      case Kind::key:
        break;
    }
    return text;
  }
};

struct Workbook::Sheet {
  lxw_worksheet* sheet = nullptr;
  std::vector<Kind> kinds{};
  std::vector<int> widths{};
  lxw_row_t rows = 1;  // with its head
};

Workbook::Workbook(base::Path folder) : folder_(std::move(folder)) {}

Workbook::~Workbook() {
  if (book_) (void)workbook_close(book_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

base::Result<std::unique_ptr<Workbook>> Workbook::create(const std::string& title) {
  std::error_code failed;
  const base::Path temporary = std::filesystem::temp_directory_path(failed);
  std::string name = ((failed ? base::Path("/tmp") : temporary) / "kurumaza-XXXXXX").string();
  if (!mkdtemp(name.data()))
    return base::Error{base::ErrorCode::io,
                       base::sentence("Nothing can be written to the folder for passing files, {}.",
                                      temporary.string()),
                       {}};
  std::unique_ptr<Workbook> out(new Workbook(name));
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = name.data();
  out->title_ = title;
  out->book_ = workbook_new_opt((out->folder_ / "book.xlsx").c_str(), &options);
  if (!out->book_) return disk_error(LXW_ERROR_CREATING_XLSX_FILE);
  std::string shown = sheet_text(title);
  lxw_doc_properties properties{};
  properties.title = shown.data();
  workbook_set_properties(out->book_, &properties);

  const auto format = [&] {
    lxw_format* made = workbook_add_format(out->book_);
    format_set_font_name(made, kFont);
    format_set_font_size(made, 10.5);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    return made;
  };
  out->formats_ = std::make_unique<Formats>();
  Formats& formats = *out->formats_;
  for (lxw_format** each :
       {&formats.head, &formats.text, &formats.prose, &formats.number, &formats.share})
    *each = format();
  format_set_bold(formats.head);
  format_set_bg_color(formats.head, kHeadColor);
  format_set_bottom(formats.head, LXW_BORDER_THIN);
  format_set_text_wrap(formats.head);
  format_set_text_wrap(formats.prose);
  for (lxw_format* each : {formats.text, formats.prose, formats.number, formats.share}) {
    format_set_bottom(each, LXW_BORDER_THIN);
    format_set_bottom_color(each, kLineColor);
  }
  format_set_num_format(formats.number, "0");
  format_set_num_format(formats.share, "0%");
  return out;
}

Workbook::Sheet* Workbook::sheet_of(const DataTable& table) {
  const auto there = sheets_.find(table.key);
  if (there != sheets_.end()) return &there->second;
  Sheet made;
  // Where another table is called so, too, its key tells them apart.
  std::string name = sheet_name(table.title);
  if (workbook_validate_sheet_name(book_, name.c_str()) != LXW_NO_ERROR)
    name = sheet_name(table.key);
  made.sheet = workbook_add_worksheet(book_, name.c_str());
  if (!made.sheet) return nullptr;
  double head_lines = 1;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const DataColumn& column = table.columns[c];
    const lxw_col_t at = lxw_col_t(c);
    const int width = width_of(column);
    worksheet_set_column(made.sheet, at, at, width, formats_->of(column.kind));
    made.kinds.push_back(column.kind);
    made.widths.push_back(width);
    constexpr int kArrow = 2;  // of the filter
    head_lines = std::max(head_lines, lines_of(column.name, width - kArrow));
  }
  worksheet_set_row(made.sheet, 0, height_of(head_lines), nullptr);
  worksheet_freeze_panes(made.sheet, 1, 0);
  worksheet_repeat_rows(made.sheet, 0, 0);
  worksheet_set_landscape(made.sheet);
  worksheet_set_paper(made.sheet, 9);  // A4
  worksheet_fit_to_pages(made.sheet, 1, 0);
  worksheet_set_margins(made.sheet, 0.5, 0.5, 0.7, 0.7);
  worksheet_set_header(made.sheet, ("&L" + header_text(title_) + "&R&A").c_str());
  worksheet_set_footer(made.sheet, "&C&P / &N");
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    worksheet_write_string(made.sheet, 0, lxw_col_t(c), sheet_text(table.columns[c].name).c_str(),
                           formats_->head);
  return &sheets_.emplace(table.key, std::move(made)).first->second;
}

base::Result<void> Workbook::add(const DataTable& table) {
  ASSERT(book_, "rows are added before the workbook is finished");
  Sheet* sheet = sheet_of(table);
  if (!sheet) return disk_error(LXW_ERROR_SHEETNAME_ALREADY_USED);
  for (const DataRow& row : table.rows) {
    ASSERT(row.size() == sheet->kinds.size(), "a row has a cell for each column of its sheet");
    double lines = 1;
    for (std::size_t c = 0; c < row.size(); ++c)
      if (const auto* text = std::get_if<std::string>(&row[c]);
          text && sheet->kinds[c] == Kind::prose)
        lines = std::max(lines, lines_of(*text, sheet->widths[c]));
    worksheet_set_row(sheet->sheet, sheet->rows, height_of(lines), nullptr);
    for (std::size_t c = 0; c < row.size(); ++c) {
      lxw_format* format = formats_->of(sheet->kinds[c]);
      const lxw_col_t at = lxw_col_t(c);
      lxw_error failed = LXW_NO_ERROR;
      if (const auto* text = std::get_if<std::string>(&row[c]))
        failed = worksheet_write_string(sheet->sheet, sheet->rows, at, sheet_text(*text).c_str(),
                                        format);
      else if (const auto* value = std::get_if<double>(&row[c]))
        failed = worksheet_write_number(sheet->sheet, sheet->rows, at, *value, format);
      if (failed == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
        return base::Error{
            base::ErrorCode::too_large,
            base::sentence("An Excel sheet holds no more than {} rows.", LXW_ROW_MAX),
            {}};
      if (failed != LXW_NO_ERROR) return disk_error(failed);
    }
    ++sheet->rows;
  }
  return {};
}

base::Result<std::string> Workbook::finish() {
  ASSERT(book_, "a workbook is finished once");
  for (const auto& [key, sheet] : sheets_) {
    const lxw_row_t last = sheet.rows - 1;
    worksheet_autofilter(sheet.sheet, 0, 0, last, lxw_col_t(sheet.kinds.size() - 1));
    const auto printed = std::ranges::find(sheet.kinds, Kind::key) - sheet.kinds.begin();
    if (printed > 0) worksheet_print_area(sheet.sheet, 0, 0, last, lxw_col_t(printed - 1));
  }
  const lxw_error failed = workbook_close(std::exchange(book_, nullptr));
  if (failed != LXW_NO_ERROR) return disk_error(failed);
  base::RealFileSystem files;
  return files.read(folder_ / "book.xlsx", 4ull << 30);
}

}  // namespace report
