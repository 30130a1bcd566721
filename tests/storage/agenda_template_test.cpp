#include "storage/agenda_template.h"

#include <doctest/doctest.h>

#include "base/assets.h"
#include "base/file_system.h"
#include "support/memory_file_system.h"

using model::Step;
using storage::read_template;

namespace {

const std::string kGood = R"({
  "format": "kurumaza-template",
  "version": 1,
  "name": {"ja": "短い会", "en": "A short one"},
  "about": "For everybody",
  "questions": ["Why?"],
  "begin": [{"step": "opening", "minutes": 5}],
  "each": [
    {"step": "write", "minutes": 10, "words": {"ja": "書こう", "en": "Write!"}},
    {"step": "change-seats"}
  ]
})";

/// The good one with something else in it.
std::string with(const std::string& was, const std::string& is) {
  std::string out = kGood;
  const auto at = out.find(was);
  REQUIRE(at != std::string::npos);
  return out.replace(at, was.size(), is);
}

void check_refused(const std::string& text, int line, const std::string& why) {
  CAPTURE(text);
  const auto read = read_template(text, "en", "my.json");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().context == "my.json:" + std::to_string(line));
  CHECK_MESSAGE(read.error().message.english().find(why) != std::string::npos,
                read.error().message.english());
}

}  // namespace

TEST_CASE("template: its words are those of the language, or the first there is") {
  const auto ja = read_template(kGood, "ja", "my.json");
  REQUIRE_MESSAGE(ja.ok(), ja.error().text());
  CHECK(ja->name == "短い会");
  CHECK(ja->about == "For everybody");
  CHECK(ja->questions == std::vector<std::string>{"Why?"});
  CHECK(ja->plan.each[0].words == "書こう");
  CHECK(ja->plan.each[1].step == Step::change_seats);
  CHECK(ja->plan.each[1].minutes == 0);
  CHECK(ja->plan.end.empty());
  CHECK(ja->minutes(3) == 35);
  CHECK(read_template(kGood, "en", "my.json")->plan.each[0].words == "Write!");
  CHECK(read_template(kGood, "fr", "my.json")->name == "短い会");
}

TEST_CASE("template: what is wrong is refused with its line and what would be right") {
  check_refused("", 1, "not JSON");
  check_refused(with("\"minutes\": 10,", "\"minutes\": 10"), 9, "not JSON");
  check_refused("[]", 1, "no template");
  check_refused(with("kurumaza-template", "kurumaza-session"), 1, "no template");
  check_refused(with("\"version\": 1", "\"version\": 2"), 3, "version 1");
  check_refused(with("\"about\"", "\"abuot\""), 5, "Known are: $schema, format");
  check_refused(with("\"name\": {\"ja\": \"短い会\", \"en\": \"A short one\"}", "\"name\": 7"), 4,
                "a text is to stand");
  check_refused(with("\"name\": {\"ja\": \"短い会\", \"en\": \"A short one\"},", ""), 1,
                "needs a \"name\"");
  check_refused(with("\"opening\"", "\"oppening\""), 7, "change-seats");
  check_refused(with("\"step\": \"change-seats\"", "\"minutes\": 3"), 10, "no such step");
  check_refused(with("\"minutes\": 10", "\"minutes\": -1"), 9, "0 to 600");
  check_refused(with("\"minutes\": 10", "\"minutes\": 2.5"), 9, "0 to 600");
  check_refused(with("\"minutes\": 5", "\"minuts\": 5"), 7, "\"minuts\" is not known");
  check_refused(with("[{\"step\": \"opening\", \"minutes\": 5}]", "7"), 7, "a list");
  check_refused(with("{\"step\": \"change-seats\"}", "\"change-seats\""), 8, "an object");
  check_refused(with("\"Why?\"", "\"" + std::string(500, 'x') + "\""), 6, "too long");
  check_refused(R"({"format": "kurumaza-template", "version": 1, "name": "x"})", 1, "no step");
}

TEST_CASE("template: a file that is wrong stands in nobody's way") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/own").ok());
  files.put("/own/b.json", kGood);
  files.put("/own/a.json", "{");
  files.put("/own/read-me.txt", "hello");
  const auto found = storage::find_templates(files, {"/none", "/own"}, "en");
  REQUIRE(found.good.size() == 1);
  CHECK(found.good[0].name == "A short one");
  REQUIRE(found.wrong.size() == 1);
  CHECK(found.wrong[0].context == "/own/a.json:1");
}

TEST_CASE("template: those that come with the program are right, in both languages") {
  base::RealFileSystem disk;
  for (const char* lang : {"ja", "en"}) {
    const auto found = storage::find_templates(disk, {base::find_assets().templates}, lang);
    for (const base::Error& wrong : found.wrong) FAIL(wrong.text());
    CHECK(found.good.size() == 5);
    for (const auto& one : found.good) CHECK(one.minutes(1) > 30);
  }
}
