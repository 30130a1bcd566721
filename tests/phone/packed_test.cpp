#include "phone/packed.h"

#include <doctest/doctest.h>
#include <zlib.h>

namespace {

std::string unpacked(const std::string& bytes) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = uInt(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = uInt(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("packed: a text comes out as it went in, and a long one is shorter meanwhile") {
  CHECK(unpacked(phone::packed("")) == "");
  CHECK(unpacked(phone::packed("庭")) == "庭");
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "<text x=\"" + std::to_string(i) + "\">庭に木を</text>\n";
  const std::string bytes = phone::packed(text);
  CHECK(unpacked(bytes) == text);
  CHECK(bytes.size() * 5 < text.size());
}
