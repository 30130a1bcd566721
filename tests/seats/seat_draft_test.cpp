// The card being written: emptied, left, put aside for a name, and too long.
#include <doctest/doctest.h>

#include "model/kinds.h"
#include "ops/document.h"
#include "seats/seat_table.h"

using namespace support;

namespace {

void empty_it(SeatTable& t, int number) {
  while (!t.seat(number).text().text().empty())
    t.seat(number).act({input::KeyAction::Kind::backspace, {}});
  t.tick();
}
model::InkStroke stroke() {
  model::InkStroke s;
  s.points = {{-5, 0}, {5, 3}};
  return s;
}

}  // namespace

TEST_CASE("draft: a card taken from the table, emptied and left lies in the tray as it came") {
  // By closing, by the next card, by another card of the seat, by giving the seat up.
  for (const SpotKind leaving :
       {SpotKind::fold, SpotKind::fresh, SpotKind::tray_card, SpotKind::leave}) {
    CAPTURE(seats::name_of(leaving));
    SeatTable t;
    t.write(1, "waits");
    t.press(1, SpotKind::fresh);
    const Id id = t.lay("from the table", {0, -100});
    REQUIRE(t.seats->take_card(id, t.key(1, "g")));
    empty_it(t, 1);
    REQUIRE(t.board().cards.at(id).text.empty());
    CHECK(t.board().cards.at(id).place == Place::seat);
    leaving == SpotKind::leave ? t.leave(1) : t.press(1, leaving);
    CHECK(t.card("from the table").id == id);
    CHECK(t.card("from the table").place == Place::tray);
    CHECK_FALSE(t.said().empty());
    CHECK(t.card("waits").place == (leaving == SpotKind::leave ? Place::tray : Place::seat));
    CHECK(t.board().cards.size() == 2);
    // Undo lays it where it was taken from.
    REQUIRE(t.doc.undo());
    t.tick();
    CHECK(t.card("from the table").place == Place::table);
    CHECK(t.card("from the table").pos == Vec2{0, -100});
  }
}

TEST_CASE("draft: handwriting rubbed out comes back with the card, too") {
  SeatTable t;
  const Id id = t.lay("", {60, -100});
  model::Patch<model::Card> patch;
  patch.set<&model::Card::ink>({stroke()});
  REQUIRE(t.doc.apply_aside(ops::Change<model::Card>{t.board_id, id, patch}).ok());
  REQUIRE(t.seats->take_card(id, t.key(1, "g")));
  t.press(1, SpotKind::pen);
  t.press(1, SpotKind::rubber);
  const Vec2 pad = t.seat(1).pad_rect().centre();
  const double k = t.seat(1).pad_rect().width() / model::kCardSize.w;
  t.drag(t.seat(1).frame().to_window(pad + Vec2{-9, -4} * k),
         t.seat(1).frame().to_window(pad + Vec2{9, 6} * k));
  REQUIRE(t.board().cards.at(id).ink.empty());
  t.press(1, SpotKind::fold);
  CHECK(t.board().cards.at(id).place == Place::tray);
  CHECK(t.board().cards.at(id).ink == std::vector<model::InkStroke>{stroke()});
}

TEST_CASE("draft: a card only shortened stays where it is") {
  SeatTable t;
  const Id id = t.lay("long text", {0, -100});
  REQUIRE(t.seats->take_card(id, t.key(1, "g")));
  t.hit(1, "key-backspace");
  t.press(1, SpotKind::fold);
  CHECK(t.card("long tex").place == Place::seat);
  CHECK(t.said().empty());
}

TEST_CASE("draft: an emptied new card is none at once, and waits nowhere") {
  SeatTable t;
  t.write(1, "waits");
  t.press(1, SpotKind::fresh);
  t.type_english(1, "ab");
  CHECK(t.seats->waiting() == 2);
  empty_it(t, 1);
  t.tick();
  CHECK(t.seats->waiting() == 1);
  CHECK(t.board().cards.size() == 1);
  CHECK(t.seat(1).draft().nil());
  CHECK_FALSE(t.has(1, SpotKind::put));
  CHECK_FALSE(t.has(1, SpotKind::fresh));
  // Opening the other one, naming and writing again leave nothing behind.
  t.press(1, SpotKind::tray_card);
  CHECK(t.seat(1).text().text() == "waits");
  t.press(1, SpotKind::fresh);
  t.type_english(1, "a");
  empty_it(t, 1);
  t.press(1, SpotKind::name);
  t.tick();
  CHECK(t.seats->waiting() == 1);
  t.press(1, SpotKind::name);
  t.type_english(1, "c");
  CHECK(t.card("c").seat == "1");
  CHECK(t.board().cards.size() == 2);
  CHECK(t.said().empty());
}

