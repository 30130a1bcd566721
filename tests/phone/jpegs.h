// JPEGs for tests: as phones make them, and as nobody should.
#pragma once

#include <stb_image_write.h>

#include <cstdint>
#include <string>
#include <vector>

namespace phone {

/// Red at the left, blue at the right.
inline std::string jpeg_of(int width, int height) {
  std::vector<std::uint8_t> rgb;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const bool left = 2 * x < width;
      for (const int c : {left ? 230 : 20, 40, left ? 20 : 230})
        rgb.push_back(static_cast<std::uint8_t>(c));
    }
  std::string out;
  stbi_write_jpg_to_func(
      [](void* to, void* data, int size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), std::size_t(size));
      },
      &out, width, height, 3, rgb.data(), 90);
  return out;
}

inline std::string segment(int marker, const std::string& content) {
  const std::size_t length = content.size() + 2;
  return std::string{'\xFF', static_cast<char>(marker), static_cast<char>(length >> 8),
                     static_cast<char>(length & 0xFF)} +
         content;
}

/// With more segments behind its beginning.
inline std::string with(const std::string& jpeg, const std::string& segments) {
  return jpeg.substr(0, 2) + segments + jpeg.substr(2);
}

/// As a phone's own camera writes it: Exif with a place on earth and the phone's name.
inline std::string with_place(const std::string& jpeg) {
  const std::string exif = std::string("Exif\0\0MM\0*\0\0\0\x08", 14) +
                           "GPSLatitude 35.6812 GPSLongitude 139.7671 Anna's iPhone 2026:11:27";
  return with(jpeg, segment(0xE1, exif) + segment(0xED, "Photoshop 3.0 8BIM Anna") +
                        segment(0xFE, "Anna was here") + segment(0xE2, "MPF GPS")) +
         "GPSLatitude behind its end PK\x03\x04";
}

/// Its head says so; what follows it does not.
inline std::string saying(std::string jpeg, int width, int height) {
  std::size_t at = jpeg.find("\xFF\xC0");
  for (const int two : {height, width}) {
    jpeg[at + 5] = static_cast<char>(two >> 8);
    jpeg[at + 6] = static_cast<char>(two & 0xFF);
    at += 2;
  }
  return jpeg;
}

}  // namespace phone
