#include "archive/index.h"

#include <algorithm>

#include "archive/grams.h"
#include "archive/packed.h"
#include "archive/query.h"
#include "text/fold.h"

namespace archive {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;

namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::size_t kMostCounted = 100'000;

// A thing's number: when its session was made in seconds, which of that second's, and its own place.
constexpr int kPlaceBits = 20, kSecondBits = 6;
constexpr std::size_t kMostThings = std::size_t(1) << kPlaceBits;
constexpr std::int64_t kLastSecond = std::int64_t(1) << 33;

std::int64_t number_of(std::int64_t key, std::size_t place, std::size_t count) {
  return (key << kPlaceBits) + std::int64_t(count - 1 - place);
}

/// Of one letter there are too many beginnings to be joined while somebody waits: they have lists of their own.
constexpr const char* kTables = R"(
  CREATE TABLE files(path TEXT PRIMARY KEY, stamp TEXT NOT NULL, key INTEGER, damaged INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE sessions(key INTEGER PRIMARY KEY, path TEXT NOT NULL, id BLOB NOT NULL, title TEXT, date TEXT,
                        venue TEXT, things BLOB NOT NULL);
  CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, prefix='1', tokenize='kurumaza_grams');
  INSERT INTO words(words, rank) VALUES('hashsize', 134217728);
  PRAGMA user_version=1;
)";

Error damaged() {
  return {ErrorCode::format, sentence("The index by which is searched is damaged."), {}};
}

std::vector<Thing> cut(std::vector<Thing> things) {
  if (things.size() > kMostThings) things.resize(kMostThings);
  return things;
}

}  // namespace

Result<std::unique_ptr<Index>> Index::open(const Path& file) {
  auto database = Database::open(file);
  if (!database) return database.error();
  if (!add_grams(database->handle()))
    return Error{ErrorCode::unavailable,
                 sentence("This machine's SQLite cannot search in texts (it has no FTS5)."),
                 {}};
  // A cut of the power may take the last changes; they are then read again.
  for (const char* how :
       {"PRAGMA page_size=8192", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
        "PRAGMA cache_size=-32768", "PRAGMA journal_size_limit=16777216"})
    if (auto done = database->run(how); !done) return done.error();
  if (auto done = database->run("BEGIN IMMEDIATE"); !done) return done.error();
  const auto version = database->ask("PRAGMA user_version");
  if (!version) return version.error();
  if (*version == 0) {
    if (auto done = database->run(kTables); !done) return done.error();
  } else if (*version != kVersion) {
    return damaged();
  }
  if (auto done = database->run("COMMIT"); !done) return done.error();
  std::unique_ptr<Index> out(new Index(std::move(*database)));
  if (auto done = out->prepare(); !done) return done.error();
  return out;
}

