// ForgetfulDisk: a block device on which a real file system can be made and whose power can be cut:
// a loop device over a file that this process serves itself (FUSE), so that it knows what was
// written since the last flush. After a cut any of that may be missing, sector by sector, as on a
// disk with a cache. Needs root. One thread, and one of its own that serves.
#pragma once

#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/file_system.h"

namespace stress {

/// A file as a block device, and a file system on it that is mounted; undone when destroyed.
class Mounted {
 public:
  static base::Result<std::unique_ptr<Mounted>> mount(const base::Path& image, const base::Path& at,
                                                      const char* type, const char* options);
  ~Mounted();
  Mounted(const Mounted&) = delete;
  Mounted& operator=(const Mounted&) = delete;

 private:
  Mounted() = default;
  base::Path at_;
  int loop_ = -1;
  bool is_mounted_ = false;
};

class ForgetfulDisk {
 public:
  /// `bytes`: what is on it, e.g. an empty file system; `at`: an empty folder.
  static base::Result<std::unique_ptr<ForgetfulDisk>> create(std::string bytes,
                                                             const base::Path& at);
  ~ForgetfulDisk();
  ForgetfulDisk(const ForgetfulDisk&) = delete;
  ForgetfulDisk& operator=(const ForgetfulDisk&) = delete;

  /// The file to make a block device of.
  base::Path file() const { return at_ / "disk"; }
  /// What is on it when its power fails now: what was flushed, and of each sector written since
  /// one time in `kept` its newer bytes. The disk itself goes on.
  std::string after_cut(std::mt19937& random, double kept) const;
  std::size_t flushes() const;

 private:
  struct Write {
    std::size_t at;
    std::string bytes;
  };
  ForgetfulDisk(std::string bytes, base::Path at, int fuse);
  void serve();
  void answer(const char* request, std::size_t size);
  void reply(std::uint64_t unique, int error, const void* data, std::size_t size) const;

  const base::Path at_;
  const int fuse_;
  mutable std::mutex mutex_;  // guards all below
  std::string now_;           // as whoever reads it sees it
  std::string flushed_;       // as it was at the last flush
  std::vector<Write> since_;  // written since
  std::size_t flushes_ = 0;
  std::thread server_;
};

}  // namespace stress
