// What a thread of its own does for pictures from phones: reads the file and has a process of its own decode it. For
// the PhotoShelf.
#pragma once

#include <memory>

#include "base/file_system.h"
#include "base/worker.h"
#include "phone/picture_process.h"

namespace pages {

struct PhotoTask {
  struct Engine {
    base::FileSystem& files;
    base::Path program;  // which decodes
  };
  struct Request {
    base::Path file;
    int most_side = 0;
  };
  using Reply = std::shared_ptr<const phone::Pixels>;
  static constexpr double kLimit_s = 30;
  static base::Result<Reply> work(Engine&, const Request&);
};

using PhotoWorker = base::Worker<PhotoTask>;

}  // namespace pages

extern template class base::Worker<pages::PhotoTask>;
