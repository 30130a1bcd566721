// The reader of handwriting on a thread of its own, which all seats share.
#pragma once

#include "base/worker.h"
#include "pen/recogniser.h"

namespace pen {

struct ReadingTask {
  using Engine = InkRecogniser;
  using Request = std::vector<model::InkStroke>;
  using Reply = std::vector<InkCharacter>;
  static constexpr double kLimit_s = 15;  // kMostCharacters of them, on a busy machine
  static base::Result<Reply> work(Engine&, const Request&);
};

using ReadingWorker = base::Worker<ReadingTask>;

}  // namespace pen

extern template class base::Worker<pen::ReadingTask>;
