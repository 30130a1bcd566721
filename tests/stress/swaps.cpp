// Swapped, edited, removed and forbidden files while the table works. After each trick ops go on;
// whenever the store then says "saved", what lies under the session's name is opened as after a
// crash of that moment, and must be the session as it is at the table. What others put there must
// still lie somewhere.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "ops/document.h"
#include "storage/store.h"
#include "stress/stress.h"
#include "support/child_process.h"
#include "support/random_walk.h"

namespace stress {

namespace {

namespace fs = std::filesystem;
using Kind = storage::SaveState::Kind;

constexpr double kHangs_s = 45;  // for one trick

/// The table: a store on the real disk, acted on at random.
class Table {
 public:
  Table(base::Path name, unsigned seed)
      : name_(std::move(name)), ids_(clock_, seed), random_(seed) {
    if (fs::exists(name_)) {
      auto opened = storage::Store::open(files_, clock_, name_, storage::OpenMode::write);
      if (!opened) {
        trouble_ = opened.error().text();
        return;
      }
      begin(std::move(opened->store), std::move(opened->session));
    } else {
      model::Session session = support::small_session(ids_);
      auto made = storage::Store::create(files_, clock_, name_, session);
      if (!made) {
        trouble_ = made.error().text();
        return;
      }
      begin(std::move(*made), std::move(session));
    }
  }

  bool stands() const { return store_ != nullptr; }
  const std::string& trouble() const { return trouble_; }
  std::mt19937& random() { return random_; }

  void act(int actions) {
    for (int n = 0; n < actions; ++n)
      (void)document_->apply_all(support::random_action(document_->session(), random_, ids_));
  }
  void snapshot() { store_->snapshot(document_->session()); }
  bool until_saved(double seconds = 6) {
    return support::wait_until(seconds, [&] { return store_->save_state().kind == Kind::saved; });
  }
  Kind state() const { return store_->save_state().kind; }
  std::string said() const { return store_->save_state().message.english(); }
  std::string text() const { return storage::session_text(document_->session(), 0); }
  /// Nothing where all went well.
  std::string close() {
    const auto done = store_->close(document_->session());
    return done ? std::string() : done.error().text();
  }

 private:
  void begin(std::unique_ptr<storage::Store> store, model::Session session) {
    store_ = std::move(store);
    document_ = std::make_unique<ops::Document>(std::move(session));
    document_->subscribe([this](const ops::Op& op, ops::StepId step) { store_->record(op, step); });
  }

