// What a thread of its own does with a photo of papers: has it decoded, and the papers in it found, each by a process
// of its own. For PapersCut.
#pragma once

#include <memory>
#include <vector>

#include "base/file_system.h"
#include "base/worker.h"
#include "phone/paper_process.h"

namespace pages {

struct PaperTask {
  struct Engine {
    base::FileSystem& files;
    base::Path decoder, cutter;
  };
  struct Request {
    base::Path file;
    int quarters = 0;
    std::shared_ptr<phone::PaperProgress> progress;
  };
  struct Papers {
    int width = 0, height = 0;  // px, of the picture they are in
    std::vector<paper::FoundPaper> papers;
  };
  using Reply = std::shared_ptr<const Papers>;
  static constexpr double kLimit_s = 150;
  static base::Result<Reply> work(Engine&, const Request&);
};

using PaperWorker = base::Worker<PaperTask>;

}  // namespace pages

extern template class base::Worker<pages::PaperTask>;
