// hall_storm [--seconds S] [--tables N] [--rate OPS] [--seed N] [--wipes N] [--away S]: a hall in a storm. Tables are
// processes that write real journals and send them, over TLS; two rooms are processes that keep what they read. Tables, rooms and the hub
// are killed and frozen, the hub's disk is wiped, the network is a black hole or cut, at random; the first table and the first
// room have none at all for the first S seconds. In the end every journal in the hub and in both rooms is the table's, byte for
// byte, and the rooms' session files say what the tables' do. Ends with 1 where not. All of it is on 127.0.0.1.
#include <fmt/core.h>
#include <signal.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "hall/reader.h"
#include "storage/open_session.h"
#include "support/real_hub.h"
#include "support/tcp_proxy.h"

namespace {

using support::ChildProcess;

struct Wishes {
  double seconds = 60, rate = 15, away = 0;
  int tables = 8, wipes = 1;
  unsigned seed = 1;
};

class Storm {
 public:
  Storm(const Wishes& wishes, const base::Path& folder)
      : wishes_(wishes),
        folder_(folder),
        random_(wishes.seed),
        hub_({}, folder / "hub", support::RealHub::Wire::tls),
        network_(hub_.port(), wishes.tables + kRooms) {}

  int run() {
    if (!hub_.serves()) return fail("the hub does not start");
    for (int n = 0; n < wishes_.tables; ++n) start_table(n);
    for (int n = 0; n < kRooms; ++n) start_room(n);
    const double until_s = begun_s_ + wishes_.seconds;
    if (wishes_.away > 0) set_away(true);
    int wiped = 0;
    while (support::steady_now_s() < until_s) {
      support::pause_s(0.1 + 0.5 * chance());
      const double part = (support::steady_now_s() - begun_s_) / wishes_.seconds;
      if (wiped < wishes_.wipes && part > (wiped + 0.5) / wishes_.wipes) {
        wipe();
        ++wiped;
      } else {
        trouble();
      }
      mend(false);
      if (wishes_.away > 0 && !is_away(0)) set_away(false);
    }
    mend(true);
    set_away(false);
    return end();
  }

 private:
  static constexpr int kRooms = 2;

  double chance() { return double(random_() % 10000) / 10000; }
  int any(int of) { return int(random_() % unsigned(of)); }
  static int fail(const std::string& why) {
    fmt::print("LOST: {}\n", why);
    return 1;
  }
  void count(const std::string& what) { ++counts_[what]; }

  ChildProcess start(const char* program, std::vector<std::string> args, const char* name) {
    support::ProcessOptions options;
    options.program = program;
    options.args = std::move(args);
    options.output = folder_ / (std::string(name) + ".out");
    auto child = ChildProcess::start(options);
    ASSERT(child.ok(), "a process of the storm cannot be started");
    return std::move(*child);
  }
  void start_table(int n) {
    tables_.erase(n);
    tables_.emplace(n, start(HALL_TABLE,
                             {(folder_ / "tables").string(), std::to_string(n + 1),
                              std::to_string(network_.port(n)), std::to_string(wishes_.rate),
                              std::to_string(random_() % 1'000'000),
                              hub_.certificate_file().string()},
                             fmt::format("table{}", n).c_str()));
  }
  void start_room(int n) {
    rooms_.erase(n);
    rooms_.emplace(
        n, start(HALL_ROOM,
                 {room_folder(n).string(), std::to_string(network_.port(wishes_.tables + n)),
                  hub_.keeper().screen_link().password, hub_.certificate_file().string()},
                 fmt::format("room{}", n).c_str()));
  }
  base::Path room_folder(int n) const { return folder_ / fmt::format("room{}", n); }

  /// What is wrong for a while, and until when.
  void later(double seconds, std::function<void()> mend) {
    mends_.push_back({support::steady_now_s() + seconds, std::move(mend)});
  }
  void mend(bool all) {
    for (std::size_t n = mends_.size(); n-- > 0;)
      if (all || support::steady_now_s() >= mends_[n].first) {
        mends_[n].second();
        mends_.erase(mends_.begin() + std::ptrdiff_t(n));
      }
  }

