#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pages/saving_place.h"
#include "pages/saving_view.h"
#include "support/environment.h"

using support::has;
using support::japanese;

namespace {

storage::SaveState saved_at(base::WallTime t) {
  storage::SaveState s;
  s.since = t;
  return s;
}

}  // namespace

TEST_CASE("saving: a disk that is read-only is told from another program, in both languages") {
  storage::SaveState s;
  s.kind = storage::SaveState::Kind::read_only;
  for (const base::Messages& tr : {base::Messages(), japanese()}) {
    s.code = base::ErrorCode::permission;
    const auto disk = pages::saving_view(s, 0, tr);
    s.code = base::ErrorCode::locked;
    const auto program = pages::saving_view(s, 0, tr);
    CHECK(disk.state == panels::SavingState::read_only);
    CHECK(program.state == panels::SavingState::read_only);
    CHECK(disk.reason != program.reason);
    CHECK(disk.label != program.label);
    CHECK(has(disk.reason, tr.lang() == "ja" ? "ディスク" : "disk"));
  }
}

TEST_CASE("saving: why nothing can be saved is said in the chosen language, whatever the reason") {
  storage::SaveState s;
  s.kind = storage::SaveState::Kind::failing;
  s.message = base::sentence(
      "Cannot {}: the disk is full. Delete or move files that are no longer "
      "needed.",
      base::sentence("write"));
  for (const auto code : {base::ErrorCode::no_space, base::ErrorCode::permission,
                          base::ErrorCode::not_found, base::ErrorCode::io}) {
    s.code = code;
    const std::string reason = pages::saving_view(s, 0, japanese()).reason;
    CAPTURE(reason);
    CHECK(has(reason, "。"));
    CHECK_FALSE(has(reason, "the"));
  }
}

TEST_CASE("saving place: another disk under the same name is told once, when something was saved") {
  namespace fs = std::filesystem;
  char first[] = "/tmp/kurumaza-disk-XXXXXX", second[] = "/dev/shm/kurumaza-disk-XXXXXX";
  REQUIRE(::mkdtemp(first));
  REQUIRE(::mkdtemp(second));
  for (const char* folder : {first, second})
    std::ofstream(fs::path(folder) / "evening.json") << "{}";
  const fs::path name = fs::path(first) / "stick";
  const auto lead_to = [&](const char* folder) {
    fs::remove(name);
    fs::create_symlink(folder, name);
  };
  lead_to(first);
  base::RealFileSystem files;
  pages::SavingPlace place(files, name / "evening.json");
  CHECK_FALSE(place.changed_disk(saved_at(1000), 10));
  lead_to(second);
  // Not while nothing was saved, and not again at once.
  storage::SaveState failing = saved_at(2000);
  failing.kind = storage::SaveState::Kind::failing;
  CHECK_FALSE(place.changed_disk(failing, 13));
  CHECK_FALSE(place.changed_disk(saved_at(1000), 13));
  CHECK(place.changed_disk(saved_at(3000), 13));
  CHECK_FALSE(place.changed_disk(saved_at(4000), 14));
  CHECK_FALSE(place.changed_disk(saved_at(5000), 20));
  // Back where it was, there is nothing to say; away once more, there is.
  lead_to(first);
  CHECK_FALSE(place.changed_disk(saved_at(6000), 30));
  lead_to(second);
  CHECK(place.changed_disk(saved_at(7000), 40));
  fs::remove_all(first);
  fs::remove_all(second);
}

TEST_CASE(
    "saving place: memory does not last, a disk does, and what is not yet there is its folder") {
  CHECK_FALSE(pages::lasts("/dev/shm/no/such/folder"));
  CHECK(pages::lasts("/no/such/folder/anywhere"));
  CHECK(pages::lasts("/etc"));
}
