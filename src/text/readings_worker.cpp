#include "text/readings_worker.h"

#include "base/worker_definition.h"

namespace text {

base::Result<ReadingsTask::Reply> ReadingsTask::work(Readings& engine, const Request& request) {
  Reply out;
  for (const std::string& text : request.texts) {
    auto read = engine.of(text, *request.own);
    out.push_back(read ? std::move(read).value() : Read{});
  }
  return out;
}

}  // namespace text

template class base::Worker<text::ReadingsTask>;
