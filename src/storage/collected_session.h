// CollectedSession: a table's session as the hall keeps it: the journal line for line as the table has it, and the session file
// that follows from it. The hall's keeping drives it; one thread. `files` and `clock` outlive it.
//  1. The journal is what was taken, byte for byte.
//  2. The session is the first line's with every op applied that fits.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "model/session.h"
#include "storage/running_hash.h"
#include "storage/save_state.h"

namespace storage {

class StoreWork;

class CollectedSession {
 public:
  /// A new one, of a journal's first line. Fails where that does not say a session, and as create_work() does.
  static base::Result<std::unique_ptr<CollectedSession>> begin(base::FileSystem& files,
                                                               const base::Clock& clock,
                                                               const base::Path& path,
                                                               std::string_view first_line);
  /// One that lies there. Fails as open_work() does, and with `locked`.
  static base::Result<std::unique_ptr<CollectedSession>> open(base::FileSystem& files,
                                                              const base::Clock& clock,
                                                              const base::Path& path);
  ~CollectedSession();

  const model::Session& session() const { return session_; }
  const base::Path& path() const;
  std::uint64_t last_seq() const { return point_.seq; }
  /// Of the journal, without its newline.
  const std::string& last_line() const { return last_line_; }
  SaveState save_state() const;

  /// The journal's next lines, with their newlines; the last of them has this number.
  void take(std::string_view lines, std::uint64_t last_seq);
  /// Writes what is due; when, by the clock's now_s(), to be called again.
  double step();
  /// Everything to the disk; the files are let go.
  base::Result<void> close();

 private:
  CollectedSession(const base::Clock& clock, std::unique_ptr<StoreWork> work,
                   model::Session session, JournalPoint point, std::string last_line);

  const base::Clock& clock_;
  const std::unique_ptr<StoreWork> work_;
  model::Session session_;
  JournalPoint point_;
  std::string last_line_;
  double changed_s_ = 0, dirty_since_s_ = 0;
  bool dirty_ = false;
};

}  // namespace storage
