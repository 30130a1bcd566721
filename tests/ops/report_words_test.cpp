// What a report is asked to say, and its parts in order.
#include "ops/report_words.h"

#include <doctest/doctest.h>

#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

TEST_CASE(
    "report words: parts stand as the session has them, then as the form; unknown ones are not "
    "told") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  ops::Document doc(support::small_session(ids));
  const std::vector<std::string> form{"cover", "purpose", "maps", "contact"};
  auto parts = ops::report_parts(doc.session(), form);
  REQUIRE(parts.size() == 4);
  CHECK(ops::set_report_parts(doc.session(), {}).empty());
  parts[1].on = false;
  std::swap(parts[0], parts[2]);
  REQUIRE(doc.apply_all(ops::set_report_parts(doc.session(), parts)).ok());
  CHECK(doc.session().report_parts ==
        std::vector<std::string>{"maps", "-purpose", "cover", "contact"});
  parts = ops::report_parts(doc.session(), {"purpose", "cover", "privacy"});
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].name == "purpose");
  CHECK_FALSE(parts[0].on);
  CHECK(parts[2].name == "privacy");
  CHECK(doc.undo());
  CHECK(doc.session().report_parts.empty());
}

TEST_CASE("report words: a text is said, said otherwise and gone") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  ops::Document doc(support::small_session(ids));
  const auto say = [&](const std::string& text) {
    const ops::Ops ops = ops::say_in_report(doc.session(), "purpose", text, ids);
    REQUIRE((ops.empty() || doc.apply_all(ops).ok()));
    return ops.size();
  };
  CHECK(say("") == 0);
  CHECK(say("道を考える") == 1);
  CHECK(say("道を考える") == 0);
  CHECK(say("駅前の道を考える") == 1);
  CHECK(ops::report_text(doc.session(), "purpose") == "駅前の道を考える");
  CHECK(ops::report_text(doc.session(), "contact") == "");
  CHECK(say("") == 1);
  CHECK(doc.session().report_texts.empty());
}
