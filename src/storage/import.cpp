#include "storage/import.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/cell_guard.h"
#include "base/utf8.h"
#include "storage/import_choice.h"
#include "storage/import_head.h"
#include "storage/scrumlr.h"
#include "storage/session_head.h"
#include "storage/table_text.h"
#include "storage/text_encoding.h"
#include "storage/xlsx.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

constexpr std::size_t kMaxCells = 20'000'000;  // of a table, with the empty ones of short rows

std::string extension_of(const std::string& file) {
  std::string out = std::filesystem::path(file).extension().string();
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return out;
}

/// Brackets and quotes would become cards; people who choose a session here mean to open it.
std::optional<Error> json_error(std::string_view text, const std::string& extension) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  const char first = begin == text.npos ? ' ' : text[begin];
  const std::string_view head = text.substr(0, 400);
  const bool ours = first == '{' && (head.find(kSessionFormat) != head.npos ||
                                     head.find("\"journal\":") != head.npos);
  if (ours)
    return Error{ErrorCode::format,
                 sentence("This is a session of Kurumaza. Open it instead; its cards come into "
                          "another session by way of its CSV report."),
                 {}};
  const bool whole = first == '{' && nlohmann::json::accept(text);
  if (whole || extension == ".json" || extension == ".journal")
    return Error{ErrorCode::format,
                 sentence("This is a JSON file, no list of ideas. Text files (.txt), tables (.csv, "
                          ".tsv, .xlsx) and scrumlr's JSON can be taken."),
                 {}};
  return {};
}

bool is_rule(const Cells& cells) {
  bool any = false;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    if (cell.size() < 2 || cell.find_first_not_of("-=:_*") != cell.npos) return false;
    any = true;
  }
  return any && cells.size() > 1;
}

/// A spreadsheet's guard before a formula that an exporter put there; not a quotation's beginning.
std::string without_guard(std::string cell) {
  const bool quotation = cell.size() > 1 && cell.ends_with('\'');
  return cell.starts_with('\'') && !quotation ? base::unguarded_cell(cell) : cell;
}

class Reading {
 public:
  explicit Reading(HeadWish head) : head_(head) {}

  Result<ImportTable> run(const std::vector<TextRow>& rows) {
    if (auto clean = clean_rows(rows); !clean) return clean.error();
    if (cells_.empty()) return std::move(out_);
    const FoundHead head = head_ == HeadWish::find && out_.kind == ImportTable::Kind::table
                               ? find_head(cells_)
                               : FoundHead{};
    out_.has_head = head.rows > 0;
    make_columns(head);
    for (std::size_t r = 0; r < head.first; ++r) out_.above_head.push_back(title_of(cells_[r]));
    const Cells* first = out_.has_head ? &cells_[head.first] : nullptr;
    const bool report = out_.has_head && is_report_head(head.names);
    for (std::size_t r = head.first + head.rows; r < cells_.size(); ++r) {
      if (first && cells_[r] == *first) {
        ++out_.repeated_heads;
        continue;
      }
      ImportRow row;
      row.line = rows[from_[r]].line;
      row.cells = report ? as_reported(rows[from_[r]]) : std::move(cells_[r]);
      row.cells.resize(out_.columns.size());
      out_.rows.push_back(std::move(row));
      block_of_.push_back(blocks_[r]);
    }
    find_blocks();
    propose(out_);
    return std::move(out_);
  }
  ImportTable& table() { return out_; }

