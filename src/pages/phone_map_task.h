// What a thread of its own does for the map on phones: draws it, and packs it. For PhoneNews.
#pragma once

#include <memory>
#include <string>

#include "base/assets.h"
#include "base/messages.h"
#include "base/worker.h"
#include "phone/reception.h"
#include "text/typesetter.h"

namespace pages {

struct PhoneMapTask {
  struct Engine {
    std::unique_ptr<text::Typesetter> typesetter;
    base::Messages words;
  };
  struct Request {
    std::shared_ptr<const model::Session> session;
    base::Id board;
    std::string version;
  };
  using Reply = std::shared_ptr<const phone::MapPage>;
  static constexpr double kLimit_s = 30;
  static base::Result<Reply> work(Engine&, const Request&);
};

using PhoneMapWorker = base::Worker<PhoneMapTask>;
PhoneMapWorker::Factory phone_map_engines(const base::AssetPaths& assets, std::string lang);

}  // namespace pages

extern template class base::Worker<pages::PhoneMapTask>;
