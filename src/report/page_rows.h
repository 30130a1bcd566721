// PageRows: a document's parts as rows for the pages of a PDF, one below the other. What tables, cards, charts and
// figures look like stands in files of their own. Used by pdf.cpp alone; one thread.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "report/document.h"
#include "report/exporter.h"
#include "report/page_flow.h"
#include "report/page_text.h"

namespace report {

/// What all rows are made with, and where they go.
struct Setting {
  const ReportInput& input;
  const Document& document;
  PageSetter& setter;
  const Sheet& sheet;
  std::vector<Row> rows{};

  /// What is kept together with the next row so far, pt.
  double kept_height() const;
};

struct TextPlace {
  const char* element = "P";
  double before = 0;
  double indent = 0;
  bool keeps_next = false;
};
/// As rows that break between lines, never after the first nor before the last.
void add_text(Setting& to, PageText text, const TextPlace& place);

/// A line of the contents.
struct ContentsEntry {
  int level;
  std::string title, anchor;
};

/// The cover, on a page of its own, or without one the title alone; which row is the first of it.
std::size_t add_front(Setting& to, const Document& document, const Part* cover);
/// `pages`: of each anchor, from 1, known when the rows are drawn.
void add_contents(Setting& to, const std::vector<ContentsEntry>& entries,
                  const std::shared_ptr<const std::map<std::string, int>>& pages);
void add_table(Setting& to, const Table& table);
void add_cards(Setting& to, const Cards& cards);
void add_chart(Setting& to, const Chart& chart);
void add_figure(Setting& to, const Figure& figure);

class PageRows {
 public:
  /// All of `document`, which outlives the rows.
  PageRows(const ReportInput& input, const Document& document, PageSetter& setter,
           const Sheet& sheet);
  const std::vector<Row>& rows() const { return setting_.rows; }
  /// The first of them is a cover, with nothing but its own on its page.
  bool has_cover() const { return has_cover_; }
  /// The page of each anchor, for the contents.
  void set_pages(std::map<std::string, int> pages) { *pages_ = std::move(pages); }

 private:
  void add(const Part& part);
  void add(const Heading& heading);
  void add(const Paragraph& paragraph);
  void add(const List& list);
  void add(const IslandHead& island);
  /// Of the row that was added first since `first`.
  void mark(std::size_t first, int level, const std::string& title, std::string anchor);
  std::string fresh_anchor() { return "at-" + std::to_string(++marks_); }

  Setting setting_;
  std::vector<ContentsEntry> entries_;
  std::shared_ptr<std::map<std::string, int>> pages_ =
      std::make_shared<std::map<std::string, int>>();
  int marks_ = 0;
  bool has_cover_ = false;
  bool fresh_ = false;  // the next part begins a page
};

}  // namespace report