 private:
  Result<void> clean_rows(const std::vector<TextRow>& rows) {
    std::size_t width = 0, empty = 0, block = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      Cells cells;
      for (const std::string& cell : rows[r].cells) cells.push_back(without_guard(cell_text(cell)));
      while (!cells.empty() && cells.back().empty()) cells.pop_back();
      const bool rule = out_.kind == ImportTable::Kind::table && is_rule(cells);
      if (cells.empty() || rule) {
        empty += !rule;
        continue;
      }
      if (empty > 0) {
        ++block;
        if (!cells_.empty()) out_.empty_rows += empty;
      }
      empty = 0;
      width = std::max(width, cells.size());
      if (width * (cells_.size() + 1) > kMaxCells)
        return Error{ErrorCode::too_large,
                     sentence("The table is too large: {} columns. Save only the columns that are "
                              "needed.",
                              width),
                     {}};
      cells_.push_back(std::move(cells));
      from_.push_back(r);
      blocks_.push_back(block);
    }
    for (Cells& cells : cells_) cells.resize(width);
    return {};
  }

  void make_columns(const FoundHead& head) {
    for (std::size_t c = 0; c < cells_.front().size(); ++c) {
      ImportColumn column;
      if (c < head.names.size()) column.name = head.names[c];
      out_.columns.push_back(std::move(column));
    }
  }

  static std::string title_of(const Cells& cells) {
    std::string out;
    for (const std::string& cell : cells)
      if (!cell.empty()) out += (out.empty() ? "" : " ") + cell_name(cell);
    return out;
  }

  /// What Kurumaza wrote comes back to the letter.
  static Cells as_reported(const TextRow& row) {
    Cells out;
    for (const std::string& cell : row.cells)
      out.push_back(base::clean_text(base::unguarded_cell(cell)));
    return out;
  }

  /// Lists under headings, parted by empty lines, as boards' text exports have them.
  void find_blocks() {
    if (out_.columns.size() != 1 || out_.has_head) return;
    std::size_t lists = 0;
    for (std::size_t r = 0; r < out_.rows.size(); ++r) {
      out_.rows[r].begins_block = r == 0 || block_of_[r] != block_of_[r - 1];
      lists +=
          out_.rows[r].begins_block && r + 1 < out_.rows.size() && block_of_[r + 1] == block_of_[r];
    }
    if (lists < 2) {
      for (ImportRow& row : out_.rows) row.begins_block = false;
      return;
    }
    out_.blocks = out_.columns.size();
    out_.columns.emplace_back();
    std::string heading;
    for (ImportRow& row : out_.rows) {
      if (row.begins_block) heading = cell_name(row.cells.front());
      row.cells.push_back(heading);
    }
  }

  HeadWish head_;
  ImportTable out_;
  std::vector<Cells> cells_;       // of the rows with something in them
  std::vector<std::size_t> from_;  // which row of the file each is
  std::vector<std::size_t> blocks_, block_of_;
};

Result<ImportTable> read_text(const DecodedText& decoded, const std::string& file, HeadWish head) {
  const std::string text = plain_line_ends(decoded.text);
  const std::string extension = extension_of(file);
  if (text.starts_with("{") && text.find("\"notes\"") != text.npos)
    if (const auto rows = scrumlr_rows(text)) {
      Reading reading(HeadWish::find);
      reading.table().kind = ImportTable::Kind::table;
      return reading.run(*rows);
    }
  if (auto error = json_error(text, extension)) return *error;
  const Separator separator = separator_of(text);
  const bool tabs = separator.separator == '\t' && separator.alike >= 0.6 &&
                    text.find_first_of("\r\n") < text.find_last_not_of(" \t\r\n");
  const bool table =
      extension == ".csv" || extension == ".tsv" || extension == ".tab" || separator.named || tabs;
  Reading reading(head);
  if (!table) return reading.run(rows_of_lines(text));
  reading.table().kind = ImportTable::Kind::table;
  const auto rows = rows_of_table(separator);
  if (!rows) return rows.error();
  return reading.run(*rows);
}

Result<ImportTable> read_workbook(std::string_view bytes, HeadWish head) {
  const auto rows = read_xlsx(bytes);
  if (!rows) return rows.error();
  Reading reading(head);
  reading.table().kind = ImportTable::Kind::table;
  return reading.run(*rows);
}

}  // namespace

Result<ImportTable> read_import(std::string_view bytes, const std::string& file, HeadWish head) {
  const auto named = [&](Error error) {
    error.context = file;
    return error;
  };
  if (looks_like_workbook(bytes) || extension_of(file) == ".xlsx") {
    auto table = read_workbook(bytes, head);
    return table ? std::move(table) : named(table.error());
  }
  const auto decoded = decode_text(bytes);
  if (!decoded) return named(decoded.error());
  auto table = read_text(*decoded, file, head);
  if (!table) return named(table.error());
  table->damaged_lines = decoded->damaged_lines;
  return table;
}

}  // namespace storage
