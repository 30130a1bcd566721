// Reporting: reports of one session after another, without a display; what all of them share is read once:
// the form, the town, the dictionary for furigana. Joins storage and report.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/assets.h"
#include "base/file_system.h"
#include "report/people_found.h"
#include "report/write_report.h"
#include "storage/finding.h"
#include "text/readings.h"

namespace commands {

/// What the command line says of a report.
struct ReportRequest {
  std::vector<std::string> formats{"html", "csv"};
  base::Path out = ".";
  report::ReportOptions options{};
  std::string lang{};         // empty: each session's own
  base::Path town{};          // empty: this machine's settings
  bool strict_names = false;  // nothing is written of a session that may name somebody undecided
};

class Reporting {
 public:
  Reporting(base::FileSystem& files, const base::AssetPaths& assets, text::Typesetter& typesetter,
            ReportRequest request);

  /// Fails where the request itself cannot be met: an unknown format or form, a file of the town's settings
  /// that is wrong, no dictionary. Nothing is written then.
  base::Result<void> prepare();

  struct Done {
    std::vector<base::Path> written;  // none where `strict_names` refused it
    std::vector<storage::Finding> findings;
    std::vector<report::PersonFound> undecided;  // of which nobody has decided anything
    std::string missing_form;  // the session's, which this machine has not: it is the full one
  };
  /// Else numbers and addresses alone are looked for. Requires: prepare() was well.
  bool knows_names() const { return data_->knows_names(); }
  /// Requires: prepare() was well. Sessions of one name get numbers.
  base::Result<Done> report(const base::Path& session);

 private:
  std::string free_stem(const std::string& stem);
  base::Result<void> prepare_readings();
  /// The one asked for; else the session's own, with the parts it has switched. The name of one that is missing.
  std::string choose_form(model::Session& session);

  base::FileSystem& files_;
  const base::AssetPaths& assets_;
  text::Typesetter& typesetter_;
  const ReportRequest request_;
  report::ReportWishes wishes_;
  std::unique_ptr<text::Readings> readings_;
  std::unique_ptr<text::PersonalData> data_;
  std::vector<base::Path> form_folders_;
  std::set<std::string> taken_;
};

}  // namespace commands
