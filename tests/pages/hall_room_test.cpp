// A hall's screen without a hall: what its tables send is handed in.
#include "pages/hall_room_page.h"

#include <nlohmann/json.hpp>

#include "ops/agenda.h"
#include "pages/hall_room_words.h"
#include "pages/page_stage.h"

using pages::RoomStanding;
using pages::RoomTable;
using support::PageStage;

namespace {

struct Sent {
  hall::Wish wish;
  std::vector<int> places;
};

/// What the hall does is the test's to say.
struct ToldHall final : pages::HallRoom {
  RoomStanding stands;
  std::vector<RoomTable> all;
  std::vector<Sent> sent;
  std::vector<hall::Errand> said;
  std::vector<base::Sentence> notes;

  void follow() override {}
  const RoomStanding& standing() const override { return stands; }
  const std::vector<RoomTable>& tables() const override { return all; }
  base::Id send(hall::Wish wish, const std::vector<int>& places) override {
    sent.push_back({std::move(wish), places});
    return {};
  }
  std::vector<hall::Errand> errands() const override { return said; }
  std::vector<base::Sentence> take_notes() override { return std::exchange(notes, {}); }
  base::Result<void> shut_out(int) override { return {}; }
  base::Result<void> let_in_all() override { return {}; }
};

struct Hall : PageStage {
  ToldHall* hall = nullptr;

  Hall() {
    pages->set_hall_maker([this] {
      auto made = std::make_unique<ToldHall>();
      hall = made.get();
      return made;
    });
    pages->open_hall();
    hall->stands = {RoomStanding::Kind::open,
                    {},
                    "公民館",
                    "さくら きつね そら みどり たいこ ゆき",
                    "sakura kitsune sora midori taiko yuki"};
    hall->stands.networks = 1;
    settle();
  }
  void come(int place, const std::string& name, bool agenda = true) {
    model::Session s;
    s.id = ids.next();
    s.title = name + "の話し合い";
    model::Board board;
    board.id = ids.next();
    for (int n = 0; n < 6; ++n) {
      model::Card card;
      card.id = ids.next();
      card.text = "川べりを歩ける道がほしい";
      card.pos = {80.0 * n, 60.0 * (n % 2)};
      board.cards.emplace(card.id, card);
    }
    s.boards.emplace(board.id, board);
    if (agenda)
      for (const model::Step step : {model::Step::write, model::Step::gather, model::Step::plate}) {
        model::AgendaStep one;
        one.id = ids.next();
        one.order = int(s.agenda.size());
        one.step = step;
        s.agenda.emplace(one.id, one);
      }
    RoomTable table{place, name};
    table.says.table = name;
    table.says.session = s.id;
    table.says.step = agenda ? 0 : -1;
    table.session = std::make_shared<const model::Session>(std::move(s));
    table.away = false;
    hall->all.push_back(std::move(table));
    settle(1);
  }
  nlohmann::ordered_json told() {
    nlohmann::ordered_json out;
    pages->describe(out);
    return out;
  }
  std::string shows() { return told()["shows"]; }
};

}  // namespace

TEST_CASE("hall's screen: the six words are seen until the first table came") {
  Hall e;
  CHECK(e.told()["page"] == "hall");
  CHECK(e.shows() == "words");
  CHECK_FALSE(e.has("hall-step"));
  e.come(1, "一班");
  CHECK(e.shows() == "tiles");
  CHECK(e.told()["tables"][0]["cards"] == 6);
  e.tap("hall-words");
  CHECK(e.shows() == "words");
  e.come(2, "二班");  // asked for, they stay
  CHECK(e.shows() == "words");
  e.tap("hall-words");
  CHECK(e.shows() == "tiles");
}

TEST_CASE("hall's screen: a tap on a tile makes its map large, and leads on to the others") {
  Hall e;
  for (int n = 1; n <= 3; ++n) e.come(n, std::to_string(n) + "班");
  e.tap("hall-table-2");
  CHECK(e.shows() == "map");
  CHECK(e.told()["large"] == 2);
  e.settle();
  const pages::StagePicture large = *e.pages->page().picture().stage;
  CHECK_FALSE(large.list->entries.empty());
  e.tap("hall-next");
  CHECK(e.told()["large"] == 3);
  e.tap("hall-next");
  CHECK(e.told()["large"] == 1);
  e.tap("hall-back");
  CHECK(e.told()["large"] == 3);
  e.tap("hall-all");
  CHECK(e.shows() == "tiles");
}

