#include "base/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace base {
namespace {

/// What a failed system call means for the person at the table, and what helps.
Error error_of(int err, const Path& path, const char* doing) {
  const auto make = [&](ErrorCode code, std::string message) {
    return Error{code, std::move(message), path.string()};
  };
  switch (err) {
    case ENOENT:
      return make(ErrorCode::not_found,
                  fmt::format("Cannot {}: there is no such file or folder. Check the name, and "
                              "that the disk it lies on is plugged in.",
                              doing));
    case EACCES:
    case EPERM:
      return make(ErrorCode::permission,
                  fmt::format("Cannot {}: permission denied. Choose another folder, or change the "
                              "permissions of this one.",
                              doing));
    case EROFS:
      return make(ErrorCode::permission,
                  fmt::format("Cannot {}: the disk is read-only. Choose a folder on another disk, "
                              "or remove the disk's write protection.",
                              doing));
    case ENOSPC:
    case EDQUOT:
      return make(ErrorCode::no_space,
                  fmt::format("Cannot {}: the disk is full. Delete or move files that are no "
                              "longer needed.",
                              doing));
    case EFBIG:
      return make(ErrorCode::too_large,
                  fmt::format("Cannot {}: the file is too large for this disk.", doing));
    case EISDIR:
      return make(ErrorCode::invalid,
                  fmt::format("Cannot {}: this is a folder. Name a file in it.", doing));
    case ENOTDIR:
    case EEXIST:
      return make(
          ErrorCode::invalid,
          fmt::format("Cannot {}: part of this path is a file, not a folder. Choose another "
                      "path.",
                      doing));
    case ENAMETOOLONG:
      return make(ErrorCode::invalid,
                  fmt::format("Cannot {}: the name is too long. Choose a shorter one.", doing));
    default:
      return make(ErrorCode::io,
                  fmt::format("Cannot {}: {}. Check the disk and its cable, or choose "
                              "another folder.",
                              doing, std::generic_category().message(err)));
  }
}

/// The call's result, called again while signals interrupt it.
template <class F>
auto uninterrupted(F&& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }

 private:
  int fd_;
};

Descriptor open_file(const Path& path, int flags) {
  return Descriptor(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0666); }));
}

Path folder_of(const Path& path) {
  const Path parent = path.parent_path();
  return parent.empty() ? Path(".") : parent;
}

class RealFile final : public File {
 public:
  RealFile(Descriptor fd, Path path) : fd_(std::move(fd)), path_(std::move(path)) {}

  Result<void> append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t n =
          uninterrupted([&] { return ::write(fd_.get(), bytes.data(), bytes.size()); });
      if (n < 0) return error_of(errno, path_, "write");
      bytes.remove_prefix(std::size_t(n));
    }
    return {};
  }
  Result<void> sync() override {
    if (uninterrupted([&] { return ::fdatasync(fd_.get()); }) < 0)
      return error_of(errno, path_, "write to the disk");
    return {};
  }
  Result<std::uint64_t> size() override {
    struct stat s {};
    if (::fstat(fd_.get(), &s) < 0) return error_of(errno, path_, "look at the file");
    return std::uint64_t(s.st_size);
  }
  Result<void> truncate(std::uint64_t size) override {
    if (uninterrupted([&] { return ::ftruncate(fd_.get(), off_t(size)); }) < 0)
      return error_of(errno, path_, "shorten the file");
    return {};
  }

 private:
  Descriptor fd_;
  Path path_;
};

