// An island goes to another table, really: a hall with its hub in this process, tables that come in by its words, and the program on
// an X server as one of them. All on 127.0.0.1.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "commands/hall_hub.h"
#include "e2e/table_fixture.h"
#include "hall/dispatch.h"
#include "ops/island_copy.h"
#include "pages/hall_table.h"
#include "support/real_hall.h"

using base::Vec2;
using e2e::Driver;
using e2e::json;
using e2e::Look;
using hall::Errand;
using pages::HallTable;
using pages::SentIslands;
using support::made;
using support::wait_until;

namespace {

const base::RealClock kClock;

/// A hall, closed and opened again at will.
struct Hall {
  support::TemporaryFolder folder{"kurumaza-hall-"};
  base::RealFileSystem files;
  commands::HallOptions options;
  std::unique_ptr<commands::HallHub> hub;
  hall::RoomWords words{};

  Hall() {
    options.folder = folder.path() / "hall";
    options.word_list = KURUMAZA_WORDS;
    options.name = "公民館";
    options.loopback_only = true;
    options.hub_port = support::free_port();
    options.beacon_port = support::own_udp().port;
    open();
    words = hall::read_words(support::shipped_words(), hub->door().kana()).value();
  }
  void open() {
    auto opened = commands::HallHub::open(files, kClock, options, {});
    REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().text()));
    hub = std::move(*opened);
  }
  void step() {
    if (hub) (void)hub->follow();
  }
};

/// A table's place in it, without a session.
struct Table {
  support::TemporaryFolder folder{"kurumaza-table-"};
  base::RealFileSystem files;
  base::IdSource ids{kClock};
  std::string name;
  base::Path known;
  std::unique_ptr<HallTable> hall;

  explicit Table(std::string called, base::Path file = {})
      : name(std::move(called)), known(file.empty() ? folder.path() / "known" : std::move(file)) {
    come();
  }
  void come() {
    hall = made(HallTable::open({files,
                                 kClock,
                                 KURUMAZA_WORDS,
                                 known,
                                 folder.path() / "asked",
                                 support::own_udp(),
                                 name,
                                 {}}));
  }
  void go() { hall.reset(); }
  void step() {
    if (hall) (void)hall->tick(kClock.now_s());
  }
  const std::vector<hall::HallNews::There>& others() const { return hall->sent().there(); }
  /// An island with so many cards, for the table of that name.
  base::Id send(const std::string& to, const std::string& plate, int cards) {
    model::Board board;
    model::Island island;
    island.id = ids.next();
    island.plate = plate;
    island.plate_pos = {0, -60};
    board.islands[island.id] = island;
    for (int n = 0; n < cards; ++n) {
      model::Card card;
      card.id = ids.next();
      card.text = plate + std::to_string(n + 1);
      card.island = island.id;
      card.pos = {(n % 4) * 85.0, (n / 4) * 60.0};
      board.cards[card.id] = card;
    }
    const auto there = std::ranges::find(others(), to, &hall::HallNews::There::table);
    REQUIRE(there != others().end());
    const hall::Dispatch dispatch{
        {ids.next(), kClock.wall(),
         hall::IslandFromAfar{plate, name, ids.next(), ops::island_copy(board, island.id, ids)}},
        {there->place}};
    hall->sent().send(dispatch, island.id, {there->place});
    return dispatch.request.id;
  }
};

bool is_at(const Table& table, base::Id request, Errand::At at) {
  for (const SentIslands::Sent& sent : table.hall->sent().all())
    if (sent.request == request)
      return std::ranges::any_of(sent.at, [&](const auto& each) { return each.second == at; });
  return false;
}

/// Hall and tables go on until it is so.
template <class F>
bool until(double seconds, Hall& hall, const std::vector<Table*>& tables, F&& so) {
  return wait_until(seconds, [&] {
    hall.step();
    for (Table* table : tables) table->step();
    return so();
  });
}

