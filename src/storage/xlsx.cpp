#include "storage/xlsx.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <pugixml.hpp>
#include <set>

#include "base/utf8.h"
#include "storage/zip_entries.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

constexpr std::size_t kMostUnpacked = 96u << 20;  // bytes of what is read of it
constexpr std::size_t kMostCells = 3'000'000;     // with the empty ones between
constexpr std::size_t kMostColumns = 16384;
constexpr std::string_view kZip = "PK\x03\x04", kOld = "\xd0\xcf\x11\xe0";

Error no_workbook() {
  return {ErrorCode::format,
          sentence("This is no Excel workbook. Save the table as .xlsx or .csv."),
          {}};
}

Result<void> parse(pugi::xml_document& into, const std::string& xml) {
  // Entities could become anything, at any length: no workbook has any of its own.
  if (xml.find("<!DOCTYPE") != xml.npos || xml.find("<!ENTITY") != xml.npos)
    return Error{
        ErrorCode::format,
        sentence("There are XML entities in this workbook, which none of Excel's has; it is "
                 "not read."),
        {}};
  const auto done =
      into.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                       pugi::encoding_utf8);
  if (done) return {};
  return Error{ErrorCode::parse,
               sentence("The workbook is damaged. Save it once more and choose it again."),
               {}};
}

/// Without a prefix: "x:row" is a row.
bool is(const pugi::xml_node& node, std::string_view name) {
  std::string_view own = node.name();
  if (const std::size_t colon = own.find(':'); colon != own.npos) own = own.substr(colon + 1);
  return own == name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& n) { return is(n, name); });
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    std::string_view own = a.name();
    if (const std::size_t colon = own.find(':'); colon != own.npos) own = own.substr(colon + 1);
    if (own == name) return a.value();
  }
  return {};
}

/// "_x000D_" stands for a character that XML can't hold.
std::string without_escapes(std::string text) {
  for (std::size_t at = 0; (at = text.find("_x", at)) != text.npos;) {
    unsigned code = 0;
    const char* digits = text.data() + at + 2;
    if (at + 7 > text.size() || text[at + 6] != '_' ||
        std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4) {
      ++at;
      continue;
    }
    std::string sign;
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    base::append_code_point(sign, char32_t(code));
    text.replace(at, 7, sign);
    at += sign.size();
  }
  return text;
}

/// The words of a <si> or <is>: its own and its runs', not the readings (<rPh>) above them.
std::string words_of(const pugi::xml_node& item) {
  std::string out;
  for (const pugi::xml_node& part : item) {
    if (is(part, "t")) out += part.text().get();
    if (is(part, "r")) out += child(part, "t").text().get();
  }
  return without_escapes(std::move(out));
}

/// Formats that show a number as a day or a time.
bool is_date_format(const std::string& code) {
  bool quoted = false, bracket = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '[') {
      // [h]:mm counts hours; [Red] and [$¥-411] do not.
      bracket = i + 2 < code.size() && !(code[i + 2] == ']');
    } else if (c == ']') {
      bracket = false;
    } else if (!quoted && !bracket &&
               std::string_view("ymdhsYMDHSeg").find(c) != std::string_view::npos) {
      return code.find("General") == code.npos && code.find('E') == code.npos;
    }
  }
  return false;
}

bool is_date_id(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

std::string date_of(double serial, bool from_1904) {
  if (!(serial >= 0 && serial < 2958466)) return fmt::format("{:.15g}", serial);
  const double days = std::floor(serial);
  const long seconds = std::min(86399l, std::lround((serial - days) * 86400));
  const std::string time = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (days == 0 && !from_1904) return time;
  // Excel takes 1900 for a leap year: what lies after its February counts from a day before.
  using namespace std::chrono;
  const sys_days first = from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 30};
  const year_month_day day{first + std::chrono::days(long(days) + (!from_1904 && days < 60))};
  const std::string date =
      fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
  return seconds == 0 ? date : date + " " + time;
}

class Workbook {
 public:
  explicit Workbook(std::string_view bytes) : bytes_(bytes) {}

  Result<std::vector<TextRow>> rows() {
    if (auto found = find_sheet(); !found) return found.error();
    auto parts = zip_entries(bytes_, {sheet_, strings_, styles_}, kMostUnpacked);
    if (!parts) return parts.error();
    if (!parts->contains(sheet_)) return no_workbook();
    if (auto read = read_styles((*parts)[styles_]); !read) return read.error();
    if (auto read = read_strings((*parts)[strings_]); !read) return read.error();
    pugi::xml_document sheet;
    if (auto done = parse(sheet, (*parts)[sheet_]); !done) return done.error();
    return read_rows(child(sheet.document_element(), "sheetData"));
  }

