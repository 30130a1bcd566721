#include "storage/copy_worker.h"

#include "base/worker_definition.h"

namespace storage {

base::Result<std::vector<base::Path>> CopyTask::work(Engine& engine, const CopyWish& wish) {
  return copy_out(engine.files, wish);
}

}  // namespace storage

template class base::Worker<storage::CopyTask>;
