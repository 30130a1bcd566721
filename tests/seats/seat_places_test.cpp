// Seats that come, move, are named and go; and what is asked of the converter.
#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "seats/seat_table.h"
#include "support/worker_bench.h"

using namespace support;
using ime::Conversion;
using ime::ConversionRequest;
using ime::ConversionWorker;

namespace {

// Puts every reading in 「」, once it may.
class Brackets final : public ime::KanaKanji {
 public:
  explicit Brackets(std::shared_ptr<WorkerBench> bench) : bench_(std::move(bench)) {}
  base::Result<ime::Conversion> convert(const ime::ConversionRequest& request) override {
    const auto lock = bench_->be_asked();
    const std::string made = "「" + request.reading + "」";
    return ime::Conversion{{{request.reading, {made, request.reading}}}, {made, request.reading}};
  }

 private:
  std::shared_ptr<WorkerBench> bench_;
};

struct Converting {
  std::shared_ptr<WorkerBench> bench = std::make_shared<WorkerBench>();
  SeatTable table;
  ime::ConversionWorker worker;

  explicit Converting(const TableSet& set = {})
      : table(set),
        worker(
            [b = bench]() -> base::Result<std::unique_ptr<ime::KanaKanji>> {
              return std::unique_ptr<ime::KanaKanji>(std::make_unique<Brackets>(b));
            },
            table.clock, [b = bench] { b->set([&] { ++b->wakes; }); }) {
    table.aids.worker = &worker;
  }
  ~Converting() {
    bench->set([this] { bench->held = false; });
  }
  // Ticks at each wake until it is so.
  template <class F>
  void until(F&& so) {
    for (int seen = 0;;) {
      table.tick();
      if (so()) return;
      bench->wait([&] { return bench->wakes > seen; });
      const std::lock_guard lock(bench->mutex);
      seen = bench->wakes;
    }
  }
  bool has_candidates(int seat) {
    return !table.seat(seat).text().composition().candidates().empty();
  }
};

}  // namespace

TEST_CASE("seats: everybody's kana become kanji of their own") {
  Converting c({eight_places()});
  SeatTable& t = c.table;
  const std::vector<std::string> kana = {"あ", "か", "さ", "た", "な", "は", "ま", "ら"};
  for (int n = 1; n <= 8; ++n) t.show_flick(n);
  for (int i = 0; i < 2; ++i) {
    for (int n = 1; n <= 8; ++n) t.hit(n, kana[std::size_t(n - 1)]);
    t.wait(1);  // two quick taps would be い, き, し
  }
  for (int n = 1; n <= 8; ++n) c.until([&] { return c.has_candidates(n); });
  for (int n = 1; n <= 8; ++n) {
    const std::string reading = kana[std::size_t(n - 1)] + kana[std::size_t(n - 1)];
    CHECK(t.seat(n).text().text() == reading);
    if (n % 2)
      t.press(n, SpotKind::candidate, 0);
    else {
      t.hit(n, "Convert");
      t.hit(n, "Accept");
    }
    CHECK(t.card("「" + reading + "」").seat == std::to_string(n));
  }
  CHECK(t.board().cards.size() == 8);
}

TEST_CASE("seats: a conversion that never answers leaves the kana, and the table goes on") {
  Converting c;
  SeatTable& t = c.table;
  c.bench->set([&] { c.bench->held = true; });
  t.show_flick(1);
  t.hit(1, "か");
  c.bench->wait([&] { return c.bench->asked == 1; });
  t.hit(1, "Convert");
  CHECK(t.seat(1).text().composition().waiting());
  t.wait(0);
  CHECK(t.seats->next_deadline_s() < t.clock.now_s() + 3);
  t.wait(2.5);
  CHECK_FALSE(t.seat(1).text().composition().waiting());
  CHECK(t.seat(1).text().composition().failed());
  CHECK(t.card("か").place == Place::seat);
  t.hit(1, "Accept");
  t.hit(1, "な");
  t.press(1, SpotKind::put);
  CHECK(t.card("かな").place == Place::table);
}

