#include "phone/jpeg.h"

#include <doctest/doctest.h>

#include "phone/jpegs.h"

using namespace phone;

namespace {

std::string cleaned(const std::string& bytes) {
  auto out = clean_jpeg(bytes, Limits());
  const auto* jpeg = std::get_if<Jpeg>(&out);
  return jpeg ? jpeg->bytes : "";
}

bool refused(const std::string& bytes, PictureTrouble why = PictureTrouble::not_one) {
  const auto out = clean_jpeg(bytes, Limits());
  const auto* trouble = std::get_if<PictureTrouble>(&out);
  return trouble && *trouble == why;
}

}  // namespace

TEST_CASE("jpeg: a plain picture keeps all that makes it, and says how large it is") {
  const std::string plain = jpeg_of(40, 30);
  const auto out = clean_jpeg(plain, Limits());
  REQUIRE(std::holds_alternative<Jpeg>(out));
  const Jpeg& jpeg = std::get<Jpeg>(out);
  CHECK(jpeg.width == 40);
  CHECK(jpeg.height == 30);
  CHECK(jpeg.bytes.size() < plain.size());  // it began with a JFIF
  CHECK(jpeg.bytes.find("JFIF") == std::string::npos);
  CHECK(cleaned(jpeg.bytes) == jpeg.bytes);
}

TEST_CASE("jpeg: where it was taken, by what and what follows its end is not kept") {
  const std::string phones = with_place(jpeg_of(40, 30));
  REQUIRE(phones.find("GPSLatitude") != std::string::npos);
  const std::string out = cleaned(phones);
  CHECK(out == cleaned(jpeg_of(40, 30)));
  for (const char* word : {"GPS", "Exif", "Anna", "iPhone", "8BIM", "PK\x03\x04"}) {
    CAPTURE(word);
    CHECK(out.find(word) == std::string::npos);
  }
}

TEST_CASE("jpeg: what is no JPEG is none, whatever it is called") {
  CHECK(refused(""));
  CHECK(refused("\xFF\xD8"));
  CHECK(refused("\x89PNG\r\n\x1A\n" + jpeg_of(8, 8)));
  CHECK(refused("GIF89a"));
  CHECK(refused("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
  CHECK(refused(std::string(1000, '\xFF')));
  CHECK(refused("\xFF\xD8" + std::string(1000, '\0')));
  CHECK(refused("\xFF\xD8\xFF\xD9"));  // it has a beginning and an end
}

TEST_CASE("jpeg: a bomb is known by its head") {
  CHECK(refused(saying(jpeg_of(8, 8), 65535, 65535), PictureTrouble::too_large));
  CHECK(refused(saying(jpeg_of(8, 8), 4001, 8), PictureTrouble::too_large));
  CHECK(refused(saying(jpeg_of(8, 8), 4000, 3001), PictureTrouble::too_large));
  CHECK_FALSE(cleaned(saying(jpeg_of(8, 8), 4000, 3000)).empty());
  CHECK(refused(saying(jpeg_of(8, 8), 0, 8)));
  CHECK(refused(saying(jpeg_of(8, 8), 8, 0)));
}

TEST_CASE("jpeg: cut off at any byte it is none") {
  const std::string whole = jpeg_of(16, 16);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(refused(whole.substr(0, size)));
  }
}

TEST_CASE("jpeg: kinds that no phone sends, two heads and passes without end are refused") {
  const std::string plain = jpeg_of(16, 16);
  std::string other = plain;
  for (const char kind : {'\xC3', '\xC5', '\xC9', '\xCA', '\xCC', '\xDC', '\xF7'}) {
    other[plain.find("\xFF\xC0") + 1] = kind;
    CHECK(refused(other));
  }
  const std::size_t head = plain.find("\xFF\xC0");
  CHECK(refused(plain.substr(0, head) + plain.substr(head, 19) + plain.substr(head)));
  const std::size_t scan = plain.find("\xFF\xDA");
  const std::string one = plain.substr(scan, plain.size() - scan - 2);
  std::string many = plain.substr(0, plain.size() - 2);
  for (int i = 0; i < 31; ++i) many += one;
  CHECK_FALSE(cleaned(many + "\xFF\xD9").empty());
  CHECK(refused(many + one + "\xFF\xD9"));
  CHECK(refused(with(plain, std::string("\xFF\xE1\x00\x01", 4))));  // a length that is none
}
