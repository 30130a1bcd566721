// Reports: a session into files, with the same map that the screen shows.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/messages.h"
#include "model/session.h"
#include "report/exporter.h"
#include "report/form.h"
#include "report/town.h"
#include "text/typesetter.h"

namespace text {
class Readings;
}

namespace report {

struct ReportWishes {
  std::vector<std::string> formats;  // "html", "csv" …
  base::Path folder;
  std::string stem;  // what the names of its files begin with
  ReportOptions options{};
  Form form = full_form();
  Town town{};
  text::Readings* readings = nullptr;  // null: nothing stands above kanji
};

/// Each once, as they stand there. Fails with `invalid` for an unknown one, naming those there are.
base::Result<std::vector<const Exporter*>> exporters_named(const std::vector<std::string>& formats);

/// A file that can be made again at any time: there whole or not at all, but nobody waits for the disk.
base::Result<void> write_derived(base::FileSystem& files, const base::Path& path,
                                 std::string_view bytes);

/// `use` has all that exporters read of the session as it is published, while it is called. Fails as it
/// does, or where the town's logo cannot be read.
base::Result<void> with_report(base::FileSystem& files, const model::Session& session,
                               const ReportWishes& wishes, const base::Messages& tr,
                               text::Typesetter& typesetter,
                               const std::function<base::Result<void>(const ReportInput&)>& use);

/// Writes each format to `folder`; the paths written. `tr`: of the report's language. Fails with `invalid` for
/// an unknown format; a file is there whole or not at all.
base::Result<std::vector<base::Path>> write_reports(base::FileSystem& files,
                                                    const model::Session& session,
                                                    const ReportWishes& wishes,
                                                    const base::Messages& tr,
                                                    text::Typesetter& typesetter);

/// What the names of a session's report begin with: its own name where that is ASCII; else its day and what of
/// its name is, "20260705-report".
std::string report_stem(const model::Session& session, const base::Path& file);

}  // namespace report
