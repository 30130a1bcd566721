// session_words: what a session's people have written already, for the conversion to kanji. A plain
// function.
#pragma once

#include <set>
#include <vector>

#include "ime/vocabulary.h"
#include "model/session.h"

namespace seats {

/// Its texts, the most important first; at most Vocabulary::kMostTexts. What still waits at a seat
/// is its writer's alone, and what is being written no words yet: half a sentence in kana would be
/// offered before what it is to become.
std::vector<ime::Words::Text> session_words(const model::Session& session,
                                            const std::multiset<base::Id>& written);

}  // namespace seats