TEST_CASE("seats: an answer for the card before is not put on the next one") {
  Converting c;
  SeatTable& t = c.table;
  c.bench->set([&] { c.bench->held = true; });
  t.show_flick(1);
  t.hit(1, "か");
  c.bench->wait([&] { return c.bench->asked == 1; });
  t.press(1, SpotKind::put);
  t.hit(1, "な");
  c.bench->set([&] { c.bench->held = false; });
  c.until([&] { return c.has_candidates(1); });
  CHECK(t.seat(1).text().composition().candidates()[0] == "「な」");
  CHECK(t.card("か").place == Place::table);
  CHECK(t.card("な").place == Place::seat);
}

TEST_CASE("seats: a seat that goes while its conversion runs gets no answer") {
  Converting c({eight_places()});
  SeatTable& t = c.table;
  c.bench->set([&] { c.bench->held = true; });
  t.show_flick(1);
  t.show_flick(2);
  t.hit(1, "か");
  c.bench->wait([&] { return c.bench->asked == 1; });
  t.leave(1);
  t.hit(2, "な");
  c.bench->set([&] { c.bench->held = false; });
  c.until([&] { return c.has_candidates(2); });
  CHECK(t.card("か").place == Place::tray);
  CHECK(t.card("な").seat == "2");
}

TEST_CASE("seats: without a converter it is said once, and kana stay kana") {
  SeatTable t;
  ime::ConversionWorker worker(
      []() -> base::Result<std::unique_ptr<ime::KanaKanji>> {
        return base::Error{base::ErrorCode::unavailable, "no data", ""};
      },
      t.clock, [] {});
  t.aids.worker = &worker;
  t.show_flick(1);
  t.hit(1, "か");
  while (worker.state() == ime::ConversionWorker::State::opening) std::this_thread::yield();
  t.tick();
  t.tick();
  t.hit(1, "な");
  t.hit(1, "Accept");
  t.tick();
  CHECK(t.said().size() == 1);
  CHECK(t.card("かな").place == Place::seat);
}

TEST_CASE("seats: letters of a physical keyboard are on their way to kana on a page of kana") {
  SeatTable t;
  t.seat(1).type("k");
  CHECK(t.seat(1).text().text() == "k");
  t.show_flick(1);
  for (const char* c : {"k", "y", "o", " ", "!"}) t.seat(1).type(c);
  CHECK(t.seat(1).text().text().starts_with("kきょ"));
  CHECK(t.seat(1).text().text().ends_with("!"));
}

TEST_CASE("seats: one more comes, opened, until the table is full; then it is said") {
  SeatTable t({.places = {}});
  for (int i = 0; i < 12; ++i) {
    REQUIRE(t.seats->add());
    CHECK(t.seat(i + 1).open());
    CHECK(t.kept().back().places.size() == std::size_t(i + 1));
    CHECK(t.seats->focused() == &t.seat(i + 1));
  }
  CHECK(t.said().empty());
  CHECK_FALSE(t.seats->add());
  CHECK(t.said().size() == 1);
  CHECK(t.seats->all().size() == 12);
}

TEST_CASE("seats: before a wall all sit at the bottom, six at most, wherever they are dragged") {
  SeatTable t({.places = {{1, Edge::top, 0.2, {}}, {2, Edge::left, 0.8, {}}}, .at_wall = true});
  CHECK(t.seat(1).place().edge == Edge::bottom);
  CHECK(t.seat(2).place().edge == Edge::bottom);
  t.drag(t.spot(2, SpotKind::handle), {500, 4});
  CHECK(t.seat(2).place().edge == Edge::bottom);
  CHECK(t.seat(2).frame().turn == 0);
  while (t.seats->all().size() < 6) REQUIRE(t.seats->add());
  CHECK_FALSE(t.seats->add());
  for (const auto& s : t.seats->all()) CHECK(s->place().edge == Edge::bottom);
  t.type_english(6, "wall");
  CHECK(t.card("wall").turn == 0);
}

