// ComposedReport: a session as it is published, with the document made of it: all that the formats read, for as
// long as this is there. What it was made of may change meanwhile. One thread.
#pragma once

#include <memory>

#include "report/document.h"
#include "report/published.h"
#include "report/write_report.h"

namespace text {
class Furigana;
}

namespace report {

class ComposedReport {
 public:
  /// `tr`, `typesetter` and the wishes' readings live longer. Fails where the town's logo cannot be read.
  static base::Result<std::unique_ptr<ComposedReport>> create(base::FileSystem& files,
                                                              const model::Session& session,
                                                              const ReportWishes& wishes,
                                                              const base::Messages& tr,
                                                              text::Typesetter& typesetter);
  ComposedReport(const ComposedReport&) = delete;
  ComposedReport& operator=(const ComposedReport&) = delete;
  ~ComposedReport();

  const ReportInput& input() const { return input_; }
  const Document& document() const { return document_; }

 private:
  using AboveKanji = std::function<text::Rubies(const std::string&)>;
  ComposedReport(const model::Session& session, const ReportWishes& wishes, std::string logo,
                 const base::Messages& tr, text::Typesetter& typesetter);

  AboveKanji readings() const;

  const Published published_;
  const std::unique_ptr<text::Furigana> furigana_;  // null: nothing stands above kanji
  const AboveKanji readings_;                       // asks it
  const Document document_;                         // points into it
  const ReportInput input_;
};

}  // namespace report
