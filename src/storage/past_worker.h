// Reads a session's whole way from its journal on a thread of its own: nobody at the table waits for it.
#pragma once

#include "base/file_system.h"
#include "base/worker.h"
#include "storage/past.h"

namespace storage {

struct PastTask {
  struct Engine {
    base::FileSystem& files;  // outlives the thread
  };
  struct Request {
    base::Path session;
    Past::Names names = Past::Names::kept;
  };
  using Reply = std::shared_ptr<const Past>;
  static constexpr double kLimit_s = 120;
  static base::Result<Reply> work(Engine&, const Request&);
};

using PastWorker = base::Worker<PastTask>;

}  // namespace storage

extern template class base::Worker<storage::PastTask>;
