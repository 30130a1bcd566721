// KeptSession: the session file as it lies on the disk. It is only ever replaced by a rename, and
// it holds a file, not a name: what another program put there meanwhile, or wrote into it, is kept
// under another name before ours is written.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/file_system.h"
#include "storage/session_writer.h"

namespace storage {

class KeptSession {
 public:
  using FreeName = std::function<base::Path()>;

  struct Start {
    bool is_there = false;
    Hash hash = 0;                         // of its bytes
    std::optional<base::FileStamp> stamp;  // of the file that was read
    std::unique_ptr<base::File> file;      // held, where that could be had
  };

  KeptSession(base::FileSystem& files, base::Path path, Start start);

  /// It lies there as we left it, as far as is known.
  bool is_there() const { return is_there_; }
  /// It was taken away; what lies there now may be somebody else's.
  void distrust();

  enum class Look { ours, gone, changed };
  /// What the name leads to now. A copy that says the same, letter for letter, is ours.
  Look look();
  /// Puts what lies there and is not ours under another name. Nothing there: nothing to do.
  base::Result<void> keep_others(const FreeName& aside);
  /// Where others' file was put; nothing: none was met.
  std::optional<base::Path> take_kept_aside() { return std::exchange(kept_aside_, std::nullopt); }

  /// Writes the session in its place. `between`: is called after every piece, so that what is
  /// urgent need not wait for a large session.
  base::Result<void> write(const model::Session&, const JournalPoint&, const FreeName& aside,
                           const std::function<base::Result<void>()>& between);
  void close() { file_.reset(); }

 private:
  base::FileSystem& files_;
  const base::Path path_;
  bool is_there_;
  Hash hash_;
  std::optional<base::FileStamp> stamp_;  // of the file as we left it
  std::unique_ptr<base::File> file_;
  std::optional<base::Path> kept_aside_;
};

}  // namespace storage
