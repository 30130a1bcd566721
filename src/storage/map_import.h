// Whole maps that people bring along from other editors: which files those are, their maps, and what people
// are told of them. Lists and tables are import.h's. Pure.
#pragma once

#include <string_view>

#include "storage/sketch_maps.h"

namespace storage {

/// By its name or by how it begins, whatever is in it further on.
bool is_map_file(std::string_view bytes, const std::string& file);

/// Excalidraw (and Obsidian's Markdown of it), tldraw, JSON Canvas. Requires: is_map_file(). Fails as
/// the readers do; context: `file`.
base::Result<MapImport> read_maps(std::string_view bytes, const std::string& file,
                                  base::IdSource& ids);

/// "Excalidraw, 28 cards, 6 islands, 7 relations"
base::Sentence what_was_taken(const MapImport& import);
base::Sentence what_is_on(const model::Board& board);

}  // namespace storage
