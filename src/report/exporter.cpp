#include "report/exporter.h"

#include "report/csv.h"
#include "report/html.h"
#include "report/map_files.h"
#include "report/pdf.h"

namespace report {

namespace {
template <base::Result<std::string> (*Write)(const ReportInput&)>
base::Result<std::vector<ReportFile>> one_file(const ReportInput& input) {
  auto bytes = Write(input);
  if (!bytes) return bytes.error();
  return std::vector<ReportFile>{{"", std::move(*bytes)}};
}

constexpr Exporter kExporters[] = {{"html", "html", one_file<write_html>},
                                   {"csv", "csv", one_file<write_csv>},
                                   {"pdf", "pdf", write_pdf},
                                   {"svg", "svg", write_svg_files},
                                   {"png", "png", write_png_files}};
}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  for (const Exporter& exporter : kExporters)
    if (exporter.name == name) return &exporter;
  return nullptr;
}

}  // namespace report
