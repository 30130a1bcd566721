// What a phone sent as a picture is a JPEG, and of it only what makes the picture is kept: where it was taken, by
// what, small pictures in it and all that follows its end is left out. Nothing is decoded here. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "phone/limits.h"

namespace phone {

struct Jpeg {
  std::string bytes;
  int width = 0, height = 0;
};

enum class PictureTrouble {
  not_one,    // no JPEG, cut off, or of a kind that nobody sends
  too_large,  // more pixels than are shown
};

/// At most limits.scans passes over the picture: each costs the time of a whole one.
std::variant<Jpeg, PictureTrouble> clean_jpeg(std::string_view bytes, const Limits& limits);

}  // namespace phone
