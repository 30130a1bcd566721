// B型叙述化 beside the map: drafted from it, written on while it changes, put in order by taps on it.
#include "ops/build.h"
#include "ops/document.h"
#include "ops/narrate.h"
#include "pages/page_stage.h"
#include "tools/retell.h"

using base::Id;
using support::PageStage;

namespace {

struct Evening : PageStage {
  Evening() {
    tap("start-new");
    tap("create");
    REQUIRE(sitting());
  }
  const model::Board& board() { return sitting()->board(); }
  void apply(const ops::Ops& all) {
    const auto done = sitting()->open->doc().apply_all(all);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
    settle();
  }
  void name(Id island, const std::string& plate) {
    apply({ops::Change<model::Island>{
        board().id, island, model::Patch<model::Island>{}.set<&model::Island::plate>(plate)}});
  }
  /// Its cards say nothing that the draft would quote.
  Id island(const std::string& plate, base::Vec2 pos, const char* says = "") {
    std::vector<Id> cards;
    for (int n = 0; n < 2; ++n) {
      model::Card c;
      c.id = cards.emplace_back(ids.next());
      c.text = says;
      c.pos = pos + base::Vec2{90.0 * n, 0};
      apply({ops::Add<model::Card>{board().id, c}});
    }
    const auto made = ops::make_island(board(), cards, {}, 0, ids, 0);
    apply(made.ops);
    name(made.id, plate);
    return made.id;
  }
  void open() {
    tap("map-tools");
    tap("narrative");
    REQUIRE(has("narrative-close"));
  }
  /// A tap on the island's plate on the table.
  void tap_plate(Id island) {
    const base::Vec2 px = sitting()->camera.to_px(board().islands.at(island).plate_pos);
    touch(px, px);
  }
  void type(const std::string& utf8) {
    REQUIRE(pages->keyboard().writing());
    pages->keyboard().type(utf8);
    settle();
  }
  void leave_field() {
    pages->keyboard().press(text::TextKey::escape, {});
    settle();
  }
  const model::Passage* passage_of(Id about) {
    for (const auto& [id, p] : board().passages)
      if (p.about == about) return &p;
    return nullptr;
  }
};

}  // namespace

TEST_CASE("the narrative of an empty table says so, and has nothing to draft") {
  Evening e;
  e.open();
  CHECK_FALSE(e.has("narrative-draft"));
  CHECK_FALSE(e.has("narrative-order"));
  CHECK(e.has("narrative-add"));
  e.tap("narrative-close");
  CHECK_FALSE(e.has("narrative-close"));
}

TEST_CASE("the narrative is drafted from the map, read in the sheet, and undone by the bar") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60}), b = e.island("声が届く", {-60, -60});
  e.open();
  e.tap("narrative-draft");
  CHECK(e.board().narrative == "まず、顔が見える。\nまた、声が届く。");
  CHECK(e.text_in("passage-1") == "まず、顔が見える。");
  CHECK(e.text_in("passage-2") == "また、声が届く。");
  CHECK_FALSE(e.has("narrative-draft"));
  REQUIRE(e.passage_of(a));
  REQUIRE(e.passage_of(b));
  e.tap("undo");
  CHECK(e.board().passages.empty());
  CHECK(e.has("narrative-draft"));
}

