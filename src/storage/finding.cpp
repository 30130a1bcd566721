#include "storage/finding.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.h"

namespace storage {

namespace {
std::string placed(const Finding& f, const std::string& text) {
  if (f.file.empty()) return text;
  return f.line == 0 ? fmt::format("{}: {}", f.file, text)
                     : fmt::format("{}:{}: {}", f.file, f.line, text);
}
}  // namespace

std::string Finding::shown() const { return placed(*this, text.english()); }
std::string Finding::shown(const base::Messages& tr) const { return placed(*this, text.in(tr)); }

void FindingList::add(base::Sentence text, std::size_t offset) {
  if (noted_.size() < kMaxFindings)
    noted_.push_back({std::move(text), offset});
  else
    ++left_out_;
}

std::vector<Finding> FindingList::resolved(std::string_view text, const std::string& file) const {
  std::vector<const Noted*> sorted;
  for (const Noted& noted : noted_) sorted.push_back(&noted);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Noted* a, const Noted* b) { return a->offset < b->offset; });
  std::vector<Finding> out;
  std::size_t line = 1, at = 0;
  for (const Noted* noted : sorted) {
    const bool somewhere = noted->offset != kNowhere;
    if (somewhere) {
      const std::size_t to = std::min(noted->offset, text.size());
      line += std::size_t(
          std::count(text.begin() + std::ptrdiff_t(at), text.begin() + std::ptrdiff_t(to), '\n'));
      at = to;
    }
    out.push_back({noted->text, somewhere ? line : 0, file});
  }
  if (left_out_ > 0)
    out.push_back({base::sentence("{} more findings are not listed.", left_out_), 0, file});
  return out;
}

std::string excerpt(std::string_view text) {
  constexpr int kShown = 16;
  std::string out = "“";
  std::size_t at = 0;
  for (int n = 0; n < kShown && at < text.size(); ++n) {
    std::size_t next = at;
    const char32_t c = base::code_point_at(text, at, next);
    base::append_code_point(out, c < 0x20 ? U' ' : c);
    at = next;
  }
  return out + (at < text.size() ? "…”" : "”");
}

}  // namespace storage
