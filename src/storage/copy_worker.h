// Copies to sticks on a thread of its own: one that is slow or pulled out keeps nobody waiting.
#pragma once

#include "base/worker.h"
#include "storage/copy_out.h"

namespace storage {

struct CopyTask {
  struct Engine {
    base::FileSystem& files;  // outlives the thread
  };
  using Request = CopyWish;
  using Reply = std::vector<base::Path>;
  static constexpr double kLimit_s = 180;
  static base::Result<Reply> work(Engine&, const Request&);
};

using CopyWorker = base::Worker<CopyTask>;

}  // namespace storage

extern template class base::Worker<storage::CopyTask>;
