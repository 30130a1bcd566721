// A hall and two tables, the real program three times, each at a screen of its own, led by fingers alone: they find each other, a
// card moved at a table is seen in the hall, what the hall asks comes to the tables, and when the hall is killed in mid-evening
// nothing is missing afterwards.
#include <cstdlib>
#include <fstream>

#include "e2e/hall_hands.h"
#include "e2e/stage_fixture.h"
#include "e2e/table_fixture.h"
#include "ops/agenda.h"
#include "ops/op.h"
#include "storage/open_session.h"
#include "storage/side_files.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using support::steady_now_s;
using support::TouchScreen;
using support::wait_until;

namespace {

constexpr double kPatience_s = 30;  // three programs, three screens and whatever else the machine does

void seen(Driver& driver, const std::string& name) {
  const char* wanted = std::getenv("KURUMAZA_PICTURES");
  if (!wanted) return;
  std::filesystem::create_directories(wanted);
  (void)driver.screen().screenshot(base::Path(wanted) / (name + ".png"));
}

std::string text_of(const base::Path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A table's session with an agenda, at its first step.
struct Group : e2e::Room {
  Group() {
    lay_out(e2e::grid(3, 2));
    base::RealFileSystem files;
    model::Session s = support::made(storage::load_session(files, session())).session;
    ops::Plan plan;
    for (const model::Step step : {model::Step::write, model::Step::gather, model::Step::plate}) {
      model::AgendaStep one;
      one.step = step;
      one.minutes = 10;
      plan.begin.push_back(one);
    }
    for (const ops::Op& op : ops::take_plan(s, plan, ids)) REQUIRE(ops::apply(s, op));
    for (const ops::Op& op :
         ops::begin_step(s, s.agenda_in_order().front()->id, clock.wall()))
      REQUIRE(ops::apply(s, op));
    id = s.id.str();
    std::ofstream(session()) << storage::session_text(s, 0);
  }
  e2e::Start start(std::uint16_t beacon_port) const {
    return on_session({"--dpi", "96", "--lang", "ja", "--mount", "table", "--hall-loopback",
                       std::to_string(beacon_port)});
  }
  std::string journal() const { return text_of(storage::journal_path(session())); }
  std::string id;
};

class Hall {
 public:
  explicit Hall(TouchScreen& screen) : screen_(screen) { start(); }
  void start() {
    e2e::Start how;
    how.program = KURUMAZA_PROGRAM;
    how.args = {"--lang",          "ja",
                "--sessions",      folder_.path().string(),
                "hall",            "--name",
                "公民館",          "--hall-loopback",
                std::to_string(port_), "--hall-words",
                hall::kana_of(support::shipped_words(), words_)};
    how.environment = {{"HOME", folder_.path().string()}};
    driver_ = std::make_unique<Driver>(screen_, how);
  }
  /// As a power cut does it: nothing of it runs any more.
  void kill() { driver_->program().kill(); }
  Driver& driver() { return *driver_; }
  std::uint16_t beacon_port() const { return std::uint16_t(port_ + 1); }
  const hall::RoomWords& words() const { return words_; }

  void until_open() {
    driver_->until(
        "the hall is open", [](const Look& l) { return l.str("stands") == "open"; }, kPatience_s);
  }
  /// What it shows of the table with that session; null: nothing yet.
  static json table_in(const Look& look, const std::string& session) {
    for (const json& table : look.answer().value("tables", json::array()))
      if (table["session"] == session) return table;
    return nullptr;
  }
  /// Until its picture shows the table as it is after all that it has done.
  json until_painted(const Group& group) {
    const std::string journal = group.journal();
    const auto ops = std::uint64_t(std::ranges::count(journal, '\n')) - 1;
    const Look look = driver_->until(
        "all of a table is in the picture",
        [&](const Look& l) {
          const json table = table_in(l, group.id);
          return table.is_object() && table["away"] == false && table["painted"] == ops;
        },
        kPatience_s);
    return table_in(look, group.id);
  }
  /// The pixels of that table's map among the tiles.
  std::vector<support::Rgb> pixels(const json& table) {
    const Look look = driver_->until("the tiles", [&](const Look& l) {
      return l.button("hall-table-" + std::to_string(table["place"].get<int>())) != nullptr;
    });
    const e2e::Item* tile =
        look.button("hall-table-" + std::to_string(table["place"].get<int>()));
    const e2e::Vec2 at = tile->corners[0];
    // Its words stand below.
    return driver_->screen().region(int(at.x), int(at.y), int(tile->width()),
                                    int(tile->height() * 0.5));
  }
  /// The journal that it keeps of a table, whatever place it has.
  std::string kept(const std::string& session) {
    const base::Path evening = driver_->look().str("collection");
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(evening, none))
      if (entry.path().extension() == ".journal" &&
          entry.path().filename().string().find(session) != std::string::npos)
        return text_of(entry.path());
    return {};
  }

 private:
  TouchScreen& screen_;
  support::TemporaryFolder folder_{"kurumaza-hall-"};
  const std::uint16_t port_ = support::free_port();
  const hall::RoomWords words_ = e2e::plain_words();
  std::unique_ptr<Driver> driver_;
};

/// By six words under fingers; how long it took from the last tap to the hall's tiles.
double join(Driver& table, const Group& group, Hall& hall) {
  table.until(
      "the hall is offered", [](const Look& l) { return l.button("hall-offer") != nullptr; },
      kPatience_s);
  table.tap_button("hall-offer");
  e2e::write_words(table, hall.words());
  const double tapped_s = steady_now_s();
  table.tap_button("hall-join");
  const auto is_there = [&] {
    const json there = Hall::table_in(hall.driver().look(), group.id);
    return there.is_object() && there["cards"] == 6;
  };
  const bool came = wait_until(kPatience_s, is_there);
  if (!came) seen(table, "three-did-not-join");
  REQUIRE_MESSAGE(came,
                  ("the table is not among the tiles; it shows " + table.look().answer().dump()));
  const double took_s = steady_now_s() - tapped_s;
  table.until("the table says that it is in",
              [](const Look& l) { return l.button("hall-leave") && !l.button("hall-join"); });
  seen(table, "three-joined");
  table.tap_button("hall-close");
  return took_s;
}

void move_card(Driver& table, const char* card, e2e::Vec2 by) {
  const e2e::Vec2 from = table.until_calm().card(card)->centre();
  table.drag({{1, {from, from + by}}});
  table.until_calm();
}

int step_of(const Look& look) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "rail") return item.value("number", 0);
  return -1;
}

}  // namespace

