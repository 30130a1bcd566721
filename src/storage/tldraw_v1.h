// The files of tldraw's first version, of 2021 and 2022, as a sketch. Pure. Include this only in .cpp
// files: nlohmann/json is heavy.
#pragma once

#include "storage/sketch_json.h"

namespace storage {

bool is_tldraw_v1(const AnyJson& file);
/// Requires: it is one.
Sketch tldraw_v1_sketch(const AnyJson& file);

/// The paper that is called so there: "light-blue".
model::PaperColor tldraw_paper(const std::string& name);

}  // namespace storage
