// Words are looked for in all sessions from the start page, and what was found is opened there.
#include <nlohmann/json.hpp>

#include "ops/build.h"
#include "ops/document.h"
#include "pages/page_stage.h"
#include "storage/session_writer.h"

using support::PageStage;

namespace {

struct Library : PageStage {
  void put(const std::string& name, const std::string& title, const std::vector<std::string>& cards,
           bool anonymous = false) {
    storage::NewSession wishes;
    wishes.title = title;
    wishes.date = "2026-07-05";
    wishes.venue = "中央公民館";
    wishes.questions = {"なぜ？"};
    wishes.anonymous = anonymous;
    model::Session session = storage::make_session(wishes, ids, clock.wall());
    model::Board& board = session.boards.begin()->second;
    for (const std::string& text : cards) {
      model::Card card;
      card.id = ids.next();
      card.text = text;
      card.pos = {double(board.cards.size()) * 100, 0};
      card.made = 1;
      board.cards[card.id] = card;
    }
    files.put("/s/" + name + ".json", storage::session_text(session, {}));
  }
  /// Until the other thread has answered all.
  template <class Done>
  bool settles(Done&& done) {
    settle();
    return comes(done);
  }
  bool shows(const std::string& words) {
    for (const panels::DrawnText& text : screen->texts())
      if (text.text.find(words) != std::string::npos) return true;
    return false;
  }
  void open() {
    pages->note_key();
    // The start page lists the folder anew.
    pages->set_language("ja");
    settle();
    tap("search-all");
    settle();
  }
};

}  // namespace

TEST_CASE("search: a word in any session is found as it is written, and its session opens there") {
  Library library;
  library.put("a", "駅前の会", {"広い駐輪場", "駅前に駐輪場がほしい", "ベンチを置く"});
  library.put("b", "公園の会", {"花を植える"});
  library.open();
  library.write("field-search-all", "駐輪場");
  REQUIRE(library.settles([&] { return library.has("found-1"); }));
  CHECK_FALSE(library.has("found-2"));
  CHECK(library.shows("駅前の会"));
  CHECK(library.shows("2026-07-05 · 中央公民館"));
  library.tap("found-1");
  library.settle(3);
  REQUIRE(library.sitting());
  CHECK(library.sitting()->open->session().title == "駅前の会");
  nlohmann::ordered_json out;
  library.pages->describe(out);
  REQUIRE(out.contains("find"));
  CHECK(out["find"]["count"] == 2);
  const model::Board& board = library.sitting()->board();
  const auto shown = base::Id::parse(out["find"]["thing"].get<std::string>());
  REQUIRE(shown);
  CHECK(board.cards.at(*shown).text == "駅前に駐輪場がほしい");
}

TEST_CASE(
    "search: where nothing has the words that is said, and anonymous sessions are not searched") {
  Library library;
  library.put("a", "駅前の会", {"ベンチを置く"});
  library.put("b", "匿名の会", {"駐輪場がほしい"}, true);
  library.open();
  library.write("field-search-all", "駐輪場");
  const std::string none = library.pages->tr()("Nothing has it.");
  REQUIRE(library.settles([&] { return library.shows(none); }));
  CHECK_FALSE(library.has("found-0"));
}

TEST_CASE("search: whoever comes back from a session finds the search as it was") {
  Library library;
  library.put("a", "駅前の会", {"駐輪場がほしい"});
  library.open();
  library.write("field-search-all", "駐輪場");
  REQUIRE(library.settles([&] { return library.has("found-0"); }));
  library.tap("found-0");
  library.settle();
  REQUIRE(library.sitting());
  library.tap("find-close");
  library.settle();
  library.tap("leave");
  library.settle();
  CHECK(library.settles([&] { return library.has("found-0"); }));
  library.tap("back");
  library.settle();
  CHECK(library.has("start-new"));
}
