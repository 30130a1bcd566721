// The report from the tools: what it lacks is asked for, what names somebody is decided, and it is made.
#include "ops/masks.h"
#include "ops/report_words.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

base::Id lay(PageStage& stage, const std::string& text) {
  auto& desk = stage.sitting()->desk;
  model::Card card;
  card.id = desk.ids.next();
  card.text = text;
  REQUIRE(desk.doc.apply_all({ops::Add<model::Card>{desk.board_id, card}}).ok());
  return card.id;
}
void open(PageStage& stage) {
  stage.tap("map-tools");
  stage.tap("publish");
  REQUIRE(stage.has("publish-make"));
}
bool enabled(PageStage& stage, const std::string& name) {
  const auto& all = stage.screen->buttons();
  const auto it = std::ranges::find(all, name, &panels::ButtonRect::name);
  return it != all.end() && it->enabled;
}
bool can_make(PageStage& stage) { return enabled(stage, "publish-make"); }
/// What names somebody is looked for behind the sheet.
void tap_finds(PageStage& stage) {
  stage.until([&] { return enabled(stage, "publish-finds"); });
  stage.tap("publish-finds");
}
std::string state_of(PageStage& stage, const std::string& name) {
  stage.frame();
  const auto& all = stage.screen->buttons();
  const auto it = std::ranges::find(all, name, &panels::ButtonRect::name);
  REQUIRE_MESSAGE(it != all.end(), name);
  return it->text;
}
std::size_t files_of_report(PageStage& stage) {
  const base::Path session = stage.sitting()->open->path();
  const auto entries =
      stage.files.list(session.parent_path() / (session.stem().string() + "-report"));
  return entries ? entries->size() : 0;
}
void begin(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
}

}  // namespace

TEST_CASE("publish: what may name somebody is looked at first, and masked in the report alone") {
  PageStage stage;
  begin(stage);
  const base::Id card = lay(stage, "連絡は 090-1234-5678 まで");
  open(stage);
  REQUIRE(stage.has("publish-make"));
  CHECK_FALSE(can_make(stage));
  tap_finds(stage);
  CHECK(stage.says("090-1234-5678"));
  stage.tap("find-mask-1");
  const model::Board& board = stage.sitting()->board();
  REQUIRE(ops::redaction_of(board, card, "090-1234-5678"));
  CHECK(ops::redaction_of(board, card, "090-1234-5678")->instead == ops::kMask);
  CHECK(ops::text_under(board, card) == "連絡は 090-1234-5678 まで");
  stage.tap("find-keep-1");
  CHECK(ops::redaction_of(board, card, "090-1234-5678")->instead == "090-1234-5678");
  stage.tap("undo");
  CHECK(ops::redaction_of(board, card, "090-1234-5678")->instead == ops::kMask);
  stage.tap("publish-back");
  CHECK(can_make(stage));
}

TEST_CASE("publish: parts are switched and moved, and what is chosen is written") {
  PageStage stage;
  begin(stage);
  lay(stage, "ベンチがほしい");
  open(stage);
  stage.tap("publish-parts");
  stage.tap("part-contents");
  stage.tap("part-down-cover");
  const auto& parts = stage.sitting()->open->session().report_parts;
  REQUIRE(parts.size() > 2);
  CHECK(parts[1] == "cover");
  CHECK(std::ranges::find(parts, "-contents") != parts.end());
  stage.tap("publish-close");
  REQUIRE(stage.has("publish-format-md"));
  stage.tap("publish-format-csv");
  stage.tap("publish-format-md");
  stage.until([&] { return can_make(stage); });
  stage.tap("publish-make");
  stage.until([&] { return files_of_report(stage) == 2; });
  const base::Path session = stage.sitting()->open->path();
  const base::Path folder = session.parent_path() / (session.stem().string() + "-report");
  int pages = 0, tables = 0;
  const auto entries = stage.files.list(folder);
  REQUIRE(entries.ok());
  for (const auto& entry : *entries) {
    pages += entry.path.extension() == ".html" || entry.path.extension() == ".md";
    tables += entry.path.extension() == ".csv";
  }
  CHECK(pages == 2);
  CHECK(tables == 0);
  stage.tap("publish-close");
  CHECK_FALSE(stage.has("publish-make"));
}

TEST_CASE("publish: a form is chosen by a tap, and parts are switched from it on") {
  PageStage stage;
  begin(stage);
  lay(stage, "ベンチがほしい");
  open(stage);
  CHECK(state_of(stage, "publish-form-full") == "on");
  CHECK(stage.says("概要版"));
  stage.tap("publish-form-short");
  const auto& session = stage.sitting()->open->session();
  CHECK(ops::report_form(session) == "short");
  CHECK(state_of(stage, "publish-form-short") == "on");
  CHECK(state_of(stage, "publish-form-full") == "off");
  stage.tap("publish-parts");
  CHECK(state_of(stage, "part-results") == "on");
  CHECK(state_of(stage, "part-opinions") == "off");
  stage.tap("part-opinions");
  CHECK(state_of(stage, "part-opinions") == "on");
  stage.tap("publish-close");
  stage.tap("undo");
  stage.tap("undo");
  CHECK(ops::report_form(session).empty());
  CHECK(session.report_parts.empty());
}