 private:
  Result<void> find_sheet() {
    const std::string book_name = "xl/workbook.xml", links_name = "xl/_rels/workbook.xml.rels";
    auto parts = zip_entries(bytes_, {book_name, links_name}, kMostUnpacked);
    if (!parts) return parts.error();
    if (!parts->contains(book_name)) return no_workbook();
    pugi::xml_document book, links;
    if (auto done = parse(book, (*parts)[book_name]); !done) return done;
    if (parts->contains(links_name))
      if (auto done = parse(links, (*parts)[links_name]); !done) return done;
    const std::string dates = attribute(child(book.document_element(), "workbookPr"), "date1904");
    from_1904_ = dates == "1" || dates == "true";
    std::string wanted;
    for (const pugi::xml_node& sheet : child(book.document_element(), "sheets")) {
      const std::string state = attribute(sheet, "state");
      if (!is(sheet, "sheet") || state == "hidden" || state == "veryHidden") continue;
      wanted = attribute(sheet, "id");
      break;
    }
    for (const pugi::xml_node& link : links.document_element()) {
      std::string target = attribute(link, "Target");
      target = target.starts_with("/") ? target.substr(1) : "xl/" + target;
      const std::string type = attribute(link, "Type");
      if (attribute(link, "Id") == wanted) sheet_ = target;
      if (type.ends_with("/sharedStrings")) strings_ = target;
      if (type.ends_with("/styles")) styles_ = target;
    }
    return {};
  }

  Result<void> read_styles(const std::string& xml) {
    if (xml.empty()) return {};
    pugi::xml_document styles;
    if (auto done = parse(styles, xml); !done) return done;
    std::set<int> own;
    for (const pugi::xml_node& format : child(styles.document_element(), "numFmts"))
      if (is_date_format(attribute(format, "formatCode")))
        own.insert(format.attribute("numFmtId").as_int());
    for (const pugi::xml_node& format : child(styles.document_element(), "cellXfs")) {
      const int id = format.attribute("numFmtId").as_int();
      dates_.push_back(is_date_id(id) || own.contains(id));
    }
    return {};
  }

  Result<void> read_strings(const std::string& xml) {
    if (xml.empty()) return {};
    pugi::xml_document strings;
    if (auto done = parse(strings, xml); !done) return done;
    for (const pugi::xml_node& item : strings.document_element())
      if (is(item, "si")) words_.push_back(words_of(item));
    return {};
  }

  /// "BC12" → 54; `next` where it doesn't say.
  static std::size_t column_of(const std::string& place, std::size_t next) {
    std::size_t column = 0;
    for (const char c : place) {
      if (c < 'A' || c > 'Z' || column > kMostColumns) break;
      column = column * 26 + std::size_t(c - 'A' + 1);
    }
    return column == 0 ? next : column - 1;
  }

  std::string text_of(const pugi::xml_node& cell) const {
    const std::string type = attribute(cell, "t");
    if (type == "inlineStr") return words_of(child(cell, "is"));
    const std::string value = child(cell, "v").text().get();
    if (value.empty() || type == "e") return {};
    if (type == "str" || type == "d") return without_escapes(value);
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    double number = 0;
    const auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (wrong != std::errc() || !std::isfinite(number)) return value;
    if (type == "s") {
      const bool there = number >= 0 && number < double(words_.size());
      return there ? words_[std::size_t(number)] : std::string();
    }
    const int style = cell.attribute("s").as_int(-1);
    const bool date =
        style >= 0 && std::size_t(style) < dates_.size() && dates_[std::size_t(style)];
    return date ? date_of(number, from_1904_) : fmt::format("{:.15g}", number);
  }

  Result<std::vector<TextRow>> read_rows(const pugi::xml_node& data) const {
    std::vector<TextRow> out;
    std::size_t cells = 0, line = 0;
    for (const pugi::xml_node& row : data) {
      if (!is(row, "row")) continue;
      // Rows without anything are not in the file; one stands for however many there were.
      const std::size_t said = std::size_t(row.attribute("r").as_ullong(0));
      if (said > line + 1) out.push_back({{}, line + 1});
      line = said > line ? said : line + 1;
      TextRow& made = out.emplace_back();
      made.line = line;
      for (const pugi::xml_node& cell : row) {
        if (!is(cell, "c")) continue;
        const std::size_t column = column_of(attribute(cell, "r"), made.cells.size());
        std::string text = text_of(cell);
        if (text.empty()) continue;
        if (column >= kMostColumns || column + 1 > made.cells.size() + kMostCells - cells)
          return too_many();
        if (column >= made.cells.size()) {
          cells += column + 1 - made.cells.size();
          made.cells.resize(column + 1);
        }
        made.cells[column] = std::move(text);
      }
      if (cells + out.size() > kMostCells) return too_many();
    }
    return out;
  }

  static Error too_many() {
    return {ErrorCode::too_large,
            sentence("The sheet is too large. Save only the columns and rows that are needed."),
            {}};
  }

  std::string_view bytes_;
  std::string sheet_ = "xl/worksheets/sheet1.xml", strings_ = "xl/sharedStrings.xml",
              styles_ = "xl/styles.xml";
  bool from_1904_ = false;
  std::vector<std::string> words_;
  std::vector<bool> dates_;  // by a cell's style
};

}  // namespace

bool looks_like_workbook(std::string_view bytes) {
  return bytes.starts_with(kZip) || bytes.starts_with(kOld);
}

Result<std::vector<TextRow>> read_xlsx(std::string_view bytes) {
  if (bytes.starts_with(kOld))
    return Error{ErrorCode::format,
                 sentence("This Excel file is of before 2007 or has a password. Save it as .xlsx "
                          "without one."),
                 {}};
  if (!bytes.starts_with(kZip)) return no_workbook();
  return Workbook(bytes).rows();
}

}  // namespace storage
