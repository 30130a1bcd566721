#include "storage/agenda_template.h"

#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("template: what lies under the cards is read with its names, shares and axes") {
  const auto read = read_template(
      with("\"questions\"", R"("ground": {"columns": [{"ja": "市", "en": "City"}, "Together",
    {"name": {"ja": "市民", "en": "Citizens"}, "share": 2.5}], "rows": ["a", "b"],
    "across": "x", "down": {"ja": "縦", "en": "y"}},
  "questions")"),
      "en", "my.json");
  REQUIRE_MESSAGE(read.ok(), read.error().text());
  const model::Ground& g = read->plan.ground;
  CHECK(g.columns == std::vector<model::Zone>{{"City", 1}, {"Together", 1}, {"Citizens", 2.5}});
  CHECK(g.rows == std::vector<model::Zone>{{"a", 1}, {"b", 1}});
  CHECK(g.across == "x");
  CHECK(g.down == "y");
  CHECK_FALSE(g.line);
  CHECK(g.size.w > 900);
  CHECK(read_template(kGood, "en", "my.json")->plan.ground.columns.empty());
}

TEST_CASE("template: a wrong ground is refused with its line") {
  const auto ground = [](const std::string& is) {
    return with("\"questions\"", "\"ground\": " + is + ",\n  \"questions\"");
  };
  check_refused(ground("3"), 6, "an object");
  check_refused(ground("{}"), 6, "at least one field");
  check_refused(ground("{\"columns\": []}"), 6, "at least one field");
  check_refused(ground("{\"columns\": 3}"), 6, "a list");
  check_refused(ground("{\n\"columns\": [\"a\"],\n\"colour\": \"red\"}"), 8,
                "\"colour\" is not known");
  check_refused(ground("{\"columns\": [\n{\"name\": \"a\", \"share\": 0}]}"), 7, "without width");
  check_refused(ground("{\"columns\": [\n{\"name\": \"a\",\n\"share\": \"wide\"}]}"), 8,
                "without width");
  check_refused(ground("{\"columns\": [\n{\"name\": \"a\", \"width\": 2}]}"), 7,
                "\"width\" is not known");
  check_refused(ground("{\"columns\": [\"a\", 7]}"), 6, "a text is to stand");
  check_refused(ground("{\"columns\": [\"a\"], \"line\": 1}"), 6, "true or false");
  check_refused(ground("{\"columns\": [\"a\"], \"rows\": [\"b\"], \"line\": true}"), 6,
                "no \"rows\"");
  std::string many = "\"a\"";
  for (int n = 0; n < 12; ++n) many += ", \"a\"";
  check_refused(ground("{\"columns\": [" + many + "]}"), 6, "more than 12 zones");
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
    CHECK(found.good.size() == 8);
    for (const auto& one : found.good) CHECK(one.minutes(1) > 30);
    const auto with_ground = std::ranges::count_if(
        found.good, [](const auto& t) { return !t.plan.ground.columns.empty(); });
    CHECK(with_ground == 3);
  }
}
