// Words as runs of a Word document: text, emphasis, links within it, readings as ruby. For docx_body.cpp. Pure.
#pragma once

#include <map>
#include <string>

#include "report/document.h"

namespace report {

/// The places of a document that can be led to, under the names that Word takes for bookmarks.
class DocxAnchors {
 public:
  void add(const std::string& anchor);
  /// Nothing for a place that is not there.
  std::string name_of(const std::string& anchor) const;
  /// What stands round a paragraph's runs, so that links find it; `runs` alone without an anchor.
  std::string marked(const std::string& anchor, const std::string& runs) const;

 private:
  std::map<std::string, int> numbers_;
};

inline constexpr int kDocxText = 21;  // half points, of ordinary text

/// Runs of letters of `size` half points, as their paragraph's style has it: readings above them are half as large.
std::string docx_runs(const Phrase&, const DocxAnchors&, bool right_to_left, int size = kDocxText);
/// One run.
std::string docx_run(std::string_view text, const std::string& format = {});
/// The first letter that has a direction goes to the left.
bool is_right_to_left(const Phrase&);

}  // namespace report
