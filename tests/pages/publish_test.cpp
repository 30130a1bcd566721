// The report from the tools: what it lacks is asked for, what names somebody is decided, and it is made.
#include "ops/masks.h"
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
bool can_make(PageStage& stage) {
  const auto& all = stage.screen->buttons();
  const auto it = std::ranges::find(all, "publish-make", &panels::ButtonRect::name);
  return it != all.end() && it->enabled;
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
  stage.tap("publish-finds");
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
  stage.tap("publish-make");
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