TEST_CASE(
    "hall's screen: a table that goes away while its map is large is seen as away, one that is "
    "gone lets go") {
  Hall e;
  e.come(1, "一班");
  e.come(2, "二班");
  e.tap("hall-table-1");
  e.hall->all[0].away = true;
  e.settle();
  CHECK(e.shows() == "map");
  CHECK(e.told()["tables"][0]["says"] == e.pages->tr()("Away"));
  e.hall->all.erase(e.hall->all.begin());
  e.settle();
  CHECK(e.shows() == "tiles");
}

TEST_CASE(
    "hall's screen: panels are drawn anew for what they say, not for what is done at a table") {
  Hall e;
  e.come(1, "一班");
  e.settle(1);
  const auto panels_due = [&] {
    e.pages->due() = {false, false};
    e.clock.advance(0.01);
    e.pages->tick(e.clock.now_s());
    return e.pages->due().panels;
  };
  CHECK_FALSE(panels_due());
  model::Session now = *e.hall->all[0].session;
  now.boards.begin()->second.cards.begin()->second.pos.x += 5;
  e.hall->all[0].session = std::make_shared<const model::Session>(now);
  ++e.hall->all[0].seq;
  CHECK_FALSE(panels_due());
  CHECK(e.pages->due().picture);  // its map
  e.hall->all[0].says.step = 1;   // the next one is another
  CHECK(panels_due());
}

TEST_CASE("hall's screen: the next step goes to all but those who are ahead") {
  Hall e;
  for (int n = 1; n <= 3; ++n) e.come(n, std::to_string(n) + "班");
  e.come(4, "四班", false);
  e.hall->all[2].says.step = 1;
  e.settle();
  e.tap("hall-step");
  REQUIRE(e.hall->sent.size() == 1);
  CHECK(std::get<hall::NextStep>(e.hall->sent[0].wish).step == 1);
  CHECK(e.hall->sent[0].places == std::vector<int>{1, 2});
  for (RoomTable& table : e.hall->all) table.says.step = 2;  // the last one
  e.settle();
  CHECK_FALSE(e.has("hall-step"));
}

TEST_CASE("hall's screen: a time for all is told to each, and counted here, too") {
  Hall e;
  e.come(1, "一班");
  e.tap("hall-time");
  e.tap("hall-minutes-5");
  REQUIRE(e.hall->sent.size() == 1);
  CHECK(std::get<hall::GiveTime>(e.hall->sent[0].wish).seconds == 300);
  e.tap("hall-time");
  e.tap("hall-time-stop");
  REQUIRE(e.hall->sent.size() == 2);
  CHECK(std::get<hall::GiveTime>(e.hall->sent[1].wish).seconds == 0);
}

TEST_CASE("hall's screen: it follows who presents, but never away from what somebody has chosen") {
  Hall e;
  e.come(1, "一班");
  e.come(2, "二班");
  e.hall->all[1].says.presents.emplace();
  e.settle();
  CHECK(e.told()["large"] == 2);
  e.hall->all[1].says.presents.reset();
  e.settle();
  CHECK(e.shows() == "tiles");
  e.tap("hall-table-1");
  e.hall->all[1].says.presents.emplace();
  e.settle();
  CHECK(e.told()["large"] == 1);
  e.tap("hall-all");
  e.settle();
  CHECK(e.told()["large"] == 2);
  e.tap("hall-follow");  // not any more
  e.tap("hall-all");
  e.settle();
  CHECK(e.shows() == "tiles");
}

