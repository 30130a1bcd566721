#include "text/gist_worker.h"

#include "base/worker_definition.h"

namespace text {

base::Result<GistTask::Reply> GistTask::work(GistReader& engine, const Request& texts) {
  Reply out;
  for (const std::string& text : texts) {
    auto gist = engine.of(text);
    out.push_back(gist ? std::move(gist).value() : Gist{});
  }
  return out;
}

}  // namespace text

template class base::Worker<text::GistTask>;
