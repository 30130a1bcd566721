#include "report/page_table.h"

#include <algorithm>
#include <cmath>

#include "report/page_setting.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kSize = 9.5;           // pt
constexpr double kSide = 6, kOver = 4;  // pt round a cell's words
constexpr double kWhole = 0.3;          // of a page, a table that is not broken
constexpr double kShare = 90;           // pt, the least of a column with bars
constexpr canvas::Color kHeadFill{240, 234, 222};

struct Cell {
  PageText text;
  double share = -1;  // < 0: no bar
  const char* element = "TD";
};
struct SetTable {
  std::vector<double> widths;
  std::vector<std::vector<Cell>> rows;
};

double widest(const PageText& text) {
  double out = 0;
  for (const PageText::Line& line : text.lines) out = std::max(out, line.width);
  return out;
}

/// What fits is as wide as it is; the rest shares what is left by what it holds.
std::vector<double> widths_for(std::vector<double> natural, double width) {
  const auto count = static_cast<double>(natural.size());
  double sum = 0;
  for (const double w : natural) sum += w;
  std::vector<double> out = natural;
  if (sum <= width) {
    // The widest of them takes what is left.
    if (!out.empty()) *std::ranges::max_element(out) += width - sum;
    return out;
  }
  double small = 0, large = 0;
  const double fair = width / count;
  // A column that holds much takes at most three times what another of them has.
  for (double& w : natural) w = std::min(w, 3 * width);
  for (const double w : natural) (w <= fair ? small : large) += w;
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = natural[i] <= fair ? natural[i]
                                : std::max(fair * 0.5, (width - small) * natural[i] / large);
  double all = 0;
  for (const double w : out) all += w;
  for (double& w : out) w *= width / all;
  return out;
}

double row_height(const std::vector<Cell>& cells, std::size_t first, std::size_t end) {
  double out = 0;
  for (const Cell& cell : cells) {
    const std::size_t last = std::min(end, cell.text.lines.size());
    if (last > first)
      out = std::max(out, cell.text.line_height * static_cast<double>(last - first));
  }
  return out + 2 * kOver;
}

/// The lines from `first` up to `end` of all cells of a row, with a rule below.
void draw_row(PdfFile& pdf, Faces& faces, const SetTable& table, std::size_t number,
              std::size_t first, std::size_t end, const Row::Place& at, bool filled) {
  const std::vector<Cell>& cells = table.rows[number];
  const double height = row_height(cells, first, end);
  cairo_t* cr = pdf.cr();
  double x = at.left, width = 0;
  for (const double w : table.widths) width += w;
  if (filled) fill_rect(cr, {{at.left, at.top}, {at.left + width, at.top + height}}, kHeadFill);
  if (!at.again) pdf.begin("TR");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const double w = table.widths[i];
    if (!filled && std::string_view(cell.element) == "TH")
      fill_rect(cr, {{x, at.top}, {x + w, at.top + height}}, kHeadFill);
    double left = x + kSide;
    if (cell.share >= 0 && first == 0) {
      const double room = w - 2 * kSide - widest(cell.text) - 6;
      const double bar = std::max(0.0, room * std::clamp(cell.share, 0.0, 1.0));
      fill_rect(cr, {{left, at.top + height / 2 - 4}, {left + bar, at.top + height / 2 + 4}},
                {214, 160, 132});
      left += bar + 5;
    }
    draw(pdf, faces, cell.text, first, end, left, at.top + kOver,
         at.again ? nullptr : cell.element);
    x += w;
  }
  if (!at.again) pdf.end("TR");
  fill_rect(cr, {{at.left, at.top + height - 0.5}, {at.left + width, at.top + height}}, kPageRule);
}

void add_rows(Setting& to, SetTable set, bool headed) {
  if (set.rows.empty()) return;
  const auto table = std::make_shared<const SetTable>(std::move(set));
  std::shared_ptr<Row> head;
  const std::size_t begin = to.rows.size();
  const double most = to.sheet.height() * 0.5;
  for (std::size_t n = 0; n < table->rows.size(); ++n) {
    const std::vector<Cell>& cells = table->rows[n];
    std::size_t lines = 1;
    double line = kSize;
    for (const Cell& cell : cells) {
      lines = std::max(lines, cell.text.lines.size());
      line = std::max(line, cell.text.line_height);
    }
    const bool is_head = headed && n == 0;
    const auto at_once = static_cast<double>(lines) * line <= most
                             ? lines
                             : std::max<std::size_t>(1, static_cast<std::size_t>(most / 4 / line));
    for (std::size_t first = 0; first < lines; first += at_once) {
      const std::size_t end = std::min(lines, first + at_once);
      Row row;
      row.height = row_height(cells, first, end);
      row.paint = [table, n, first, end, is_head](PdfFile& pdf, Faces& faces,
                                                  const Row::Place& at) {
        draw_row(pdf, faces, *table, n, first, end, at, is_head);
      };
      if (n == 0 && first == 0) {
        row.before = 8;
        row.opens = {"Table"};
      }
      row.keeps_next = is_head && table->rows.size() > 1;
      if (n + 1 == table->rows.size() && end == lines) row.closes = 1;
      if (is_head && end == lines && first == 0 && row.height < most / 3) {
        head = std::make_shared<Row>();
        head->height = row.height;
        head->paint = row.paint;
      } else {
        row.head = head;
      }
      to.rows.push_back(std::move(row));
    }
  }
  // A small one stays whole.
  double height = 0;
  for (std::size_t i = begin; i < to.rows.size(); ++i) height += to.rows[i].height;
  if (height <= to.sheet.height() * kWhole)
    for (std::size_t i = begin; i + 1 < to.rows.size(); ++i) to.rows[i].keeps_next = true;
}

}  // namespace

