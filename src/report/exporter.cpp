#include "report/exporter.h"

#include "report/csv.h"
#include "report/html.h"
#include "report/html_body.h"
#include "report/markdown.h"

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
                                   {"csv", "csv", one_file<write_csv>}};
}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  for (const Exporter& exporter : kExporters)
    if (exporter.name == name) return &exporter;
  return nullptr;
}

}  // namespace report
