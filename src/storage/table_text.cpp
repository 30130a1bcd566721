#include "storage/table_text.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

constexpr std::size_t kLookedAt = 2000;  // rows, to find the separator

/// The separator only; `"…"` in full.
class TableReader {
 public:
  TableReader(std::string_view text, char separator, std::size_t line)
      : text_(text), separator_(separator), line_(line) {}
  bool at_end() const { return at_ >= text_.size(); }
  /// The cells of a row whose quotes never end: as far as they go.
  std::size_t cells_read() const { return cells_read_; }
  Result<TextRow> next() {
    TextRow row;
    row.line = line_;
    for (;;) {
      cells_read_ = row.cells.size() + 1;
      auto one = cell();
      if (!one) return one.error();
      row.cells.push_back(std::move(*one));
      if (at_end()) return row;
      const char c = text_[at_++];
      if (c == separator_ && separator_ != '\0') continue;
      if (c == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

 private:
  bool ends_cell(char c) const {
    return (c == separator_ && separator_ != '\0') || c == '\n' || c == '\r';
  }

  Result<std::string> cell() {
    std::string out;
    if (!at_end() && text_[at_] == '"') {
      const std::size_t opened = line_;
      for (++at_;; ++at_) {
        if (at_end())
          return Error{
              ErrorCode::parse,
              sentence("The quotation mark opened in line {} is never closed. Close it, or "
                       "remove it.",
                       opened),
              {}};
        const char c = text_[at_];
        if (c == '\n' || (c == '\r' && !text_.substr(at_ + 1).starts_with('\n'))) ++line_;
        if (c == '"') {
          if (!text_.substr(at_ + 1).starts_with('"')) break;
          ++at_;
        }
        out += c;
      }
      ++at_;
    }
    while (!at_end() && !ends_cell(text_[at_])) out += text_[at_++];
    return out;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t cells_read_ = 0;
};

bool line_end_of_others(char32_t c) {
  return c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Short words side by side, as heads are; prose has its commas elsewhere.
bool heads(const TextRow& row) {
  return row.cells.size() >= 2 && std::ranges::all_of(row.cells, [](const std::string& cell) {
           return base::count_code_points(cell) <= 20 && !cell.starts_with(' ') &&
                  cell.find("\u3002") == cell.npos;
         });
}

/// How alike `separator` parts the rows: the share of rows with as many cells as most that it parts
/// at all.
double parting(std::string_view text, char separator) {
  TableReader reader(text, separator, 1);
  std::map<std::size_t, std::size_t> counts;
  std::size_t rows = 0, first = 0;
  bool headed = false, only_separators = false;
  for (bool whole = true; whole && !reader.at_end() && rows < kLookedAt;) {
    const auto row = reader.next();
    whole = row.ok();
    if (row && row->empty()) {
      only_separators = only_separators || row->cells.size() > 1;
      continue;
    }
    if (rows++ == 0) first = reader.cells_read(), headed = row && heads(*row);
    ++counts[reader.cells_read()];
  }
  if (rows == 0) return only_separators ? 1 : 0;
  double best = 0;
  for (const auto& [cells, times] : counts)
    if (cells >= 2) best = std::max(best, double(times) / double(rows));
  // Where most rows are not parted, its heads must say that it parts any.
  const bool ragged_table = headed && counts.rbegin()->first <= first;
  return best >= 0.5 || ragged_table ? best : 0;
}

/// `sep=;` as Excel reads and writes it; the character it names.
std::optional<char> named_separator(std::string_view line) {
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"')
    line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || line[3] != '=') return {};
  std::string word(line.substr(0, 3));
  for (char& c : word) c = char(c | 0x20);
  return word == "sep" ? std::optional<char>(line[4]) : std::nullopt;
}

std::string trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  // The wide space of Japanese, the no-break space and the one without width.
  constexpr std::array<std::string_view, 3> kSpaces{"\u3000", "\u00a0", "\u200b"};
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    for (const std::string_view wide : kSpaces) {
      if (text.starts_with(wide)) text.remove_prefix(wide.size()), again = true;
      if (text.ends_with(wide)) text.remove_suffix(wide.size()), again = true;
    }
  }
  return std::string(text);
}

/// The bytes of a `<br>`, `<br/>` or `<BR />` that `text` begins with; else 0.
std::size_t break_tag(std::string_view text) {
  if (text.size() < 4 || text[0] != '<' || (text[1] | 0x20) != 'b' || (text[2] | 0x20) != 'r')
    return 0;
  std::size_t at = 3;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at < text.size() && text[at] == '/') ++at;
  return at < text.size() && text[at] == '>' ? at + 1 : 0;
}

bool combines(char32_t c) {
  return c == 0x3099 || c == 0x309a || (c >= 0x300 && c < 0x370) || (c >= 0x1161 && c < 0x1200);
}

/// か and its mark as one が, as everybody but macOS writes it. Not NFC, which would also change
/// the kanji of people's names.
std::string composed(std::string_view utf8) {
  std::string out;
  char32_t last = 0;
  std::size_t last_at = 0;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    char32_t c = base::code_point_at(utf8, at, next);
    gunichar whole = 0;
    if (combines(c) && last != 0 && g_unichar_compose(last, c, &whole)) {
      out.resize(last_at);
      c = whole;
    }
    last = c;
    last_at = out.size();
    base::append_code_point(out, c);
  }
  return out;
}

}  // namespace

