// PhoneNews: what phones are told of the table, in both languages, and the map as they read it. The window's
// thread.
#pragma once

#include "pages/sitting.h"
#include "panels/phones.h"
#include "phone/reception.h"
#include "phone/told.h"

namespace pages {

class PhoneNews {
 public:
  explicit PhoneNews(const base::AssetPaths& assets);
  phone::Told told(const Sitting& sitting, panels::PhoneTongue tongue, bool shows_map) const;
  /// The board that is shown, as `version`.
  static phone::MapPage map(const Sitting& sitting, Surroundings& around, std::uint64_t version);

 private:
  const base::Messages ja_, en_;
};

}  // namespace pages
