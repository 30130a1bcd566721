#include "ime/conversion_worker.h"

#include "base/worker_definition.h"

namespace ime {

base::Result<Conversion> ConversionTask::work(KanaKanji& engine, const ConversionRequest& request) {
  return engine.convert(request);
}

}  // namespace ime

template class base::Worker<ime::ConversionTask>;
