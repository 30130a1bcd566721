// Plays every file of the folders given through a fuzz target, once and without a fuzzer: so every
// build compiles the targets, and a finding that lies in the corpus stays found.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** folders) {
  int played = 0;
  for (int k = 1; k < count; ++k)
    for (const auto& file : std::filesystem::directory_iterator(folders[k])) {
      std::ifstream in(file.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      std::printf("%s\n", file.path().c_str());
      std::fflush(stdout);  // a failed ASSERT ends the program
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++played;
    }
  return played > 0 ? 0 : 1;
}