TEST_CASE("hall: one evening of two tables and their hall, three programs, led by fingers") {
  const auto hall_screen = support::screen_or_skip<TouchScreen>();
  if (!hall_screen) return;
  const auto first_screen = support::screen_or_skip<TouchScreen>();
  const auto second_screen = support::screen_or_skip<TouchScreen>();
  REQUIRE((first_screen && second_screen));
  const double begun_s = steady_now_s();

  Hall hall(*hall_screen);
  const Group first, second;
  Driver one(*first_screen, first.start(hall.beacon_port()));
  hall.until_open();
  const double open_s = steady_now_s();
  one.until(
      "the hall is offered", [](const Look& l) { return l.button("hall-offer") != nullptr; },
      kPatience_s);
  MESSAGE("hall open to offered at a table: " << steady_now_s() - open_s << " s");
  MESSAGE("words to the hall's tiles, first table: " << join(one, first, hall) << " s");
  Driver two(*second_screen, second.start(hall.beacon_port()));
  MESSAGE("words to the hall's tiles, second table: " << join(two, second, hall) << " s");

  // A card moved at a table moves on the hall's screen.
  const auto before = hall.pixels(hall.until_painted(first));
  const double moved_s = steady_now_s();
  move_card(one, "c1", {60, -140});
  const json moved = hall.until_painted(first);
  MESSAGE("a drag of a card, its rest, its saving and the hall's picture: "
          << steady_now_s() - moved_s << " s");
  CHECK(wait_until(kPatience_s, [&] { return hall.pixels(moved) != before; }));
  seen(hall.driver(), "three-hall-tiles");

  // To the next step: one table goes there, the other does not.
  const int at = step_of(one.look());
  hall.driver().tap_button("hall-step");
  for (Driver* table : {&one, &two})
    table->until(
        "the step is suggested",
        [](const Look& l) { return l.button("hall-yes") && l.button("hall-no"); }, kPatience_s);
  CHECK(step_of(one.look()) == at);
  seen(one, "three-step");
  one.tap_button("hall-yes");
  two.tap_button("hall-no");
  one.until("the next step", [&](const Look& l) { return step_of(l) == at + 1; });
  two.until("nothing is asked any more", [](const Look& l) { return !l.button("hall-yes"); });
  CHECK(step_of(two.look()) == at);
  const auto became = [&](const char* of_first, const char* of_second) {
    hall.driver().until(
        "what became of it",
        [&](const Look& l) {
          const json errands = l.answer().value("errands", json::array());
          if (errands.empty()) return false;
          const json& last = errands.back();
          return last.value("1", "") == of_first && last.value("2", "") == of_second;
        },
        kPatience_s);
  };
  became("done", "declined");

  // A word to all, written with the hall's own keyboard.
  hall.driver().tap_button("hall-say");
  hall.driver().tap_button("field-hall-text");
  for (const char* key : {"key-あ", "key-つ", "key-ま", "key-れ"}) hall.driver().tap_button(key);
  hall.driver().until("the word is written", [](const Look& l) {
    return l.button("keys-text") && l.button("keys-text")->text == "あつまれ";
  });
  hall.driver().tap_button("keys-done");
  seen(hall.driver(), "three-hall-say");
  hall.driver().tap_button("hall-say-send");
  for (Driver* table : {&one, &two}) {
    table->until(
        "the word", [](const Look& l) { return l.button("hall-yes") && !l.button("hall-no"); },
        kPatience_s);
    seen(*table, "three-word");
    table->tap_button("hall-yes");
  }
  became("done", "done");

  // What one presents the hall shows, too, until it is over.
  e2e::start_presenting(one);
  const auto on_stage = [&](const char* what, const char* shows) {
    hall.driver().until(
        what,
        [&](const Look& l) { return l.answer().value("stage", "none") == shows; },
        kPatience_s);
  };
  hall.driver().until(
      "the map of who presents",
      [&](const Look& l) { return l.str("shows") == "map" && l.answer()["large"] == 1; },
      kPatience_s);
  one.screen().press_key("Next");
  on_stage("its cards, large", "words");
  one.screen().press_key("b");
  on_stage("dark", "dark");
  one.screen().press_key("b");
  on_stage("light again", "words");
  seen(one, "three-presents");
  seen(hall.driver(), "three-hall-presents");
  one.screen().press_key("Escape");
  hall.driver().until(
      "the tiles again", [](const Look& l) { return l.str("shows") == "tiles"; }, kPatience_s);

  // The hall goes; the tables work on; it comes back, and has everything.
  hall.kill();
  move_card(one, "c2", {0, -150});
  move_card(two, "c1", {-60, -140});
  move_card(two, "c6", {80, 120});
  const double again_s = steady_now_s();
  hall.start();
  hall.until_open();
  hall.until_painted(first);
  hall.until_painted(second);
  MESSAGE("hall started anew to both tables painted: " << steady_now_s() - again_s << " s");
  for (const Group* group : {&first, &second}) {
    REQUIRE_FALSE(group->journal().empty());
    CHECK(wait_until(kPatience_s, [&] { return hall.kept(group->id) == group->journal(); }));
  }
  seen(hall.driver(), "three-hall-again");
  CHECK(hall.driver().leave() == 0);
  CHECK(one.leave() == 0);
  CHECK(two.leave() == 0);
  first.check_clean();
  second.check_clean();
  MESSAGE("the whole evening: " << steady_now_s() - begun_s << " s");
}
