// The commands without a display: each does its work, prints to standard output and error, and
// gives the exit code.
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "commands/importing.h"
#include "commands/reporting.h"
#include "storage/live_session.h"

namespace commands {

/// Makes an empty session.
int command_new(const base::Path& session, const storage::NewSession& wishes);
/// Cards from text files and tables onto a board of the session, and what was taken.
int command_import(const base::Path& session, const std::vector<base::Path>& files,
                   const ImportWishes& wishes);
/// Of each session in turn; one that cannot be read is named, and the others follow.
int command_report(const std::vector<base::Path>& sessions, const ReportRequest& request);
/// The book of many sessions; 1 where one of them had to be left out, too, though the rest is there.
int command_collect(const std::vector<base::Path>& from, const base::Path& out,
                    const std::string& title, bool reports, bool strict_names,
                    const std::string& lang);
/// Says what is wrong with a session file and its journal; changes nothing.
int command_check(const base::Path& session);
/// The example evening with its journal, and its report.
int command_demo(const base::Path& folder, const std::string& lang);

}  // namespace commands
