// The FileSystem seam: everything the program keeps goes through it, so that tests can make disks
// that fail, fill up, vanish, or forget what was not synced. Implementations: RealFileSystem here,
// MemoryFileSystem in tests/support. Safe from any thread unless said otherwise.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

using Path = std::filesystem::path;

/// Which file it is, whatever it is called, and whether it was changed.
struct FileStamp {
  std::uint64_t device = 0, node = 0;
  std::uint64_t size = 0;
  std::int64_t changed_ns = 0;

  bool same_file(const FileStamp& other) const {
    return device == other.device && node == other.node;
  }
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// An open file for writing; used by one thread at a time; closed when destroyed.
class File {
 public:
  virtual ~File() = default;
  /// Writes all of `bytes` at the end, or fails (some may then be written).
  virtual Result<void> append(std::string_view bytes) = 0;
  /// Returns once what was written is on the disk (fdatasync).
  virtual Result<void> sync() = 0;
  virtual Result<std::uint64_t> size() = 0;
  virtual Result<void> truncate(std::uint64_t size) = 0;
  virtual Result<FileStamp> stamp() = 0;
  /// Keeps it from other programs that ask for the same, until closed: under whatever name, and
  /// whether a lock file lies there or not. Fails with `locked`, or with `unavailable` where the
  /// disk knows no locks.
  virtual Result<void> hold() = 0;
};

/// Holds an advisory lock until destroyed.
class FileLock {
 public:
  virtual ~FileLock() = default;
  /// False: its file was removed or replaced, and another program can have the lock, too.
  virtual bool holds() const = 0;
};

struct FolderEntry {
  Path path;
  bool is_folder = false;
  std::int64_t changed_ms = 0;  // last change, wall time
  std::uint64_t size = 0;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// The whole file. Fails with too_large, having read nothing, when it exceeds `max_bytes`.
  virtual Result<std::string> read(const Path&, std::uint64_t max_bytes) = 0;
  /// Opens for appending, making the file when it is missing, with the rights of `like` where that
  /// is there. Fails with `invalid` where a link, a pipe or a folder has the name.
  virtual Result<std::unique_ptr<File>> open_append(const Path&, const Path& like = {}) = 0;
  /// A new, empty file, with the rights of `like` where that is there. What had the name before
  /// (a file, a link, a pipe) is removed and never written to.
  virtual Result<std::unique_ptr<File>> create(const Path&, const Path& like = {}) = 0;
  virtual Result<void> rename(const Path& from, const Path& to) = 0;
  virtual Result<void> remove(const Path&) = 0;
  virtual Result<void> make_folders(const Path&) = 0;
  /// Makes renames within the folder durable.
  virtual Result<void> sync_folder(const Path&) = 0;
  virtual bool exists(const Path&) = 0;
  /// Of the file that the name leads to now; nothing where there is none.
  virtual std::optional<FileStamp> stamp(const Path&) = 0;
  /// The name of the file itself, where `path` is a link to it (which may lead nowhere yet). Fails
  /// with `invalid` where links go round in a circle.
  virtual Result<Path> resolve(const Path& path) = 0;
  /// True: the disk takes no changes at all (a write-protected stick, a CD).
  virtual bool is_read_only(const Path&) = 0;
  virtual Result<std::vector<FolderEntry>> list(const Path&) = 0;
  /// Fails with `locked` when another program (or this one) holds it.
  virtual Result<std::unique_ptr<FileLock>> lock(const Path&) = 0;
};

class RealFileSystem final : public FileSystem {
 public:
  Result<std::string> read(const Path&, std::uint64_t max_bytes) override;
  Result<std::unique_ptr<File>> open_append(const Path&, const Path& like = {}) override;
  Result<std::unique_ptr<File>> create(const Path&, const Path& like = {}) override;
  Result<void> rename(const Path& from, const Path& to) override;
  Result<void> remove(const Path&) override;
  Result<void> make_folders(const Path&) override;
  Result<void> sync_folder(const Path&) override;
  bool exists(const Path&) override;
  std::optional<FileStamp> stamp(const Path&) override;
  Result<Path> resolve(const Path&) override;
  bool is_read_only(const Path&) override;
  Result<std::vector<FolderEntry>> list(const Path&) override;
  Result<std::unique_ptr<FileLock>> lock(const Path&) override;
};

inline constexpr std::size_t kLongestName = 255;  // bytes of a file's name

/// prefix + stem + suffix; where that is longer than a name may be, the stem is cut between
/// characters and a number worked out from all of it stands at its end.
std::string fitting_name(const std::string& prefix, const std::string& stem,
                         const std::string& suffix);

/// A new file beside `path`, to be renamed to it; with its rights, or those of `like`.
struct Temporary {
  std::unique_ptr<File> file;
  Path path;
};
Result<Temporary> create_temporary(FileSystem&, const Path& path, const Path& like = {});

/// Writes `bytes` so that `path` holds either its old or all of its new content, whatever happens:
/// temporary file beside it, sync, rename, sync the folder. It keeps its rights; a new one gets
/// those of `like`, where that is there.
[[nodiscard]] Result<void> write_atomically(FileSystem&, const Path& path, std::string_view bytes,
                                            const Path& like = {});

}  // namespace base
