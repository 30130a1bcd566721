#include "hall/private_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/system_error.h"

namespace hall {

using base::Path;
using base::Result;
using base::sentence;

namespace {

constexpr std::uint64_t kMostBytes = 1 << 20;

/// Folders that are missing, with 0700.
Result<void> make_private_folders(const Path& folder) {
  if (folder.empty() || ::access(folder.c_str(), F_OK) == 0) return {};
  if (auto above = make_private_folders(folder.parent_path()); !above) return above;
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return base::system_error(errno, folder, sentence("make the folder"));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(std::size_t(n));
  }
  return true;
}

}  // namespace

Result<std::string> RealPrivateFiles::read(const Path& path) {
  return base::RealFileSystem().read(path, kMostBytes);
}

Result<void> RealPrivateFiles::write(const Path& path, std::string_view bytes) {
  if (auto made = make_private_folders(path.parent_path()); !made) return made;
  std::string beside = path.string() + ".XXXXXX";
  const int fd = ::mkostemp(beside.data(), O_CLOEXEC);  // 0600
  if (fd < 0) return base::system_error(errno, path, sentence("write"));
  const bool written = write_all(fd, bytes) && ::fsync(fd) == 0;
  const int why = errno;
  ::close(fd);
  if (written && ::rename(beside.c_str(), path.c_str()) == 0)
    return base::RealFileSystem().sync_folder(path.parent_path());
  const base::Error error = base::system_error(written ? errno : why, path, sentence("write"));
  ::unlink(beside.c_str());
  return error;
}

}  // namespace hall
