// Excalidraw's files as a sketch: of 2021 to today, and those that Obsidian keeps in Markdown. Pure.
#pragma once

#include "base/result.h"
#include "storage/sketch.h"

namespace storage {

/// One page. Fails as parse_any() does; with `format` for a library of shapes, which is no drawing.
base::Result<Sketch> read_excalidraw(std::string json, const std::string& file);

/// The JSON within Obsidian's Markdown. Fails with `format` where it is compressed, and says what to do.
base::Result<std::string> excalidraw_in_markdown(std::string_view markdown,
                                                 const std::string& file);

}  // namespace storage