TEST_CASE("hall's screen: the stop that is presented is seen as the table's wall shows it") {
  Hall e;
  e.come(1, "一班");
  e.come(2, "二班");
  RoomTable& table = e.hall->all[1];
  model::Session now = *table.session;
  model::Board& board = now.boards.begin()->second;
  model::Island island;
  island.id = e.ids.next();
  island.plate = "水辺をもっと近くに";
  const base::Id held = board.cards.begin()->first;
  board.cards.at(held).island = island.id;
  board.islands.emplace(island.id, island);
  table.session = std::make_shared<const model::Session>(now);

  hall::OnStage& at = table.says.presents.emplace();
  at.shows = hall::OnStage::Shows::island;
  at.board = board.id;
  at.island = island.id;
  at.stop = 1;
  at.stops = 3;
  e.settle(1);
  CHECK(e.told()["large"] == 2);
  CHECK(e.told()["stage"] == "words");
  const auto said = [&] {
    std::string out;
    const pages::StagePicture seen = *e.pages->page().picture().stage;
    if (!seen.list) return std::string("dark");
    for (const auto& entry : seen.list->entries)
      if (const auto* words = std::get_if<canvas::Text>(&entry.item))
        for (const text::Line& line : words->layout->lines) out += line.text;
    return out;
  };
  CHECK(said().find("水辺をもっと近くに") != std::string::npos);

  SUBCASE("the sheet with words to all gave way") {
    at.shows = hall::OnStage::Shows::map;
    e.settle(1);
    e.tap("hall-say");
    REQUIRE(e.has("hall-say-send"));
    at.shows = hall::OnStage::Shows::island;
    e.settle(1);
    CHECK_FALSE(e.has("hall-say-send"));
    e.tap("hall-say");  // who leads may open it all the same
    e.settle(1);
    CHECK(e.has("hall-say-send"));
  }
  SUBCASE("a card that is brought forward stands alone") {
    at.card = held;
    e.settle(1);
    CHECK(said().find("川べりを歩ける道がほしい") != std::string::npos);
    CHECK(said().find("水辺を") == std::string::npos);
  }
  SUBCASE("what is edited while it stands there is seen") {
    now.boards.begin()->second.islands.at(island.id).plate = "川に親しむ";
    table.session = std::make_shared<const model::Session>(now);
    e.settle(1);
    CHECK(said().find("川に親しむ") != std::string::npos);
  }
  SUBCASE("dark there is dark here") {
    at.shows = hall::OnStage::Shows::dark;
    e.settle(1);
    CHECK(e.told()["stage"] == "dark");
    CHECK(said() == "dark");
  }
  SUBCASE("maps side by side there are the tables' here") {
    at.shows = hall::OnStage::Shows::side;
    e.settle(1);
    CHECK(e.told()["stage"] == "side");
    CHECK_FALSE(said().empty());
  }
  SUBCASE("an island that has not come yet: the map") {
    at.island = e.ids.next();
    e.settle(1);
    CHECK(e.told()["stage"] == "");
    CHECK(e.told()["large"] == 2);
  }
  SUBCASE("a sheet beyond the last is the last") {
    at.sheet = 9999;
    e.settle(1);
    CHECK(e.told()["stage"] == "words");
  }
  SUBCASE("the map of it that somebody here asked for is the map") {
    e.tap("hall-follow");
    CHECK(e.told()["stage"] == "");
    e.tap("hall-all");
    e.tap("hall-table-2");
    e.settle(1);
    CHECK(e.told()["large"] == 2);
    CHECK(e.told()["stage"] == "");
  }
  SUBCASE("it ends where the table ends it") {
    table.says.presents.reset();
    e.settle(1);
    CHECK(e.shows() == "tiles");
    CHECK(e.told()["stage"] == "");
  }
}

TEST_CASE(
    "hall's screen: the next sheet comes in by one move, or at once where nothing is to move") {
  Hall e;
  e.come(1, "一班");
  hall::OnStage& at = e.hall->all[0].says.presents.emplace();
  at.shows = hall::OnStage::Shows::name;
  at.board = e.hall->all[0].session->boards.begin()->first;
  at.stops = 3;
  e.settle(1);
  REQUIRE(e.told()["stage"] == "words");
  const auto way = [&] { return e.pages->page().picture().stage->way; };
  at.shows = hall::OnStage::Shows::alone;
  at.stop = 1;
  e.settle(0.1);
  CHECK(way() == 1);
  CHECK(e.pages->page().picture().stage->share < 1);
  e.settle(1);
  CHECK(e.pages->page().picture().stage->share == 1);
  at.shows = hall::OnStage::Shows::name;
  at.stop = 0;
  e.settle(0.1);
  CHECK(way() == -1);
}

TEST_CASE("hall's screen: one map after another, each for a while") {
  Hall e;
  for (int n = 1; n <= 3; ++n) e.come(n, std::to_string(n) + "班");
  e.tap("hall-rounds");
  CHECK(e.told()["large"] == 1);
  e.settle(pages::HallRoomShow::kRound_s + 1);
  CHECK(e.told()["large"] == 2);
  e.tap("hall-all");
  e.settle(pages::HallRoomShow::kRound_s + 1);
  CHECK(e.shows() == "tiles");
}

TEST_CASE("hall's screen: maps of several tables stand side by side") {
  Hall e;
  e.come(1, "一班");
  e.come(2, "二班");
  e.tap("hall-side");
  CHECK(e.shows() == "side");
  CHECK_FALSE(e.pages->page().picture().stage->list->entries.empty());
  e.tap("hall-side");
  CHECK(e.shows() == "tiles");
}

