// The fonts that tests set their text in: those staged for the build, else the Debian package's.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>

#include "text/typesetter.h"

namespace text {

inline std::filesystem::path test_fonts() {
  const std::filesystem::path staged = std::filesystem::path(KURUMAZA_BINARY_DIR) / "assets/fonts";
  if (std::filesystem::exists(staged / "BIZUDPGothic-Regular.ttf")) return staged;
  return "/usr/share/fonts/truetype/bizud-gothic";
}

inline std::unique_ptr<Typesetter> make_typesetter() {
  auto made = Typesetter::create(test_fonts());
  REQUIRE(made.ok());
  return std::move(made).value();
}

}  // namespace text
