// The way a board grew, drawn along, played, marked, and opened from.
#include "pages/page_stage.h"

#include <nlohmann/json.hpp>

#include "ops/op.h"
#include "storage/side_files.h"

using support::PageStage;

namespace {

struct Evening : PageStage {
  std::vector<base::Id> cards;

  explicit Evening(int count = 5) {
    tap("start-new");
    tap("create");
    REQUIRE(sitting());
    for (int n = 0; n < count; ++n) {
      clock.advance(20);
      cards.push_back(new_card("card " + std::to_string(n)));
    }
    until([&] { return describe()["saved"] == "saved"; });
  }
  nlohmann::ordered_json describe() {
    nlohmann::ordered_json out;
    pages->describe(out);
    return out;
  }
  std::size_t cards_shown() {
    const auto out = describe();
    return std::size_t(std::ranges::count_if(
        out["items"], [](const auto& item) { return item["kind"] == "card"; }));
  }
  void open() {
    tap("session-sheet");
    tap("timeline");
    until([&] { return has("timeline-rail"); });
  }
  /// A finger goes there on the rail and lifts.
  void drag_to(double part) {
    frame();
    const auto rail =
        std::ranges::find(screen->buttons(), "timeline-rail", &panels::ButtonRect::name);
    REQUIRE(rail != screen->buttons().end());
    const base::Rect r = rail->rect_px;
    const double to = r.min.x + part * r.width() - r.centre().x;
    push("timeline-rail", {to, 0});
    settle();
  }
  std::size_t cards_now() { return sitting()->board().cards.size(); }
};

}  // namespace

TEST_CASE(
    "timeline: a finger along the rail shows the table as it was, and back to now leads back") {
  Evening e;
  e.open();
  CHECK_FALSE(e.has("new-card"));
  CHECK(e.describe()["timeline"]["now"] == true);
  CHECK(e.cards_shown() == 5);
  e.drag_to(0);
  CHECK(e.describe()["timeline"]["now"] == false);
  CHECK(e.cards_shown() == 0);
  CHECK(e.cards_now() == 5);
  e.drag_to(0.5);
  const std::size_t half = e.cards_shown();
  CHECK(half > 0);
  CHECK(half < 5);
  e.drag_to(1);
  CHECK(e.describe()["timeline"]["now"] == true);
  e.drag_to(0.5);
  e.tap("timeline-now");
  CHECK_FALSE(e.has("timeline-rail"));
  CHECK(e.has("new-card"));
  CHECK(e.cards_shown() == 5);
  CHECK_FALSE(e.describe().contains("timeline"));
}

TEST_CASE("timeline: one step back and on, to its ends and not beyond") {
  Evening e(2);
  e.open();
  const std::size_t all = e.describe()["timeline"]["moments"];
  for (std::size_t n = all; n-- > 0;) {
    e.tap("timeline-back");
    CHECK(e.describe()["timeline"]["moment"] == n);
  }
  e.tap("timeline-back");
  CHECK(e.describe()["timeline"]["moment"] == 0);
  CHECK(e.cards_shown() == 0);
  for (std::size_t n = 0; n < all; ++n) e.tap("timeline-on");
  CHECK(e.describe()["timeline"]["now"] == true);
}

TEST_CASE("timeline: what others do meanwhile is done, is counted, and is there afterwards") {
  Evening e;
  e.open();
  e.drag_to(0.5);
  const std::size_t then = e.cards_shown();
  model::Card card;
  card.id = e.ids.next();
  card.text = "meanwhile";
  auto& sitting = *const_cast<pages::Sitting*>(e.sitting());
  REQUIRE(sitting.desk.apply({ops::Add<model::Card>{sitting.desk.board_id, card}}));
  e.settle(0.1);
  CHECK(e.cards_shown() == then);
  CHECK(e.describe()["timeline"]["meanwhile"] == 1);
  CHECK(e.says("+1"));
  // The record grows by it while the moment stays.
  const std::size_t moments = e.describe()["timeline"]["moments"];
  e.until([&] { return e.describe()["timeline"]["moments"] != moments; });
  CHECK(e.describe()["timeline"]["moments"] == moments + 1);
  CHECK(e.cards_shown() == then);
  e.tap("timeline-now");
  CHECK(e.cards_shown() == 6);
}

TEST_CASE("timeline: a finger on the table as it was changes nothing and is told why") {
  Evening e;
  e.open();
  e.drag_to(0.5);
  const auto before = e.sitting()->board().cards;
  const std::uint64_t undoable = e.sitting()->open->doc().next_undo()->id;
  e.touch({900, 500}, {1000, 400});
  e.touch({300, 300}, {300, 300});
  CHECK(e.pages->page().touch_takers()[2]->covers({900, 500}));
  e.pages->page().on_shortcut(pages::Shortcut::undo);
  e.pages->page().on_shortcut(pages::Shortcut::new_card);
  e.pages->page().open_menu({900, 500});
  e.settle();
  CHECK(e.sitting()->open->doc().next_undo()->id == undoable);
  CHECK(e.sitting()->board().cards.size() == before.size());
  CHECK_FALSE(e.describe()["messages"].empty());
  // The map can be moved; back at the table of now it is seen as before.
  const auto seen = e.sitting()->camera;
  e.tap("timeline-now");
  CHECK_FALSE(e.sitting()->camera == seen);
  e.open();
  e.drag_to(0.5);
  const auto again = e.sitting()->camera;
  e.touch({900, 500}, {700, 600});
  CHECK_FALSE(e.sitting()->camera == again);
  e.tap("timeline-now");
  CHECK(e.sitting()->camera == again);
}

