// The report a town publishes: one HTML file that needs nothing else, for phones, screen readers
// and A4 paper. Title and facts, all results at a glance, then each question with its map and the
// same in words. What lies in the tray was not shown to the room and is only counted. Everything
// that people typed is escaped. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// The whole document. Never fails.
base::Result<std::string> write_html(const ReportInput&);

}  // namespace report
