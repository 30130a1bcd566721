// Setting: what the rows of a PDF's pages are made with, and where they go; texts as rows. Used by page_rows and
// the blocks' own files; one thread.
#pragma once

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

}  // namespace report
