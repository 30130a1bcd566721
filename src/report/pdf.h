// The report as a PDF: pages of A4 or A3 laid out from the document, with contents, page numbers, bookmarks,
// links and the structure that is read aloud; or the maps alone as sheets of A3 to be put together. It claims no
// conformance to PDF/UA: the HTML is the form for whoever needs that. One thread.
#pragma once

#include "report/exporter.h"

namespace report {

/// Fails with `unavailable` without letters, with `invalid` without a document.
base::Result<std::vector<ReportFile>> write_pdf(const ReportInput&);

}  // namespace report
