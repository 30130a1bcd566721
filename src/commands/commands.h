// The commands without a display: each does its work, prints to standard output and error, and
// gives the exit code.
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "commands/importing.h"
#include "storage/live_session.h"

namespace commands {

/// Makes an empty session.
int command_new(const base::Path& session, const storage::NewSession& wishes);
/// Cards from text files and tables onto a board of the session, and what was taken.
int command_import(const base::Path& session, const std::vector<base::Path>& files,
                   const ImportWishes& wishes);
int command_report(const base::Path& session, const std::vector<std::string>& formats,
                   const base::Path& out, const base::Messages& tr);
/// The book of many sessions; 1 where one of them had to be left out, too, though the rest is there.
int command_collect(const std::vector<base::Path>& from, const base::Path& out,
                    const std::string& title, bool reports, const base::Messages& tr);
/// Says what is wrong with a session file and its journal; changes nothing.
int command_check(const base::Path& session);
/// The example evening with its journal, and its report.
int command_demo(const base::Path& folder, const base::Messages& tr);

}  // namespace commands
