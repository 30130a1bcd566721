#include "base/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/system_error.h"

namespace base {
namespace {

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

Descriptor open_file(const Path& path, int flags, mode_t mode = 0666) {
  return Descriptor(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, mode); }));
}

FileStamp stamp_of(const struct stat& s) {
  return {std::uint64_t(s.st_dev), std::uint64_t(s.st_ino), std::uint64_t(s.st_size),
          std::int64_t(s.st_mtim.tv_sec) * 1000000000 + s.st_mtim.tv_nsec};
}

/// LOCK_EX or why not.
Result<void> lock_file(int fd, const Path& path) {
  if (uninterrupted([&] { return ::flock(fd, LOCK_EX | LOCK_NB); }) >= 0) return {};
  if (errno == EWOULDBLOCK)
    return Error{ErrorCode::locked, sentence("Another program has this open."), path.string()};
  return Error{ErrorCode::unavailable, sentence("This disk knows no locks."), path.string()};
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
      if (n < 0) return system_error(errno, path_, sentence("write"));
      bytes.remove_prefix(std::size_t(n));
    }
    return {};
  }
  Result<void> sync() override {
    if (uninterrupted([&] { return ::fdatasync(fd_.get()); }) < 0)
      return system_error(errno, path_, sentence("write to the disk"));
    return {};
  }
  Result<std::uint64_t> size() override {
    struct stat s {};
    if (::fstat(fd_.get(), &s) < 0) return system_error(errno, path_, sentence("look at the file"));
    return std::uint64_t(s.st_size);
  }
  Result<void> truncate(std::uint64_t size) override {
    if (uninterrupted([&] { return ::ftruncate(fd_.get(), off_t(size)); }) < 0)
      return system_error(errno, path_, sentence("shorten the file"));
    return {};
  }
  Result<FileStamp> stamp() override {
    struct stat s {};
    if (::fstat(fd_.get(), &s) < 0) return system_error(errno, path_, sentence("look at the file"));
    return stamp_of(s);
  }
  Result<void> hold() override { return lock_file(fd_.get(), path_); }

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
    if (holds()) ::unlink(path_.c_str());
  }
  bool holds() const override { return same_file(fd_.get(), path_); }

 private:
  Descriptor fd_;
  Path path_;
};

Error no_ordinary_file(const Path& path) {
  return {ErrorCode::invalid,
          sentence("A link, a pipe or a folder has this name. Rename it, or choose another name."),
          path.string()};
}

/// A file that was just made gets the rights of `like`; where that is not allowed it keeps the
/// narrower ones it was made with.
void take_rights(int fd, const struct stat& like) {
  struct stat own {};
  if (::fstat(fd, &own) == 0 && (own.st_uid != like.st_uid || own.st_gid != like.st_gid))
    if (::fchown(fd, like.st_uid, like.st_gid) < 0 && ::fchown(fd, uid_t(-1), like.st_gid) < 0)
      return;
  (void)::fchmod(fd, like.st_mode & 07777);
}

}  // namespace

Result<std::string> RealFileSystem::read(const Path& path, std::uint64_t max_bytes) {
  const auto too_large = [&] {
    return Error{
        ErrorCode::too_large,
        sentence("The file is larger than the {} MB that are read at most.", max_bytes / 1000000),
        path.string()};
  };
  struct stat s {};
  if (::stat(path.c_str(), &s) < 0) return system_error(errno, path, sentence("read"));
  if (S_ISDIR(s.st_mode)) return system_error(EISDIR, path, sentence("read"));
  if (!S_ISREG(s.st_mode))
    return Error{ErrorCode::invalid, sentence("Cannot read: this is not an ordinary file."),
                 path.string()};
  if (std::uint64_t(s.st_size) > max_bytes) return too_large();
  const Descriptor fd = open_file(path, O_RDONLY);
  if (!fd.open()) return system_error(errno, path, sentence("read"));
  std::string out;
  std::size_t have = 0;
  for (;;) {
    // One byte more than the file said, so that the usual file ends within one pass.
    if (have == out.size()) out.resize(have + (have == 0 ? std::size_t(s.st_size) + 1 : 65536));
    const ssize_t n =
        uninterrupted([&] { return ::read(fd.get(), out.data() + have, out.size() - have); });
    if (n < 0) return system_error(errno, path, sentence("read"));
    if (n == 0) break;
    have += std::size_t(n);
    if (have > max_bytes) return too_large();
  }
  out.resize(have);
  return out;
}