void come_in(Hall& hall, const std::vector<Table*>& tables) {
  for (Table* table : tables) table->hall->join_by(hall.words);
  REQUIRE(until(20, hall, tables, [&] {
    return std::ranges::all_of(
        tables, [&](const Table* t) { return t->others().size() + 1 == tables.size(); });
  }));
}

}  // namespace

TEST_CASE("island sent: it is kept there, and the sender hears what its people said") {
  Hall hall;
  Table one("一班"), two("二班");
  come_in(hall, {&one, &two});
  CHECK(one.others()[0].table == "二班");
  const base::Id taken = one.send("二班", "みどり", 12), not_now = one.send("二班", "バス", 2);
  REQUIRE(until(10, hall, {&one, &two}, [&] { return two.hall->waiting().size() == 2; }));
  const auto& asked = std::get<hall::IslandFromAfar>(two.hall->waiting().front().wish);
  CHECK(asked.plate == "みどり");
  CHECK(asked.origin == "一班");
  CHECK(ops::cards_in_copy(asked.ops) == 12);
  CHECK(until(10, hall, {&one, &two}, [&] { return is_at(one, taken, Errand::At::kept); }));
  two.hall->settle(taken, hall::RequestOutcome::What::done);
  two.hall->settle(not_now, hall::RequestOutcome::What::declined);
  CHECK(until(10, hall, {&one, &two}, [&] {
    return is_at(one, taken, Errand::At::done) && is_at(one, not_now, Errand::At::declined);
  }));
  const auto became = one.hall->sent().take_became();
  REQUIRE(became.size() == 2);
  CHECK(became[0].table == "二班");
  CHECK(two.hall->sent().take_became().empty());
}

TEST_CASE("island sent: a table that went away gets it when it comes back, once") {
  Hall hall;
  Table one("一班"), two("二班");
  come_in(hall, {&one, &two});
  two.go();
  const base::Id sent = one.send("二班", "みどり", 3);
  CHECK(until(20, hall, {&one}, [&] { return one.others().empty(); }));
  CHECK(is_at(one, sent, Errand::At::on_its_way));
  two.come();  // by itself: the hall is known
  CHECK(until(20, hall, {&one, &two}, [&] { return is_at(one, sent, Errand::At::kept); }));
  CHECK(two.hall->waiting().size() == 1);
}

TEST_CASE("island sent: a hall that was closed and opened again still brings it, once") {
  Hall hall;
  Table one("一班"), two("二班");
  come_in(hall, {&one, &two});
  two.go();
  const base::Id sent = one.send("二班", "みどり", 3);
  CHECK_FALSE(until(2, hall, {&one}, [&] { return is_at(one, sent, Errand::At::kept); }));
  hall.hub.reset();
  hall.open();
  two.come();
  CHECK(until(40, hall, {&one, &two}, [&] { return is_at(one, sent, Errand::At::kept); }));
  CHECK(two.hall->waiting().size() == 1);
  two.hall->settle(sent, hall::RequestOutcome::What::done);
  // Closed once more, before anybody was told: it is asked again, and what was settled is known.
  hall.hub.reset();
  hall.open();
  CHECK(until(40, hall, {&one, &two}, [&] { return is_at(one, sent, Errand::At::done); }));
  CHECK(two.hall->waiting().empty());
  CHECK(one.hall->sent().take_became().size() == 1);
}

TEST_CASE(
    "island sent: hall and sender are closed meanwhile, and the sender still hears what became of "
    "it") {
  Hall hall;
  Table one("一班"), two("二班");
  come_in(hall, {&one, &two});
  const base::Id sent = one.send("二班", "みどり", 3);
  REQUIRE(until(20, hall, {&one, &two}, [&] { return is_at(one, sent, Errand::At::kept); }));
  one.go();
  hall.hub.reset();
  two.hall->settle(sent, hall::RequestOutcome::What::declined);
  hall.open();
  one.come();
  CHECK(until(40, hall, {&one, &two}, [&] { return is_at(one, sent, Errand::At::declined); }));
  CHECK(two.hall->waiting().empty());
  const auto became = one.hall->sent().take_became();
  REQUIRE(became.size() == 1);
  CHECK(became[0].table == "二班");
}

