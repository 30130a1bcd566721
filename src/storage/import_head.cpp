#include "storage/import_head.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "storage/column_contents.h"
#include "storage/column_names.h"
#include "storage/table_text.h"

namespace storage {
namespace {

constexpr std::size_t kLookedAt = 12;  // rows that may be a head
constexpr std::size_t kBelow = 300;    // rows that say what is in a column, fewer of a wide table
constexpr std::size_t kCells = 60000;
constexpr double kIsHead = 2;  // evidence enough

std::size_t filled_cells(const Cells& row) {
  return std::size_t(std::ranges::count_if(row, [](const std::string& c) { return !c.empty(); }));
}

struct Below {
  ColumnContents contents;
  std::set<std::string_view> values;
  std::size_t shortest = 0;
  bool prefix = true;  // filled from the top without a gap
};

Below below(const std::vector<Cells>& rows, std::size_t row, std::size_t column) {
  Below out;
  std::vector<std::string_view> cells;
  bool ended = false;
  const std::size_t most = std::clamp<std::size_t>(kCells / rows[row].size(), 5, kBelow);
  for (std::size_t r = row + 1; r < rows.size() && cells.size() < most; ++r) {
    const std::string& cell = rows[r][column];
    cells.push_back(cell);
    out.prefix = out.prefix && !(ended && !cell.empty());
    ended = ended || cell.empty();
    if (cell.empty()) continue;
    out.values.insert(cell);
    const std::size_t length = base::count_code_points(cell);
    out.shortest = out.shortest == 0 ? length : std::min(out.shortest, length);
  }
  out.contents = contents_of(cells);
  return out;
}

double by_name(const std::string& cell) {
  const NameMeaning meaning = meaning_of(cell);
  if (meaning.rank < 50) return 0;
  if (meaning.exact) return meaning.role == ColumnRole::text && meaning.rank >= 80 ? 3 : 2;
  return base::count_code_points(cell) <= 60 ? 1.5 : 1;
}

/// A head differs from what stands below it: words above numbers, a question above answers.
double by_contrast(const std::string& cell, const Below& column) {
  const ColumnContents& in = column.contents;
  if (in.filled == 0) return 0;
  double score = 0;
  const CellForm form = form_of(cell);
  const auto differs = [&](double share, CellForm same) {
    if (share < 0.6) return;
    score += form == same ? -2 : form == CellForm::words ? 1.5 : 0;
  };
  differs(in.numbers, CellForm::number);
  differs(in.dates, CellForm::date);
  differs(in.ids, CellForm::id);
  differs(in.contacts, CellForm::contact);
  differs(in.links, CellForm::link);
  differs(in.colours, CellForm::colour);
  if (in.voted >= 0.6 && contents_of({cell}).voted == 0) score += 1.5;
  if (in.filled >= 4 && in.distinct * 2 <= in.filled && in.words >= 0.6)
    score += column.values.contains(cell) ? -1 : 0.5;
  // A word or two above sentences.
  const std::size_t length = base::count_code_points(cell);
  if (in.filled >= 3 && in.sentences >= 0.5 && in.mean_length >= 10 && length <= 8 &&
      length < column.shortest && contents_of({cell}).sentences == 0)
    score += 2;
  return score;
}

/// Lists side by side, each as long as it is: a board, and its heads stand above.
bool staircase(const std::vector<Below>& columns) {
  std::set<std::size_t> lengths;
  for (const Below& column : columns) {
    if (column.contents.filled == 0 || !column.prefix || column.contents.words < 0.6) return false;
    lengths.insert(column.contents.filled);
  }
  return columns.size() >= 2 && lengths.size() >= 2;
}

double head_score(const std::vector<Cells>& rows, std::size_t r) {
  const Cells& row = rows[r];
  const std::size_t filled = filled_cells(row);
  if (row.size() == 1) {
    // A list may begin with a word that is also a head; only what can be nothing else is one.
    const NameMeaning meaning = meaning_of(row.front());
    return r == 0 && meaning.exact && meaning.role == ColumnRole::text && !meaning.board &&
                   meaning.rank >= 60
               ? kIsHead
               : 0;
  }
  if (filled < 2) return 0;
  std::vector<Below> columns;
  for (std::size_t c = 0; c < row.size(); ++c) columns.push_back(below(rows, r, c));
  double score = 0;
  for (std::size_t c = 0; c < row.size(); ++c)
    if (!row[c].empty()) score += by_name(row[c]) + by_contrast(row[c], columns[c]);
  if (filled == row.size() && staircase(columns)) score += 2;
  return score;
}

/// Above a column of nothing but names there stands no answer.
bool is_ids_of_a_program(const Cells& row) {
  return std::ranges::any_of(row,
                             [](const std::string& c) { return c.starts_with("{\"ImportId\""); });
}

/// Words where every row below has numbers, times or ids.
bool stands_above_forms(const std::vector<Cells>& rows, std::size_t r) {
  for (std::size_t c = 0; c < rows[r].size(); ++c) {
    if (rows[r][c].empty() || form_of(rows[r][c]) != CellForm::words) continue;
    // "unknown" among numbers is an answer.
    const NameMeaning meaning = meaning_of(rows[r][c]);
    if (meaning.rank < 50 || meaning.role == ColumnRole::text) continue;
    const ColumnContents in = below(rows, r, c).contents;
    if (in.filled >= 2 && in.numbers + in.dates + in.ids + in.contacts >= 0.6) return true;
  }
  return false;
}

/// A second row of heads: it leaves out what every row below has, and says what kind of answer
/// stands in the columns that it names.
bool is_second_head(const std::vector<Cells>& rows, std::size_t r, const Cells& names) {
  const Cells& row = rows[r];
  if (is_ids_of_a_program(row)) return true;
  if (r + 1 >= rows.size()) return false;
  if (filled_cells(row) > 1 && stands_above_forms(rows, r)) return true;
  std::size_t leaves_out = 0;
  bool says = false, named_kind = false;
  for (std::size_t c = 0; c < row.size(); ++c) {
    std::size_t filled = 0, seen = 0;
    for (std::size_t below = r + 1; below < rows.size() && seen < kBelow; ++below, ++seen)
      filled += !rows[below][c].empty();
    if (row[c].empty()) {
      leaves_out += filled * 10 >= seen * 8;
      continue;
    }
    const NameMeaning meaning = meaning_of(row[c]);
    named_kind = named_kind || (meaning.exact && meaning.role == ColumnRole::text);
    says = says || named_kind || names[c].empty();
    if (form_of(row[c]) != CellForm::words) return false;
  }
  return says && leaves_out >= (named_kind ? 1 : 2);
}

void add_second_head(const Cells& row, Cells& names) {
  std::string question;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (!names[c].empty()) question = names[c];
    if (row[c].empty() || is_ids_of_a_program({row[c]})) continue;
    // "Open-Ended Response" says nothing beside its question; an option of one does.
    const NameMeaning meaning = meaning_of(row[c]);
    const bool kind_only = meaning.exact && meaning.role == ColumnRole::text;
    if (!names[c].empty() && meaning.rank > meaning_of(names[c]).rank && !kind_only)
      names[c] = cell_name(row[c]);  // a number of a question, and the question
    else if (names[c].empty())
      names[c] = question.empty() || !kind_only ? cell_name(row[c]) : question;
    else if (!kind_only && same_name(names[c]) != same_name(row[c]) && meaning.rank > 0)
      names[c] += ": " + cell_name(row[c]);
  }
}

struct ReportName {
  ReportColumn column;
  std::string_view english, japanese;
};
constexpr std::array kReport{
    ReportName{ReportColumn::question, "Question", "問い"},
    ReportName{ReportColumn::table, "Table", "テーブル"},
    ReportName{ReportColumn::islands, "Islands, outermost first", "島（外側から）"},
    ReportName{ReportColumn::plate, "Title plate", "表札"},
    ReportName{ReportColumn::level, "Level", "段"},
    ReportName{ReportColumn::card, "Card", "カード"},
    ReportName{ReportColumn::paper, "Paper", "紙の色"},
    ReportName{ReportColumn::writer, "Writer", "書いた人"},
    ReportName{ReportColumn::written, "Written", "書いた時刻"},
    ReportName{ReportColumn::alone, "Lone wolf (rounds)", "一匹狼（回数）"},
    ReportName{ReportColumn::tray, "In the tray", "箱の中"},
};

}  // namespace

