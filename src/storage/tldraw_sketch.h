// tldraw's files as a sketch, a page each of theirs: of today, of 2024 and 2023, and of the first
// version. Pure.
#pragma once

#include "base/result.h"
#include "storage/sketch.h"

namespace storage {

/// Fails as parse_any() does, and with `format` for what is no such file.
base::Result<Sketch> read_tldraw(std::string json, const std::string& file);

}  // namespace storage
