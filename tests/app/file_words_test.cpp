#include "base/file_words.h"
#include "app/file_trouble.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "app/options.h"
#include "app/panel_view.h"
#include "app/saving_place.h"
#include "base/folders.h"

namespace {

/// An environment variable for as long as this lives.
class Set {
 public:
  Set(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    value ? ::setenv(name, value, 1) : ::unsetenv(name);
  }
  ~Set() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }

 private:
  const char* name_;
  std::optional<std::string> old_;
};

base::Messages japanese() { return {"ja", KURUMAZA_BINARY_DIR "/share/locale"}; }

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

storage::SaveState saved_at(base::WallTime t) {
  storage::SaveState s;
  s.since = t;
  return s;
}

}  // namespace

TEST_CASE("file words: folders by their names, the home folder by that word, never all of a path") {
  const Set home("HOME", "/home/yuki");
  const base::Messages tr;
  CHECK(base::folder_words("/home/yuki", tr) == "Home");
  CHECK(base::folder_words("/home/yuki/", tr) == "Home");
  CHECK(base::folder_words("/home/yuki/会議/2026", tr) == "Home / 会議 / 2026");
  CHECK(base::folder_words("/home/yuki/a/b/c/d/e/f", tr) == "… / b / c / d / e / f");
  CHECK(base::folder_words("/media/stick", tr) == "media / stick");
  CHECK(base::folder_words("/home/yuki2/x", tr) == "home / yuki2 / x");
  CHECK(base::folder_words("/", tr) == "/");
  CHECK(base::folder_words("/a/../b/./c", tr) == "b / c");
  CHECK(base::file_words("/home/yuki/evening-report/evening.html", tr) ==
        "Home / evening-report / evening.html");
  const Set none("HOME", nullptr);
  CHECK(base::folder_words("/home/yuki", tr) == "home / yuki");
}

TEST_CASE("file words: what cannot be opened is said with name, folder, reason and what helps") {
  const Set home("HOME", "/home/yuki");
  const base::Error missing{base::ErrorCode::not_found, base::sentence("Handwriting"), "/x"};
  const auto en = app::file_trouble("/home/yuki/docs/evening.json", missing, base::Messages());
  CHECK(en.what == "“evening.json” can't be opened.");
  CHECK(en.why == "Handwriting");
  CHECK(en.where == "Folder: Home / docs");
  CHECK(has(en.advice, "Open a file"));
  for (const auto code : {base::ErrorCode::not_found, base::ErrorCode::parse, base::ErrorCode::io,
                          base::ErrorCode::permission, base::ErrorCode::version}) {
    const base::Error error{code, base::sentence("This file is not UTF-8. Save it as UTF-8."),
                            "/home/yuki/docs/夜.json"};
    const auto ja = app::file_trouble("/home/yuki/docs/夜.json", error, japanese());
    for (const std::string& text : {ja.what, ja.why, ja.where}) {
      CAPTURE(text);
      CHECK_FALSE(has(text, "/home"));
      CHECK_FALSE(has(text, "can't"));
      CHECK_FALSE(has(text, "This"));
    }
    CHECK(has(ja.what, "夜.json"));
    CHECK(has(ja.where, "ホーム"));
  }
  // A name that is no UTF-8 is still said.
  CHECK(has(app::file_trouble("/x/\xff.json", missing, {}).what, "\ufffd.json"));
}

TEST_CASE("file words: the command line keeps the whole path and speaks the language") {
  const base::Error error{base::ErrorCode::encoding,
                          base::sentence("This file is not UTF-8. Save it as UTF-8."), "/a/b.json"};
  CHECK(base::said(error, {}) == "/a/b.json: This file is not UTF-8. Save it as UTF-8.");
  CHECK(has(base::said(error, japanese()), "/a/b.json: このファイルは"));
}

TEST_CASE("saving: a disk that is read-only is told from another program, in both languages") {
  storage::SaveState s;
  s.kind = storage::SaveState::Kind::read_only;
  for (const base::Messages& tr : {base::Messages(), japanese()}) {
    s.code = base::ErrorCode::permission;
    const auto disk = app::saving_view(s, 0, tr);
    s.code = base::ErrorCode::locked;
    const auto program = app::saving_view(s, 0, tr);
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
    const std::string reason = app::saving_view(s, 0, japanese()).reason;
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
  app::SavingPlace place(files, name / "evening.json");
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
  CHECK_FALSE(app::lasts("/dev/shm/no/such/folder"));
  CHECK(app::lasts("/no/such/folder/anywhere"));
  CHECK(app::lasts("/etc"));
}

TEST_CASE("folders: without a home they are temporary ones, and that is known") {
  const Set data("XDG_DATA_HOME", nullptr);
  {
    const Set home("HOME", "/home/yuki");
    CHECK_FALSE(base::home_is_missing());
    CHECK(base::default_sessions_folder() == "/home/yuki/.local/share/kurumaza/sessions");
  }
  for (const char* none : {static_cast<const char*>(nullptr), "", "relative"}) {
    const Set home("HOME", none);
    CHECK(base::home_is_missing());
    CHECK(base::default_sessions_folder() == "/tmp/.local/share/kurumaza/sessions");
    const Set kept("XDG_DATA_HOME", "/data");
    CHECK_FALSE(base::home_is_missing());
  }
}
