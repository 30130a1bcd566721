// A session as an Excel file: its tables (tables.h), a sheet each.
#pragma once

#include "report/exporter.h"

namespace report {

/// Cards always, the rest where there is any. Fails as Workbook does.
base::Result<std::vector<ReportFile>> write_xlsx(const ReportInput&);

}  // namespace report