TEST_CASE("draft: undo at the keyboard brings an emptied card's words back") {
  SeatTable t;
  t.type_english(1, "a");
  t.hit(1, "key-backspace");
  REQUIRE(t.board().cards.empty());
  t.seat(1).act({input::KeyAction::Kind::undo, {}});
  CHECK(t.card("a").place == Place::seat);
  CHECK(t.seat(1).draft() == t.card("a").id);
}

TEST_CASE(
    "draft: put on the table, taken back by undo and emptied it is gone, and redo does nothing") {
  SeatTable t;
  t.write(1, "a");
  t.press(1, SpotKind::put);
  REQUIRE(t.doc.undo());
  t.tick();
  t.press(1, SpotKind::tray_card);
  empty_it(t, 1);
  CHECK(t.board().cards.empty());
  t.doc.redo();
  t.tick();
  CHECK(t.board().cards.empty());
  t.type_english(1, "b");
  CHECK(t.card("b").place == Place::seat);
}

TEST_CASE("draft: after naming the seat the card that was being written goes on") {
  SeatTable t;
  t.write(1, "waits");
  t.press(1, SpotKind::fresh);
  t.type_english(1, "half a sen");
  const Id id = t.seat(1).draft();
  t.press(1, SpotKind::name);
  CHECK(t.seat(1).text().text().empty());
  CHECK(t.seat(1).draft().nil());
  // Its place is the name's: it neither waits in the tray nor can be pulled out.
  CHECK(t.seat(1).tray_card(0) == t.card("waits").id);
  CHECK(t.seat(1).tray_card(1).nil());
  t.flick(1, t.spot(1, SpotKind::card), {0, -30});
  CHECK(t.card("half a sen").place == Place::seat);
  t.type_english(1, "hana");
  t.hit(1, "Enter");
  CHECK(t.seat(1).place().name == "hana");
  CHECK(t.seat(1).draft() == id);
  CHECK(t.seat(1).text().text() == "half a sen");
  t.type_english(1, "t");
  CHECK(t.card("half a sent").id == id);
  CHECK(t.board().cards.size() == 2);
}

TEST_CASE("draft: what was handwritten goes on after naming; the name is typed") {
  SeatTable t;
  t.press(1, SpotKind::pen);
  const Vec2 pad = t.seat(1).frame().to_window(t.seat(1).pad_rect().centre());
  t.drag(pad, pad + Vec2{20, 5});
  REQUIRE(t.board().cards.size() == 1);
  const Id id = t.board().cards.begin()->first;
  t.press(1, SpotKind::name);
  CHECK_FALSE(t.seat(1).inking());
  t.type_english(1, "ken");
  t.press(1, SpotKind::name);
  CHECK(t.seat(1).draft() == id);
  CHECK(t.seat(1).pad().ink().size() == 1);
  CHECK(t.board().cards.at(id).ink.size() == 1);
}

TEST_CASE("draft: a card taken away while the seat is named is not gone on with") {
  SeatTable t;
  t.type_english(1, "mine");
  t.press(1, SpotKind::name);
  t.type_english(1, "ha");
  t.seats->show_all();
  REQUIRE(t.card("mine").place == Place::table);
  CHECK(t.seat(1).text().text() == "ha");
  t.type_english(1, "na");
  t.hit(1, "Enter");
  CHECK(t.seat(1).place().name == "hana");
  CHECK(t.seat(1).text().empty());
  t.type_english(1, "x");
  CHECK(t.card("x").place == Place::seat);
  CHECK(t.card("mine").place == Place::table);
}

TEST_CASE("draft: a name under way is kept by its button, by closing, and by a card let go there") {
  SeatTable t;
  t.write(1, "waits");
  t.press(1, SpotKind::name);
  t.type_english(1, "a");
  t.press(1, SpotKind::name_done);
  CHECK(t.kept().back().places[0].name == "a");
  CHECK(t.seat(1).text().text() == "waits");
  t.press(1, SpotKind::name);
  t.type_english(1, "b");
  t.press(1, SpotKind::fold);
  CHECK(t.kept().back().places[0].name == "ab");
  t.press(1, SpotKind::handle);
  CHECK_FALSE(t.seat(1).naming());
  t.press(1, SpotKind::name);
  t.type_english(1, "c");
  REQUIRE(t.seats->take_card(t.lay("given", {0, -100}), t.key(1, "g")));
  CHECK(t.kept().back().places[0].name == "abc");
  CHECK(t.seat(1).text().text() == "given");
}

namespace {
std::string repeated(const std::string& words, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += words;
  return out;
}
}  // namespace

