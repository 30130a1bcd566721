#include "storage/import.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "base/utf8.h"
#include "model/invariants.h"
#include "storage/text_encoding.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::string_view kWideSpace = "\u3000";

std::string trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    if (text.starts_with(kWideSpace)) text.remove_prefix(kWideSpace.size()), again = true;
    if (text.ends_with(kWideSpace)) text.remove_suffix(kWideSpace.size()), again = true;
  }
  return std::string(text);
}

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return text;
}

/// Collects the texts and minds the limits.
class Collector {
 public:
  /// Nothing, or why it cannot be taken.
  Result<void> add(std::string_view raw, std::size_t line) {
    std::string text = trimmed(base::clean_text(raw));
    if (text.empty()) return {};
    if (text.size() > model::kMaxText)
      return Error{
          ErrorCode::too_large,
          fmt::format("Line {} is {} MB long; a card holds at most {} MB. Split it into more "
                      "lines.",
                      line, text.size() >> 20, model::kMaxText >> 20),
          {}};
    if (texts.size() == kMaxImport)
      return Error{
          ErrorCode::too_large,
          fmt::format("There are more than {} texts, the most that can become cards at once. "
                      "Split the file; line {} would be the first of the second part.",
                      kMaxImport, line),
          {}};
    texts.push_back(std::move(text));
    return {};
  }
  std::vector<std::string> texts;
};

Result<std::vector<std::string>> from_lines(std::string_view text) {
  Collector out;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == text.npos) end = text.size();
    if (auto done = out.add(text.substr(at, end - at), ++line); !done) return done.error();
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return std::move(out.texts);
}

struct Row {
  std::vector<std::string> cells;
  std::size_t line = 1;
};

/// RFC 4180, lenient where people are: a quote within an unquoted cell is a character, what follows
/// a closing quote is kept, any line end will do.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}
  bool at_end() const { return at_ >= text_.size(); }
  Result<Row> next() {
    Row row;
    row.line = line_;
    for (;;) {
      auto one = cell();
      if (!one) return one.error();
      row.cells.push_back(std::move(*one));
      if (at_end()) return row;
      const char c = text_[at_++];
      if (c == separator_) continue;
      if (c == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

 private:
  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  Result<std::string> cell() {
    std::string out;
    if (!at_end() && text_[at_] == '"') {
      const std::size_t opened = line_;
      for (++at_;; ++at_) {
        if (at_end())
          return Error{
              ErrorCode::parse,
              fmt::format("The quotation mark opened in line {} is never closed. Close it, or "
                          "remove it.",
                          opened),
              {}};
        const char c = text_[at_];
        if (c == '\n') ++line_;
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
};

/// What parts the cells: whichever stands most in the first line, outside of quotes.
char separator_of(std::string_view text) {
  std::array<std::pair<char, int>, 3> counts{{{',', 0}, {'\t', 0}, {';', 0}}};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    if (!quoted)
      for (auto& [separator, count] : counts) count += c == separator;
  }
  // The first of equals, so that a table without any is parted by commas.
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// The column with the ideas, or nothing when the row is no head.
std::optional<std::size_t> text_column(const Row& row) {
  static constexpr std::array<std::string_view, 8> kHeads{"text",   "テキスト", "意見",  "カード",
                                                          "ラベル", "card",     "label", "opinion"};
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (std::find(kHeads.begin(), kHeads.end(), lower_ascii(trimmed(row.cells[i]))) != kHeads.end())
      return i;
  return {};
}

Result<std::vector<std::string>> from_table(std::string_view text) {
  CsvReader reader(text, separator_of(text));
  Collector out;
  std::size_t column = 0;
  for (bool first = true; !reader.at_end(); first = false) {
    const auto row = reader.next();
    if (!row) return row.error();
    if (first)
      if (const auto headed = text_column(*row)) {
        column = *headed;
        continue;
      }
    if (column < row->cells.size())
      if (auto done = out.add(row->cells[column], row->line); !done) return done.error();
  }
  return std::move(out.texts);
}

}  // namespace

Result<std::vector<std::string>> import_lines(std::string_view bytes, const std::string& file) {
  const auto text = to_utf8(bytes);
  const auto named = [&](Error error) {
    error.context = file;
    return error;
  };
  if (!text) return named(text.error());
  const std::string extension = lower_ascii(std::filesystem::path(file).extension().string());
  auto texts = extension == ".csv" || extension == ".tsv" ? from_table(*text) : from_lines(*text);
  if (!texts) return named(texts.error());
  return texts;
}

}  // namespace storage
