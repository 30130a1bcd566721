// A hall from end to end: a hub without a window whose tables come in and whose sessions become files; and the program itself, its
// screen on an X server, with tables of another process.
#include <cstdlib>

#include "commands/hall_hub.h"
#include "e2e/table_fixture.h"
#include "hall/sender.h"
#include "storage/open_session.h"
#include "storage/session_files.h"
#include "support/random_walk.h"
#include "support/real_hall.h"

using commands::HallHub;
using commands::HallOptions;
using e2e::Driver;
using e2e::json;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;
using support::wait_until;

namespace {

constexpr const char* kExample = KURUMAZA_SOURCE_DIR "/sessions/example.json";
const base::RealClock kClock;

std::string some_words() {
  const auto drawn = hall::draw_room_words();
  REQUIRE(drawn);
  return hall::kana_of(support::shipped_words(), *drawn);
}

struct Hub {
  support::TemporaryFolder folder{"kurumaza-hall-"};
  base::RealFileSystem files;
  HallOptions options;
  std::unique_ptr<HallHub> hub;

  Hub() {
    options.folder = folder.path() / "hall";
    options.word_list = KURUMAZA_WORDS;
    options.name = "公民館";
    options.loopback_only = true;
    options.hub_port = support::free_port();
    options.beacon_port = support::own_udp().port;
    open();
  }
  void open() {
    auto opened = HallHub::open(files, kClock, options, {});
    REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().text()));
    hub = std::move(*opened);
  }
  hall::RoomWords words() const {
    return hall::read_words(support::shipped_words(), hub->door().kana()).value();
  }
};

/// A table with a session on its disk.
struct Table {
  support::RealTable joins;
  base::IdSource ids{kClock, 9};
  std::mt19937 random{9};
  base::RealFileSystem files;
  support::TemporaryFolder folder{"kurumaza-hall-table-"};
  std::unique_ptr<hall::Link> link;
  std::unique_ptr<hall::Sender> sender;
  std::unique_ptr<storage::LiveSession> live;
  int slot = 0;

  void come_in(const hall::RoomWords& words) {
    joins.join().join_by(words);
    REQUIRE(joins.is(hall::JoinState::Step::joined, 20));
    slot = joins.join().state().place.slot;
    link = support::made(hall::Link::open(joins.link()));
    sender = std::make_unique<hall::Sender>(link->sending(), kClock, slot);
    live = support::made(storage::LiveSession::create(files, kClock, folder.path() / "s.json",
                                                      support::small_session(ids)));
    live->listen([out = sender->carry(live->session().id)](auto piece, auto lines) {
      piece == storage::JournalPiece::beginning ? out->begin(lines) : out->add(lines);
    });
  }
  void work() {
    for (int n = 0; n < 40; ++n)
      (void)live->doc().apply_all(support::random_action(live->session(), random, ids));
  }
  std::string text() const { return storage::session_text(live->session(), 0); }
};

bool has_map(HallHub& hub, const Table& table) {
  return wait_until(15, [&] {
    const auto maps = hub.maps().maps();
    const auto it = maps.find({table.slot, table.live->session().id});
    return it != maps.end() && storage::session_text(*it->second.session, 0) == table.text();
  });
}

}  // namespace

TEST_CASE(
    "hall: a table's session is a map in the hall and a file in its folder, also after the hall "
    "was started again") {
  Hub hall;
  Table table;
  table.come_in(hall.words());
  table.work();
  CHECK(has_map(*hall.hub, table));
  const base::Path file =
      hall.hub->collection() / ("t01-" + table.live->session().id.str() + ".json");
  const auto words = hall.hub->door().kana();
  hall.hub.reset();
  base::RealFileSystem files;
  const auto kept = storage::load_session(files, file);
  REQUIRE_MESSAGE(kept.ok(), (kept.ok() ? "" : kept.error().text()));
  CHECK(storage::session_text(kept->session, 0) == table.text());
  table.work();  // while no hall is there
  hall.open();
  CHECK(hall.hub->door().kana() == words);
  CHECK(has_map(*hall.hub, table));
  (void)table.live->close();
}

TEST_CASE("hall: what a table says of itself is heard, and what it is asked comes back answered") {
  Hub hall;
  Table table;
  table.come_in(hall.words());
  auto mail = support::made(table.link->listen({hall::to_subject(table.slot)}));
  hall::Presence says;
  says.table = "三班";
  says.session = table.live->session().id;
  REQUIRE(wait_until(10, [&] {
    (void)table.link->tell(hall::see_subject(table.slot), hall::text_of(says));
    (void)hall.hub->follow();
    return !hall.hub->presences().heard().empty();
  }));
  CHECK(hall.hub->presences().heard().at(table.slot).presence.table == "三班");
  const base::Id id = hall.hub->errands().send(hall::Say{"あと五分"}, {table.slot});
  const auto letter = mail->take(10);
  REQUIRE(letter);
  const auto request = hall::read_request(letter->body);
  REQUIRE(request);
  CHECK(request->id == id);
  (void)table.link->tell(letter->reply, hall::text_of(hall::RequestAnswer::kept, id));
  CHECK(wait_until(10, [&] {
    return hall.hub->errands().all().front().at.at(table.slot) == hall::Errand::At::kept;
  }));
  (void)table.live->close();
}

