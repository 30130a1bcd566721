#include "base/file_system.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.h"
#include "support/memory_file_system.h"

using namespace base;

namespace {

/// A folder of its own on the real disk.
struct RealFolder {
  RealFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "kurumaza-files-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()));
    path = pattern;
  }
  ~RealFolder() {
    ::chmod(path.c_str(), 0700);
    std::filesystem::remove_all(path);
  }
  Path path;
  RealFileSystem files;
};

/// What every FileSystem does.
void keeps_the_promises(FileSystem& files, const Path& folder) {
  const Path path = folder / "a" / "b" / "evening.json";
  CHECK(files.read(path, 100).error().code == ErrorCode::not_found);
  CHECK(files.create(path).error().code == ErrorCode::not_found);
  REQUIRE(files.make_folders(path.parent_path()).ok());
  REQUIRE(files.make_folders(path.parent_path()).ok());
  {
    auto file = files.create(path);
    REQUIRE(file.ok());
    CHECK((*file)->append("協働").ok());
    CHECK((*file)->append(" 1").ok());
    CHECK((*file)->sync().ok());
    CHECK(*(*file)->size() == 8);
  }
  CHECK(*files.read(path, 8) == "協働 1");
  CHECK(files.read(path, 7).error().code == ErrorCode::too_large);
  {
    auto file = files.open_append(path);
    REQUIRE(file.ok());
    CHECK((*file)->append("23").ok());
    CHECK((*file)->truncate(9).ok());
    CHECK((*file)->append("4").ok());
  }
  CHECK(*files.read(path, 100) == "協働 124");
  CHECK((*files.create(path))->append("new").ok());
  CHECK(*files.read(path, 100) == "new");

  const Path to = folder / "a" / "other.json";
  CHECK(files.rename(path, to).ok());
  CHECK_FALSE(files.exists(path));
  CHECK(files.exists(to));
  CHECK(files.sync_folder(folder / "a").ok());
  auto entries = files.list(folder / "a");
  REQUIRE(entries.ok());
  REQUIRE(entries->size() == 2);
  for (const auto& entry : *entries) {
    CHECK(entry.is_folder == (entry.path == folder / "a" / "b"));
    if (!entry.is_folder) CHECK(entry.path == to);
    if (!entry.is_folder) CHECK(entry.size == 3);
  }
  CHECK_FALSE(files.list(folder / "nowhere").ok());
  CHECK(files.rename(path, to).error().code == ErrorCode::not_found);
  CHECK(files.remove(to).ok());
  CHECK_FALSE(files.remove(to).ok());
  // A folder goes along with what lies in it, and is removed only once that is nothing.
  REQUIRE(files.make_folders(folder / "full" / "within").ok());
  CHECK_FALSE(files.remove(folder / "full").ok());
  CHECK(files.rename(folder / "full", folder / "moved").ok());
  CHECK_FALSE(files.exists(folder / "full"));
  CHECK(files.remove(folder / "moved" / "within").ok());
  CHECK(files.remove(folder / "moved").ok());
  CHECK_FALSE(files.exists(folder / "moved"));

  {
    const Path one = folder / "one.json", two = folder / "two.json";
    CHECK_FALSE(files.stamp(one).has_value());
    auto held = files.create(one);
    REQUIRE(held.ok());
    CHECK((*held)->append("1").ok());
    CHECK(files.stamp(one) == *(*held)->stamp());
    const FileStamp before = *files.stamp(one);
    CHECK((*held)->append("2").ok());
    CHECK(files.stamp(one)->same_file(before));
    CHECK_FALSE(files.stamp(one) == before);
    // Another file of that name, and the old one under another.
    CHECK(files.rename(one, two).ok());
    CHECK((*files.create(one))->append("12").ok());
    CHECK_FALSE(files.stamp(one)->same_file(*(*held)->stamp()));
    CHECK(files.stamp(two)->same_file(*(*held)->stamp()));
    CHECK((*held)->hold().ok());
    auto other = files.open_append(two);
    REQUIRE(other.ok());
    CHECK((*other)->hold().error().code == ErrorCode::locked);
    held->reset();
    CHECK((*other)->hold().ok());
    CHECK(*files.resolve(one) == one);
    CHECK(*files.resolve(folder / "nowhere.json") == folder / "nowhere.json");
    other->reset();
    CHECK(files.remove(one).ok());
    CHECK(files.remove(two).ok());
  }

  const Path locked = folder / ".x.lock";
  {
    auto one = files.lock(locked);
    REQUIRE(one.ok());
    CHECK((*one)->holds());
    CHECK(files.lock(locked).error().code == ErrorCode::locked);
  }
  CHECK(files.lock(locked).ok());
  CHECK_FALSE(files.lock(folder / "nowhere" / "x").ok());

  CHECK(write_atomically(files, to, "one").ok());
  CHECK(write_atomically(files, to, "two").ok());
  CHECK(*files.read(to, 100) == "two");
  CHECK(files.list(folder / "a")->size() == 2);  // no temporary file is left
  CHECK_FALSE(write_atomically(files, folder / "nowhere" / "x.json", "x").ok());
}

}  // namespace