  const base::Path name_;
  base::RealFileSystem files_;
  base::RealClock clock_;
  base::IdSource ids_;
  std::mt19937 random_;
  std::unique_ptr<storage::Store> store_;
  std::unique_ptr<ops::Document> document_;
  std::string trouble_;
};

/// One trick in a folder of its own.
struct Place {
  base::Path folder;                // all of it
  base::Path session;               // as the table names it
  base::Path file, journal, lock;   // where the files are
  std::vector<std::string> others;  // what others have put there and must not lose
  std::string wrong;                // what the trick itself saw that must not be
};

struct Trick {
  const char* what;
  /// Before the table opens; may be empty.
  std::function<void(Place&)> before;
  std::function<void(Place&, Table&)> play;
};

void copy_over(const base::Path& path) {
  const base::Path copy = path.string() + ".sync";
  fs::copy_file(path, copy);
  fs::rename(copy, path);
}

const base::Path usb_of(const Place& p) { return p.file.parent_path(); }

/// An editor that read the file some time ago and saves it with a change, by rename or in place.
void edit(Place& p, bool by_rename) {
  std::string text = file_text(p.file);
  const std::size_t at = text.find("\"venue\": \"\"");
  if (at != text.npos) text.insert(at + 10, "by another program");
  text += "\n";
  if (by_rename) {
    write_file(p.file.string() + ".new", text);
    fs::rename(p.file.string() + ".new", p.file);
  } else {
    write_file(p.file, text);
  }
  p.others.push_back(text);
}

const std::vector<Trick>& tricks() {
  static const std::vector<Trick> kTricks = {
      {"nothing at all", {}, [](Place&, Table&) {}},
      {"the folder goes away and comes back",
       {},
       [](Place& p, Table& t) {
         fs::rename(usb_of(p), p.folder / "away");
         t.act(3);
         fs::rename(p.folder / "away", usb_of(p));
       }},
      {"the folder goes, is made again by the table, and the first comes back (case 53)",
       {},
       [](Place& p, Table& t) {
         fs::rename(usb_of(p), p.folder / "away");
         t.act(3);
         t.until_saved();
         fs::rename(usb_of(p), p.folder / "hidden");
         fs::rename(p.folder / "away", usb_of(p));
       }},
      {"another folder of that name in between",
       {},
       [](Place& p, Table& t) {
         fs::rename(usb_of(p), p.folder / "away");
         fs::create_directory(usb_of(p));
         t.act(3);
         support::pause_s(random_real(t.random(), 0, 1.2));
         fs::rename(usb_of(p), p.folder / "hidden");
         fs::rename(p.folder / "away", usb_of(p));
       }},
      {"another folder with an older copy stays",
       {},
       [](Place& p, Table& t) {
         fs::copy(usb_of(p), p.folder / "copy");
         t.act(5);
         t.until_saved();
         fs::rename(usb_of(p), p.folder / "away");
         fs::rename(p.folder / "copy", usb_of(p));
       }},
      {"a sync client renames a copy over the journal (case 53)",
       {},
       [](Place& p, Table&) { copy_over(p.journal); }},
      {"an older copy is renamed over the journal",
       {},
       [](Place& p, Table& t) {
         fs::copy_file(p.journal, p.folder / "older");
         t.act(5);
         t.until_saved();
         fs::rename(p.folder / "older", p.journal);
       }},
      {"the journal is shortened in place",
       {},
       [](Place& p, Table& t) {
         fs::resize_file(p.journal,
                         random_below(t.random(), std::size_t(fs::file_size(p.journal))));
       }},
      {"another program adds to the journal",
       {},
       [](Place& p, Table&) {
         write_file(p.journal, file_text(p.journal) + "{\"seq\":1,\"something\":\"else\"}\n");
       }},
      {"a sync client renames a copy over the session file",
       {},
       [](Place& p, Table&) { copy_over(p.file); }},
      {"the session file is edited by rename", {}, [](Place& p, Table&) { edit(p, true); }},
      {"the session file is edited in place", {}, [](Place& p, Table&) { edit(p, false); }},
      {"the session file becomes another session's",
       {},
       [](Place& p, Table& t) {
         base::RealClock clock;
         base::IdSource ids(clock, t.random()());
         const std::string text = storage::session_text(support::small_session(ids), 0);
         write_file(p.file, text);
         p.others.push_back(text);
       }},
      {"the session file becomes garbage",
       {},
       [](Place& p, Table&) { write_file(p.file, "garbage {"); }},
      {"the session is opened through a link (case 50)",
       [](Place& p) {
         p.session = p.folder / "e.json";
         fs::create_symlink("usb/evening.json", p.session);
       },
       [](Place&, Table&) {}},
      {"a link, and the target's folder goes away and comes back",
       [](Place& p) {
         p.session = p.folder / "e.json";
         fs::create_symlink("usb/evening.json", p.session);
       },
       [](Place& p, Table& t) {
         fs::rename(usb_of(p), p.folder / "away");
         t.act(3);
         support::pause_s(random_real(t.random(), 0, 1));
         if (fs::exists(usb_of(p))) fs::rename(usb_of(p), p.folder / "hidden");
         fs::rename(p.folder / "away", usb_of(p));
       }},
      {"a linked folder",
       [](Place& p) {
         fs::create_directory_symlink("usb", p.folder / "link");
         p.session = p.folder / "link" / "evening.json";
       },
       [](Place& p, Table&) { copy_over(p.journal); }},
      {"the lock file is removed",
       {},
       [](Place& p, Table& t) {
         fs::remove(p.lock);
         t.act(2);
         t.until_saved();
         support::pause_s(2.5);
         base::RealFileSystem files;
         base::RealClock clock;
         auto second = storage::Store::open(files, clock, p.session, storage::OpenMode::write);
         if (second) p.wrong = "a second program can write the session too";
       }},
      {"the files are made read-only",
       {},
       [](Place& p, Table&) {
         ::chmod(p.file.c_str(), 0444);
         ::chmod(p.journal.c_str(), 0444);
       }},
      {"both files are removed",
       {},
       [](Place& p, Table&) {
         fs::remove(p.file);
         fs::remove(p.journal);
       }},
      {"the session file is removed", {}, [](Place& p, Table&) { fs::remove(p.file); }},
      {"the journal is removed", {}, [](Place& p, Table&) { fs::remove(p.journal); }},
      {"the folder is removed", {}, [](Place& p, Table&) { fs::remove_all(usb_of(p)); }},
      {"a folder lies in place of the session file",
       {},
       [](Place& p, Table&) {
         fs::remove(p.file);
         fs::create_directory(p.file);
         write_file(p.file / "in it", "somebody's");
         p.others.push_back("somebody's");
       }},
      {"a folder lies in place of the journal",
       {},
       [](Place& p, Table&) {
         fs::remove(p.journal);
         fs::create_directory(p.journal);
         write_file(p.journal / "in it", "somebody's");
         p.others.push_back("somebody's");
       }},
      {"a link lies in place of the temporary file",
       {},
       [](Place& p, Table&) {
         write_file(p.folder / "precious", "precious");
         p.others.push_back("precious");
         const base::Path temporary = usb_of(p) / ".evening.json.tmp";
         std::error_code ignored;
         fs::remove(temporary, ignored);
         fs::create_symlink(p.folder / "precious", temporary);
       }},
      {"a pipe lies in place of the temporary file",
       {},
       [](Place& p, Table&) { ::mkfifo((usb_of(p) / ".evening.json.tmp").c_str(), 0644); }},
      {"the journal becomes a link to a copy",
       {},
       [](Place& p, Table&) {
         fs::copy_file(p.journal, p.folder / "elsewhere.journal");
         fs::remove(p.journal);
         fs::create_symlink(p.folder / "elsewhere.journal", p.journal);
       }},
  };
  return kTricks;
}

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