void add_table(Setting& to, const Table& table) {
  std::size_t columns = table.head.size();
  for (const auto& row : table.rows) columns = std::max(columns, row.size());
  if (columns == 0 || table.rows.empty()) return;
  if (!table.caption.empty())
    add_text(to,
             to.setter.set(to.document.told(table.caption), {kSize, true, kPageSoft, 1.5},
                           to.sheet.width()),
             {"Caption", 10, 0, true});
  const bool headed = !table.head.empty();
  const auto kind = [&](std::size_t i) {
    return i < table.columns.size() ? table.columns[i] : Table::Column::text;
  };
  std::vector<double> natural(columns, 2 * kSide + kSize);
  for (std::size_t i = 0; i < columns; ++i) {
    const auto weigh = [&](const PageText& text) {
      const double more = kind(i) == Table::Column::share ? kShare : 0;
      natural[i] = std::max(natural[i], widest(text) + 2 * kSide + 1 + more);
    };
    if (headed && i < table.head.size())
      weigh(to.setter.set(to.document.told(table.head[i]), {kSize, true}, 0));
    for (const auto& row : table.rows)
      if (i < row.size())
        weigh(to.setter.set(row[i].words, {kSize, !headed && i == 0 && columns > 1}, 0));
  }
  SetTable set;
  set.widths = widths_for(natural, to.sheet.width());
  const auto style = [&](std::size_t i, bool bold) {
    TextStyle out{kSize, bold, kPageInk, 1.5};
    if (kind(i) == Table::Column::number) out.side = TextStyle::Side::right;
    return out;
  };
  if (headed) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < columns; ++i)
      cells.push_back({to.setter.set(to.document.told(i < table.head.size() ? table.head[i] : ""),
                                     style(i, true), set.widths[i] - 2 * kSide),
                       -1, "TH"});
    set.rows.push_back(std::move(cells));
  }
  for (const auto& row : table.rows) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < columns; ++i) {
      const bool name = !headed && i == 0 && columns > 1;
      Cell cell{to.setter.set(i < row.size() ? row[i].words : Phrase{}, style(i, name),
                              set.widths[i] - 2 * kSide),
                -1, name ? "TH" : "TD"};
      if (kind(i) == Table::Column::share && i < row.size()) cell.share = row[i].share;
      cells.push_back(std::move(cell));
    }
    set.rows.push_back(std::move(cells));
  }
  add_rows(to, std::move(set), headed);
}

void add_chart(Setting& to, const Chart& chart) {
  const double width = to.sheet.width();
  if (!chart.title.empty())
    add_text(to, to.setter.set(to.document.told(chart.title), {11, true, kPageInk, 1.5}, width),
             {"P", 14, 0, true});
  if (!chart.note.empty())
    add_text(to, to.setter.set(to.document.told(chart.note), {9, false, kPageSoft, 1.5}, width),
             {"P", 1, 0, !chart.bars.empty()});
  SetTable set;
  double name = 60;
  for (const Chart::Bar& bar : chart.bars)
    name = std::max(name,
                    widest(to.setter.set(to.document.told(bar.name), {kSize}, 0)) + 2 * kSide + 1);
  name = std::min(name, width * 0.4);
  set.widths = {name, width - name};
  for (const Chart::Bar& bar : chart.bars) {
    std::vector<Cell> cells;
    cells.push_back(
        {to.setter.set(to.document.told(bar.name), {kSize, false, kPageInk, 1.5}, name - 2 * kSide),
         -1, "TH"});
    const std::string count = std::to_string(bar.count) + " (" +
                              std::to_string(std::lround(100 * std::clamp(bar.share, 0.0, 1.0))) +
                              "%)";
    cells.push_back({to.setter.set(count, {kSize, false, kPageInk, 1.5}, 0), bar.share, "TD"});
    set.rows.push_back(std::move(cells));
  }
  add_rows(to, std::move(set), false);
}

}  // namespace report
