// What a report is not to say as it stands: decided find by find by a person, kept beside the texts, which
// stay as they are: of cards and plates one by one, of all other texts of the session together. Composed
// actions, as in build.h; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

/// 伏せる: what stands for words that are struck.
inline constexpr std::string_view kMask = "■■";

/// The texts that a redaction of it is about, a line each: the card's, or the island's plate with its symbol
/// and its plain words; empty: it is gone.
std::string text_under(const model::Board&, Id about);
/// What was decided of these words there, or on the card's twin; null: nothing yet.
const model::Redaction* redaction_of(const model::Board&, Id about, std::string_view words);
/// The report says `instead` for the words, wherever they stand in it; the same as `words`: they stay.
Ops say_instead(const model::Board&, Id about, std::string_view words, std::string_view instead,
                base::IdSource&);
/// Nothing is decided of them any more.
Ops decide_not(const model::Board&, Id about, std::string_view words);

/// Of the part of a report text that keeps such a decision: the words, where neither card nor plate says
/// them; its text is what the report says for them. Nothing: it is another one.
std::optional<std::string_view> words_beside(const model::ReportText&);
/// What was decided of these words beside cards and plates; null: nothing yet.
const std::string* instead_beside(const model::Session&, std::string_view words);
/// As say_instead, for all texts of other_texts.h. Requires: `instead` is not empty.
Ops say_instead(const model::Session&, std::string_view words, std::string_view instead,
                base::IdSource&);

}  // namespace ops