TEST_CASE("hall: without its server it says which package to install") {
  Hub hall;
  hall.hub.reset();
  hall.options.server = "no-such-server";
  const auto opened = HallHub::open(hall.files, kClock, hall.options, {});
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().text().find("nats-server") != std::string::npos);
}

namespace {

struct Screen {
  support::TemporaryFolder folder{"kurumaza-hall-"};
  std::uint16_t port = support::free_port();
  std::string words = some_words();
  std::unique_ptr<support::ChildProcess> tables;

  e2e::Start start(std::vector<std::string> more = {}) const {
    e2e::Start out;
    out.program = KURUMAZA_PROGRAM;
    out.args = {"--lang", "ja",          "--sessions",      folder.path().string(), "hall",
                "--name", "公民館",      "--hall-loopback", std::to_string(port),   "--hall-words",
                words,    "--fullscreen"};
    out.args.insert(out.args.begin(), more.begin(), more.end());
    return out;
  }
  void bring(int count) {
    support::ProcessOptions options;
    options.program = KURUMAZA_HALL_TABLES;
    options.args = {std::to_string(port + 1), std::to_string(count), "600", kExample};
    options.environment = {{"KURUMAZA_HALL_WORDS", words}};
    options.output = folder.path() / "tables.log";
    tables = std::make_unique<support::ChildProcess>(
        support::made(support::ChildProcess::start(options)));
  }
};

bool all_here(const Look& look, std::size_t count) {
  const json tables = look.answer().value("tables", json::array());
  return tables.size() == count && std::ranges::all_of(tables, [](const json& t) {
           return t["cards"] > 10 && t["away"] == false;
         });
}

/// For whoever wants to look at them.
void picture(Driver& driver, const std::string& name) {
  const char* folder = std::getenv("KURUMAZA_PICTURES");
  if (!folder) return;
  support::pause_s(1);
  CHECK(driver.screen().screenshot(base::Path(folder) / (name + ".png")).ok());
}

}  // namespace

TEST_CASE("hall's screen: tables come in, and their maps are seen, large and small, and change") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Screen hall;
  Driver driver(*screen, hall.start());
  const Look words = driver.until(
      "the hall is open",
      [](const Look& l) { return l.str("page") == "hall" && l.str("stands") == "open"; }, 20);
  CHECK(words.str("shows") == "words");
  CHECK(words.str("words") == hall.words);
  picture(driver, "hall-words");
  hall.bring(5);
  driver.until(
      "all tables are here", [](const Look& l) { return all_here(l, 5); }, 60);
  picture(driver, "hall-tiles");
  driver.tap_button("hall-table-3");
  const Look large =
      driver.until("a map is large", [](const Look& l) { return l.str("shows") == "map"; });
  const std::uint64_t seq = large.answer()["tables"][2]["seq"];
  driver.until(
      "somebody works there", [&](const Look& l) { return l.answer()["tables"][2]["seq"] > seq; },
      30);
  picture(driver, "hall-map");
  driver.tap_button("hall-all");
  driver.tap_button("hall-side");
  driver.until("side by side", [](const Look& l) { return l.str("shows") == "side"; });
  picture(driver, "hall-side");
  driver.tap_button("hall-all");
  driver.tap_button("hall-time");
  picture(driver, "hall-time");
  driver.tap_button("hall-minutes-10");
  driver.tap_button("hall-say");
  picture(driver, "hall-say");
  driver.tap_button("hall-say-close");
  picture(driver, "hall-clock");
  hall.tables->kill();
  driver.until(
      "they are away",
      [](const Look& l) {
        return std::ranges::all_of(l.answer()["tables"],
                                   [](const json& t) { return t["away"] == true; });
      },
      30);
  picture(driver, "hall-away");
  driver.tap_button("hall-leave");
  picture(driver, "hall-leave");
  driver.tap_button("hall-close");
  driver.until("the start", [](const Look& l) { return l.str("page") == "start"; });
  CHECK(driver.leave() == 0);
  const auto kept = std::filesystem::recursive_directory_iterator(hall.folder.path() / "hall");
  CHECK(std::count_if(begin(kept), end(kept), [](const auto& entry) {
          return entry.path().filename().string().starts_with("t0") &&
                 entry.path().extension() == ".json";
        }) == 5);
}

TEST_CASE("hall's screen: the next step reaches every table") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Screen hall;
  Driver driver(*screen, hall.start());
  hall.bring(2);
  driver.until(
      "all tables are here", [](const Look& l) { return all_here(l, 2); }, 60);
  const auto under = [](const Look& l) {
    std::vector<std::string> out;
    for (const json& table : l.answer()["tables"]) out.push_back(table["under"]);
    return out;
  };
  const auto before = under(driver.until(
      "there is a step to go to", [](const Look& l) { return l.button("hall-step") != nullptr; },
      20));
  driver.tap_button("hall-step");
  driver.until(
      "all are at the next step",
      [&](const Look& l) {
        const auto now = under(l);
        return now[0] != before[0] && now[0] == now[1];
      },
      20);
  hall.tables->terminate();
  driver.leave();
}
