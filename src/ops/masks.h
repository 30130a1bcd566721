// What a report is not to say as it stands: decided find by find by a person, kept beside the cards, which
// stay as they are. Composed actions, as in build.h; pure.
#pragma once

#include <string>
#include <string_view>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

/// 伏せる: what stands for words that are struck.
inline constexpr std::string_view kMask = "■■";

/// The text that a redaction of it is about: the card's, or the island's plate; empty: it is gone.
std::string text_under(const model::Board&, Id about);
/// What was decided of these words there; null: nothing yet.
const model::Redaction* redaction_of(const model::Board&, Id about, std::string_view words);
/// The report says `instead` for the words, wherever they stand in it; the same as `words`: they stay.
Ops say_instead(const model::Board&, Id about, std::string_view words, std::string_view instead,
                base::IdSource&);
/// Nothing is decided of them any more.
Ops decide_not(const model::Board&, Id about, std::string_view words);

}  // namespace ops
