#include "report/exporter.h"

#include "report/csv.h"
#include "report/docx.h"
#include "report/excalidraw.h"
#include "report/html.h"
#include "report/html_body.h"
#include "report/json_canvas.h"
#include "report/map_files.h"
#include "report/markdown.h"
#include "report/pdf.h"
#include "report/tldraw.h"
#include "report/xlsx.h"

namespace report {

namespace {
template <base::Result<std::string> (*Write)(const ReportInput&)>
base::Result<std::vector<ReportFile>> one_file(const ReportInput& input) {
  auto bytes = Write(input);
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"", std::move(*bytes)}};
}

base::Result<std::vector<ReportFile>> html_body(const ReportInput& input) {
  auto bytes = write_html_body(input);
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"-body", std::move(*bytes)}};
}

constexpr Exporter kExporters[] = {{"html", "html", one_file<write_html>},
                                   {"html-body", "html", html_body},
                                   {"md", "md", one_file<write_markdown>},
                                   {"csv", "csv", write_csv},
                                   {"pdf", "pdf", write_pdf},
                                   {"docx", "docx", write_docx},
                                   {"xlsx", "xlsx", write_xlsx},
                                   {"svg", "svg", write_svg_files},
                                   {"png", "png", write_png_files},
                                   {"csv-comments", "csv", write_comments_csv},
                                   {"canvas", "canvas", write_json_canvas},
                                   {"excalidraw", "excalidraw", write_excalidraw},
                                   {"tldr", "tldr", write_tldraw}};
}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  for (const Exporter& exporter : kExporters)
    if (exporter.name == name) return &exporter;
  return nullptr;
}

}  // namespace report