TEST_CASE("seats: the table stood up all come to the bottom, laid flat they go back as they sat") {
  SeatTable t(
      {.places = {{1, Edge::top, 0.2, "a"}, {2, Edge::left, 0.8, {}}, {3, Edge::bottom, 0.5, {}}}});
  t.type_english(1, "top");
  t.down(7, t.spot(2, SpotKind::handle));
  t.seats->set_mount(desk::Mount::wall);
  CHECK_FALSE(t.seats->owns(7));
  for (const auto& s : t.seats->all()) {
    CHECK(s->place().edge == Edge::bottom);
    CHECK(s->frame().turn == 0);
    for (const auto& other : t.seats->all())
      if (s != other) CHECK_FALSE(s->frame().area().intersects(other->frame().area()));
  }
  for (const auto& side : t.desk.seats) CHECK(side.turn_rad == 0);
  CHECK(t.seat(1).text().text() == "top");
  t.type_english(1, "s");
  // What is kept meanwhile is where they sit round the table.
  t.press(3, SpotKind::leave);
  REQUIRE_FALSE(t.kept().empty());
  CHECK(t.kept().back().places ==
        std::vector<SeatPlace>{{1, Edge::top, 0.2, "a"}, {2, Edge::left, 0.8, {}}});
  t.seats->set_mount(desk::Mount::table);
  CHECK(t.seat(1).place() == SeatPlace{1, Edge::top, 0.2, "a"});
  CHECK(t.seat(2).place().edge == Edge::left);
  CHECK(t.seat(1).text().text() == "tops");
  t.press(1, SpotKind::put);
  CHECK(t.card("tops").turn == doctest::Approx(std::numbers::pi));
}

TEST_CASE("seats: who sits down or leaves at the wall changes nobody's place round the table") {
  SeatTable t({.places = {{1, Edge::right, 0.5, {}}}, .at_wall = true});
  REQUIRE(t.seats->add());
  t.leave(1);
  REQUIRE(t.seats->add());  // has its number, not its place
  t.seats->set_mount(desk::Mount::table);
  for (const auto& s : t.seats->all()) CHECK(s->place().edge == Edge::bottom);
}

TEST_CASE("seats: dragged by its handle a seat goes along the edge and round the corner") {
  SeatTable t;
  t.type_english(1, "mine");
  t.drag(t.spot(1, SpotKind::handle), {995, 150});
  CHECK(t.seat(1).place().edge == Edge::right);
  CHECK(t.seat(1).place().along == doctest::Approx(0.25));
  REQUIRE_FALSE(t.kept().empty());
  CHECK(t.kept().back().places == std::vector<SeatPlace>{t.seat(1).place()});
  CHECK(t.seat(1).open());
  CHECK(t.seat(1).text().text() == "mine");
  t.type_english(1, "x");
  t.press(1, SpotKind::put);
  CHECK(t.card("minex").turn == doctest::Approx(-std::numbers::pi / 2));
}

TEST_CASE("seats: a name ended on a physical keyboard, or by leaving the table, is kept at once") {
  for (const bool leaves : {false, true}) {
    SeatTable t;
    t.press(1, SpotKind::name);
    REQUIRE(t.seat(1).naming());
    t.type_english(1, "hana");
    const std::size_t before = t.kept().size();
    if (leaves)
      t.seats->leave();
    else
      t.seats->press(text::TextKey::enter, {});
    CHECK_FALSE(t.seat(1).naming());
    REQUIRE(t.kept().size() > before);
    CHECK(t.kept().back().places[0].name == "hana");
  }
}