bool same_file(int fd, const Path& path) {
  struct stat held {
  }, named{};
  return ::fstat(fd, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/// The lock file is removed while the lock is held, so that none is left lying about; whoever
/// waited for it sees that the name no longer leads to what it locked (see lock()).
class RealLock final : public FileLock {
 public:
  RealLock(Descriptor fd, Path path) : fd_(std::move(fd)), path_(std::move(path)) {}
  ~RealLock() override {
    if (same_file(fd_.get(), path_)) ::unlink(path_.c_str());
  }

 private:
  Descriptor fd_;
  Path path_;
};

Result<std::unique_ptr<File>> open_for_writing(const Path& path, int flags) {
  Descriptor fd = open_file(path, O_WRONLY | O_APPEND | O_CREAT | flags);
  if (!fd.open()) return error_of(errno, path, "open for writing");
  return std::unique_ptr<File>(std::make_unique<RealFile>(std::move(fd), path));
}

}  // namespace

Result<std::string> RealFileSystem::read(const Path& path, std::uint64_t max_bytes) {
  const auto too_large = [&] {
    return Error{ErrorCode::too_large,
                 fmt::format("The file is larger than the {} MB that are read at most.",
                             max_bytes / 1000000),
                 path.string()};
  };
  struct stat s {};
  if (::stat(path.c_str(), &s) < 0) return error_of(errno, path, "read");
  if (S_ISDIR(s.st_mode)) return error_of(EISDIR, path, "read");
  if (!S_ISREG(s.st_mode))
    return Error{ErrorCode::invalid, "Cannot read: this is not an ordinary file.", path.string()};
  if (std::uint64_t(s.st_size) > max_bytes) return too_large();
  const Descriptor fd = open_file(path, O_RDONLY);
  if (!fd.open()) return error_of(errno, path, "read");
  std::string out;
  std::size_t have = 0;
  for (;;) {
    // One byte more than the file said, so that the usual file ends within one pass.
    if (have == out.size()) out.resize(have + (have == 0 ? std::size_t(s.st_size) + 1 : 65536));
    const ssize_t n =
        uninterrupted([&] { return ::read(fd.get(), out.data() + have, out.size() - have); });
    if (n < 0) return error_of(errno, path, "read");
    if (n == 0) break;
    have += std::size_t(n);
    if (have > max_bytes) return too_large();
  }
  out.resize(have);
  return out;
}

Result<std::unique_ptr<File>> RealFileSystem::open_append(const Path& path) {
  return open_for_writing(path, 0);
}

Result<std::unique_ptr<File>> RealFileSystem::create(const Path& path) {
  return open_for_writing(path, O_TRUNC);
}

Result<void> RealFileSystem::rename(const Path& from, const Path& to) {
  if (::rename(from.c_str(), to.c_str()) < 0) return error_of(errno, to, "put the file in place");
  return {};
}

Result<void> RealFileSystem::remove(const Path& path) {
  if (::unlink(path.c_str()) < 0) return error_of(errno, path, "remove");
  return {};
}

Result<void> RealFileSystem::make_folders(const Path& path) {
  if (path.empty()) return {};
  struct stat s {};
  if (::stat(path.c_str(), &s) == 0) {
    if (S_ISDIR(s.st_mode)) return {};
    return error_of(ENOTDIR, path, "make the folder");
  }
  const Path parent = path.parent_path();
  if (parent != path)
    if (auto made = make_folders(parent); !made) return made;
  if (::mkdir(path.c_str(), 0777) < 0 && errno != EEXIST)
    return error_of(errno, path, "make the folder");
  // The new folder's own entry must last too; a parent that cannot be synced is no reason to stop.
  (void)sync_folder(folder_of(path));
  return {};
}

Result<void> RealFileSystem::sync_folder(const Path& path) {
  const Descriptor fd = open_file(path.empty() ? Path(".") : path, O_RDONLY | O_DIRECTORY);
  if (!fd.open()) return error_of(errno, path, "open the folder");
  // EINVAL: a file system that keeps no order of its own for folders has nothing to sync.
  if (uninterrupted([&] { return ::fsync(fd.get()); }) < 0 && errno != EINVAL && errno != ENOTSUP)
    return error_of(errno, path, "write the folder to the disk");
  return {};
}

bool RealFileSystem::exists(const Path& path) {
  struct stat s {};
  return ::stat(path.c_str(), &s) == 0;
}

Result<std::vector<FolderEntry>> RealFileSystem::list(const Path& path) {
  DIR* folder = ::opendir(path.empty() ? "." : path.c_str());
  if (!folder) return error_of(errno, path, "list the folder");
  std::vector<FolderEntry> out;
  while (const dirent* entry = ::readdir(folder)) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    FolderEntry found;
    found.path = path / name;
    struct stat s {};
    if (::stat(found.path.c_str(), &s) < 0) continue;  // gone meanwhile, or a link to nowhere
    found.is_folder = S_ISDIR(s.st_mode);
    found.changed_ms = std::int64_t(s.st_mtim.tv_sec) * 1000 + s.st_mtim.tv_nsec / 1000000;
    found.size = std::uint64_t(s.st_size);
    out.push_back(std::move(found));
  }
  ::closedir(folder);
  return out;
}

Result<std::unique_ptr<FileLock>> RealFileSystem::lock(const Path& path) {
  for (;;) {
    Descriptor fd = open_file(path, O_RDWR | O_CREAT);
    if (!fd.open()) return error_of(errno, path, "lock");
    if (uninterrupted([&] { return ::flock(fd.get(), LOCK_EX | LOCK_NB); }) < 0) {
      if (errno == EWOULDBLOCK)
        return Error{ErrorCode::locked, "Another program has this open.", path.string()};
      return Error{
          ErrorCode::unavailable,
          fmt::format("This disk knows no locks ({}).", std::generic_category().message(errno)),
          path.string()};
    }
    if (same_file(fd.get(), path))
      return std::unique_ptr<FileLock>(std::make_unique<RealLock>(std::move(fd), path));
    // Its holder removed it between our open and our lock: try the name again.
  }
}

Result<void> write_atomically(FileSystem& files, const Path& path, std::string_view bytes) {
  const Path temporary = path.parent_path() / ("." + path.filename().string() + ".tmp");
  const auto write = [&]() -> Result<void> {
    auto file = files.create(temporary);
    if (!file) return file.error();
    if (auto done = (*file)->append(bytes); !done) return done;
    if (auto done = (*file)->sync(); !done) return done;
    return files.rename(temporary, path);
  };
  if (auto done = write(); !done) {
    (void)files.remove(temporary);
    return done;
  }
  return files.sync_folder(folder_of(path));
}

}  // namespace base
