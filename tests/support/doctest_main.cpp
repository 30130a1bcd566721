#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <string_view>

int main(int argc, char** argv) {
  // The program starts itself to decode a picture (phone/picture_child.h); tests are no such program.
  if (argc == 3 && std::string_view(argv[1]) == "--decode-picture") return 9;
  return doctest::Context(argc, argv).run();
}