Result<std::unique_ptr<File>> RealFileSystem::open_append(const Path& path, const Path& like) {
  struct stat s {};
  if (::lstat(path.c_str(), &s) < 0) {
    if (errno != ENOENT) return system_error(errno, path, sentence("open for writing"));
    return create(path, like);
  }
  if (!S_ISREG(s.st_mode)) return no_ordinary_file(path);
  // Without O_NONBLOCK, a pipe put there meanwhile would wait for its reader.
  Descriptor fd = open_file(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
  if (!fd.open()) return system_error(errno, path, sentence("open for writing"));
  if (::fstat(fd.get(), &s) < 0 || !S_ISREG(s.st_mode)) return no_ordinary_file(path);
  return std::unique_ptr<File>(std::make_unique<RealFile>(std::move(fd), path));
}

Result<std::unique_ptr<File>> RealFileSystem::create(const Path& path, const Path& like) {
  struct stat s {};
  const bool has_like = !like.empty() && ::stat(like.c_str(), &s) == 0;
  for (int tries = 0; tries < 3; ++tries) {
    Descriptor fd = open_file(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW,
                              has_like ? s.st_mode & 0600 : 0666);
    if (fd.open()) {
      if (has_like) take_rights(fd.get(), s);
      return std::unique_ptr<File>(std::make_unique<RealFile>(std::move(fd), path));
    }
    if (errno != EEXIST) return system_error(errno, path, sentence("open for writing"));
    if (::unlink(path.c_str()) < 0 && errno != ENOENT) {
      if (errno == EISDIR) return no_ordinary_file(path);
      return system_error(errno, path, sentence("open for writing"));
    }
  }
  return no_ordinary_file(path);
}

Result<void> RealFileSystem::rename(const Path& from, const Path& to) {
  if (::rename(from.c_str(), to.c_str()) < 0)
    return system_error(errno, to, sentence("put the file in place"));
  return {};
}

Result<void> RealFileSystem::remove(const Path& path) {
  if (::unlink(path.c_str()) == 0) return {};
  if (errno == EISDIR && ::rmdir(path.c_str()) == 0) return {};  // an empty folder
  return system_error(errno, path, sentence("remove"));
}

Result<void> RealFileSystem::make_folders(const Path& path) {
  if (path.empty()) return {};
  struct stat s {};
  if (::stat(path.c_str(), &s) == 0) {
    if (S_ISDIR(s.st_mode)) return {};
    return system_error(ENOTDIR, path, sentence("make the folder"));
  }
  const Path parent = path.parent_path();
  if (parent != path)
    if (auto made = make_folders(parent); !made) return made;
  if (::mkdir(path.c_str(), 0777) < 0 && errno != EEXIST)
    return system_error(errno, path, sentence("make the folder"));
  // The new folder's own entry must last too; a parent that cannot be synced is no reason to stop.
  (void)sync_folder(folder_of(path));
  return {};
}

Result<void> RealFileSystem::sync_folder(const Path& path) {
  const Descriptor fd = open_file(path.empty() ? Path(".") : path, O_RDONLY | O_DIRECTORY);
  if (!fd.open()) return system_error(errno, path, sentence("open the folder"));
  // EINVAL: a file system that keeps no order of its own for folders has nothing to sync.
  if (uninterrupted([&] { return ::fsync(fd.get()); }) < 0 && errno != EINVAL && errno != ENOTSUP)
    return system_error(errno, path, sentence("write the folder to the disk"));
  return {};
}

bool RealFileSystem::exists(const Path& path) {
  struct stat s {};
  return ::stat(path.c_str(), &s) == 0;
}

std::optional<FileStamp> RealFileSystem::stamp(const Path& path) {
  struct stat s {};
  if (::stat(path.c_str(), &s) < 0) return {};
  return stamp_of(s);
}

Result<Path> RealFileSystem::resolve(const Path& path) {
  constexpr int kMostLinks = 40;  // as many as Linux follows
  Path at = path;
  for (int n = 0; n < kMostLinks; ++n) {
    struct stat s {};
    if (::lstat(at.c_str(), &s) < 0 || !S_ISLNK(s.st_mode)) return at;
    std::string target(4096, '\0');
    const ssize_t length = ::readlink(at.c_str(), target.data(), target.size());
    if (length < 0) return system_error(errno, at, sentence("read"));
    target.resize(std::size_t(length));
    at = at.parent_path() / target;
  }
  return Error{ErrorCode::invalid,
               sentence("This is a link that leads back to itself. Name the file itself."),
               path.string()};
}

bool RealFileSystem::is_read_only(const Path& path) {
  struct statvfs s {};
  return ::statvfs(path.empty() ? "." : path.c_str(), &s) == 0 && (s.f_flag & ST_RDONLY) != 0;
}

Result<std::vector<FolderEntry>> RealFileSystem::list(const Path& path) {
  DIR* folder = ::opendir(path.empty() ? "." : path.c_str());
  if (!folder) return system_error(errno, path, sentence("list the folder"));
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
    Descriptor fd = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK);
    if (!fd.open()) return system_error(errno, path, sentence("lock"));
    if (auto done = lock_file(fd.get(), path); !done) return done.error();
    if (same_file(fd.get(), path))
      return std::unique_ptr<FileLock>(std::make_unique<RealLock>(std::move(fd), path));
    // Its holder removed it between our open and our lock: try the name again.
  }
}

