// key_file: the file format of keyboard layouts (docs/keyboards.md): strict, one error that says
// where. load_key_layouts() reads whole folders with it. Plain functions.
#pragma once

#include <string_view>

#include "keys/key_layout.h"

namespace keys {

/// One layout from the text of a file; `file` names it: "flick.keys.json" is the layout flick.
/// Fails with `parse` (no JSON), `version` (from a newer program) or `format`; the context is the
/// file and the line or key, the message what is wrong there and what would be right. Nothing is
/// guessed: an unknown field is an error. Whether pages lead anywhere is not its business.
base::Result<KeyLayout> parse_key_layout(std::string_view text, std::string_view file);

}  // namespace keys
