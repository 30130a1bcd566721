// The method's things in plain words, English or Japanese: relations, papers, names of islands and
// cards. Texts that come back are not escaped. Pure.
#pragma once

#include <map>
#include <string>

#include "base/messages.h"
#include "model/session.h"

namespace report {

/// "order / cause", 順序・因果.
const char* kind_name(model::RelationKind, const base::Messages& tr);
/// The kind as a sign between two names: "→", "↔" …
const char* kind_sign(model::RelationKind);

const char* color_name(model::PaperColor, const base::Messages& tr);
/// For CSS classes: "yellow".
const char* color_key(model::PaperColor);
/// The paper's mark, for those who cannot tell the colours apart: SVG path data within −1…1.
const char* color_mark(model::PaperColor);

/// How points were given; "" where nobody says.
std::string weighing_words(const model::Weighing&, const base::Messages& tr);

/// What a reader calls the island or card: its plate or its text, on one line, cut after 80
/// characters; "island 1-2" while it has no plate. `labels` as from plate_labels().
std::string name_of(const model::Board&, model::Id thing,
                    const std::map<model::Id, std::string>& labels, const base::Messages& tr);

}  // namespace report