std::string fitting_name(const std::string& prefix, const std::string& stem,
                         const std::string& suffix) {
  if (prefix.size() + stem.size() + suffix.size() <= kLongestName) return prefix + stem + suffix;
  std::uint32_t number = 2166136261u;  // FNV-1a
  for (const char c : stem) number = (number ^ static_cast<unsigned char>(c)) * 16777619u;
  const std::string mark = fmt::format("~{:08x}", number);
  const std::size_t others = prefix.size() + mark.size() + suffix.size();
  std::size_t end = others < kLongestName ? kLongestName - others : 0;
  while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xc0) == 0x80) --end;
  return prefix + stem.substr(0, end) + mark + suffix;
}

Result<Temporary> create_temporary(FileSystem& files, const Path& path, const Path& like) {
  // Where somebody's folder, or another's file, has the first name, the next will do.
  constexpr int kTries = 5;
  const std::string name = path.filename().string();
  const Path& rights = files.exists(path) ? path : like;
  for (int n = 1;; ++n) {
    const std::string end = n == 1 ? ".tmp" : fmt::format(".{}.tmp", n);
    Path temporary = path.parent_path() / fitting_name(".", name, end);
    auto file = files.create(temporary, rights);
    if (file) return Temporary{std::move(*file), std::move(temporary)};
    const ErrorCode code = file.error().code;
    if (n == kTries || (code != ErrorCode::invalid && code != ErrorCode::permission))
      return file.error();
  }
}

Result<void> write_atomically(FileSystem& files, const Path& path, std::string_view bytes,
                              const Path& like) {
  auto temporary = create_temporary(files, path, like);
  if (!temporary) return temporary.error();
  auto done = temporary->file->append(bytes);
  if (done) done = temporary->file->sync();
  if (done) done = files.rename(temporary->path, path);
  if (!done) {
    (void)files.remove(temporary->path);
    return done;
  }
  return files.sync_folder(folder_of(path));
}

}  // namespace base