TEST_CASE("timeline: it is played to its end and stops there, and pauses when it is touched") {
  Evening e;
  e.open();
  e.tap("timeline-play");
  CHECK(e.describe()["timeline"]["playing"] == true);
  CHECK(e.cards_shown() < 5);
  std::size_t last = 0;
  for (int n = 0; n < 60 && e.describe()["timeline"]["playing"] == true; ++n) {
    e.settle(0.2);
    CHECK(e.cards_shown() >= last);
    last = e.cards_shown();
  }
  CHECK(e.describe()["timeline"]["playing"] == false);
  CHECK(e.describe()["timeline"]["now"] == true);
  e.tap("timeline-play");
  e.tap("timeline-play");
  CHECK(e.describe()["timeline"]["playing"] == false);
  CHECK(e.describe()["timeline"]["now"] == false);
}

TEST_CASE("timeline: a moment is marked, kept in the session, found again, and unmarked") {
  Evening e;
  e.open();
  e.drag_to(0.5);
  const std::size_t moment = e.describe()["timeline"]["moment"];
  e.tap("timeline-mark");
  REQUIRE(e.sitting()->open->session().moments.size() == 1);
  const double at = e.describe()["timeline"]["at"];
  e.drag_to(0);
  // Near it is on it.
  e.drag_to(at + 0.003);
  CHECK(e.describe()["timeline"]["moment"] == moment);
  e.tap("timeline-mark");
  CHECK(e.sitting()->open->session().moments.empty());
  CHECK(e.describe()["timeline"]["now"] == false);
}

TEST_CASE("timeline: a new session begins as it was then, and the old one stays as it is") {
  Evening e;
  const base::Path old = e.sitting()->open->path();
  e.open();
  e.drag_to(0.5);
  const std::size_t then = e.cards_shown();
  e.tap("timeline-open");
  REQUIRE(e.sitting());
  CHECK_FALSE(e.sitting()->open->path() == old);
  CHECK(e.cards_now() == then);
  CHECK_FALSE(e.has("timeline-rail"));
  e.pages->open(old);
  CHECK(e.cards_now() == 5);
}

TEST_CASE("timeline: of a session that leaves names out none goes along") {
  Evening e;
  auto& sitting = *const_cast<pages::Sitting*>(e.sitting());
  model::Card card;
  card.id = e.ids.next();
  card.who = "Sato";
  REQUIRE(sitting.desk.apply({ops::Add<model::Card>{sitting.desk.board_id, card}}));
  const model::Session& session = sitting.open->session();
  REQUIRE(sitting.desk.apply({ops::Change<model::Session>{
      {}, session.id, model::Patch<model::Session>().set<&model::Session::anonymous>(true)}}));
  e.until([&] { return e.describe()["saved"] == "saved"; });
  e.open();
  e.tap("timeline-back");
  e.tap("timeline-open");
  REQUIRE(e.sitting());
  CHECK(e.sitting()->open->session().anonymous);
  for (const auto& entry : e.sitting()->board().cards) CHECK(entry.second.who.empty());
}

TEST_CASE("timeline: without a record it says so, and leads back") {
  Evening e(1);
  const base::Path journal = storage::journal_path(e.sitting()->open->path());
  e.tap("session-sheet");
  REQUIRE(e.files.remove(journal).ok());
  e.tap("timeline");
  e.until([&] { return e.describe()["timeline"]["reading"] == false; });
  CHECK(e.describe()["timeline"]["reading"] == false);
  e.tap("timeline-play");
  e.tap("timeline-now");
  CHECK(e.has("new-card"));
}

TEST_CASE("timeline: with large text on a small window all of it is there") {
  for (const char* lang : {"ja", "en"})
    for (const double scale : {1.0, 1.6}) {
      CAPTURE(lang);
      CAPTURE(scale);
      PageStage stage(lang);
      stage.window = {1366, 768};
      stage.screen->set_theme(panels::Theme({96 / 25.4, scale, panels::Contrast::normal}));
      stage.tap("start-new");
      stage.tap("create");
      for (int n = 0; n < 3; ++n) stage.new_card("card " + std::to_string(n));
      stage.tap("session-sheet");
      stage.tap("timeline");
      stage.until([&] { return stage.has("timeline-rail"); });
      for (const panels::DrawnText& text : stage.screen->texts())
        CHECK_MESSAGE(!(text.shortened && text.interface), text.text);
      const auto rail =
          std::ranges::find(stage.screen->buttons(), "timeline-rail", &panels::ButtonRect::name);
      CHECK(rail->rect_px.width() > 350);
    }
}

TEST_CASE("timeline: it alone stands at the bottom, and what is not saved is said even so") {
  Evening e;
  e.tap("session-sheet");
  e.tap("agenda");
  e.tap("agenda-1");
  e.tap("session-sheet-close");
  REQUIRE(e.has("rail-next"));
  e.open();
  CHECK_FALSE(e.has("rail-next"));
  CHECK_FALSE(e.says("保存できていません"));
  e.files.disk_full_after(0);
  e.new_card("もう一枚");
  e.until([&] { return e.says("保存できていません"); });
  e.tap("timeline-now");
  CHECK(e.has("rail-next"));
}
