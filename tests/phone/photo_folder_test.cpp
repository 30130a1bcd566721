#include "phone/photo_folder.h"

#include <doctest/doctest.h>

#include "support/memory_file_system.h"

using namespace phone;

namespace {

const base::Path kFolder = "/evening.photos";

std::vector<std::string> keys(const PhotoFolder& folder) {
  std::vector<std::string> out;
  for (const auto& photo : folder.waiting()) out.push_back(photo.key);
  return out;
}

}  // namespace

TEST_CASE("photo folder: what was taken is on the disk, and known after the power failed") {
  support::MemoryFileSystem files;
  PhotoFolder folder(files, kFolder, "");
  CHECK(folder.waiting().empty());
  CHECK_FALSE(folder.knows("photo0000001"));
  REQUIRE(folder.add("photo0000001", "jpeg").ok());
  files.crash();
  PhotoFolder again(files, kFolder, "");
  CHECK(again.knows("photo0000001"));
  CHECK(again.count() == 1);
  CHECK(keys(again) == std::vector<std::string>{"photo0000001"});
  CHECK(files.content(again.file_of("photo0000001")) == "jpeg");
}

TEST_CASE("photo folder: what was written off waits no more, stays known, and comes back") {
  support::MemoryFileSystem files;
  PhotoFolder folder(files, kFolder, "");
  REQUIRE(folder.add("photo0000001", "a").ok());
  REQUIRE(folder.add("photo0000002", "b").ok());
  REQUIRE(folder.put_away("photo0000001").ok());
  CHECK(keys(folder) == std::vector<std::string>{"photo0000002"});
  CHECK(folder.knows("photo0000001"));
  files.crash();
  CHECK(PhotoFolder(files, kFolder, "").count() == 2);
  REQUIRE(folder.take_back("photo0000001").ok());
  CHECK(keys(folder).size() == 2);
  CHECK_FALSE(folder.put_away("photo0000009").ok());
}

TEST_CASE("photo folder: a disk that takes nothing leaves no picture behind, nor a count") {
  support::MemoryFileSystem files;
  PhotoFolder folder(files, kFolder, "");
  files.fail_after(files.operations() + 2);
  CHECK_FALSE(folder.add("photo0000001", "jpeg").ok());
  files.heal();
  CHECK(folder.count() == 0);
  CHECK_FALSE(folder.knows("photo0000001"));
  CHECK(folder.add("photo0000001", "jpeg").ok());
}

TEST_CASE("photo folder: what others laid there is no picture") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders(kFolder).ok());
  for (const char* name : {"x.jpg", "Photo0000001.jpg", "photo0000001.png", "photo0000001.jpg.tmp",
                           ".photo0000001.jpg"})
    files.put(kFolder / name, "?");
  CHECK(PhotoFolder(files, kFolder, "").waiting().empty());
}
