// SheetKeys: the keyboard of a sheet, wide along the window's bottom: the line being written, what its
// kana may become, the keys. Its view, its commands, its draw; fingers on the keys themselves are not
// ImGui's (several at once, flicks), the page gives them to the keyboard.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "keys/key_view.h"
#include "panels/ui.h"

namespace panels {

/// Where it lies, px.
struct SheetKeysPlan {
  Area all, line, candidates, keys;
};
SheetKeysPlan plan_sheet_keys(const Theme& theme, const Area& window);

struct SheetKeysView {
  std::string label;  // of the field; may be empty
  std::string text;   // with what is being composed
  std::size_t caret = 0;
  std::vector<text::TextEdit::Mark> marks;
  FieldWriting::Selected selected = FieldWriting::Selected::nothing;
  std::vector<std::string> candidates;
  std::optional<std::size_t> chosen;
  std::size_t first = 0;  // candidate shown
  bool more_fields = false;
  keys::KeyboardView keys;
};

struct TakeCandidate {
  std::size_t index = 0;
};
struct ShowCandidates {
  std::size_t from = 0;
};
struct NextField {};
struct EndWriting {};
/// The caret goes there.
struct TouchText {
  std::size_t byte = 0;
};
using SheetKeysCommand =
    std::variant<TakeCandidate, ShowCandidates, NextField, EndWriting, TouchText>;
using SheetKeysCommands = std::vector<SheetKeysCommand>;

void need(Fonts& fonts, const SheetKeysView& view);
void draw_sheet_keys(Ui& ui, const SheetKeysView& view, SheetKeysCommands& out);

}  // namespace panels
