// A report as a Word document (WordprocessingML, ECMA-376), written by ourselves: headings with outline levels,
// contents that are filled, tables whose heads repeat, pictures with their text, readings as ruby. The parts
// that are the same in every document: docx_parts.h; what is told: docx_body.h. Pure but for the picture.
#pragma once

#include <functional>

#include "report/document.h"
#include "report/exporter.h"

namespace report {

/// The bytes of a figure's PNG, at most so many mm of a page; nothing: its text stands there alone.
using PictureOf = std::function<std::string(const Figure&, base::Size most)>;

/// In how many lines a text is set; empty: it is guessed.
using LinesOf = std::function<int(const std::string&, double size_pt, bool bold, double width_pt)>;

base::Result<std::string> docx_of(const Document& document, const PictureOf& picture,
                                  const LinesOf& lines = {});

/// Requires: input.document.
base::Result<std::vector<ReportFile>> write_docx(const ReportInput&);

}  // namespace report
