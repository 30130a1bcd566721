// The report as Markdown (CommonMark, with tables as GitHub has them), written from the document. What people
// typed stays text, whatever it looks like. Pure.
#pragma once

#include <string>
#include <string_view>

#include "report/exporter.h"

namespace report {

/// Never fails. Requires: a document.
base::Result<std::string> write_markdown(const ReportInput&);

/// A text so that Markdown shows it as it stands; further lines begin with `indent`, so that they stay in the
/// same list item.
std::string markdown_text(std::string_view utf8, std::string_view indent = {});

}  // namespace report