FoundHead find_head(const std::vector<Cells>& rows) {
  FoundHead out;
  double best = 0;
  for (std::size_t r = 0; r < std::min(rows.size(), kLookedAt); ++r) {
    if (is_report_head(rows[r])) {
      out.first = r;
      best = kIsHead;
      break;
    }
    const double score = head_score(rows, r);
    if (score > best + 1e-9) best = score, out.first = r;
  }
  if (best < kIsHead) {
    out.first = 0;
    return out;
  }
  // Again and again in one file: the first of them.
  out.first = std::size_t(std::ranges::find(rows, rows[out.first]) - rows.begin());
  out.rows = 1;
  for (const std::string& cell : rows[out.first]) out.names.push_back(cell_name(cell));
  for (std::size_t more = 1; more <= 2 && out.first + more < rows.size(); ++more) {
    if (!is_second_head(rows, out.first + more, out.names)) break;
    add_second_head(rows[out.first + more], out.names);
    ++out.rows;
  }
  return out;
}

std::optional<std::size_t> report_column(const Cells& names, ReportColumn column) {
  const ReportName& wanted = *std::ranges::find(kReport, column, &ReportName::column);
  for (std::size_t c = 0; c < names.size(); ++c) {
    const std::string name = same_name(names[c]);
    if (name == same_name(wanted.english) || name == same_name(wanted.japanese)) return c;
  }
  return {};
}

bool is_report_head(const Cells& names) {
  if (!report_column(names, ReportColumn::card)) return false;
  return std::ranges::count_if(kReport, [&](const ReportName& n) {
           return report_column(names, n.column).has_value();
         }) >= 8;
}

}  // namespace storage
