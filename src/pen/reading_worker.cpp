#include "pen/reading_worker.h"

#include "base/worker_definition.h"

namespace pen {

base::Result<std::vector<InkCharacter>> ReadingTask::work(
    InkRecogniser& engine, const std::vector<model::InkStroke>& ink) {
  return engine.recognise(ink);
}

}  // namespace pen

template class base::Worker<pen::ReadingTask>;