TEST_CASE("files: the real file system keeps its promises") {
  RealFolder real;
  keeps_the_promises(real.files, real.path);
  const auto left = real.files.list(real.path);
  REQUIRE(left.ok());
  for (const auto& entry : *left) CHECK(entry.path.filename() != ".x.lock");
}

TEST_CASE("files: the file system in memory keeps the same promises") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/disk").ok());
  keeps_the_promises(files, "/disk");
}

TEST_CASE("files: errors name the path and what helps") {
  RealFolder real;
  const auto missing = real.files.read(real.path / "none.json", 10).error();
  CHECK(missing.context == (real.path / "none.json").string());
  CHECK(missing.message.english().find("Check the name") != std::string::npos);
  CHECK(real.files.read(real.path, 10).error().code == ErrorCode::invalid);
  CHECK(real.files.read("/dev/zero", 10).error().code == ErrorCode::invalid);
  REQUIRE((*real.files.create(real.path / "file"))->append("x").ok());
  CHECK(real.files.create(real.path / "file" / "below").error().code == ErrorCode::invalid);
  CHECK(real.files.make_folders(real.path / "file" / "below").error().code == ErrorCode::invalid);
  CHECK(real.files.create(real.path / std::string(300, 'x')).error().code == ErrorCode::invalid);
  const auto full = system_error(ENOSPC, "/disk/a.json", sentence("write"));
  CHECK(full.code == ErrorCode::no_space);
  CHECK(full.message.english().find("disk is full") != std::string::npos);
  CHECK(full.context == "/disk/a.json");
  if (::geteuid() != 0) {  // root may write everywhere
    ::chmod(real.path.c_str(), 0500);
    const auto error = real.files.create(real.path / "new").error();
    CHECK(error.code == ErrorCode::permission);
    CHECK(error.message.english().find("Choose another folder") != std::string::npos);
  }
}

TEST_CASE(
    "files: a lock is let go when the folder under it was replaced, without hurting the new "
    "holder") {
  RealFolder real;
  const Path lock = real.path / ".l";
  auto old = real.files.lock(lock);
  REQUIRE(old.ok());
  REQUIRE(real.files.remove(lock).ok());
  auto now = real.files.lock(lock);
  REQUIRE(now.ok());
  CHECK_FALSE((*old)->holds());
  old->reset();
  CHECK(real.files.exists(lock));
  CHECK(real.files.lock(lock).error().code == ErrorCode::locked);
}

TEST_CASE("files: a write that fails half-way leaves the old content") {
  support::MemoryFileSystem files;
  files.put("/disk/a.json", "old");
  for (std::uint64_t n = 0; n < 5; ++n) {
    files.fail_after(n);
    CHECK_FALSE(write_atomically(files, "/disk/a.json", "new and longer").ok());
    files.heal();
    const std::string now = *files.content("/disk/a.json");
    CHECK((now == "old" || (n == 4 && now == "new and longer")));
  }
  files.put("/disk/a.json", "old");
  files.disk_full_after(files.bytes_in_use() + 3);
  const auto full = write_atomically(files, "/disk/a.json", "new and longer");
  REQUIRE_FALSE(full.ok());
  CHECK(full.error().code == ErrorCode::no_space);
  CHECK(files.content("/disk/a.json") == "old");
}

TEST_CASE("files: after a power cut an atomic write is there whole or not at all") {
  support::MemoryFileSystem whole;
  whole.put("/disk/a.json", "old");
  const auto before = whole.operations();
  REQUIRE(write_atomically(whole, "/disk/a.json", "new").ok());
  const auto operations = whole.operations() - before;
  for (std::uint64_t n = 0; n <= operations; ++n) {
    support::MemoryFileSystem files;
    files.put("/disk/a.json", "old");
    files.fail_after(n);
    const bool done = write_atomically(files, "/disk/a.json", "new").ok();
    files.heal();
    files.crash();
    CHECK(files.content("/disk/a.json") == (done ? "new" : "old"));
  }
}