Result<void> Index::prepare() {
  const auto ready = [&](std::optional<Statement>& statement, const char* sql) -> Result<void> {
    auto made = database_.prepare(sql);
    if (!made) return made.error();
    statement.emplace(std::move(*made));
    return {};
  };
  const std::pair<std::optional<Statement>*, const char*> all[] = {
      {&put_word_, "INSERT INTO words(rowid, text) VALUES(?1, ?2)"},
      {&drop_word_, "INSERT INTO words(words, rowid, text) VALUES('delete', ?1, ?2)"},
      {&put_session_, "INSERT INTO sessions VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
      {&put_file_, "INSERT INTO files VALUES(?1, ?2, ?3, ?4)"},
      {&of_file_, "SELECT key FROM files WHERE path = ?1"},
      {&drop_file_, "DELETE FROM files WHERE path = ?1"},
      {&drop_session_, "DELETE FROM sessions WHERE key = ?1"},
      {&key_taken_, "SELECT 1 FROM sessions WHERE key = ?1"},
      {&session_of_, "SELECT path, id, title, date, venue, things FROM sessions WHERE key = ?1"}};
  for (const auto& [statement, sql] : all)
    if (auto done = ready(*statement, sql); !done) return done;
  return {};
}

Result<std::map<Path, std::string>> Index::stamps() {
  auto ask = database_.prepare("SELECT path, stamp FROM files");
  if (!ask) return ask.error();
  std::map<Path, std::string> out;
  for (;;) {
    const auto row = ask->step();
    if (!row) return row.error();
    if (!*row) return out;
    out.emplace_hint(out.end(), ask->text(0), ask->text(1));
  }
}

Result<Known> Index::known() {
  const auto sessions = database_.ask("SELECT count(*) FROM sessions"),
             anonymous = database_.ask("SELECT count(*) FROM sessions WHERE length(things) = 0"),
             broken = database_.ask("SELECT count(*) FROM files WHERE damaged");
  for (const auto* count : {&sessions, &anonymous, &broken})
    if (!*count) return count->error();
  return Known{std::size_t(*sessions), std::size_t(*anonymous), std::size_t(*broken)};
}

Result<void> Index::take(std::vector<Change> changes) {
  if (changes.empty()) return {};
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = take_all(changes);
  if (done) done = database_.run("COMMIT");
  if (!done) (void)database_.run("ROLLBACK");
  return done;
}

Result<void> Index::take_all(std::vector<Change>& changes) {
  // FTS5 writes what it has gathered whenever numbers do not grow.
  std::ranges::sort(changes, {}, [](const Change& change) {
    return change.words ? change.words->made : base::WallTime(0);
  });
  for (const Change& change : changes)
    if (auto done = forget(change.path); !done) return done;
  for (const Change& change : changes) {
    if (change.stamp.empty()) continue;
    std::int64_t key = 0;
    if (change.words) {
      const auto free = free_key(change.words->made);
      if (!free) return free.error();
      key = *free;
      if (auto done = add(change, key); !done) return done;
    }
    const std::string path = change.path.string();
    put_file_->bind(1, path);
    put_file_->bind(2, change.stamp);
    change.words ? put_file_->bind(3, key) : put_file_->bind_nothing(3);
    put_file_->bind(4, std::int64_t(change.is_damaged));
    if (auto done = put_file_->run(); !done) return done;
  }
  return {};
}

Result<void> Index::forget(const Path& path) {
  const std::string name = path.string();
  of_file_->bind(1, name);
  const auto known = of_file_->step();
  if (!known) return known.error();
  if (!*known) return {};
  const bool has_words = !of_file_->is_nothing(0);
  const std::int64_t key = of_file_->number(0);
  of_file_->reset();
  if (has_words) {
    session_of_->bind(1, key);
    const auto row = session_of_->step();
    if (!row) return row.error();
    if (!*row) return damaged();
    const auto things = unpacked(session_of_->bytes(5));
    session_of_->reset();
    if (!things) return damaged();
    for (std::size_t i = things->size(); i-- > 0;) {
      const std::string words = text::folded((*things)[i].text);
      drop_word_->bind(1, number_of(key, i, things->size()));
      drop_word_->bind(2, words);
      if (auto done = drop_word_->run(); !done) return done;
    }
    drop_session_->bind(1, key);
    if (auto done = drop_session_->run(); !done) return done;
  }
  drop_file_->bind(1, name);
  return drop_file_->run();
}

Result<std::int64_t> Index::free_key(base::WallTime made) {
  const std::int64_t second = std::clamp<std::int64_t>(made / 1000, 0, kLastSecond);
  for (std::int64_t key = second << kSecondBits;; ++key) {
    key_taken_->bind(1, key);
    const auto taken = key_taken_->step();
    if (!taken) return taken.error();
    if (!*taken) return key;
    key_taken_->reset();
  }
}

Result<void> Index::add(const Change& change, std::int64_t key) {
  const SessionWords& words = *change.words;
  const std::vector<Thing> things = cut(words.things);
  for (std::size_t i = things.size(); i-- > 0;) {
    const std::string text = text::folded(things[i].text);
    put_word_->bind(1, number_of(key, i, things.size()));
    put_word_->bind(2, text);
    if (auto done = put_word_->run(); !done) return done;
  }
  const std::string path = change.path.string(), bytes = packed(things);
  put_session_->bind(1, key);
  put_session_->bind(2, path);
  put_session_->bind_bytes(
      3, {reinterpret_cast<const char*>(words.id.bytes.data()), words.id.bytes.size()});
  put_session_->bind(4, words.title);
  put_session_->bind(5, words.date);
  put_session_->bind(6, words.venue);
  put_session_->bind_bytes(7, bytes);
  return put_session_->run();
}

Result<Hits> Index::search(const std::vector<std::string>& words, std::size_t limit) {
  auto ask = database_.prepare("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC");
  if (!ask) return ask.error();
  const std::string match = match_of(words);
  ask->bind(1, match);
  Hits out;
  std::vector<std::int64_t> first;
  for (std::int64_t last = -1;;) {
    const auto row = ask->step();
    if (!row) return row.error();
    if (!*row) break;
    if (out.things == kMostCounted) {
      out.is_counted = false;
      break;
    }
    const std::int64_t number = ask->number(0);
    ++out.things;
    if (first.size() < limit) first.push_back(number);
    if (std::exchange(last, number >> kPlaceBits) != number >> kPlaceBits) ++out.sessions;
  }
  ask.value().reset();
  for (const std::int64_t number : first) {
    auto hit = hit_of(number);
    if (!hit) return hit.error();
    out.first.push_back(std::move(*hit));
  }
  return out;
}

Result<Hit> Index::hit_of(std::int64_t number) {
  session_of_->bind(1, number >> kPlaceBits);
  const auto row = session_of_->step();
  if (!row) return row.error();
  if (!*row) return damaged();
  Hit out;
  out.path = session_of_->text(0);
  const std::string_view id = session_of_->bytes(1);
  std::copy_n(id.begin(), std::min(id.size(), out.session.bytes.size()), out.session.bytes.begin());
  out.title = session_of_->text(2);
  out.date = session_of_->text(3);
  out.venue = session_of_->text(4);
  auto things = unpacked(session_of_->bytes(5));
  session_of_->reset();
  const auto from_end = std::size_t(number & (std::int64_t(kMostThings) - 1));
  if (!things || from_end >= things->size()) return damaged();
  out.thing = std::move((*things)[things->size() - 1 - from_end]);
  return out;
}

}  // namespace archive
