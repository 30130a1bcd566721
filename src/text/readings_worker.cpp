#include "text/readings_worker.h"

#include "base/worker_definition.h"

namespace text {

base::Result<ReadingsTask::Reply> ReadingsTask::work(Readings& engine, const Request& texts) {
  Reply out;
  for (const std::string& text : texts) {
    auto rubies = engine.of(text);
    out.push_back(rubies ? std::move(rubies).value() : Rubies{});
  }
  return out;
}

}  // namespace text

template class base::Worker<text::ReadingsTask>;