TEST_CASE("seats: named at the seat itself; its cards bear the name once they lie on the table") {
  SeatTable t;
  t.type_english(1, "draft");
  t.press(1, SpotKind::name);
  REQUIRE(t.seat(1).naming());
  CHECK_FALSE(t.has(1, SpotKind::put));
  t.type_english(1, "hana");
  CHECK(t.board().cards.size() == 1);
  t.hit(1, "Enter");
  CHECK_FALSE(t.seat(1).naming());
  CHECK(t.seat(1).place().name == "hana");
  CHECK(t.kept().back().places[0].name == "hana");
  CHECK(t.card("draft").place == Place::seat);
  CHECK(t.card("draft").who.empty());
  t.press(1, SpotKind::fresh);
  t.type_english(1, "idea");
  t.press(1, SpotKind::put);
  CHECK(t.card("idea").who == "hana");
  t.press(1, SpotKind::name);
  CHECK(t.seat(1).text().text() == "hana");
  for (int i = 0; i < 4; ++i) t.hit(1, "key-backspace");
  t.press(1, SpotKind::name);
  CHECK(t.seat(1).place().name.empty());
}

TEST_CASE("seats: a name too long ends between two characters, and is one line") {
  SeatTable t;
  t.press(1, SpotKind::name);
  std::string name;
  for (int i = 0; i < 50; ++i) name += "花";
  t.write(1, "a\n" + name);
  t.press(1, SpotKind::name);
  const std::string kept = t.seat(1).place().name;
  CHECK(("a " + name).starts_with(kept));
  CHECK(kept.size() > 30);
  CHECK(kept.size() <= 40);
}

TEST_CASE("seats: in an anonymous session no card bears a name, and none can be given") {
  SeatTable t({.places = {{1, Edge::bottom, 0.5, "Ken"}}, .anonymous = true});
  t.press(1, SpotKind::name);
  t.type_english(1, "other");
  CHECK(t.seat(1).text().text().empty());
  t.press(1, SpotKind::name_done);
  CHECK_FALSE(t.seat(1).naming());
  CHECK(t.seat(1).place().name == "Ken");
  t.type_english(1, "who");
  t.press(1, SpotKind::put);
  t.type_english(1, "what");
  t.seats->show_all();
  CHECK(t.card("who").who.empty());
  CHECK(t.card("what").who.empty());
}

TEST_CASE("seats: names are left out at any seat, for all; undo brings them back") {
  SeatTable t({.places = {{1, Edge::bottom, 0.5, "Ken"}, {2, Edge::top, 0.5, "Mia"}}});
  t.type_english(1, "one");
  t.press(1, SpotKind::put);
  REQUIRE(t.card("one").who == "Ken");
  t.type_english(1, "draft");
  t.press(1, SpotKind::name);
  t.press(2, SpotKind::name);
  t.type_english(1, "x");
  CHECK_FALSE(t.has(2, SpotKind::put));
  t.press(2, SpotKind::no_names);
  CHECK(t.doc.session().anonymous);
  CHECK(t.card("one").who.empty());
  REQUIRE(t.said().size() == 1);
  CHECK(t.said()[0].find("journal") != std::string::npos);
  // The other, who is just writing a name, sees it go; nobody can write one.
  for (int n = 1; n <= 2; ++n) {
    CHECK(t.seat(n).text().text().empty());
    t.type_english(n, "y");
    t.press(n, SpotKind::name_done);
  }
  CHECK(t.seat(1).place().name == "Ken");
  t.type_english(2, "two");
  t.press(2, SpotKind::put);
  CHECK(t.card("two").who.empty());
  CHECK(t.card("draft").place == Place::seat);

  SUBCASE("undo") {
    t.doc.undo();
    t.tick();
    t.doc.undo();
    CHECK_FALSE(t.doc.session().anonymous);
    CHECK(t.card("one").who == "Ken");
  }
  SUBCASE("let in again, only new cards bear names") {
    t.press(1, SpotKind::name);
    t.press(1, SpotKind::no_names);
    CHECK_FALSE(t.doc.session().anonymous);
    CHECK(t.seat(1).text().text() == "Ken");
    t.press(1, SpotKind::name_done);
    CHECK(t.seat(1).text().text() == "draft");
    t.press(1, SpotKind::fresh);
    t.type_english(1, "three");
    t.press(1, SpotKind::put);
    CHECK(t.card("three").who == "Ken");
    CHECK(t.card("one").who.empty());
    CHECK(t.said().size() == 2);
  }
}

