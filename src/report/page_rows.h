// PageRows: a document's parts as rows for the pages of a PDF, one below the other. What covers, tables,
// cards, charts and figures look like stands in page_front … page_figure. Used by pdf.cpp alone; one thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "report/page_front.h"
#include "report/page_setting.h"

namespace report {

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
  bool fresh_ = false;     // the next part begins a page
  int heading_level_ = 2;  // of the last heading: islands directly below it are the outermost
};

}  // namespace report
