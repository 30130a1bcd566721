// The report a town publishes: one HTML file that needs nothing else, for phones, screen readers
// and A4 paper, written from the document, part by part. A map is enlarged without a script and leads to where
// it is told; on paper it comes in pieces where its letters would be too small. Everything that people typed is
// escaped. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// The whole page. Never fails. Requires: a document.
base::Result<std::string> write_html(const ReportInput&);

}  // namespace report
