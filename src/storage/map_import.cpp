#include "storage/map_import.h"

#include <filesystem>

#include "storage/canvas_sketch.h"
#include "storage/excalidraw_sketch.h"
#include "storage/text_encoding.h"
#include "storage/tldraw_sketch.h"

namespace storage {
namespace {

using base::Result;
using base::Sentence;
using base::sentence;

enum class Editor { none, excalidraw, excalidraw_markdown, tldraw, canvas };

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return text;
}

/// How a file begins: enough for the members that editors write first.
std::string_view head_of(std::string_view bytes) {
  constexpr std::size_t kHead = 4000;
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  return begin == bytes.npos ? std::string_view() : bytes.substr(begin, kHead);
}

Editor editor_of(std::string_view bytes, const std::string& file) {
  const std::string name = lower(std::filesystem::path(file).filename().string());
  if (name.ends_with(".excalidraw.md")) return Editor::excalidraw_markdown;
  if (name.ends_with(".excalidraw") || name.ends_with(".excalidrawlib")) return Editor::excalidraw;
  if (name.ends_with(".tldr")) return Editor::tldraw;
  if (name.ends_with(".canvas")) return Editor::canvas;
  const std::string_view head = head_of(bytes);
  const auto has = [&](std::string_view words) { return head.find(words) != head.npos; };
  if (name.ends_with(".md") && has("excalidraw-plugin")) return Editor::excalidraw_markdown;
  if (!head.starts_with("{")) return Editor::none;
  if (has("\"excalidraw\"") || has("\"excalidrawlib\"")) return Editor::excalidraw;
  if (has("\"tldrawFileFormatVersion\"") ||
      (has("\"document\"") && has("\"pages\"") && has("\"shapes\"")))
    return Editor::tldraw;
  if (has("\"nodes\"") && (has("\"width\"") || has("\"edges\""))) return Editor::canvas;
  return Editor::none;
}

Result<Sketch> sketch_of(Editor editor, std::string text, const std::string& file) {
  switch (editor) {
    case Editor::excalidraw:
      return read_excalidraw(std::move(text), file);
    case Editor::excalidraw_markdown: {
      auto json = excalidraw_in_markdown(text, file);
      return json ? read_excalidraw(std::move(*json), file) : Result<Sketch>(json.error());
    }
    case Editor::tldraw:
      return read_tldraw(std::move(text), file);
    case Editor::canvas:
    case Editor::none:
      break;
  }
  return read_canvas(std::move(text), file);
}

}  // namespace

bool is_map_file(std::string_view bytes, const std::string& file) {
  return editor_of(bytes, file) != Editor::none;
}

Result<MapImport> read_maps(std::string_view bytes, const std::string& file, base::IdSource& ids) {
  const Editor editor = editor_of(bytes, file);
  std::string text;
  if (!bytes.empty()) {
    auto decoded = decode_text(bytes);
    if (!decoded) {
      base::Error error = decoded.error();
      error.context = file;
      return error;
    }
    text = std::move(decoded->text);
  }
  auto sketch = sketch_of(editor, std::move(text), file);
  if (!sketch) return sketch.error();
  auto maps = maps_of(*sketch, ids);
  if (maps) return maps;
  base::Error error = maps.error();
  error.context = file;
  return error;
}

Sentence what_is_on(const model::Board& board) {
  return sentence("{} cards, {} islands, {} relations", board.cards.size(), board.islands.size(),
                  board.relations.size());
}

Sentence what_was_taken(const MapImport& import) {
  if (import.maps.empty()) return sentence("there is nothing in this file");
  Sentence out(import.editor);
  for (const model::MapWish& map : import.maps) {
    if (import.maps.size() > 1 && !map.board.title.empty())
      out = sentence("{}, {}: {}", out, map.board.title, what_is_on(map.board));
    else
      out = sentence("{}, {}", out, what_is_on(map.board));
  }
  return out;
}

}  // namespace storage
