#include "report/exporter.h"

#include "report/csv.h"
#include "report/html.h"

namespace report {

namespace {
constexpr Exporter kExporters[] = {{"html", "html", write_html}, {"csv", "csv", write_csv}};
}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  for (const Exporter& exporter : kExporters)
    if (exporter.name == name) return &exporter;
  return nullptr;
}

}  // namespace report
