#include "base/file_words.h"

#include <doctest/doctest.h>

#include "base/folders.h"
#include "support/environment.h"

using support::has;
using support::japanese;
using support::Set;

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
  CHECK(base::file_and_folder("/home/yuki/a/b/evening-report/evening.html") ==
        "evening-report / evening.html");
  CHECK(base::file_and_folder("evening.html") == "evening.html");
  const Set none("HOME", nullptr);
  CHECK(base::folder_words("/home/yuki", tr) == "home / yuki");
}

TEST_CASE("file words: the command line keeps the whole path and speaks the language") {
  const base::Error error{base::ErrorCode::encoding,
                          base::sentence("This file is not UTF-8. Save it as UTF-8."), "/a/b.json"};
  CHECK(base::said(error, {}) == "/a/b.json: This file is not UTF-8. Save it as UTF-8.");
  CHECK(has(base::said(error, japanese()), "/a/b.json: このファイルは"));
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
