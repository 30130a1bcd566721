#include "hall/certificate.h"

#include <doctest/doctest.h>

#include "hall/hall_things.h"

using namespace hall;
using hall_things::kNow;
using hall_things::MemoryPrivateFiles;

namespace {
constexpr base::WallTime kYear_ms = 365ll * 24 * 3600 * 1000;
}

TEST_CASE("certificate: it is small, for hall.kurumaza, and comes back from the beacon's bytes") {
  const Certificate& made = hall_things::certificate();
  CHECK(made.der.size() < 600);
  CHECK(pem_of_der(made.der).value() == made.pem);
  const auto read = read_certificate(made.pem, made.key_pem);
  REQUIRE(read.ok());
  CHECK(read->der == made.der);
  CHECK(read->ends == made.ends);
  CHECK(made.ends / kYear_ms == (kNow + 10 * kYear_ms) / kYear_ms);
}

TEST_CASE("certificate: a machine whose clock is dead makes one that holds today") {
  const auto made = make_certificate(0);
  REQUIRE(made.ok());
  CHECK(made->ends > kNow + 9 * kYear_ms);
}

TEST_CASE("certificate: another's key, another's name and damaged bytes are refused") {
  const Certificate& made = hall_things::certificate();
  const auto other = make_certificate(kNow);
  REQUIRE(other.ok());
  CHECK_FALSE(read_certificate(made.pem, other->key_pem).ok());
  CHECK_FALSE(read_certificate(made.pem, "").ok());
  CHECK_FALSE(read_certificate("", made.key_pem).ok());
  CHECK_FALSE(pem_of_der("").ok());
  CHECK_FALSE(pem_of_der(made.der + "x").ok());
  CHECK_FALSE(pem_of_der(made.der.substr(1)).ok());
  std::string renamed = made.der;
  for (std::size_t at = 0; (at = renamed.find("hall.kurumaza", at)) != renamed.npos;)
    renamed.replace(at, 4, "fall");
  CHECK_FALSE(pem_of_der(renamed).ok());
  for (std::size_t size = 0; size < made.der.size(); ++size)
    CHECK_FALSE(pem_of_der(made.der.substr(0, size)).ok());
}

TEST_CASE("certificate: a hall has the same one until it ends within a year") {
  MemoryPrivateFiles files;
  const auto first = kept_certificate(files, "hall", kNow);
  REQUIRE(first.ok());
  CHECK(kept_certificate(files, "hall", kNow)->pem == first->pem);
  CHECK(kept_certificate(files, "hall", kNow + 8 * kYear_ms)->pem == first->pem);
  const auto renewed = kept_certificate(files, "hall", kNow + 9 * kYear_ms + kYear_ms / 2);
  REQUIRE(renewed.ok());
  CHECK(renewed->pem != first->pem);
  CHECK(kept_certificate(files, "hall", kNow + 9 * kYear_ms + kYear_ms / 2)->pem == renewed->pem);
}

TEST_CASE("certificate: what a crash left is no pair and is made anew; a full disk is said") {
  MemoryPrivateFiles files;
  const auto first = kept_certificate(files, "hall", kNow);
  REQUIRE(first.ok());
  files.content["hall/hall.key"] = make_certificate(kNow)->key_pem;
  const auto second = kept_certificate(files, "hall", kNow);
  REQUIRE(second.ok());
  CHECK(second->pem != first->pem);
  CHECK(kept_certificate(files, "hall", kNow)->pem == second->pem);
  MemoryPrivateFiles full;
  full.fails = true;
  CHECK(kept_certificate(full, "hall", kNow).error().code == base::ErrorCode::no_space);
}
