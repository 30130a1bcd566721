// The command line: the table's options, and the commands that need no display. Exit codes: 0 done,
// 1 something failed or (check) was found wrong, 2 the command itself makes no sense.
#pragma once

namespace app {

int run_command_line(int argc, char** argv);

}  // namespace app
