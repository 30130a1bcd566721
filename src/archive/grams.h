// How the index takes texts apart: a folded text (text/fold.h) becomes its trigrams, one from each character on;
// those of its last two characters are shorter. So a word of three or more characters is a phrase of its
// trigrams, and one of one or two is the beginning of some. SQLite's own trigrams cannot find the latter.
#pragma once

struct sqlite3;

namespace archive {

inline constexpr const char* kGrams = "kurumaza_grams";

/// Makes the tokenizer of that name known; false: this SQLite has no FTS5.
bool add_grams(sqlite3* database);

}  // namespace archive
