// The report to be pasted into a town's own pages: headings, lists and tables without any style, id or
// picture; what surrounds it gives it its look. Written from the document. Everything that people typed is
// escaped. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// Begins with headings of the second level: the page around it has the first. Never fails. Requires: a
/// document.
base::Result<std::string> write_html_body(const ReportInput&);

}  // namespace report
