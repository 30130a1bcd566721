#include "stress/swap_tricks.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/child_process.h"
#include "support/random_walk.h"

namespace stress {

namespace fs = std::filesystem;

Table::Table(base::Path name, unsigned seed)
    : name_(std::move(name)), ids_(clock_, seed), random_(seed) {
  if (fs::exists(name_)) {
    auto opened = storage::Store::open(files_, clock_, name_, storage::OpenMode::write);
    if (opened)
      begin(std::move(opened->store), std::move(opened->session));
    else
      trouble_ = opened.error().text();
    return;
  }
  model::Session session = support::small_session(ids_);
  auto made = storage::Store::create(files_, clock_, name_, session);
  if (made)
    begin(std::move(*made), std::move(session));
  else
    trouble_ = made.error().text();
}

void Table::act(int actions) {
  for (int n = 0; n < actions; ++n)
    (void)document_->apply_all(support::random_action(document_->session(), random_, ids_));
}

bool Table::until_saved(double seconds) const {
  return support::wait_until(
      seconds, [&] { return store_->save_state().kind == storage::SaveState::Kind::saved; });
}

std::string Table::close() {
  const auto done = store_->close(document_->session());
  return done ? std::string() : done.error().text();
}

void Table::begin(std::unique_ptr<storage::Store> store, model::Session session) {
  store_ = std::move(store);
  document_ = std::make_unique<ops::Document>(std::move(session));
  document_->subscribe([this](const ops::Op& op, ops::ActionId step) { store_->record(op, step); });
}

namespace {

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

}  // namespace

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
      {"both files become another branch's (case 51)",
       {},
       [](Place& p, Table& t) {
         const base::Path branch = p.folder / "branch";
         fs::copy(usb_of(p), branch);
         fs::remove(branch / p.lock.filename());
         {
           Table other(branch / p.file.filename(), unsigned(t.random()()));
           if (!other.stands()) return;
           other.act(7);
           (void)other.close();
         }
         t.act(7);
         t.until_saved();
         for (const base::Path& name : {p.file, p.journal}) {
           p.others.push_back(file_text(branch / name.filename()));
           fs::rename(branch / name.filename(), name);
         }
       }},
      {"a new session is made whose journal would have the same name",
       {},
       [](Place& p, Table&) {
         base::RealFileSystem files;
         base::RealClock clock;
         base::IdSource ids(clock);
         const base::Path beside = base::Path(p.file).replace_extension("");
         auto made = storage::Store::create(files, clock, beside, support::small_session(ids));
         if (!made) return;  // refusing it is right
         (void)(*made)->close(support::small_session(ids));
       }},
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

}  // namespace stress