TEST_CASE("seats: where nobody was named yet the journal is not spoken of; read only, all stays") {
  SeatTable t;
  t.press(1, SpotKind::name);
  t.press(1, SpotKind::no_names);
  REQUIRE(t.said().size() == 1);
  CHECK(t.said()[0].find("journal") == std::string::npos);

  SeatTable looking({.read_only = true});
  looking.press(1, SpotKind::name);
  CHECK(looking.has(1, SpotKind::no_names, false));
  looking.press(1, SpotKind::no_names);
  CHECK_FALSE(looking.doc.session().anonymous);
}

TEST_CASE("seats: turn to me tells whose side") {
  SeatTable t({eight_places()});
  CHECK_FALSE(t.has(5, SpotKind::turn));
  t.press(5, SpotKind::arrange);
  t.press(5, SpotKind::turn);
  CHECK_FALSE(t.has(5, SpotKind::turn));
  REQUIRE(t.turns().size() == 1);
  CHECK(t.turns()[0].first == 5);
  CHECK(t.turns()[0].second == doctest::Approx(std::numbers::pi));
  CHECK(t.board().cards.empty());
}

TEST_CASE("seats: what is written there is looked for on the map") {
  SeatTable t({eight_places()});
  t.press(5, SpotKind::arrange);
  t.press(5, SpotKind::find);
  CHECK_FALSE(t.seat(5).notice().empty());
  CHECK(t.finds().empty());
  t.type_english(5, "bench");
  t.press(5, SpotKind::arrange);
  t.press(5, SpotKind::find);
  CHECK(t.finds() == std::vector<std::string>{"bench"});
  CHECK(t.seat(5).text().text() == "bench");
}

TEST_CASE(
    "seats: from a seat the table is tidied to its side, and spread; undone in one step each") {
  SeatTable t({eight_places()});
  const Id a = t.lay("a", {0, 0}), b = t.lay("b", {10, 5}), c = t.lay("c", {-20, 60});
  const auto poses = [&] {
    std::vector<double> out;
    for (const Id id : {a, b, c}) {
      const model::Card& card = t.board().cards.at(id);
      out.insert(out.end(), {card.pos.x, card.pos.y, card.turn});
    }
    return out;
  };
  const std::vector<double> before = poses();
  t.press(5, SpotKind::arrange);
  for (const SpotKind kind : {SpotKind::turn, SpotKind::spread, SpotKind::tidy})
    CHECK(t.has(5, kind));
  t.press(5, SpotKind::spread);
  const auto area = [&](Id id) {
    const model::Card& card = t.board().cards.at(id);
    return base::TurnedRect{card.pos, card.size, card.turn}.bounds().grown(-0.01);
  };
  CHECK_FALSE(area(a).intersects(area(b)));
  REQUIRE(t.doc.undo());
  CHECK(poses() == before);
  t.press(5, SpotKind::arrange);
  t.press(5, SpotKind::tidy);
  for (const Id id : {a, b, c})
    CHECK(std::abs(t.board().cards.at(id).turn) == doctest::Approx(std::numbers::pi));
  // What lies so already is said to.
  CHECK(t.seat(5).notice().empty());
  t.press(5, SpotKind::arrange);
  t.press(5, SpotKind::tidy);
  CHECK_FALSE(t.seat(5).notice().empty());
  REQUIRE(t.doc.undo());
  CHECK(poses() == before);
}

TEST_CASE("seats: how the table is laid is asked until something else is tapped or written") {
  SeatTable t({eight_places()});
  t.press(1, SpotKind::arrange);
  t.press(1, SpotKind::arrange);
  CHECK_FALSE(t.has(1, SpotKind::spread));
  t.press(1, SpotKind::arrange);
  t.type_english(1, "a");
  CHECK_FALSE(t.has(1, SpotKind::spread));
  CHECK(t.seat(1).text().text() == "a");
  t.press(1, SpotKind::arrange);
  t.press(1, SpotKind::pen);
  CHECK_FALSE(t.has(1, SpotKind::spread));
  SeatTable looking({.read_only = true});
  CHECK(looking.has(1, SpotKind::arrange, false));
}

