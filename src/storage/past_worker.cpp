#include "storage/past_worker.h"

#include "base/utf8.h"
#include "base/worker_definition.h"
#include "storage/side_files.h"

namespace storage {

namespace {
constexpr std::uint64_t kMostBytes = 256u << 20;
}

base::Result<PastTask::Reply> PastTask::work(Engine& engine, const Request& asked) {
  const base::Path file = journal_path(asked.session);
  const auto text = engine.files.read(file, kMostBytes);
  if (!text) return text.error();
  return Past::told_by(*text, base::repaired_utf8(file.filename().string()), asked.names);
}

}  // namespace storage

template class base::Worker<storage::PastTask>;
