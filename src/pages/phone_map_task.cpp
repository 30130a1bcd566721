#include "pages/phone_map_task.h"

#include "base/worker_definition.h"
#include "phone/packed.h"
#include "report/light_map.h"

namespace pages {

base::Result<PhoneMapTask::Reply> PhoneMapTask::work(Engine& engine, const Request& asked) {
  auto page = std::make_shared<phone::MapPage>();
  page->version = asked.version;
  if (const model::Board* board = asked.session->board(asked.board))
    page->svg = report::light_map(*asked.session, *board, engine.words, *engine.typesetter).svg;
  if (!page->svg.empty()) page->packed = phone::packed(page->svg);
  return Reply(std::move(page));
}

PhoneMapWorker::Factory phone_map_engines(const base::AssetPaths& assets, std::string lang) {
  return [assets, lang]() -> base::Result<std::unique_ptr<PhoneMapTask::Engine>> {
    auto typesetter = text::Typesetter::create(assets.fonts);
    if (!typesetter) return typesetter.error();
    return std::unique_ptr<PhoneMapTask::Engine>(new PhoneMapTask::Engine{
        std::move(*typesetter), base::Messages(lang, assets.locale.string())});
  };
}

}  // namespace pages

template class base::Worker<pages::PhoneMapTask>;
