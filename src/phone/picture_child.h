// What a process of its own does with a picture from a phone: it reads a JPEG from its input and writes the picture,
// shrunk, as pixels to its output. Whatever is wrong with the bytes, nothing else is within its reach: before it
// looks at them it gives up files, memory beyond its own, time, and all system calls but reading and writing.
#pragma once

#include <cstdint>
#include <string_view>

namespace phone {

/// What the output begins with; then width × height × 4 bytes: red, green, blue, 255.
struct PixelsHead {
  char magic[4];
  std::uint32_t width, height;
};
inline constexpr std::string_view kPixelsMagic = "KZPX";

/// The first argument of a program that is to be one, and how many pixels the longer side has at most follows.
inline constexpr const char* kPictureChild = "--decode-picture";
inline constexpr int kMostPictureSide = 2048;

/// Does it, and ends the process.
[[noreturn]] void be_picture_child(const char* most_side);

}  // namespace phone