TEST_CASE("files: the disk in memory forgets what was not synced") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/disk").ok());
  {
    auto file = files.create("/disk/a");
    CHECK((*file)->append("synced").ok());
    CHECK((*file)->sync().ok());
    CHECK(files.sync_folder("/disk").ok());
    CHECK((*file)->append(" not").ok());
    auto unnamed = files.create("/disk/b");
    CHECK((*unnamed)->append("x").ok());
    CHECK((*unnamed)->sync().ok());
    files.crash(2);
    CHECK(files.content("/disk/a") == "synced n");
    CHECK_FALSE(files.content("/disk/b"));
    CHECK_FALSE((*file)->append("late").ok());
  }
  CHECK(files.rename("/disk/a", "/disk/c").ok());
  files.crash();
  CHECK(files.content("/disk/a"));
  CHECK_FALSE(files.content("/disk/c"));
  auto lock = files.lock("/disk/l");
  REQUIRE(lock.ok());
  files.crash();
  auto again = files.lock("/disk/l");
  CHECK(again.ok());
  lock->reset();
  CHECK(files.lock("/disk/l").error().code == ErrorCode::locked);
}

namespace {
unsigned rights_of(const Path& path) {
  struct stat s {};
  return ::stat(path.c_str(), &s) == 0 ? s.st_mode & 0777 : 0;
}
}  // namespace

TEST_CASE("files: what is written keeps its rights, and what lies beside it gets them") {
  RealFolder real;
  const Path path = real.path / "private.json";
  REQUIRE(write_atomically(real.files, path, "1").ok());
  for (const unsigned rights : {0600u, 0640u, 0664u}) {
    ::chmod(path.c_str(), rights);
    REQUIRE(write_atomically(real.files, path, "2").ok());
    CHECK(rights_of(path) == rights);
    const Path beside = real.path / ("beside-" + std::to_string(rights));
    REQUIRE(write_atomically(real.files, beside, "3", path).ok());
    CHECK(rights_of(beside) == rights);
    const Path journal = real.path / ("journal-" + std::to_string(rights));
    REQUIRE(real.files.open_append(journal, path).ok());
    CHECK(rights_of(journal) == rights);
  }
}

TEST_CASE("files: a link, a pipe or a folder planted where a file is to be is never written to") {
  RealFolder real;
  const Path victim = real.path / "victim", path = real.path / "evening.json";
  const Path temporary = real.path / ".evening.json.tmp";
  REQUIRE(write_atomically(real.files, victim, "mine").ok());
  for (const char* const kind : {"link", "dangling link", "pipe", "folder"}) {
    CAPTURE(kind);
    const std::string k = kind;
    for (const Path& planted : {temporary, real.path / "evening.journal"}) {
      std::filesystem::remove_all(planted);
      if (k == "link") std::filesystem::create_symlink(victim, planted);
      if (k == "dangling link") std::filesystem::create_symlink(real.path / "nothing", planted);
      if (k == "pipe") REQUIRE(::mkfifo(planted.c_str(), 0666) == 0);
      if (k == "folder") REQUIRE(std::filesystem::create_directories(planted / "full"));
    }
    CHECK(write_atomically(real.files, path, k).ok());
    CHECK(*real.files.read(path, 100) == k);
    CHECK(real.files.open_append(real.path / "evening.journal").error().code == ErrorCode::invalid);
    CHECK(*real.files.read(victim, 100) == "mine");
    CHECK_FALSE(real.files.exists(real.path / "nothing"));
  }
}

TEST_CASE("files: links are followed to the file, also where that is not there yet") {
  RealFolder real;
  REQUIRE(real.files.make_folders(real.path / "usb").ok());
  std::filesystem::create_symlink("usb/e.json", real.path / "one.json");
  std::filesystem::create_symlink(real.path / "one.json", real.path / "two.json");
  CHECK(*real.files.resolve(real.path / "one.json") == real.path / "usb/e.json");
  CHECK(*real.files.resolve(real.path / "two.json") == real.path / "usb/e.json");
  std::filesystem::create_symlink("round.json", real.path / "round.json");
  CHECK(real.files.resolve(real.path / "round.json").error().code == ErrorCode::invalid);
}

TEST_CASE("files: the longest name there can be has room for what lies beside it") {
  RealFolder real;
  for (const std::size_t length : {200u, 236u, 240u, 250u, 255u}) {
    CAPTURE(length);
    std::string name = "車座の夕べ";
    name += std::string(length - 5 - name.size(), 'x') + ".json";
    REQUIRE(name.size() == length);
    CHECK(write_atomically(real.files, real.path / name, "1").ok());
    CHECK(write_atomically(real.files, real.path / name, "2").ok());
    CHECK(*real.files.read(real.path / name, 10) == "2");
  }
  CHECK(fitting_name(".", "a.json", ".tmp") == ".a.json.tmp");
  std::string word;
  for (int i = 0; i < 85; ++i) word += "車";
  const std::string cut = fitting_name("", word, ".journal");
  CHECK(cut.size() <= kLongestName);
  CHECK(cut.ends_with(".journal"));
  CHECK(cut.substr(0, cut.find('~')).size() % 3 == 0);  // no half character
  CHECK(cut != fitting_name("", word.substr(0, word.size() - 3) + "座", ".journal"));
}
