#include "hall/private_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "support/child_process.h"

namespace {

int rights(const base::Path& path) {
  struct stat s {};
  REQUIRE(::stat(path.c_str(), &s) == 0);
  return s.st_mode & 0777;
}

}  // namespace

TEST_CASE("private files: nobody else may read them, whatever was there before") {
  const support::TemporaryFolder folder{"kurumaza-private-"};
  hall::RealPrivateFiles files;
  const base::Path file = folder.path() / "new" / "deep" / "key";
  CHECK(files.read(file).error().code == base::ErrorCode::not_found);
  REQUIRE(files.write(file, "secret").ok());
  CHECK(files.read(file).value() == "secret");
  CHECK(rights(file) == 0600);
  CHECK(rights(file.parent_path()) == 0700);
  CHECK(rights(file.parent_path().parent_path()) == 0700);
  const base::Path open = folder.path() / "open";
  std::ofstream(open) << "seen by all";
  REQUIRE(::chmod(open.c_str(), 0644) == 0);
  REQUIRE(files.write(open, "secret").ok());
  CHECK(rights(open) == 0600);
  CHECK(files.read(open).value() == "secret");
}

TEST_CASE("private files: what cannot be written leaves the old file and nothing beside it") {
  const support::TemporaryFolder folder{"kurumaza-private-"};
  hall::RealPrivateFiles files;
  std::filesystem::create_directories(folder.path() / "taken" / "inside");
  CHECK_FALSE(files.write(folder.path() / "taken", "x").ok());
  std::size_t count = 0;
  for (const auto& one : std::filesystem::directory_iterator(folder.path())) {
    CHECK(one.path().filename() == "taken");
    ++count;
  }
  CHECK(count == 1);
  std::ofstream(folder.path() / "file") << "x";
  CHECK_FALSE(files.write(folder.path() / "file" / "under", "x").ok());
}