TEST_CASE("a sentence of the narrative is written on by finger while the map changes") {
  Evening e;
  e.by_finger = true;
  const Id a = e.island("顔が見える", {-300, -60}), b = e.island("声が届く", {-60, -60});
  e.open();
  e.tap("narrative-draft");
  e.tap("passage-1");
  CHECK_FALSE(e.pages->keyboard().writing());
  e.tap("passage-write");
  REQUIRE(e.pages->keyboard().writing());
  e.type("よい話です。");
  CHECK(e.text_in("passage-1") == "まず、顔が見える。よい話です。");
  CHECK(e.passage_of(a)->text == "まず、顔が見える。");
  e.name(a, "顔を合わせる");
  e.name(b, "声が届かない");
  CHECK(e.text_in("passage-1") == "まず、顔が見える。よい話です。");
  e.type("本当に。");
  e.leave_field();
  CHECK(e.passage_of(a)->text == "まず、顔が見える。よい話です。本当に。");
  // Both are marked; what nobody wrote follows in one, the other is taken over or left.
  CHECK(e.has("passage-take-1"));
  CHECK(e.has("passage-take-2"));
  e.tap("narrative-draft");
  CHECK(e.passage_of(b)->text == "また、声が届かない。");
  CHECK(e.passage_of(a)->text == "まず、顔が見える。よい話です。本当に。");
  CHECK_FALSE(e.has("passage-take-2"));
  e.tap("passage-keep-1");
  CHECK_FALSE(e.has("passage-take-1"));
  CHECK(e.passage_of(a)->text == "まず、顔が見える。よい話です。本当に。");
  e.name(a, "顔が見えない");
  e.tap("passage-take-1");
  CHECK(e.passage_of(a)->text == "まず、顔が見えない。");
}

TEST_CASE("a sentence written on takes its words where a tap elsewhere ends the writing") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60});
  e.island("声が届く", {-60, -60});
  e.open();
  e.tap("narrative-draft");
  e.tap("passage-1");
  e.tap("passage-1");  // what is marked is written on by a tap
  REQUIRE(e.pages->keyboard().writing());
  e.type("そう。");
  SUBCASE("on another sentence") {
    e.tap("passage-2");
    CHECK_FALSE(e.pages->keyboard().writing());
  }
  SUBCASE("closing the sheet") { e.tap("narrative-close"); }
  SUBCASE("going on to the next one") {
    e.pages->keyboard().press(text::TextKey::enter, {});
    e.settle();
    e.type("こう。");
    e.leave_field();
    CHECK(e.text_in("passage-2") == "また、声が届く。こう。");
  }
  CHECK(e.passage_of(a)->text == "まず、顔が見える。そう。");
  e.settle();
  CHECK_FALSE(e.pages->keyboard().writing());
}

TEST_CASE("a tap in a sentence that is written on sets the caret there") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60});
  e.open();
  e.tap("narrative-draft");
  e.tap("passage-1");
  e.tap("passage-write");
  e.frame();
  const auto field =
      std::ranges::find(e.screen->buttons(), "passage-1", &panels::ButtonRect::name)->rect_px;
  e.touch_panel({field.min.x + 1, field.centre().y});
  e.settle();
  REQUIRE(e.pages->keyboard().writing());
  e.type("さて、");
  e.leave_field();
  CHECK(e.passage_of(a)->text == "さて、まず、顔が見える。");
}

TEST_CASE("a sentence that goes elsewhere while it is written on keeps what was written") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60}), b = e.island("声が届く", {-60, -60});
  e.open();
  e.tap("narrative-draft");
  e.tap("passage-1");
  e.tap("passage-write");
  e.type("そう。");
  e.apply(ops::move_passage(e.board(), e.passage_of(b)->id, -1, "ja", e.ids));
  e.settle();
  CHECK_FALSE(e.pages->keyboard().writing());
  CHECK(e.passage_of(a)->text.ends_with("そう。"));
  CHECK_FALSE(e.passage_of(b)->text.ends_with("そう。"));
}

TEST_CASE("a sentence whose passage is taken back while it is written on stays as one of its own") {
  Evening e;
  e.island("顔が見える", {-300, -60});
  e.open();
  e.tap("narrative-draft");
  e.tap("passage-1");
  e.tap("passage-write");
  e.type("そう。");
  REQUIRE(e.sitting()->open->doc().undo());
  e.settle();
  e.settle();
  REQUIRE(e.board().passages.size() == 1);
  CHECK(e.board().narrative == "まず、顔が見える。そう。");
}

