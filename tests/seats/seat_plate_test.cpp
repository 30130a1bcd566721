// What lies on the table is written at the nearest seat: cards, and the plates of islands.
#include <doctest/doctest.h>

#include "model/kinds.h"
#include "ops/build.h"
#include "ops/document.h"
#include "seats/seat_table.h"

using namespace support;
using Writing = seats::Seat::Writing;

namespace {

/// A table with an island of two cards, whose plate can be written.
struct PlateTable : SeatTable {
  explicit PlateTable(const TableSet& set = {}) : SeatTable(set) {
    doc.subscribe([this](const ops::Op& op, ops::ActionId) {
      const auto* change = std::get_if<ops::Change<model::Island>>(&op);
      if (change && change->set.get<&model::Island::plate>()) ++written;
    });
    const Id a = lay("a", {-60, -150}), b = lay("b", {60, -150});
    const auto made = ops::make_island(board(), {a, b}, {}, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    island = made.id;
    tick();
  }
  const std::string& plate() const { return board().islands.at(island).plate; }
  void rename(const std::string& words) {
    change(model::Patch<model::Island>{}.set<&model::Island::plate>(words));
  }
  void change(const model::Patch<model::Island>& patch) {
    REQUIRE(doc.apply_all({ops::Change<model::Island>{board_id, island, patch}}).ok());
  }
  void enter(int number) {
    seat(number).act({input::KeyAction::Kind::enter, {}});
    tick();
  }
  Id island;
  int written = 0;
};

TableSet at_sides(std::vector<SeatPlace> places, bool open) {
  TableSet set;
  set.places = std::move(places);
  set.open = open;
  return set;
}

}  // namespace

TEST_CASE(
    "plate: written at the nearest seat, which opens; one step of undo; the draft comes back") {
  PlateTable t(at_sides({{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}, false));
  t.seat(2).set_open(true);
  t.write(2, "half a thought");
  t.seat(2).set_open(false);
  REQUIRE(t.write_plate(t.island, {500, 80}));
  CHECK(t.seat(2).open());
  CHECK_FALSE(t.seat(1).open());
  CHECK(t.seats->focused() == &t.seat(2));
  CHECK(t.seat(2).writing() == Writing::plate);
  CHECK(t.seat(2).draft().nil());
  t.write(2, "Neighbours");
  CHECK(t.plate() == "Neighbours");  // at once: nothing typed is lost
  t.press(2, SpotKind::name_done);
  CHECK(t.plate() == "Neighbours");
  CHECK(t.seat(2).writing() == Writing::card);
  CHECK(t.seat(2).text().text() == "half a thought");
  REQUIRE(t.doc.undo());
  CHECK(t.plate().empty());
  REQUIRE(t.doc.redo());
  CHECK(t.plate() == "Neighbours");
}

TEST_CASE("plate: the card that was being written in the seat comes back, by Enter, too") {
  PlateTable t;
  t.write(1, "half a thought");
  const Id draft = t.card("half a thought").id;
  t.wait(100);  // nobody goes on writing there
  t.rename("Old");
  REQUIRE(t.write_plate(t.island, {500, 500}));
  CHECK(t.seat(1).text().text() == "Old");
  t.write(1, " and new");
  CHECK(t.card("half a thought").id == draft);
  t.enter(1);
  CHECK(t.plate() == "Old and new");
  CHECK(t.seat(1).draft() == draft);
  CHECK(t.seat(1).text().text() == "half a thought");
  t.write(1, ", whole now");
  CHECK(t.card("half a thought, whole now").id == draft);
  CHECK(t.plate() == "Old and new");
}

TEST_CASE("plate: kana still on their way are fixed by Enter first, and then it is done") {
  PlateTable t;
  REQUIRE(t.write_plate(t.island, {500, 500}));
  t.seat(1).act({input::KeyAction::Kind::kana, "\u3042"});
  CHECK(t.seat(1).text().composition().composing());
  t.enter(1);
  CHECK(t.seat(1).writing() == Writing::plate);
  CHECK(t.plate() == "\u3042");
  t.enter(1);
  CHECK(t.seat(1).writing() == Writing::card);
  CHECK(t.plate() == "\u3042");
  REQUIRE(t.doc.undo());
  CHECK(t.plate().empty());
}

TEST_CASE("plate: whatever leaves it keeps what was written") {
  for (const SpotKind leaving : {SpotKind::fold, SpotKind::name, SpotKind::pen, SpotKind::leave}) {
    CAPTURE(seats::name_of(leaving));
    PlateTable t;
    REQUIRE(t.write_plate(t.island, {500, 500}));
    t.write(1, "Kept");
    t.press(1, leaving);
    CHECK(t.plate() == "Kept");
    if (leaving == SpotKind::name) CHECK(t.seat(1).naming());
    if (leaving == SpotKind::pen) CHECK(t.seat(1).inking());
  }
}

TEST_CASE("plate: an island that goes away meanwhile gives the seat back to its card") {
  PlateTable t;
  t.write(1, "half a thought");
  t.wait(100);
  REQUIRE(t.write_plate(t.island, {500, 500}));
  t.write(1, "Never");
  t.seat(1).act({input::KeyAction::Kind::kana, "\u3042"});
  REQUIRE(t.doc.apply_all(ops::dissolve_island(t.board(), t.island)).ok());
  t.tick();
  CHECK(t.seat(1).writing() == Writing::card);
  CHECK(t.seat(1).text().text() == "half a thought");
  CHECK_FALSE(t.seat(1).notice().empty());
  // It comes back as it was; nothing is written there any more.
  const int written = t.written;
  REQUIRE(t.doc.undo());
  t.write(1, ", and more");
  t.enter(1);
  CHECK(t.written == written);
}

TEST_CASE("plate: undone or written by others meanwhile, the seat goes on from what stands there") {
  PlateTable t;
  REQUIRE(t.write_plate(t.island, {500, 500}));
  t.write(1, "Mine");
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(t.plate().empty());
  CHECK(t.seat(1).text().text().empty());
  t.write(1, "Again");
  t.rename("By somebody else");
  t.seat(1).act({input::KeyAction::Kind::kana, "\u3042"});
  t.tick();
  CHECK(t.plate() == "By somebody else\u3042");
  REQUIRE(t.doc.undo());
  CHECK(t.plate() == "By somebody else");
  REQUIRE(t.doc.undo());
  CHECK(t.plate() == "Again");
  CHECK(t.seat(1).writing() == Writing::plate);
}

TEST_CASE("plate: looked at and left it takes back nothing that others wrote there") {
  PlateTable t;
  REQUIRE(t.write_plate(t.island, {500, 500}));
  t.rename("By somebody else");
  t.press(1, SpotKind::name_done);
  CHECK(t.plate() == "By somebody else");
  CHECK(t.written == 1);
}

TEST_CASE("plate: what cannot be written is said, and the seat goes on") {
  PlateTable t;
  // Its cards lie at the rim of all there is: above them a plate of several lines has no place.
  for (const char* words : {"a", "b"}) {
    model::Patch<model::Card> patch;
    patch.set<&model::Card::pos>({0, -model::kTableLimit});
    const ops::Change<model::Card> change{t.board_id, t.card(words).id, patch};
    REQUIRE(t.doc.apply_all({change}).ok());
  }
  REQUIRE(t.write_plate(t.island, {500, 500}));
  t.write(1, std::string(300, 'x'));
  t.press(1, SpotKind::name_done);
  REQUIRE(t.said().size() == 1);
  CHECK(t.said()[0].find("could not be done") != std::string::npos);  // once for one key
  CHECK(t.seat(1).writing() == Writing::card);
}

TEST_CASE("write at a seat: where nobody sits a seat is added; a card comes there as one step") {
  PlateTable t(at_sides({}, false));
  const Id id = t.card("a").id;
  REQUIRE(t.write_card(id, {100, 500}));
  REQUIRE(t.seats->all().size() == 1);
  CHECK(t.seat(1).open());
  CHECK(t.seat(1).place().edge == Edge::bottom);
  CHECK(t.seat(1).draft() == id);
  CHECK(t.board().cards.at(id).place == Place::seat);
  REQUIRE(t.doc.undo());
  CHECK(t.board().cards.at(id).place == Place::table);
  CHECK(t.board().cards.at(id).island == t.island);
}

TEST_CASE("write at a seat: a card while a plate is being written goes to another seat") {
  PlateTable t;
  REQUIRE(t.write_plate(t.island, {500, 500}));
  t.write(1, "Kept");
  const Id id = t.card("a").id;
  REQUIRE(t.write_card(id, {500, 500}));
  CHECK(t.plate() == "Kept");
  CHECK(t.seat(1).writing() == Writing::plate);
  CHECK(t.seat(2).draft() == id);
  CHECK(t.seat(2).place().edge == Edge::bottom);
}

TEST_CASE("write at a seat: a new card leaves the one being written in the tray of the seat") {
  PlateTable t;
  t.write(1, "before");
  t.wait(100);
  REQUIRE(t.write_new_card({500, 500}));
  CHECK(t.seat(1).text().empty());
  CHECK(t.card("before").place == Place::seat);
  t.write(1, "after");
  CHECK(t.count(Place::seat) == 2);
}

TEST_CASE("write at a seat: nothing happens for what is gone, and in a session that is read only") {
  PlateTable t(at_sides({}, false));
  CHECK_FALSE(t.write_card(t.ids.next(), {1, 1}));
  CHECK_FALSE(t.write_plate(t.ids.next(), {1, 1}));
  t.desk.read_only = true;
  CHECK_FALSE(t.write_card(t.card("a").id, {1, 1}));
  CHECK_FALSE(t.write_plate(t.island, {1, 1}));
  CHECK_FALSE(t.write_new_card({1, 1}));
  CHECK(t.seats->all().empty());
}

TEST_CASE("write at a seat: the seat that the text faces, not the nearest one; free before new") {
  PlateTable t(at_sides({{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}, false));
  const Id id = t.card("a").id;
  // It lies before the upper seat and faces the lower one.
  REQUIRE(t.seats->write({{canvas::ItemKind::card, id}}, {{500, 40}, model::kCardSize, 0.2}));
  CHECK(t.seat(1).draft() == id);
  CHECK_FALSE(t.seat(2).open());
  // There somebody writes now: another one beside.
  t.type_english(1, "x");
  REQUIRE(t.write_new_card({500, 500}));
  REQUIRE(t.seats->all().size() == 3);
  CHECK(t.seat(3).open());
  CHECK(t.seat(3).place().edge == Edge::bottom);
  CHECK(t.seat(1).draft() == id);
}

TEST_CASE("write at a seat: a seat that opened for it folds once it is written, another stays") {
  PlateTable t(at_sides({{1, Edge::bottom, 0.5, {}}}, false));
  SUBCASE("a plate") {
    REQUIRE(t.write_plate(t.island, {500, 500}));
    t.write(1, "Named");
    t.press(1, SpotKind::name_done);
    CHECK_FALSE(t.seat(1).open());
    CHECK(t.plate() == "Named");
  }
  SUBCASE("a card, by the button") {
    REQUIRE(t.write_card(t.card("a").id, {500, 500}));
    t.write(1, "bc");
    t.press(1, SpotKind::put);
    CHECK_FALSE(t.seat(1).open());
    CHECK(t.card("abc").place == Place::table);
  }
  SUBCASE("a new card") {
    REQUIRE(t.write_new_card({500, 500}));
    t.write(1, "new");
    t.press(1, SpotKind::put);
    CHECK_FALSE(t.seat(1).open());
  }
  SUBCASE("who goes on writing has a seat") {
    REQUIRE(t.write_new_card({500, 500}));
    t.write(1, "one");
    t.press(1, SpotKind::fresh);
    t.write(1, "two");
    t.press(1, SpotKind::put);
    CHECK(t.seat(1).open());
  }
  SUBCASE("one that was open") {
    t.seat(1).set_open(true);
    t.tick();
    REQUIRE(t.write_plate(t.island, {500, 500}));
    t.enter(1);
    CHECK(t.seat(1).open());
  }
}

TEST_CASE("write at a seat: where everybody writes and no panel has room, that is said") {
  TableSet set = at_sides({{1, Edge::bottom, 0.5, {}}}, true);
  set.table = {200, 100};
  PlateTable t(set);
  t.type_english(1, "x");
  CHECK_FALSE(t.write_card(t.card("a").id, {100, 80}));
  CHECK(t.seats->all().size() == 1);
  CHECK(t.card("a").place == Place::table);
  REQUIRE(t.said().size() == 1);
  CHECK(t.said()[0].find("no free seat") != std::string::npos);
}

namespace {

/// A table with a line between two cards, on which words can be written.
struct LineTable : SeatTable {
  explicit LineTable(const TableSet& set = {}) : SeatTable(set) {
    const model::Relation line{ids.next(),
                               model::RelationKind::order,
                               lay("a", {-150, -150}),
                               lay("b", {150, -150}),
                               "",
                               0,
                               {}};
    REQUIRE(doc.apply_all({ops::Add<model::Relation>{board_id, line}}).ok());
    relation = line.id;
    tick();
  }
  bool write_words(Vec2 mm) { return send({{canvas::ItemKind::relation, relation}}, mm); }
  const std::string& words() const { return board().relations.at(relation).words; }
  Id relation;
};

}  // namespace

TEST_CASE("line: its words are written at a seat, at once, as one step of undo") {
  LineTable t;
  t.write(1, "half a thought");
  t.wait(100);
  REQUIRE(t.write_words({500, 500}));
  CHECK(t.seat(1).writing() == Writing::words);
  CHECK(t.seat(1).text().text().empty());
  t.write(1, "because");
  CHECK(t.words() == "because");
  t.seat(1).act({input::KeyAction::Kind::enter, {}});
  t.tick();
  CHECK(t.words() == "because");
  CHECK(t.seat(1).writing() == Writing::card);
  CHECK(t.seat(1).text().text() == "half a thought");
  REQUIRE(t.doc.undo());
  CHECK(t.words().empty());
  REQUIRE(t.doc.redo());
  CHECK(t.words() == "because");
}

TEST_CASE(
    "line: others' words on it are gone on with; one that goes is said, and the card is back") {
  LineTable t;
  REQUIRE(t.write_words({500, 500}));
  t.write(1, "be");
  REQUIRE(t.doc
              .apply_all({ops::Change<model::Relation>{
                  t.board_id, t.relation,
                  model::Patch<model::Relation>{}.set<&model::Relation::words>("so")}})
              .ok());
  CHECK(t.seat(1).text().text() == "so");
  t.write(1, "!");
  CHECK(t.words() == "so!");
  REQUIRE(t.doc.apply_all({ops::Remove<model::Relation>{t.board_id, t.relation}}).ok());
  CHECK(t.seat(1).writing() == Writing::card);
  CHECK_FALSE(t.seat(1).notice().empty());
  CHECK_FALSE(t.write_words({500, 500}));
}

TEST_CASE("line: a seat that opened for its words folds when they are written") {
  LineTable t(at_sides({{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}, false));
  REQUIRE(t.write_words({500, 500}));
  CHECK(t.seat(1).open());
  t.write(1, "because");
  t.press(1, SpotKind::name_done);
  t.tick();
  CHECK_FALSE(t.seat(1).open());
  CHECK(t.words() == "because");
}

TEST_CASE(
    "symbol mark: written at a seat as a plate is; what was written before stays on the plate") {
  PlateTable t(at_sides({{1, Edge::bottom, 0.5, {}}}, false));
  t.rename("the plate");
  REQUIRE(t.send({{canvas::ItemKind::symbol, t.island}}, {500, 500}));
  CHECK(t.seat(1).writing() == Writing::symbol);
  CHECK(t.seat(1).on_map());
  t.write(1, "hiroba");
  CHECK(t.board().islands.at(t.island).symbol == "hiroba");
  CHECK(t.plate() == "the plate");
  // Somebody else writes another one: it goes on from there.
  t.change(model::Patch<model::Island>{}.set<&model::Island::symbol>("wa"));
  t.tick();
  CHECK(t.seat(1).text().text() == "wa");
  t.enter(1);
  CHECK(t.seat(1).writing() == Writing::card);
  REQUIRE(t.send({{canvas::ItemKind::symbol, t.island}}, {500, 500}));
  REQUIRE(t.doc.apply_all(ops::dissolve_island(t.board(), t.island)).ok());
  t.tick();
  CHECK(t.seat(1).writing() == Writing::card);
  CHECK_FALSE(t.seat(1).notice().empty());
  CHECK_FALSE(t.send({{canvas::ItemKind::symbol, t.island}}, {500, 500}));
}

TEST_CASE("cross circle: its word is written at a seat; the seat says when it is gone") {
  PlateTable t(at_sides({{1, Edge::bottom, 0.5, {}}}, false));
  model::Circle circle;
  circle.id = t.ids.next();
  circle.loop = {{0, 0}, {50, 0}, {50, 50}};
  REQUIRE(t.doc.apply_all({ops::Add<model::Circle>{t.board_id, circle}}).ok());
  REQUIRE(t.send({{canvas::ItemKind::circle, circle.id}}, {500, 500}));
  CHECK(t.seat(1).writing() == Writing::circle);
  t.write(1, "wa");
  CHECK(t.board().circles.at(circle.id).words == "wa");
  REQUIRE(t.doc.apply_all({ops::Remove<model::Circle>{t.board_id, circle.id}}).ok());
  t.tick();
  CHECK(t.seat(1).writing() == Writing::card);
  CHECK_FALSE(t.seat(1).notice().empty());
  CHECK_FALSE(t.send({{canvas::ItemKind::circle, circle.id}}, {500, 500}));
}
