#include "storage/import_worker.h"

#include "base/utf8.h"
#include "base/worker_definition.h"
#include "storage/import_wishes.h"

namespace storage {

base::Result<ImportTask::Reply> ImportTask::work(Engine& engine, const Request& asked) {
  const std::string name = base::repaired_utf8(asked.file.filename().string());
  auto out = std::make_shared<BroughtFile>();
  const auto keep = [&](auto read) {
    if (read)
      out->read = std::move(*read);
    else
      out->read = read.error();
  };
  auto bytes = engine.files.read(asked.file, kLargestImport);
  if (!bytes) {
    out->read = bytes.error();
    return out;
  }
  out->bytes = std::move(*bytes);
  if (is_map_file(out->bytes, name))
    keep(read_maps(out->bytes, name, engine.ids));
  else
    keep(read_import(out->bytes, name));
  return out;
}

}  // namespace storage

template class base::Worker<storage::ImportTask>;