  void trouble() {
    switch (any(10)) {
      case 0:
      case 1:
      case 2:
        return kill_table(any(wishes_.tables));
      case 3:
        return kill_hub();
      case 4:
        return freeze_hub();
      case 5:
      case 6:
        return black_hole(any(wishes_.tables + kRooms));
      case 7:
        count("connections cut");
        return network_.cut(any(wishes_.tables + kRooms));
      case 8:
        return freeze_table(any(wishes_.tables));
      default:
        if (chance() < 0.3) kill_room(any(kRooms));
    }
  }
  void kill_table(int n) {
    count("tables killed");
    tables_.at(n).kill();
    (void)tables_.at(n).wait(5);
    start_table(n);
  }
  void kill_room(int n) {
    count("rooms killed");
    rooms_.at(n).kill();
    (void)rooms_.at(n).wait(5);
    start_room(n);
  }
  void kill_hub() {
    const int pid = hub_.keeper().server_pid();
    if (pid == 0 || chance() < 0.4) return;
    count("hubs killed");
    ::kill(pid, SIGKILL);
  }
  void freeze_hub() {
    const int pid = hub_.keeper().server_pid();
    if (pid == 0 || chance() < 0.3) return;
    count("hubs frozen");
    ::kill(pid, SIGSTOP);
    later(5 * chance(), [this, pid] {
      // It may have been replaced meanwhile.
      if (hub_.keeper().server_pid() == pid) ::kill(pid, SIGCONT);
    });
  }
  void freeze_table(int n) {
    count("tables frozen");
    const int pid = tables_.at(n).pid();
    ::kill(pid, SIGSTOP);
    later(2 * chance(), [this, pid, n] {
      if (tables_.at(n).pid() == pid) ::kill(pid, SIGCONT);
    });
  }
  bool is_away(int way) const {
    return (way == 0 || way == wishes_.tables) && support::steady_now_s() < begun_s_ + wishes_.away;
  }
  void set_away(bool away) {
    for (const int way : {0, wishes_.tables}) network_.set_black_hole(way, away);
    if (!away) wishes_.away = 0;
  }
  void black_hole(int way) {
    if (is_away(way)) return;
    count("black holes");
    network_.set_black_hole(way, true);
    later(4 * chance(), [this, way] { network_.set_black_hole(way, false); });
  }
  void wipe() {
    count("hubs wiped");
    mend(true);
    hub_.wipe_and_open();
  }

  int end() {
    fmt::print("storm over; the tables end\n");
    std::fflush(stdout);
    // A file and no signal: some have just been started.
    base::RealFileSystem files;
    if (!files.create(folder_ / "tables" / "end")) return fail("no file can be made");
    for (auto& [n, table] : tables_) {
      const auto code = table.wait(90);
      if (code != 0)
        return fail(
            fmt::format("table {} ended with {}: {}", n + 1, code.value_or(-1), table.output()));
    }
    std::size_t lines = 0;
    for (int n = 0; n < wishes_.tables; ++n) {
      journals_[n + 1] = read(folder_ / "tables" / fmt::format("t{:02}.journal", n + 1));
      lines += std::size_t(std::ranges::count(journals_[n + 1], '\n'));
    }
    int lost = late_room();
    for (int n = 0; n < kRooms; ++n) lost += check_room(n);
    for (const auto& [what, times] : counts_) fmt::print("  {:>5} × {}\n", times, what);
    const hall::KeeperState keeper = hub_.keeper().state();
    fmt::print(
        "  {:>5} lines; the hub was started {} times since it was wiped, killed by its "
        "keeper {} times\n",
        lines, keeper.starts, keeper.kills);
    fmt::print("{}\n", lost == 0 ? "Nothing was lost, doubled or out of order." : "LOST.");
    return lost == 0 ? 0 : 1;
  }

  static std::string read(const base::Path& path) {
    base::RealFileSystem files;
    auto text = files.read(path, 1u << 30);
    return text ? std::move(*text) : std::string();
  }

