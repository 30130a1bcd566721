#include "pages/file_trouble.h"

#include <doctest/doctest.h>

#include "support/environment.h"

using support::has;
using support::japanese;
using support::Set;

TEST_CASE("file words: what cannot be opened is said with name, folder, reason and what helps") {
  const Set home("HOME", "/home/yuki");
  const base::Error missing{base::ErrorCode::not_found, base::sentence("Handwriting"), "/x"};
  const auto en = pages::file_trouble("/home/yuki/docs/evening.json", missing, base::Messages());
  CHECK(en.what == "“evening.json” can't be opened.");
  CHECK(en.why == "Handwriting");
  CHECK(en.where == "Folder: Home / docs");
  CHECK(has(en.advice, "Open a file"));
  for (const auto code : {base::ErrorCode::not_found, base::ErrorCode::parse, base::ErrorCode::io,
                          base::ErrorCode::permission, base::ErrorCode::version}) {
    const base::Error error{code, base::sentence("This file is not UTF-8. Save it as UTF-8."),
                            "/home/yuki/docs/夜.json"};
    const auto ja = pages::file_trouble("/home/yuki/docs/夜.json", error, japanese());
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
  CHECK(has(pages::file_trouble("/x/\xff.json", missing, {}).what, "\ufffd.json"));
}
