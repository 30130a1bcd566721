#include "phone/picture_process.h"

#include <doctest/doctest.h>

#include "phone/jpegs.h"
#include "support/child_process.h"

using namespace phone;

namespace {
const base::Path kProgram = KURUMAZA_PICTURE_CHILD;
}

TEST_CASE("picture process: a picture comes back in its colours, shrunk to what is asked for") {
  const auto whole = decode_apart(kProgram, jpeg_of(64, 32), 2048);
  REQUIRE_MESSAGE(whole, (whole ? "" : whole.error().text()));
  CHECK(whole->width == 64);
  CHECK(whole->height == 32);
  REQUIRE(whole->rgba.size() == 64u * 32 * 4);
  CHECK(whole->rgba[0] > 200);  // red at the left
  CHECK(whole->rgba[2] < 60);
  CHECK(whole->rgba[whole->rgba.size() - 4] < 60);  // blue at the right
  CHECK(whole->rgba[whole->rgba.size() - 2] > 200);
  CHECK(whole->rgba[3] == 255);
  const auto small = decode_apart(kProgram, jpeg_of(640, 480), 160);
  REQUIRE(small);
  CHECK(small->width == 160);
  CHECK(small->height == 120);
}

TEST_CASE("picture process: the largest that is taken has room, and no larger one is decoded") {
  const auto large = decode_apart(kProgram, jpeg_of(4000, 3000), 320);
  REQUIRE_MESSAGE(large, (large ? "" : large.error().text()));
  CHECK(large->width == 320);
  CHECK_FALSE(decode_apart(kProgram, saying(jpeg_of(8, 8), 65535, 65535), 320));
  CHECK_FALSE(decode_apart(kProgram, saying(jpeg_of(8, 8), 4000, 3001), 320));
}

TEST_CASE("picture process: what is no picture says so, and nothing else happens") {
  const std::string jpeg = jpeg_of(64, 64);
  for (const std::string& bytes : {std::string(), std::string("x"), std::string(100000, '\xFF'),
                                   "\x89PNG\r\n\x1A\n" + std::string(50, '\0'), jpeg.substr(0, 30),
                                   jpeg.substr(0, jpeg.find("\xFF\xDA"))}) {
    const auto out = decode_apart(kProgram, bytes, 320);
    CAPTURE(bytes.size());
    REQUIRE_FALSE(out);
    CHECK(out.error().code == base::ErrorCode::format);
  }
}

TEST_CASE("picture process: bytes that were turned over give a picture or a reason, in any case") {
  const std::string jpeg = jpeg_of(48, 48);
  for (std::size_t at = 2; at < jpeg.size(); at += 23) {
    std::string other = jpeg;
    other[at] = static_cast<char>(~other[at]);
    const auto out = decode_apart(kProgram, other, 64);
    CHECK((!out || (out->width <= 64 && out->height <= 64)));
  }
}

TEST_CASE("picture process: a program that is not there or says nothing is a failure in time") {
  CHECK_FALSE(decode_apart("/nowhere/kurumaza", jpeg_of(8, 8), 320));
  CHECK_FALSE(decode_apart("/bin/true", jpeg_of(8, 8), 320));
  const double before = support::steady_now_s();
  CHECK_FALSE(decode_apart("/usr/bin/yes", jpeg_of(8, 8), 64, 0.5));  // it never ends by itself
  CHECK(support::steady_now_s() - before < 60);
}
