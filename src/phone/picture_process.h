// A picture from a phone is decoded by a process of its own (picture_child.h): what is wrong with it, or with what
// decodes it, reaches nobody else. Any thread that may wait.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace phone {

struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // rows from the top
};

/// This program itself.
inline constexpr const char* kThisProgram = "/proc/self/exe";

/// `program`: what calls be_picture_child(). The longer side has at most so many pixels. Fails with `format` where
/// it is no picture, or the process ended or took longer than `most_s`; it is gone then.
base::Result<Pixels> decode_apart(const base::Path& program, std::string_view jpeg, int most_side,
                                  double most_s = 15);

}  // namespace phone
