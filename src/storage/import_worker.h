// Reads what people bring along on a thread of its own: another editor's map may have fifty megabytes, and
// the table goes on meanwhile.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "base/file_system.h"
#include "base/worker.h"
#include "storage/import.h"
#include "storage/map_import.h"

namespace storage {

/// A file as it was read.
struct BroughtFile {
  std::string bytes;
  std::variant<base::Error, MapImport, ImportTable> read;  // why it cannot be taken, or what is in it
};

struct ImportTask {
  struct Engine {
    Engine(base::FileSystem& f, const base::Clock& clock) : files(f), ids(clock) {}
    base::FileSystem& files;  // outlives the thread, as the clock does
    base::IdSource ids;
  };
  struct Request {
    base::Path file;
  };
  using Reply = std::shared_ptr<BroughtFile>;
  static constexpr double kLimit_s = 60;
  /// Never fails: why a file cannot be taken is part of the answer.
  static base::Result<Reply> work(Engine&, const Request&);
};

using ImportWorker = base::Worker<ImportTask>;

}  // namespace storage

extern template class base::Worker<storage::ImportTask>;
