// A FileSystem in memory with faults to order: it fails after so many operations, fills up, turns
// read-only, loses a folder, or forgets at crash() whatever was not synced. It is as strict as the
// standards allow: a file's bytes last only after File::sync, its name only after sync_folder.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "base/file_system.h"

namespace support {

using base::Path;
using base::Result;

class MemoryFileSystem : public base::FileSystem {
 public:
  MemoryFileSystem();
  ~MemoryFileSystem() override;

  Result<std::string> read(const Path&, std::uint64_t max_bytes) override;
  Result<std::unique_ptr<base::File>> open_append(const Path&, const Path& like = {}) override;
  Result<std::unique_ptr<base::File>> create(const Path&, const Path& like = {}) override;
  Result<void> rename(const Path& from, const Path& to) override;
  Result<void> remove(const Path&) override;
  Result<void> make_folders(const Path&) override;
  Result<void> sync_folder(const Path&) override;
  bool exists(const Path&) override;
  std::optional<base::FileStamp> stamp(const Path&) override;
  Result<Path> resolve(const Path& path) override;
  bool is_read_only(const Path&) override;
  Result<std::vector<base::FolderEntry>> list(const Path&) override;
  Result<std::unique_ptr<base::FileLock>> lock(const Path&) override;

  /// From the (n+1)th changing operation on, everything that changes the disk fails with io.
  void fail_after(std::uint64_t operations);
  /// At most so many bytes in all files together; the write that passes it is done in part.
  void disk_full_after(std::uint64_t bytes);
  /// Every change is refused with `permission`.
  void set_read_only(bool on);
  /// The disk takes no changes, and says so when asked.
  void set_read_only_disk();
  /// Reading the file fails with `code`, until heal().
  void set_unreadable(const Path&, base::ErrorCode code);
  /// `name` leads to `target`.
  void put_link(const Path& name, const Path& target);
  /// The folder is called otherwise, as `mv` does it: files that are open go along.
  void move_folder(const Path& from, const Path& to);
  /// A lock file is removed by somebody who keeps the disk clean.
  void lose_lock(const Path&);
  /// The folder and all in it are gone; open files live on unseen, as on POSIX. While `for_good`,
  /// it cannot be made again either.
  void vanish(const Path& folder, bool for_good = false);
  /// Ends every fault above.
  void heal();
  /// The power fails: what was not synced is gone, up to `kept_of_tail` bytes of what had been
  /// appended to each file since its last sync (a torn write). Open files fail from now on; locks
  /// end.
  void crash(std::size_t kept_of_tail = 0);

  /// Another program holds this lock, until released.
  void hold_lock(const Path&);
  void release_lock(const Path&);

  /// The changing operations so far, faulty ones included.
  std::uint64_t operations() const;
  std::uint64_t bytes_in_use() const;
  /// The file's bytes as every program sees them; nothing when it is not there.
  std::optional<std::string> content(const Path&) const;
  /// Puts a file there, synced, without counting as an operation.
  void put(const Path&, std::string bytes);
  std::vector<std::string> names() const;

 private:
  struct Node;
  class OpenFile;
  class HeldLock;
  using Names = std::map<Path, std::shared_ptr<Node>>;

  Result<void> change(const Path&);
  Result<std::unique_ptr<base::File>> open(const Path&, bool make_new);
  bool has_folder(const Path&) const;
  std::uint64_t in_use() const;

  mutable std::recursive_mutex mutex_;
  Names live_;
  Names durable_;
  std::set<Path> folders_;
  std::map<Path, std::uint64_t> locks_;  // by the one who holds it
  std::uint64_t holders_ = 0;
  std::set<Path> blocked_;
  std::uint64_t operations_ = 0;
  std::optional<std::uint64_t> fail_after_;
  std::optional<std::uint64_t> full_after_;
  bool read_only_ = false;
  bool read_only_disk_ = false;
  std::map<Path, base::ErrorCode> unreadable_;
  std::map<Path, Path> links_;
  std::uint64_t nodes_ = 0;
  std::int64_t changes_ = 0;
  std::uint64_t lives_ = 0;  // counts crashes, so that files of an earlier life fail
};

}  // namespace support
