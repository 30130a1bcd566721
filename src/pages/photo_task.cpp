#include "pages/photo_task.h"

#include <utility>

#include "base/worker_definition.h"

namespace pages {

namespace {
constexpr std::uint64_t kMostBytes = 2u << 20;
}

base::Result<PhotoTask::Reply> PhotoTask::work(Engine& engine, const Request& asked) {
  const auto bytes = engine.files.read(asked.file, kMostBytes);
  if (!bytes) return bytes.error();
  auto pixels = phone::decode_apart(engine.program, *bytes, asked.most_side);
  if (!pixels) return pixels.error();
  return Reply(std::make_shared<const phone::Pixels>(std::move(pixels).value()));
}

}  // namespace pages

template class base::Worker<pages::PhotoTask>;
