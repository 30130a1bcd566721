// What shift makes of a letter. Private to seats.
#pragma once

#include <optional>

#include "keys/key_layout.h"

namespace keys {

/// The same stroke in capitals; nothing where it types no small letter. Knows ASCII, Latin-1 and
/// Latin Extended-A, which is what European keyboards need; other scripts say `shifted` themselves.
std::optional<KeyStroke> upper_stroke(const KeyStroke& stroke);

}  // namespace keys