namespace {

/// Hall and another table on a thread of their own, while fingers work at the program's.
class Meanwhile {
 public:
  Meanwhile(Hall& hall, Table& table) : hall_(hall), table_(table), thread_([this] { run(); }) {}
  ~Meanwhile() {
    ended_ = true;
    thread_.join();
  }
  /// Asks or does something with them.
  template <class F>
  auto with(F&& what) {
    const std::scoped_lock guard(mutex_);
    return what(hall_, table_);
  }
  template <class F>
  bool until(double seconds, F&& so) {
    return wait_until(seconds, [&] { return with(so); });
  }

 private:
  void run() {
    while (!ended_) {
      {
        const std::scoped_lock guard(mutex_);
        hall_.step();
        table_.step();
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  Hall& hall_;
  Table& table_;
  std::mutex mutex_;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

void seen(Driver& driver, const std::string& name) {
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  if (!wanted) return;
  std::filesystem::create_directories(wanted);
  (void)driver.screen().screenshot(base::Path(wanted) / (name + ".png"));
}

/// A session with an island of four cards and one card beside it.
void lay_out(const e2e::Room& room, base::IdSource& ids) {
  model::Session s;
  s.id = ids.next();
  s.title = "駅前の話し合い";
  model::Board board;
  board.id = ids.next();
  model::Island island;
  island.id = ids.next();
  island.plate = "歩いて暮らせる";
  island.plate_pos = {-150, -95};
  board.islands[island.id] = island;
  for (int n = 0; n < 5; ++n) {
    model::Card card;
    card.id = ids.next();
    card.text = n < 4 ? "歩道を広くする" + std::to_string(n + 1) : "ひとり";
    card.pos =
        n < 4 ? base::Vec2{-190 + (n % 2) * 85.0, -40 + (n / 2) * 60.0} : base::Vec2{120, 90};
    if (n < 4) card.island = island.id;
    card.z = n;
    board.cards[card.id] = card;
  }
  s.boards[board.id] = board;
  std::filesystem::create_directories(room.sessions());
  std::ofstream(room.session()) << storage::session_text(s, 0);
}

/// The session's file, once it has so many cards.
json saved_with(const e2e::Room& room, std::size_t cards) {
  CHECK(wait_until(15, [&] { return e2e::all_in(room.saved(), "cards").size() == cards; }));
  return room.saved();
}

/// The sheet is about the island with this plate, and its copy can go to the other table.
Look until_sendable(Driver& driver, const std::string& plate, const std::string& send) {
  return driver.until("the sheet for " + plate, [&](const Look& l) {
    const auto* island = l.plate(plate);
    const auto* to = l.button(send);
    return island && to && to->enabled && l.str("sending") == island->id;
  });
}

/// At a screen of that size: an island comes and is taken, one goes and is taken there.
void come_and_go(int width_px, int height_px, const std::string& dpi) {
  auto screen = support::screen_or_skip<support::TouchScreen>(width_px, height_px);
  if (!screen) return;
  const std::string size = std::to_string(width_px);
  Hall hall;
  Table other("一班");
  e2e::Room room;
  base::IdSource ids(kClock);
  lay_out(room, ids);
  const base::Path known = room.folder.path() / ".config" / "kurumaza" / "halls";
  std::filesystem::create_directories(known.parent_path());
  {
    // Its machine was here before.
    Table before("三班", known);
    come_in(hall, {&other, &before});
  }
  Meanwhile others(hall, other);
  e2e::Start start = room.on_session({"--dpi", dpi, "--lang", "ja", "--mount", "table",
                                      "--hall-loopback", std::to_string(support::own_udp().port)});
  Driver driver(*screen, start);
  REQUIRE(others.until(30, [](Hall&, Table& table) { return table.others().size() == 1; }));
  const Look joined = driver.until(
      "another table",
      [](const Look& l) {
        return l.answer().contains("other_tables") && l.answer()["other_tables"].size() == 1;
      },
      20);
  // Whoever came in first has the lower place.
  const std::string send =
      "send-" + std::to_string(joined.answer()["other_tables"][0]["place"].get<int>());

  const std::string here = others.with([](Hall&, Table& table) { return table.others()[0].table; });
  const base::Id came =
      others.with([&](Hall&, Table& table) { return table.send(here, "みどりを残す", 12); });
  driver.until(
      "the suggestion", [](const Look& l) { return l.button("hall-yes") != nullptr; }, 20);
  seen(driver, "suggestion-" + size);
  driver.tap_button("hall-yes");
  driver.until("the island", [](const Look& l) { return l.plate("みどりを残す") != nullptr; });
  driver.until_calm();
  seen(driver, "arrived-" + size);
  CHECK(
      others.until(10, [&](Hall&, Table& table) { return is_at(table, came, Errand::At::done); }));
  const json saved = saved_with(room, 17);
  CHECK(e2e::card_in(saved, "みどりを残す1")["origin"] == "一班");

  // And one of ours goes there: whichever is touched while the sheet is open, or the one in whose menu it was wanted.
  driver.tap_button("map-tools");
  if (!driver.until_calm().button("send-island")) {
    // On a narrow screen the sheet is pulled up.
    const Vec2 from = driver.look().button("weigh")->centre();
    driver.drag({{1, {from, from - Vec2{0, 0.5 * height_px}}}});
  }
  driver.tap_button("send-island");
  driver.until("the sheet", [](const Look& l) { return l.button("send-close") != nullptr; });
  driver.until_calm();
  seen(driver, "sheet-" + size);
  driver.tap(driver.until_calm().card("歩道を広くする1")->centre());
  until_sendable(driver, "歩いて暮らせる", send);
  driver.tap_button("send-close");
  driver.tap(driver.until_calm().card("みどりを残す1")->centre());
  driver.long_press(driver.until_calm().plate("歩いて暮らせる")->centre());
  seen(driver, "menu-" + size);
  driver.tap_button("menu-send");
  until_sendable(driver, "歩いて暮らせる", send);
  driver.until_calm();
  seen(driver, "touched-" + size);
  driver.tap_button(send);
  CHECK(others.until(10, [](Hall&, Table& table) { return table.hall->waiting().size() == 1; }));
  seen(driver, "sent-" + size);
  others.with([](Hall&, Table& table) {
    const auto& asked = std::get<hall::IslandFromAfar>(table.hall->waiting().front().wish);
    CHECK(asked.plate == "歩いて暮らせる");
    CHECK(ops::cards_in_copy(asked.ops) == 4);
    table.hall->settle(table.hall->waiting().front().id, hall::RequestOutcome::What::done);
    return 0;
  });
  driver.until("it can be sent again",
               [&](const Look& l) { return l.button(send) && l.button(send)->enabled; });
  seen(driver, "taken-" + size);
  // One undo takes the island that came away whole.
  driver.tap_button("send-close");
  driver.tap_button("undo");
  driver.until("the island is gone", [](const Look& l) { return !l.plate("みどりを残す"); });
  driver.until_calm();
  saved_with(room, 5);
  CHECK(driver.leave() == 0);
  room.check_clean();
}

}  // namespace

TEST_CASE("island sent: by fingers one comes, is taken, and another one goes") {
  come_and_go(1920, 1080, "96");
}

TEST_CASE("island sent: the same on a narrow screen") { come_and_go(1366, 768, "96"); }

TEST_CASE("island sent: the same on a large one") { come_and_go(3840, 2160, "160"); }