bool TextRow::empty() const {
  return std::ranges::all_of(cells,
                             [](const std::string& cell) { return cell_text(cell).empty(); });
}

std::string plain_line_ends(std::string_view utf8) {
  const bool others_end = utf8.find_first_of("\r\n") == utf8.npos;
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80 && utf8[at] != '\v' && utf8[at] != '\f') {
      out += utf8[at];
      next = at + 1;
      continue;
    }
    const char32_t c = base::code_point_at(utf8, at, next);
    if (c == 0xfeff) continue;
    if (others_end && line_end_of_others(c))
      out += '\n';
    else
      out.append(utf8.substr(at, next - at));
  }
  return out;
}

std::vector<TextRow> rows_of_lines(std::string_view utf8) {
  std::vector<TextRow> out;
  std::string line;
  std::size_t number = 1;
  const auto end_line = [&] {
    out.push_back({{std::move(line)}, number++});
    line.clear();
  };
  bool open = false;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    open = true;
    if (c == '\n' || c == '\r' || line_end_of_others(c)) {
      if (c == '\r' && utf8.substr(next).starts_with('\n')) ++next;
      end_line();
      open = false;
    } else {
      line.append(utf8.substr(at, next - at));
    }
  }
  if (open) end_line();
  return out;
}

Separator separator_of(std::string_view text) {
  Separator out;
  out.rest = text;
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  if (const auto named = named_separator(text.substr(0, end))) {
    out.separator = *named;
    out.named = true;
    out.alike = 1;
    out.rest.remove_prefix(end);
    if (out.rest.starts_with("\r\n"))
      out.rest.remove_prefix(2);
    else if (!out.rest.empty())
      out.rest.remove_prefix(1);
    out.first_line = 2;
    return out;
  }
  // Equals: nobody writes tabs and bars by chance; what a semicolon parts may have commas in it.
  for (const char c : {'\t', ';', '|', ','}) {
    const double alike = parting(text, c);
    if (alike > out.alike + 1e-9) out.separator = c, out.alike = alike;
  }
  return out;
}

Result<std::vector<TextRow>> rows_of_table(const Separator& separator) {
  TableReader reader(separator.rest, separator.separator, separator.first_line);
  std::vector<TextRow> out;
  while (!reader.at_end()) {
    auto row = reader.next();
    if (!row) return row.error();
    out.push_back(std::move(*row));
  }
  return out;
}

std::string cell_text(std::string_view cell) {
  std::string out;
  out.reserve(cell.size());
  for (std::size_t at = 0, next = 0; at < cell.size(); at = next) {
    if (const std::size_t tag = break_tag(cell.substr(at)); tag > 0) {
      out += '\n';
      next = at + tag;
    } else if (cell.substr(at).starts_with("_x000D_")) {  // a return, as Excel's XML has it
      next = at + 7;
    } else {
      const char32_t c = base::code_point_at(cell, at, next);
      if (line_end_of_others(c))
        out += '\n';
      else if (c != 0xfeff)
        out.append(cell.substr(at, next - at));
    }
  }
  const bool marks = out.find_first_of("\xcc\xcd\xe1\xe3") != out.npos;
  return trimmed(base::clean_text(marks ? composed(out) : out));
}

std::string cell_name(std::string_view cell) {
  std::string out;
  bool space = false;
  for (const char c : cell_text(cell)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (!blank && space && !out.empty()) out += ' ';
    if (!blank) out += c;
    space = blank;
  }
  return out;
}

}  // namespace storage
