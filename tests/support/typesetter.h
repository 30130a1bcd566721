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

/// One for all tests of a program that need none of their own: Pango looks for fonts on a thread of
/// its own, which a busy machine may still be about when its font map goes.
inline std::shared_ptr<text::Typesetter> shared_typesetter() {
  static const std::shared_ptr<text::Typesetter> shared = typesetter();
  return shared;
}
}  // namespace support