TEST_CASE("a tap on the map finds its sentence, a tap on a sentence lights up the map") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60}), b = e.island("声が届く", {-60, -60});
  e.open();
  e.tap("narrative-draft");
  e.settle(1);
  desk::Overlay overlay;
  auto& retell = const_cast<pages::Sitting*>(e.sitting())->table.retell();
  retell.draw(overlay);
  CHECK(overlay.map.entries.empty());
  e.tap("passage-1");
  retell.draw(overlay);
  CHECK_FALSE(overlay.map.entries.empty());
  CHECK(e.has("passage-write"));
  e.tap_plate(b);
  e.tap("passage-write");
  e.type("だから。");
  e.leave_field();
  CHECK(e.passage_of(b)->text == "また、声が届く。だから。");
  CHECK(e.passage_of(a)->text == "まず、顔が見える。");
}

TEST_CASE("a sentence of a line lights up both its ends, a tapped island all that tell of it") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60}),
           b = e.island("声が届く", {-60, -60}, "市が聞く");
  model::Relation line;
  line.id = e.ids.next();
  line.from = a;
  line.to = b;
  line.kind = model::RelationKind::order;
  e.apply({ops::Add<model::Relation>{e.board().id, line}});
  e.open();
  e.tap("narrative-draft");
  e.settle(1);
  CHECK(e.passage_of(b)->text.ends_with("「市が聞く」「市が聞く」という声がある。"));
  auto& retell = const_cast<pages::Sitting*>(e.sitting())->table.retell();
  const auto glowing = [&] {
    desk::Overlay overlay;
    retell.draw(overlay);
    return overlay.map.entries.size();
  };
  e.tap("passage-1");
  const std::size_t one = glowing();
  CHECK(one > 0);
  e.tap("passage-2");
  CHECK(glowing() == 2 * one);
  // Only the first of them is the one to be written on.
  e.tap_plate(a);
  CHECK(glowing() == one);
  CHECK(e.has("passage-write"));
}

TEST_CASE("the order of the narrative is set by taps on the map") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60}), b = e.island("声が届く", {-60, -60});
  e.open();
  e.settle(1);
  e.tap("narrative-order");
  e.tap_plate(b);
  CHECK(e.sitting()->desk.written.empty());
  e.tap("narrative-order-done");
  CHECK(e.text_in("passage-1") == "まず、声が届く。");
  CHECK(e.text_in("passage-2") == "また、顔が見える。");
  e.tap("narrative-order");
  e.tap_plate(a);
  e.tap("narrative-order-leave");
  CHECK(e.text_in("passage-1") == "まず、声が届く。");
}

TEST_CASE("islands new on the map are offered, sentences added, moved, left out and brought back") {
  Evening e;
  const Id a = e.island("顔が見える", {-300, -60});
  e.open();
  e.tap("narrative-draft");
  const Id b = e.island("声が届く", {-60, -60});
  CHECK(e.text_in("passage-new-1") == "また、声が届く。");
  e.tap("passage-tell-1");
  REQUIRE(e.passage_of(b));
  CHECK_FALSE(e.has("passage-new-1"));
  e.tap("passage-1");
  e.tap("passage-down");
  CHECK(e.text_in("passage-2") == "また、顔が見える。");
  e.tap("passage-leave-out");
  CHECK(e.board().narrative == "まず、声が届く。");
  e.tap("passage-back");
  CHECK(e.board().narrative == "まず、声が届く。\nまた、顔が見える。");
  e.tap("passage-add");
  e.type("これが大切です。");
  e.leave_field();
  CHECK(e.board().narrative == "まず、声が届く。\nまた、顔が見える。これが大切です。");
  e.tap("narrative-add");
  e.type("おわり。");
  e.leave_field();
  CHECK(e.board().narrative.ends_with("おわり。"));
  e.apply(ops::dissolve_island(e.board(), a));
  CHECK(e.says_in("What this tells lies on the map no more."));
  CHECK(e.board().narrative.find("顔が見える") != std::string::npos);
}