  /// One who comes when all is over reads it all from the hub.
  int late_room() {
    struct Texts final : hall::LineTaker {
      std::mutex mutex;
      std::map<int, std::string> texts;
      void take(const hall::ReadLines& lines) override {
        const std::scoped_lock guard(mutex);
        if (lines.begins) texts[lines.from.slot].clear();
        texts[lines.from.slot] += lines.text;
      }
      void say(const hall::OpSubject&, hall::ReadTrouble) override {}
    } taker;
    auto link = hall::Link::open(hub_.keeper().screen_link());
    if (!link) return fail("no link");
    const base::RealClock clock;
    const hall::Reader reader((*link)->reading(), clock, {&taker});
    const double begun_s = support::steady_now_s();
    const bool same = support::wait_until(30, [&] {
      const std::scoped_lock guard(taker.mutex);
      return taker.texts == journals_;
    });
    if (same) {
      fmt::print("  a late room had everything after {:.2f} s\n",
                 support::steady_now_s() - begun_s);
      return 0;
    }
    const std::scoped_lock guard(taker.mutex);
    for (const auto& [slot, journal] : journals_) tell_difference(slot, taker.texts[slot], journal);
    return fail("what the hub has is not what the tables have");
  }

  static void tell_difference(int slot, std::string_view there, std::string_view here) {
    if (there == here) return;
    const auto common = std::ranges::mismatch(there, here).in1 - there.begin();
    fmt::print("  table {}: {} of {} bytes, the first {} are the same\n", slot, there.size(),
               here.size(), common);
  }

  int check_room(int n) {
    const auto text_of = [&](int slot, const char* extension) {
      base::Path found;
      const std::string begin = fmt::format("t{:02}-", slot);
      for (const auto& entry : std::filesystem::directory_iterator(room_folder(n)))
        if (entry.path().filename().string().starts_with(begin) &&
            entry.path().extension() == extension &&
            entry.path().string().find(".other-") == std::string::npos)
          found = entry.path();
      return found;
    };
    int lost = 0;
    const bool level = support::wait_until(40, [&] {
      return std::ranges::all_of(journals_, [&](const auto& journal) {
        return read(text_of(journal.first, ".journal")) == journal.second;
      });
    });
    if (!level) {
      for (const auto& [slot, journal] : journals_)
        tell_difference(slot, read(text_of(slot, ".journal")), journal);
      lost += fail(fmt::format("room {} has not the tables' journals", n));
    }
    rooms_.at(n).terminate();
    if (rooms_.at(n).wait(20) != 0) lost += fail(fmt::format("room {} did not end well", n));
    fmt::print("  room {}: {}", n, rooms_.at(n).output());
    base::RealFileSystem files;
    for (const auto& [slot, journal] : journals_) {
      const auto here = storage::load_session(files, text_of(slot, ".json"));
      const auto there =
          storage::load_session(files, folder_ / "tables" / fmt::format("t{:02}.json", slot));
      if (!here || !there ||
          storage::session_text(here->session, 0) != storage::session_text(there->session, 0))
        lost += fail(fmt::format("room {}: the session of table {} is another", n, slot));
    }
    return lost;
  }

  Wishes wishes_;
  const base::Path folder_;
  const double begun_s_ = support::steady_now_s();
  std::mt19937 random_;
  support::RealHub hub_;
  support::TcpProxy network_;
  std::map<int, ChildProcess> tables_, rooms_;
  std::vector<std::pair<double, std::function<void()>>> mends_;
  std::map<std::string, int> counts_;
  std::map<int, std::string> journals_;
};

}  // namespace

int main(int argc, char** argv) {
  Wishes wishes;
  wishes.seed = std::random_device{}();
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view word = argv[i];
    const double value = std::atof(argv[i + 1]);
    if (word == "--seconds")
      wishes.seconds = value;
    else if (word == "--tables")
      wishes.tables = std::clamp(int(value), 1, 40);
    else if (word == "--rate")
      wishes.rate = value;
    else if (word == "--away")
      wishes.away = value;
    else if (word == "--wipes")
      wishes.wipes = int(value);
    else if (word == "--seed")
      wishes.seed = unsigned(std::atoll(argv[i + 1]));
    else
      return 2;
  }
  fmt::print("hall storm: {} tables × {} acts/s, {} s, seed {}\n", wishes.tables, wishes.rate,
             wishes.seconds, wishes.seed);
  std::fflush(stdout);
  const support::TemporaryFolder folder("kurumaza-storm-");
  std::filesystem::create_directories(folder.path() / "tables");
  return Storm(wishes, folder.path()).run();
}