TEST_CASE("draft: a text too long for its card is shown smaller, and whole") {
  for (const std::size_t n : {20, 150, 700}) {
    SeatTable t;
    t.write(1, repeated("あ", n));
    canvas::DrawList out;
    t.seats->draw(canvas::Look{}, out);
    std::size_t most = 0;
    for (const auto& entry : out.entries)
      if (const auto* text = std::get_if<canvas::Text>(&entry.item)) {
        std::size_t glyphs = 0;
        for (const auto& run : text->layout->runs) glyphs += run.glyphs.size();
        if (glyphs < most) continue;
        most = glyphs;
        CHECK_FALSE(text->layout->ellipsized);
      }
    CHECK(most == n);
  }
}

TEST_CASE("draft: a full card takes no more, says so at the seat, and what stands on it is kept") {
  SeatTable t;
  t.write(1, repeated("あ", 1333));  // 3999 bytes
  CHECK(t.seat(1).notice().empty());
  t.write(1, "い");
  CHECK(t.seat(1).text().text() == repeated("あ", 1333));
  CHECK_FALSE(t.seat(1).notice().empty());
  t.hit(1, "a");
  CHECK(t.seat(1).text().text() == repeated("あ", 1333) + "a");
  CHECK(t.seat(1).notice().empty());
  t.hit(1, "b");
  t.hit(1, "Enter");
  CHECK_FALSE(t.seat(1).notice().empty());
  const std::string full = t.seat(1).text().text();
  CHECK(full.size() == 4000);
  CHECK(t.card(full).place == Place::seat);
  // Taking away goes on, and the next card begins without the notice.
  t.hit(1, "key-backspace");
  CHECK(t.seat(1).notice().empty());
  t.write(1, "い");
  CHECK_FALSE(t.seat(1).notice().empty());
  t.press(1, SpotKind::fresh);
  CHECK(t.seat(1).notice().empty());
  t.type_english(1, "next");
  CHECK(t.card("next").place == Place::seat);
  CHECK(t.board().cards.size() == 2);
}

TEST_CASE("draft: kana under way are not lost at a full card either") {
  SeatTable t;
  t.write(1, repeated("あ", 1332));
  t.show_flick(1);
  t.hit(1, "か");
  t.hit(1, "な");
  CHECK(t.seat(1).text().text() == repeated("あ", 1332) + "か");
  CHECK_FALSE(t.seat(1).notice().empty());
  t.hit(1, "Accept");
  CHECK(t.card(repeated("あ", 1332) + "か").place == Place::seat);
}

TEST_CASE("draft: a longer card from elsewhere keeps its text when it is edited") {
  const std::string words = repeated("協働 ", 2000);
  SeatTable t;
  const Id id = t.lay(words, {0, -100});
  REQUIRE(t.seats->take_card(id, t.key(1, "g")));
  CHECK(t.board().cards.at(id).text == words);
  t.type_english(1, "x");
  CHECK(t.board().cards.at(id).text == words);
  t.hit(1, "key-backspace");
  CHECK(t.board().cards.at(id).text == words.substr(0, words.size() - 1));
  t.press(1, SpotKind::put);
  CHECK(t.board().cards.at(id).text == words.substr(0, words.size() - 1));
}

TEST_CASE("draft: a pasted line too long for a card becomes several, none of it is lost") {
  struct Case {
    std::string line;
    std::string_view end;  // behind it a card ends
  };
  for (const Case& c :
       {Case{repeated("あ", 3000), "あ"}, Case{repeated("これは一つの文です。", 400), "。"},
        Case{repeated("word ", 1700) + "end", " "},
        Case{repeated("One sentence, and more. ", 300) + "end", ". "}}) {
    SeatTable t;
    t.seat(1).paste("first\n" + c.line + "\nlast");
    t.tick();
    CHECK_FALSE(t.seat(1).notice().empty());
    std::map<Id, std::string> in_order;  // ids grow
    for (const auto& [id, card] : t.board().cards) in_order[id] = card.text;
    REQUIRE(in_order.size() >= 4);
    std::vector<std::string> texts;
    for (const auto& [id, words] : in_order) texts.push_back(words);
    CHECK(texts.front() == "first");
    CHECK(texts.back() == "last");
    std::string all;
    for (std::size_t i = 1; i + 1 < texts.size(); ++i) {
      all += texts[i];
      CHECK(texts[i].size() <= 4000);
      CHECK(!texts[i].empty());
      if (i + 2 < texts.size()) CHECK(texts[i].ends_with(c.end));
    }
    CHECK(all == c.line);
    CHECK(t.seat(1).paste("short") == 1);
    CHECK(t.seat(1).notice().empty());
  }
}
