// The FileSystem seam: everything the program keeps goes through it, so that tests can make disks
// that fail, fill up, vanish, or forget what was not synced. Implementations: RealFileSystem here,
// MemoryFileSystem in tests/support. Safe from any thread unless said otherwise.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

using Path = std::filesystem::path;

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
};

/// Holds an advisory lock until destroyed.
class FileLock {
 public:
  virtual ~FileLock() = default;
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
  /// Opens for appending, making the file when it is missing.
  virtual Result<std::unique_ptr<File>> open_append(const Path&) = 0;
  /// Makes the file, or empties it.
  virtual Result<std::unique_ptr<File>> create(const Path&) = 0;
  virtual Result<void> rename(const Path& from, const Path& to) = 0;
  virtual Result<void> remove(const Path&) = 0;
  virtual Result<void> make_folders(const Path&) = 0;
  /// Makes renames within the folder durable.
  virtual Result<void> sync_folder(const Path&) = 0;
  virtual bool exists(const Path&) = 0;
  virtual Result<std::vector<FolderEntry>> list(const Path&) = 0;
  /// Fails with `locked` when another program (or this one) holds it.
  virtual Result<std::unique_ptr<FileLock>> lock(const Path&) = 0;
};

class RealFileSystem final : public FileSystem {
 public:
  Result<std::string> read(const Path&, std::uint64_t max_bytes) override;
  Result<std::unique_ptr<File>> open_append(const Path&) override;
  Result<std::unique_ptr<File>> create(const Path&) override;
  Result<void> rename(const Path& from, const Path& to) override;
  Result<void> remove(const Path&) override;
  Result<void> make_folders(const Path&) override;
  Result<void> sync_folder(const Path&) override;
  bool exists(const Path&) override;
  Result<std::vector<FolderEntry>> list(const Path&) override;
  Result<std::unique_ptr<FileLock>> lock(const Path&) override;
};

/// Writes `bytes` so that `path` holds either its old or all of its new content, whatever happens:
/// temporary file beside it, sync, rename, sync the folder.
[[nodiscard]] Result<void> write_atomically(FileSystem&, const Path& path, std::string_view bytes);

}  // namespace base
