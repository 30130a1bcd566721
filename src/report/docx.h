// A report as a Word document (WordprocessingML, ECMA-376), written by ourselves: headings with outline levels,
// contents that are filled, tables whose heads repeat, pictures with their text, readings as ruby. The parts
// that are the same in every document: docx_parts.h; what is told: docx_body.h. Pure but for the picture.
#pragma once

#include <functional>

#include "report/document.h"
#include "report/exporter.h"

namespace report {

/// The bytes of a figure's PNG; nothing: its text stands there alone.
using PictureOf = std::function<std::string(const Figure&)>;

base::Result<std::string> docx_of(const Document& document, const PictureOf& picture);

/// Requires: input.document.
base::Result<std::vector<ReportFile>> write_docx(const ReportInput&);

}  // namespace report
