// A Typesetter on the house's fonts, for tests.
#pragma once

#include <doctest/doctest.h>

#include "base/assets.h"
#include "text/typesetter.h"

namespace support {
inline std::unique_ptr<text::Typesetter> typesetter() {
  auto made = text::Typesetter::create(base::find_assets().fonts);
  REQUIRE(made.ok());
  return std::move(made).value();
}
}  // namespace support