TEST_CASE("publish: the bar's report leads to the list first, and is made once that was seen") {
  PageStage stage;
  begin(stage);
  const base::Id card = lay(stage, "連絡は 090-1234-5678 まで");
  stage.tap("report");
  stage.until([&] { return stage.has("find-mask-1"); });
  CHECK(files_of_report(stage) == 0);
  CHECK(stage.says_in("Mask it"));
  stage.tap("find-mask-1");
  CHECK(ops::redaction_of(stage.sitting()->board(), card, "090-1234-5678"));
  stage.tap("publish-close");
  stage.tap("publish-close");
  stage.tap("report");
  stage.until([&] { return files_of_report(stage) > 0; });
  // What comes later was not looked at.
  lay(stage, "machi@example.jp へ");
  stage.tap("report");
  stage.until([&] { return stage.has("find-mask-2"); });
  CHECK(stage.says("machi@example.jp"));
}

TEST_CASE("publish: what names somebody in a title is masked there, not on the cards") {
  PageStage stage;
  begin(stage);
  auto& desk = stage.sitting()->desk;
  REQUIRE(desk.doc
              .apply_all(ops::say_in_report(stage.sitting()->open->session(), "contact",
                                            "03-1234-5678 まで", desk.ids))
              .ok());
  open(stage);
  tap_finds(stage);
  CHECK(stage.says_in("Not on a card: in a title, a question or another text"));
  stage.tap("find-mask-1");
  const std::string* instead =
      ops::instead_beside(stage.sitting()->open->session(), "03-1234-5678");
  REQUIRE(instead);
  CHECK(*instead == ops::kMask);
  CHECK(state_of(stage, "find-mask-1") == "on");
}

TEST_CASE("publish: the report's pages are seen, leafed, and follow what is switched") {
  PageStage stage;
  begin(stage);
  lay(stage, "ベンチがほしい");
  open(stage);
  const auto pages = [&] {
    for (const panels::DrawnText& t : stage.screen->texts())
      if (t.text.starts_with("1 / ") && t.text.find("…") == std::string::npos)
        return std::stoi(t.text.substr(4));
    return 0;
  };
  stage.until([&] { return pages() > 2; });
  const int all = pages();
  CHECK(stage.machine.pictures_made > 0);
  stage.tap("report-page-on");
  stage.until([&] { return stage.says("2 / " + std::to_string(all)); });
  // A swipe leafs, in the bow that a hand makes too; one that goes up or down does not.
  stage.push("report-page", {90, 18});
  stage.until([&] { return pages() == all; });
  stage.push("report-page", {-18, -90});
  CHECK(pages() == all);
  stage.push("report-page", {-90, -18});
  stage.until([&] { return stage.says("2 / " + std::to_string(all)); });
  stage.tap("report-page-back");
  stage.tap("publish-form-short");
  stage.until([&] { return pages() > 0 && pages() < all; });
  // Where a part is switched on again its page is shown.
  stage.tap("publish-parts");
  stage.tap("part-contents");
  stage.until([&] { return !stage.says("1 / ") && stage.says(" / "); });
  stage.tap("publish-close");
  stage.tap("publish-close");
  CHECK(stage.machine.pictures_dropped == stage.machine.pictures_made);
}

TEST_CASE("publish: what came while the sheet was open leaves the table in no report unlooked at") {
  PageStage stage;
  begin(stage);
  lay(stage, "ベンチがほしい");
  open(stage);
  stage.until([&] { return can_make(stage); });
  lay(stage, "連絡は 090-1234-5678 まで");
  stage.tap("publish-make");
  stage.until([&] { return stage.has("find-mask-1"); });
  CHECK(files_of_report(stage) == 0);
  stage.tap("find-mask-1");
  stage.tap("publish-back");
  stage.until([&] { return can_make(stage); });
  stage.tap("publish-make");
  stage.until([&] { return files_of_report(stage) > 0; });
}

TEST_CASE("publish: a form that this machine has not is said, and the full one is what is shown") {
  PageStage stage;
  begin(stage);
  lay(stage, "ベンチがほしい");
  auto& desk = stage.sitting()->desk;
  REQUIRE(desk.doc.apply_all(ops::set_report_form(desk.doc.session(), "their-own", desk.ids)).ok());
  open(stage);
  CHECK(stage.says("their-own"));
  CHECK(state_of(stage, "publish-form-full") == "on");
  stage.tap("publish-form-short");
  stage.frame();
  CHECK_FALSE(stage.says("their-own"));
}