TEST_CASE("hall's screen: what is wrong with a table is said in words and sign, the worst first") {
  const base::Messages tr;
  RoomTable table{3, "三班"};
  CHECK(pages::room_tile(table, tr).says == "Away");
  table.away = false;
  CHECK(pages::room_tile(table, tr).sign.empty());
  table.also_at = {4};
  CHECK(pages::room_tile(table, tr).says == "Open at two tables");
  table.forked = true;
  CHECK(pages::room_tile(table, tr).says == "Another branch");
  table.says.disk = hall::Presence::Disk::failing;
  CHECK(pages::room_tile(table, tr).says == "Cannot save");
  CHECK(pages::room_tile(table, tr).bad);
}

TEST_CASE("hall's screen: a hall that cannot be opened says why, and can be left") {
  Hall e;
  e.hall->stands.kind = RoomStanding::Kind::shut;
  e.hall->stands.why = base::sentence("This disk takes no changes.");
  e.settle();
  CHECK(e.told()["messages"][0] == e.pages->tr()("This disk takes no changes."));
  CHECK_FALSE(e.has("hall-words"));
  e.tap("hall-leave");
  e.tap("hall-close");
  CHECK(e.told()["page"] == "start");
}

TEST_CASE("hall's screen: closing it is asked for twice") {
  Hall e;
  e.tap("hall-leave");
  CHECK(e.told()["page"] == "hall");
  e.tap("hall-close");
  CHECK(e.told()["page"] == "start");
  CHECK_FALSE(e.pages->hall_room());
}

TEST_CASE("hall's screen: files dropped on it leave thirty people's screen alone") {
  Hall e;
  e.come(1, "一班");
  e.pages->drop("/s/other.json");
  CHECK(e.told()["page"] == "hall");
}

TEST_CASE("hall's screen: thirty tables each have a tile that can be tapped") {
  Hall e;
  for (int n = 1; n <= 30; ++n) e.come(n, std::to_string(n) + "班");
  for (const int n : {1, 15, 30}) {
    e.tap("hall-table-" + std::to_string(n));
    CHECK(e.told()["large"] == n);
    e.tap("hall-all");
  }
}

TEST_CASE(
    "hall's screen: what changes at a table is seen at once, also while it goes on changing") {
  Hall e;
  e.come(1, "一班");
  e.come(2, "二班");
  e.tap("hall-table-1");
  for (std::uint64_t seq = 1; seq <= 40; ++seq) {
    model::Session now = *e.hall->all[0].session;
    now.boards.begin()->second.cards.begin()->second.pos.x -= 20;
    e.hall->all[0].session = std::make_shared<const model::Session>(std::move(now));
    e.hall->all[0].seq = seq;
    e.hall->all[1].seq = seq;
    e.settle(0.1);
    CHECK(e.told()["tables"][0]["painted"] == seq);
  }
}

TEST_CASE("hall's screen: a map is set to be read once its table rests, or goes on for long") {
  Hall e;
  e.come(1, "一班");
  const auto lay = [&](double x, double apart) {
    model::Session now = *e.hall->all[0].session;
    int n = 0;
    for (auto& [id, card] : now.boards.begin()->second.cards) card.pos = {x + apart * n++, 0};
    e.hall->all[0].session = std::make_shared<const model::Session>(std::move(now));
    ++e.hall->all[0].seq;
  };
  auto* room = e.pages->hall_room();
  REQUIRE(room);
  // Of both ways together: a heap may be taken apart into a row or a column.
  const auto extent = [&] {
    const canvas::BoardPicture* map = room->maps().large(1);
    return map ? map->bounds.width() + map->bounds.height() : 0.0;
  };
  e.tap("hall-table-1");
  lay(0, 100);
  e.settle(1);
  const double apart = extent();
  REQUIRE(apart > 500);
  // In a heap at the table: seen so at once, and a moment later side by side.
  lay(10, 0);
  e.settle(0.1);
  CHECK(extent() < apart - 300);
  const double heap = extent();
  e.settle(0.5);
  CHECK(extent() > heap + 20);
  // As long as it goes on they lie as at the table, but not for ever.
  lay(0, 100);
  e.settle(1);
  lay(10, 0);
  double set_s = 0;
  for (int n = 1; n < 40 && set_s == 0; ++n) {
    lay(10 + n, 0);
    e.settle(0.1);
    if (extent() > heap + 20) set_s = n * 0.1;
  }
  CHECK(set_s > 1);
  CHECK(set_s < 3);
}
