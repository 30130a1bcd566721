// What stands before the parts of a PDF: its cover or title, and the contents with the pages of what they
// name. Used by page_rows.cpp; one thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace report {

struct Document;
struct Part;
struct Setting;

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

}  // namespace report
