#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/command_line.h"
#include "base/left_thread.h"
#include "phone/picture_child.h"

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == phone::kPictureChild)
    phone::be_picture_child(argv[2]);
  const int code = app::run_command_line(argc, argv);
  if (!base::any_thread_left()) return code;
  std::fflush(nullptr);
  std::_Exit(code);
}
