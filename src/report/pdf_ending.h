// What Cairo does not write into a PDF: the document's language, its title for the window, metadata as XMP
// and what each figure is, added as an incremental update [PDF 32000-1:2008, 7.5.6]. Pure.
#pragma once

#include <string>
#include <vector>

#include "report/pdf_file.h"

namespace report {

/// "2026-07-05T08:02:57Z" [ISO 8601]; nothing for 0.
std::string pdf_date(base::WallTime made);

/// `pdf` as it is where it is not built as Cairo builds it. `figures`: what each is, in their order.
std::string with_ending(std::string pdf, const PdfAbout& about,
                        const std::vector<std::string>& figures);

}  // namespace report
