// As the program is one, for tests: decodes one picture and ends.
#include <string_view>

#include "phone/picture_child.h"

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == phone::kPictureChild)
    phone::be_picture_child(argv[2]);
  return 9;
}
