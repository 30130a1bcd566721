// A JSON Canvas (Obsidian's .canvas) as a sketch. Pure.
#pragma once

#include "base/result.h"
#include "storage/sketch.h"

namespace storage {

/// One page. An empty file is one without anything, as Obsidian makes it. Fails as parse_any() does, and
/// with `format` for JSON that is no canvas.
base::Result<Sketch> read_canvas(std::string json, const std::string& file);

/// The words of Markdown as people read them, without its signs. `blank_lines`: they stay.
std::string words_of_markdown(std::string_view markdown, bool blank_lines);

}  // namespace storage
