// Index: what many sessions say, in a SQLite file that is thrown away at will: the truth is the session files. It
// knows each file by its path and by how it was when it was read. One thread; other programs may use the same file
// at once. Fails with `format` where it is damaged or of another version: whoever keeps it makes it again.
//  1. Of every row of `sessions` the things are in the table `words`, and of no others; both change together.
//  2. A thing's number is its session's key with its own place behind it, counted from the end. Keys grow with the
//     moment a session was made, so what FTS5 gives from the highest number down is the newest session first, read
//     from its beginning.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/database.h"
#include "archive/session_words.h"

namespace archive {

/// A session's file as it was found.
struct Change {
  base::Path path;
  std::string stamp;                  // how it was then; empty: it is gone
  std::optional<SessionWords> words;  // nothing: it is no session, or cannot be read
  bool is_damaged = false;            // it says that it is a session, and cannot be read
};

struct Hit {
  Thing thing;
  base::Path path;
  model::Id session;
  std::string title, date, venue;
};
struct Hits {
  std::vector<Hit> first;                // the newest sessions' first
  std::size_t things = 0, sessions = 0;  // all that have the words
  bool is_counted = true;                // false: there are more
};

/// Of the files that are known.
struct Known {
  std::size_t sessions = 0, anonymous = 0, damaged = 0;
};

class Index {
 public:
  /// Empty: in memory alone. The folder must be there.
  static base::Result<std::unique_ptr<Index>> open(const base::Path& file);

  /// Every file's stamp.
  base::Result<std::map<base::Path, std::string>> stamps();
  base::Result<Known> known();
  /// All or nothing.
  base::Result<void> take(std::vector<Change> changes);
  /// `words`: folded, at least one.
  base::Result<Hits> search(const std::vector<std::string>& words, std::size_t limit);

 private:
  explicit Index(Database database) : database_(std::move(database)) {}
  base::Result<void> prepare();
  base::Result<void> take_all(std::vector<Change>& changes);
  /// What is known of the file goes.
  base::Result<void> forget(const base::Path& path);
  base::Result<void> add(const Change& change, std::int64_t key);
  base::Result<std::int64_t> free_key(base::WallTime made);
  base::Result<Hit> hit_of(std::int64_t number);

  Database database_;
  std::optional<Statement> put_word_, drop_word_, put_session_, put_file_, of_file_, drop_file_,
      drop_session_, key_taken_, session_of_;
};

}  // namespace archive