TEST_CASE("seats: all the buttons of a seat lie apart and on it, however many cards wait") {
  SeatTable t({eight_places(), {508, 268}});
  for (int n = 1; n <= 8; ++n) {
    CHECK(t.seat(n).paste("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12") == 12);
    t.tick();
    const auto spots = t.seat(n).spots();
    const Size size = t.seat(n).frame().size;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      CHECK(Rect{{0, 0}, {size.w, size.h}}.common(spots[i].rect()) == spots[i].rect());
      for (std::size_t j = i + 1; j < spots.size(); ++j)
        CHECK_FALSE(spots[i].rect().grown(-0.01).intersects(spots[j].rect()));
    }
  }
}

TEST_CASE("seats: another board shows its own cards, and what waits stays on the first") {
  SeatTable t;
  t.type_english(1, "first");
  t.press(1, SpotKind::fresh);
  model::Board other;
  other.id = t.ids.next();
  other.order = 1;
  REQUIRE(t.doc.apply(ops::Add<model::Board>{{}, other}, t.doc.new_action()).ok());
  const Id before = t.board_id;
  t.board_id = t.desk.board_id = other.id;
  t.scene.show(&t.board());
  t.seats->show_board();
  t.tick();
  CHECK(t.seats->waiting() == 0);
  CHECK(t.seat(1).text().empty());
  t.type_english(1, "second");
  t.press(1, SpotKind::fresh);
  CHECK(t.board().cards.size() == 1);
  t.board_id = t.desk.board_id = before;
  t.scene.show(&t.board());
  t.seats->show_board();
  t.tick();
  CHECK(t.seat(1).cards() == std::vector<Id>{t.card("first").id});
}

TEST_CASE("seats: in an anonymous session nothing on the table tells whose card it is, or when") {
  SeatTable t({.places = {{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}}, .anonymous = true});
  std::vector<Id> waiting;
  for (int n = 0; n < 12; ++n) {
    t.type_english(1 + n % 2, std::string(1, char('a' + n)));
    waiting.push_back(t.card(std::string(1, char('a' + n))).id);
    t.press(1 + n % 2, SpotKind::fresh);
    t.wait(20);
  }
  t.seats->show_all();
  std::vector<std::string> by_id;
  int turned = 0;
  for (const auto& [id, card] : t.board().cards) {
    CHECK(card.place == Place::table);
    CHECK(card.seat.empty());
    CHECK(card.made == t.clock.wall());
    CHECK(std::ranges::find(waiting, id) == waiting.end());
    by_id.push_back(card.text);
    // A lot says before which seat it lies: about half of them before the other one.
    turned += (card.turn == 0) != ((card.text[0] - 'a') % 2 == 0);
  }
  CHECK(by_id.size() == 12);
  CHECK_FALSE(std::ranges::is_sorted(by_id));
  CHECK(turned > 0);
  CHECK(turned < 12);
  CHECK(t.seats->waiting() == 0);
  REQUIRE(t.doc.undo());
  t.tick();
  CHECK(t.seats->waiting() == 12);
  CHECK(t.card("a").seat == "1");
}

TEST_CASE(
    "seats: in an anonymous session a seat's cards go to the tray as nobody's, and come back") {
  SeatTable t({.anonymous = true});
  for (const char* words : {"x", "y", "z"}) {
    t.type_english(1, words);
    t.press(1, SpotKind::fresh);
  }
  const Id was = t.card("x").id;
  t.leave(1);
  REQUIRE(t.offered().size() == 1);
  CHECK(t.count(Place::tray) == 3);
  CHECK(t.card("x").id != was);
  CHECK(t.card("x").seat.empty());
  t.seats->come_back(t.offered()[0].second);
  CHECK(t.count(Place::seat) == 3);
}
