#include "phone/paper_process.h"

#include <doctest/doctest.h>

#include "support/child_process.h"

using namespace phone;

namespace {

const base::Path kProgram = KURUMAZA_PAPER_CHILD;

Pixels photo(int width, int height) {
  return {width, height, std::vector<std::uint8_t>(std::size_t(width * height) * 4, 200)};
}

}  // namespace

TEST_CASE("paper process: the papers in a photo come back, and how far it is was told") {
  PaperProgress progress;
  const auto found = cut_apart(kProgram, photo(800, 600), 0, progress);
  REQUIRE_MESSAGE(found, (found ? "" : found.error().text()));
  REQUIRE(found->size() == 2);
  CHECK(found->at(0).text == "庭の木");
  CHECK(found->at(0).color == model::PaperColor::yellow);
  CHECK(found->at(1).text.empty());
  CHECK(found->at(1).corners_px[2] == base::Vec2{800, 600});
  CHECK(progress.of == 2);
  CHECK(progress.read == 2);
}

TEST_CASE("paper process: none are none") {
  PaperProgress progress;
  const auto found = cut_apart(kProgram, photo(80, 4), 0, progress);
  REQUIRE(found);
  CHECK(found->empty());
}

TEST_CASE("paper process: a program that is killed, or says what makes no sense, is a failure") {
  PaperProgress progress;
  for (const int height : {1, 2}) {
    const auto found = cut_apart(kProgram, photo(80, height), 0, progress);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == base::ErrorCode::format);
  }
  CHECK_FALSE(cut_apart("/nowhere/program", photo(8, 8), 0, progress));
  CHECK_FALSE(cut_apart("/bin/true", photo(8, 8), 0, progress));
  CHECK_FALSE(cut_apart("/usr/bin/yes", photo(8, 8), 0, progress, 0.5));
}

TEST_CASE("paper process: one that takes too long, or is wanted no more, is ended") {
  const double before = support::steady_now_s();
  PaperProgress slow;
  CHECK_FALSE(cut_apart(kProgram, photo(80, 3), 0, slow, 0.5));
  CHECK(slow.of == 2);
  PaperProgress unwanted;
  unwanted.unwanted = true;
  CHECK_FALSE(cut_apart(kProgram, photo(80, 3), 0, unwanted));
  CHECK(support::steady_now_s() - before < 50);
}
