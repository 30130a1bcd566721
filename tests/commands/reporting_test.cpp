// Reports without a display: whom they may name, and in which form they are.
#include "commands/reporting.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ops/masks.h"
#include "storage/live_session.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/typesetter.h"

namespace {

const base::Path kSession = "/s/evening.json";

struct Desk {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  support::MemoryFileSystem files;
  base::AssetPaths assets = base::find_assets();
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();
  model::Session session;
  base::Id card;

  Desk() {
    storage::NewSession wishes;
    wishes.title = "Evening";
    wishes.questions = {"Why?"};
    session = storage::make_session(wishes, ids, clock.wall());
    model::Card said;
    said.id = card = ids.next();
    said.text = "call 090-1234-5678";
    session.boards.begin()->second.cards[said.id] = said;
    assets.forms = "/forms";
    put("/forms/tiny.json", R"({"format":"kurumaza-form","version":1,"parts":["cover"]})");
    put("/forms/short.json",
        R"({"format":"kurumaza-form","version":1,"parts":["cover","opinions"]})");
  }
  void put(const base::Path& path, const std::string& text) {
    REQUIRE(files.make_folders(path.parent_path()).ok());
    files.put(path, text);
  }
  void say(const std::string& part, const std::string& text) {
    model::ReportText said;
    said.id = ids.next();
    said.part = part;
    said.text = text;
    session.report_texts[said.id] = said;
  }
  void decide(const std::string& instead) {
    model::Redaction r;
    r.id = ids.next();
    r.about = card;
    r.words = "090-1234-5678";
    r.instead = instead;
    session.boards.begin()->second.redactions[r.id] = r;
  }
  commands::Reporting::Done report(commands::ReportRequest request = {}) {
    put(kSession, storage::session_text(session, {}));
    request.formats = {"md"};
    request.out = "/out";
    commands::Reporting reporting(files, assets, *typesetter, request);
    REQUIRE(reporting.prepare().ok());
    auto done = reporting.report(kSession);
    REQUIRE(done.ok());
    return std::move(*done);
  }
  std::string text(const commands::Reporting::Done& done) {
    REQUIRE(done.written.size() == 1);
    return files.content(done.written[0]).value();
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("reporting: what may name somebody is listed, and the report is written all the same") {
  Desk desk;
  const auto done = desk.report();
  REQUIRE(done.undecided.size() == 1);
  CHECK(done.undecided[0].words == "090-1234-5678");
  CHECK(done.undecided[0].text == "call 090-1234-5678");
  CHECK(has(desk.text(done), "090-1234-5678"));
}

TEST_CASE("reporting: strict about names nothing is written before all is decided") {
  Desk desk;
  commands::ReportRequest strict;
  strict.strict_names = true;
  const auto refused = desk.report(strict);
  CHECK(refused.written.empty());
  CHECK(refused.undecided.size() == 1);
  CHECK_FALSE(desk.files.list("/out").ok());
  desk.decide(std::string(ops::kMask));
  const auto done = desk.report(strict);
  CHECK(done.undecided.empty());
  CHECK_FALSE(has(desk.text(done), "090-1234"));
}

TEST_CASE("reporting: the session's form is taken, and one that is asked for in its place") {
  Desk desk;
  desk.say("form", "short");
  desk.say("contact", "the office");
  CHECK_FALSE(has(desk.text(desk.report()), "the office"));
  CHECK(has(desk.text(desk.report()), "What was said"));
  // Switched on at the table, in that form.
  desk.session.report_parts = {"contact", "cover", "-opinions"};
  CHECK(has(desk.text(desk.report()), "the office"));
  CHECK_FALSE(has(desk.text(desk.report()), "What was said"));
  commands::ReportRequest tiny;
  tiny.options.form = "tiny";
  CHECK_FALSE(has(desk.text(desk.report(tiny)), "the office"));
}

TEST_CASE("reporting: a form that this machine has not is said, and the report is the full one") {
  Desk desk;
  desk.say("form", "theirs");
  const auto done = desk.report();
  CHECK(done.missing_form == "theirs");
  CHECK(has(desk.text(done), "What was said"));
  commands::ReportRequest asked;
  asked.options.form = "theirs";
  commands::Reporting reporting(desk.files, desk.assets, *desk.typesetter, asked);
  CHECK_FALSE(reporting.prepare().ok());
}
