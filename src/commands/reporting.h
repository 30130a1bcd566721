// Reporting: reports of one session after another, without a display; what all of them share is read once:
// the form, the town, the dictionary for furigana. Joins storage and report.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/assets.h"
#include "base/file_system.h"
#include "report/write_report.h"
#include "storage/finding.h"
#include "text/readings.h"

namespace commands {

/// What the command line says of a report.
struct ReportRequest {
  std::vector<std::string> formats{"html", "csv"};
  base::Path out = ".";
  report::ReportOptions options{};
  std::string lang{};  // empty: each session's own
  base::Path town{};   // empty: this machine's settings
};

class Reporting {
 public:
  Reporting(base::FileSystem& files, const base::AssetPaths& assets, text::Typesetter& typesetter,
            ReportRequest request);

  /// Fails where the request itself cannot be met: an unknown format or form, a file of the town's settings
  /// that is wrong, no dictionary. Nothing is written then.
  base::Result<void> prepare();

  struct Done {
    std::vector<base::Path> written;
    std::vector<storage::Finding> findings;
  };
  /// Requires: prepare() was well. Sessions of one name get numbers.
  base::Result<Done> report(const base::Path& session);

 private:
  std::string free_stem(const std::string& stem);
  base::Result<void> prepare_readings();

  base::FileSystem& files_;
  const base::AssetPaths& assets_;
  text::Typesetter& typesetter_;
  const ReportRequest request_;
  report::ReportWishes wishes_;
  std::unique_ptr<text::Readings> readings_;
  std::set<std::string> taken_;
};

}  // namespace commands
