// Gather: sessions from a stick, a folder or a hall's folder come into one collection, a folder of session files. A
// session is the same by its id, whatever its file is called. Of two copies the one that goes on longer is kept;
// where they have gone different ways both are, the second as NAME.other-TIME. It may be done twice, in any order,
// and be cut off at any moment: what lies there can be opened, and the next time does the rest. One thread.
//  1. Nothing in the place it comes from is changed.
//  2. Nothing in the collection is lost: a history is only ever replaced by one that holds all of it.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "base/clock.h"
#include "base/file_system.h"
#include "storage/branch.h"

namespace storage {

/// A session's files as they lie in a folder or in those in it.
struct SessionThere {
  base::Path path;                   // of the session file, which may be lost
  std::vector<base::Path> pictures;  // and reports that lie beside it under its name
};
/// By their names; hidden files, and damaged ones that a repair has kept, are none. Fails where the folder cannot
/// be listed.
base::Result<std::vector<SessionThere>> find_sessions(base::FileSystem& files,
                                                      const base::Path& folder);

/// Of the session there and its journal. Fails as reading does, and with `format` where it is no session.
base::Result<Branch> read_branch(base::FileSystem& files, const base::Path& session);

struct Gathered {
  enum class What {
    added,
    longer,    // there was less of it
    nothing,   // all of it was there
    forked,    // it has gone another way: both are there
    left_out,  // it cannot be read, or is open
    foreign,   // a JSON file of something else
  };
  What what = What::nothing;
  base::Id id{};
  base::Path path{};      // in the collection
  base::Sentence note{};  // what is to be said of it; may be empty
};

class Gather {
 public:
  Gather(base::FileSystem& files, const base::Clock& clock, base::Path to);

  /// What the collection has; makes its folder. Fails where nothing can be kept there.
  base::Result<void> look();
  /// Requires: look() was well. Fails where the collection's own disk does: nothing more can be taken then.
  base::Result<Gathered> take(const SessionThere& from);

 private:
  struct Copy {
    base::Path path;
    Branch branch;
  };
  std::vector<Copy> copies_of(base::Id id);
  base::Result<Gathered> join(const Copy& copy, const Branch& coming, const Joined& both);
  base::Result<Gathered> add(const SessionThere& from, const Branch& coming, bool other_way);
  base::Result<void> write(const base::Path& path, const Joined& files, bool is_new);
  base::Result<void> take_pictures(const SessionThere& from, const base::Path& to);

  base::FileSystem& files_;
  const base::Clock& clock_;
  const base::Path to_;
  std::map<base::Id, std::vector<base::Path>> there_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> files_there_;  // devices and nodes
};

/// "2026-07-05-Hall", as a stick takes it too; a session without date and venue has that of its making.
std::string evening_folder(const model::Session& session);

}  // namespace storage
