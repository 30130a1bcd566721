#include "commands/example_session.h"
#include "ops/op_line.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/narrate.h"
#include "storage/session_file.h"

namespace {

constexpr base::WallTime kBegins = 1783247400000;  // 2026-07-05T10:30:00Z

base::Size keep(std::string_view, base::Size smallest) { return smallest; }

commands::ExampleEvening evening() { return commands::example_evening(kBegins, 7, keep, keep); }

/// The session after all steps, applied as the table applies them.
model::Session played(const commands::ExampleEvening& evening) {
  ops::Document document(evening.start);
  for (const auto& step : evening.steps) {
    const auto done = document.apply_all(step.ops);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
  }
  return document.session();
}

/// The table within the lines round an island: 8 mm for each level of what it holds.
base::Rect land(const model::Board& board, base::Id island) {
  const model::Island& i = board.islands.at(island);
  base::Rect r = model::plate_shape_of(i).bounds();
  for (const base::Id card : model::cards_in(board, island))
    r = r.united(model::shape_of(board.cards.at(card)).bounds());
  for (const base::Id child : model::children_of(board, island)) r = r.united(land(board, child));
  return r.grown(8);
}

}  // namespace

TEST_CASE("example: every op takes effect and the session keeps the invariants") {
  const model::Session session = played(evening());
  CHECK(model::broken_invariants(session).empty());
  CHECK(session.title == "協働のまちづくり　市民懇談会");
  CHECK(session.questions.size() == 3);
  REQUIRE(session.boards.size() == 3);
  const model::Board& first = *session.boards_in_order()[0];
  CHECK(first.islands.size() == 22);
  CHECK(first.relations.size() == 8);
  std::map<int, int> of_level;
  for (const auto& [id, island] : first.islands) ++of_level[island.level];
  CHECK(of_level == std::map<int, int>{{1, 14}, {2, 6}, {3, 2}});
  CHECK(first.round == 3);
  int lone_wolves = 0, on_table = 0;
  std::set<model::PaperColor> colors;
  for (const auto& [id, card] : first.cards) {
    lone_wolves += card.alone > 0;
    on_table += card.place == model::Place::table;
    colors.insert(card.color);
  }
  const ops::Narrative told = ops::narrative_of(first, "ja");
  CHECK(told.fresh.empty());
  for (const ops::Telling& telling : told.told) {
    CAPTURE(telling.passage.text);
    CHECK(telling.standing == ops::Standing::same);
  }
  CHECK(first.narrative.starts_with("わたしたちの班では"));
  CHECK(on_table == 62);
  CHECK(lone_wolves == 4);
  CHECK(colors.size() == 6);
}

TEST_CASE("example: the same evening comes out every time, and another seed has other ids") {
  const auto lines = [](const commands::ExampleEvening& e) {
    std::string out = e.start.id.str();
    for (const auto& step : e.steps)
      for (const auto& op : step.ops) out += ops::to_json_line(op) + "\n";
    return out;
  };
  CHECK(lines(evening()) == lines(evening()));
  CHECK(evening().start.id != commands::example_evening(kBegins, 8, keep, keep).start.id);
}

TEST_CASE("example: nothing lies on anything else, and islands keep apart") {
  const auto tall = [](std::string_view text, base::Size smallest) {
    return base::Size{smallest.w, smallest.h + (text.size() > 66 ? 6.0 : 0.0)};
  };
  const model::Session session = played(commands::example_evening(kBegins, 7, tall, keep));
  for (const auto& [id, board] : session.boards) {
    std::vector<std::pair<std::string, base::Rect>> things;
    for (const auto& [card_id, card] : board.cards)
      if (card.place == model::Place::table)
        things.emplace_back(card.text, model::shape_of(card).bounds());
    for (const auto& [island_id, island] : board.islands)
      things.emplace_back(island.plate, model::plate_shape_of(island).bounds());
    for (std::size_t i = 0; i < things.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        CHECK_MESSAGE(!things[i].second.intersects(things[j].second), things[i].first, " / ",
                      things[j].first);
    for (const auto& [a, first] : board.islands)
      for (const auto& [b, second] : board.islands)
        if (a < b && !model::is_within(board, a, b) && !model::is_within(board, b, a))
          CHECK_MESSAGE(!land(board, a).intersects(land(board, b)), first.plate, " / ",
                        second.plate);
    for (const auto& [card_id, card] : board.cards)
      for (const auto& [island_id, island] : board.islands)
        if (card.place == model::Place::table && !model::is_within(board, card.island, island_id) &&
            island.level == 1)
          CHECK_MESSAGE(!land(board, island_id).intersects(model::shape_of(card).bounds()),
                        card.text, " / ", island.plate);
  }
}

TEST_CASE("example: time goes on through the evening, and the evening ends within three hours") {
  base::WallTime last = 0;
  for (const auto& step : evening().steps)
    for (const auto& op : step.ops)
      if (const auto* add = std::get_if<ops::Add<model::Card>>(&op)) {
        CHECK(add->item.made > last);
        last = add->item.made;
      }
  CHECK(last > kBegins);
  CHECK(last < kBegins + 3 * 3600 * 1000);
}

TEST_CASE("example: it can be undone to the empty table and done again") {
  const commands::ExampleEvening e = evening();
  ops::Document document(e.start);
  for (const auto& step : e.steps) REQUIRE(document.apply_all(step.ops).ok());
  while (document.undo()) {
  }
  CHECK(document.session().boards.empty());
  CHECK(document.session().title.empty());
  while (document.redo()) {
  }
  CHECK(document.session().boards.size() == 3);
}

TEST_CASE("example: sessions/example.json is this evening, as `kurumaza demo` writes it") {
  std::ifstream file(KURUMAZA_SOURCE_DIR "/sessions/example.json");
  const auto loaded =
      storage::load_session_text({std::istreambuf_iterator<char>(file), {}}, "example.json");
  REQUIRE(loaded.ok());
  CHECK(loaded->findings.empty());
  const model::Session session = played(commands::example_evening(1783238400000, 2026, keep, keep));
  CHECK(loaded->session.id == session.id);
  REQUIRE(loaded->session.boards.size() == session.boards.size());
  for (const auto& [id, board] : session.boards) {
    const model::Board* kept = loaded->session.board(id);
    REQUIRE(kept);
    CHECK(kept->narrative == board.narrative);
    REQUIRE(kept->cards.size() == board.cards.size());
    for (const auto& [card_id, card] : board.cards) {
      const model::Card* other = model::find_card(*kept, card_id);
      REQUIRE(other);
      CHECK(other->text == card.text);
      CHECK(other->island == card.island);
      CHECK(other->made == card.made);
    }
    REQUIRE(kept->islands.size() == board.islands.size());
    for (const auto& [island_id, island] : board.islands)
      CHECK(kept->islands.at(island_id).plate == island.plate);
    CHECK(kept->relations.size() == board.relations.size());
    CHECK(model::points_by_target(*kept) == model::points_by_target(board));
  }
}
