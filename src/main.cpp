#include <cstdio>
#include <cstdlib>

#include "app/command_line.h"
#include "base/left_thread.h"

int main(int argc, char** argv) {
  const int code = app::run_command_line(argc, argv);
  if (!base::any_thread_left()) return code;
  std::fflush(nullptr);
  std::_Exit(code);
}
