// LaidPages: a document laid out on the pages of a PDF, and any of them drawn as often as it is wanted: into the
// PDF, or as a picture before there is one. One thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "report/page_rows.h"

namespace report {

class LaidPages {
 public:
  /// On the paper of the input's options. Both live longer. Fails with `unavailable` without letters.
  static base::Result<std::unique_ptr<LaidPages>> create(const ReportInput& input,
                                                         const Document& document);

  std::size_t count() const { return pages_.size(); }
  /// Of one of them, pt.
  base::Size size_pt(std::size_t page) const;
  /// On which page each anchor is, from 1.
  std::map<std::string, int> pages_of_anchors() const;
  /// One page after another; `open`: elements that go on over the page's end, for the next one.
  void draw(PdfFile& pdf, Faces& faces, std::size_t page, std::vector<std::string>& open) const;

 private:
  LaidPages(const ReportInput& input, const Document& document, std::unique_ptr<PageSetter> setter);
  void draw_foot(PdfFile& pdf, Faces& faces, const Sheet& sheet, std::size_t number) const;

  const Document& document_;
  const std::unique_ptr<PageSetter> setter_;
  const Sheet sheet_, wide_;
  PageRows rows_;
  const std::vector<PageOfRows> pages_;  // of rows_
};

}  // namespace report
