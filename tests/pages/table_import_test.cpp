#include "pages/table_import.h"

#include "pages/map_choice.h"

#include <doctest/doctest.h>

namespace {
pages::TableImport read(const std::string& name, const std::string& bytes) {
  auto table = storage::read_import(bytes, name);
  if (!table) return {name, table.error()};
  return {name, bytes, std::move(*table)};
}
const char* kForm = "氏名,分類,意見\n青木,水,川\n井上,水,池\n江口,緑,山\n,緑,森\n";
}

TEST_CASE(
    "import at the table: another column, islands and names are chosen, then cards are made") {
  const base::Messages tr;
  pages::TableImport import = read("form.csv", kForm);
  panels::ImportView view = import.view(tr);
  CHECK(view.error.empty());
  CHECK(view.cards == 4);
  REQUIRE(view.columns.size() == 3);
  CHECK(view.columns[0].chosen);  // what is proposed comes first
  CHECK(view.columns[0].name == "意見");
  CHECK(view.columns[0].cells == std::vector<std::string>{"川", "池", "山", "森"});
  REQUIRE(view.toggles.size() == 3);
  CHECK(view.toggles[0].on);
  CHECK_FALSE(view.toggles[1].on);
  import.set(panels::ImportOption::who, true);
  CHECK(import.cards(false)[0].who == "青木");
  CHECK(import.cards(true)[0].who.empty());
  import.set(panels::ImportOption::group, false);
  CHECK(import.cards(false)[0].islands.empty());
  import.choose(1);
  view = import.view(tr);
  CHECK(view.columns[1].name == "氏名");
  CHECK(view.columns[1].chosen);
  CHECK_FALSE(view.columns[0].chosen);
  CHECK(view.cards == 3);
  import.set(panels::ImportOption::head, false);
  CHECK(import.view(tr).columns[0].cells.front() == "意見");
  import.set(panels::ImportOption::head, true);
  CHECK(import.view(tr).columns[0].cells.front() == "川");

  pages::TableImport retro = read("retro.csv", "Keep,Problem\n朝会,会議\n,騒音\n");
  CHECK(retro.cards(false).size() == 3);
  CHECK(retro.cards(false)[0].islands.size() == 1);
  retro.set(panels::ImportOption::several, false);
  CHECK(retro.cards(false).size() <= 2);
  retro.set(panels::ImportOption::several, true);
  CHECK(retro.cards(false).size() == 3);
}

TEST_CASE("import at the table: an empty file, a wrong encoding and damage are said") {
  const base::Messages tr;
  CHECK(read("a.txt", "").view(tr).error == "There is nothing in this file.");
  CHECK(read("a.csv", ",,\n\n").view(tr).error == "There is nothing in this file.");
  CHECK(read("a.txt", "\xb9\x44\xb8\xf4\xa4\xd3\xb7\x74\xa4\x46\n")
            .view(tr)
            .error.find("UTF-8") != std::string::npos);
  const auto damaged = read("a.txt", "歩道\n公園\xff\n").view(tr);
  CHECK(damaged.cards == 2);
  REQUIRE(damaged.notes.size() == 1);
  CHECK(damaged.notes[0].find("line 2") != std::string::npos);
}

TEST_CASE(
    "import at the table: pages of a map are taken or left, and one that lies there is renewed") {
  const base::Messages tr;
  const auto map = [](int n, const char* title) {
    model::MapWish out;
    out.board.id.bytes[0] = std::uint8_t(n);
    out.board.title = title;
    for (int i = 1; i < 3; ++i) {
      model::Card card;
      card.id.bytes = {std::uint8_t(n), std::uint8_t(i)};
      card.text = "札" + std::to_string(i);
      card.pos.y = -i;
      out.board.cards[card.id] = card;
    }
    return out;
  };
  storage::MapImport import{"tldraw", {map(1, "一"), map(2, "二")}, {"left"}};
  pages::MapChoice choice("a.tldr", import);
  model::Session session;
  panels::ImportView view = choice.view(session, tr);
  CHECK(view.cards == 4);
  CHECK(view.make.empty());
  CHECK_FALSE(view.hint.empty());
  REQUIRE(view.columns.size() == 2);
  CHECK(view.columns[1].name == "二");
  CHECK(view.columns[1].cells ==
        std::vector<std::string>{"2 cards, 0 islands, 0 relations", "札2", "札1"});
  CHECK(view.notes == std::vector<std::string>{"left"});
  choice.choose(0);
  CHECK(choice.view(session, tr).cards == 2);
  CHECK_FALSE(choice.view(session, tr).columns[0].chosen);
  REQUIRE(choice.maps().size() == 1);
  CHECK(choice.maps()[0].board.title == "二");
  session.boards[import.maps[1].board.id] = import.maps[1].board;
  CHECK(choice.view(session, tr).make == "Update the map");
  choice.choose(1);
  CHECK(choice.view(session, tr).cards == 0);

  pages::MapChoice one("a.canvas", {"JSON Canvas", {map(1, "")}, {}});
  one.choose(0);
  CHECK(one.view(session, tr).cards == 2);
  CHECK(one.view(session, tr).columns[0].name == "JSON Canvas");
  CHECK(one.view(session, tr).hint.empty());
  CHECK_FALSE(
      pages::MapChoice("b.canvas", {"JSON Canvas", {}, {}}).view(session, tr).error.empty());
}
