#include "pages/paper_task.h"

#include <utility>

#include "base/worker_definition.h"

namespace pages {

namespace {
constexpr std::uint64_t kMostBytes = 2u << 20;
constexpr int kSide = 1600;  // as phones send them
}  // namespace

base::Result<PaperTask::Reply> PaperTask::work(Engine& engine, const Request& asked) {
  const auto bytes = engine.files.read(asked.file, kMostBytes);
  if (!bytes) return bytes.error();
  const auto photo = phone::decode_apart(engine.decoder, *bytes, kSide);
  if (!photo) return photo.error();
  auto papers = phone::cut_apart(engine.cutter, *photo, asked.quarters, *asked.progress);
  if (!papers) return papers.error();
  return Reply(std::make_shared<const Papers>(
      Papers{photo->width, photo->height, std::move(papers).value()}));
}

}  // namespace pages

template class base::Worker<pages::PaperTask>;
