// Files copied to where people take them from: a stick, the documents. Nothing that lies there is written
// over, and nothing half done is left under its name: all are written beside their names first. A plain
// function; it waits for the disk, so it is called on a thread of its own (copy_worker.h).
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace storage {

/// How far it is, in bytes. Any thread.
struct CopyProgress {
  std::atomic<std::uint64_t> done{0}, all{0};
};

struct CopyWish {
  struct One {
    base::Path from;
    std::string ending;  // ".json": what its name there is after the stem
  };
  std::vector<One> files;  // read in this order; those that are not there are left out
  std::string stem;
  base::Path folder;
  std::shared_ptr<CopyProgress> progress = {};
};

/// Where they lie now, safe on the disk: all under one stem, with a number where a name was taken.
/// Fails with `unavailable` where the place is gone, `no_space`, `permission` where nothing may be
/// written, `not_found` where there is nothing to copy; then nothing of it is there.
base::Result<std::vector<base::Path>> copy_out(base::FileSystem& files, const CopyWish& wish);

}  // namespace storage
