// The command line: the table's options, and the commands that need no display. Exit codes: 0 done,
// 1 something failed or (check) was found wrong, 2 the command itself makes no sense. The table: 1
// when it cannot begin, when the session that was named could not be opened (the start page says
// why) and nothing else was, and when it was left with what could not be saved.
#pragma once

namespace app {

int run_command_line(int argc, char** argv);

}  // namespace app
