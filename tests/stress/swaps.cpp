// Swapped, edited, removed and forbidden files while the table works. After each trick ops go on;
// whenever the store then says "saved", what lies under the session's name is opened as after a
// crash of that moment, and must be the session as it is at the table. What others put there must
// still lie somewhere.
#include <filesystem>

#include "stress/swap_tricks.h"
#include "support/child_process.h"

namespace stress {

namespace {

namespace fs = std::filesystem;

constexpr double kHangs_s = 45;  // for one trick

/// Whether a file with these bytes lies anywhere in the folder.
bool lies_somewhere(const base::Path& folder, const std::string& bytes) {
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !entry.is_symlink() && file_text(entry.path()) == bytes)
      return true;
  return false;
}

class Play {
 public:
  Play(const Trick& trick, const Setting& setting, unsigned seed, Account& account)
      : trick_(trick), seed_(seed), account_(account) {
    fs::remove_all(setting.folder);
    place_.folder = setting.folder;
    place_.file = setting.folder / "usb" / "evening.json";
    place_.session = place_.file;
    place_.journal = storage::journal_path(place_.file);
    place_.lock = storage::lock_path(place_.file);
    fs::create_directories(setting.folder / "usb");
  }

  void run() {
    std::mt19937 random(seed_);
    if (!open_first()) return;
    if (trick_.before) trick_.before(place_);
    Table table(place_.session, seed_);
    if (!table.stands()) return lost("cannot be opened", table.trouble());
    table.act(1 + int(random_below(random, 30)));
    if (random_below(random, 2)) table.snapshot();
    if (!table.until_saved()) return lost("is not saved before anything was done", table.said());
    if (random_below(random, 2)) {
      table.act(5);
      table.until_saved();
    }
    std::error_code trouble;
    try {
      trick_.play(place_, table);
    } catch (const fs::filesystem_error& e) {
      account_.tell(fmt::format("note: the trick failed: {}: {}", trick_.what, e.what()));
      account_.count("tricks that could not be played");
      table.close();
      return;
    }
    // With or without ops after it: what was promised before is still promised.
    const bool quiet = random_below(random, 3) == 0;
    for (int round = 0; round < 3; ++round) {
      if (quiet) support::pause_s(3.2);
      if (!quiet) table.act(1 + int(random_below(random, 5)));
      if (!quiet && random_below(random, 2)) table.snapshot();
      if (!table.until_saved()) {
        lost("is not saved again within 6 s", table.said());
        break;
      }
      if (!compare(table.text(), quiet ? "a quiet table" : "ops after it")) break;
    }
    if (const std::string why = table.close(); !why.empty()) {
      lost("cannot be closed", why);
    } else {
      compare(table.text(), "closed");
    }
    if (!place_.wrong.empty()) lost(place_.wrong, "");
    for (const std::string& bytes : place_.others)
      if (!lies_somewhere(place_.folder, bytes))
        lost("what another program wrote is nowhere", bytes.substr(0, bytes.find('\n')));
    if (place_.session != place_.file && fs::is_symlink(place_.folder / "e.json") == false &&
        place_.session == place_.folder / "e.json")
      lost("the link is none any more", "");
  }

 private:
  bool open_first() {
    Table table(place_.file, seed_ + 1);
    table.act(10);
    const std::string why = table.close();
    if (!why.empty()) lost("cannot be made", why);
    return why.empty();
  }
  /// A crash now: what would be found.
  bool compare(const std::string& text, const char* when) {
    account_.count("times \"saved\" was held to its word");
    base::RealFileSystem files;
    for (const base::Path& name : {place_.session, place_.file}) {
      const auto loaded = storage::load_session(files, name);
      if (!loaded) {
        lost("cannot be opened though it says saved", when + (": " + loaded.error().text()));
        return false;
      }
      if (storage::session_text(loaded->session, 0) != text) {
        lost("said saved, and is not",
             fmt::format("{}, by the name {}", when, name.filename().string()));
        return false;
      }
    }
    return true;
  }
  void lost(const std::string& sort, const std::string& detail) {
    account_.lost(fmt::format("{}: {}", trick_.what, sort),
                  fmt::format("seed {}: {}", seed_, detail));
  }

  const Trick& trick_;
  const unsigned seed_;
  Account& account_;
  Place place_;
};

}  // namespace

void swaps(const Setting& setting, Account& account) {
  const Watch watch(setting.seconds);
  unsigned seed = setting.seed * 1000;
  do {
    for (const Trick& trick : tricks()) {
      ++seed;
      if (std::string_view(trick.what).find(setting.only) == std::string_view::npos) continue;
      // On its own: a store that hangs is a figure, not the end.
      const bool ended = in_a_process(kHangs_s, account,
                                      [&](Account& its) { Play(trick, setting, seed, its).run(); });
      if (!ended)
        account.lost(fmt::format("{}: hangs or crashes", trick.what), fmt::format("seed {}", seed));
      account.count("tricks played");
      if (!watch.running()) return;
    }
    account.count("whole rounds of them");
  } while (watch.running());
}

}  // namespace stress
