// What kind of words a plate has, and how they stand in a sentence of others: whether they are one
// themselves or name something (体言止め), です・ます or not, and in quotation marks. For tell_words.h. By
// rules alone; where they are unsure, words are quoted. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace ops {

/// Some of it is kana or kanji.
bool is_japanese(std::string_view utf8);
/// It can stand as a sentence, rather than name something.
bool is_sentence(std::string_view utf8, bool japanese);
/// A sentence in です・ます.
bool is_polite(std::string_view utf8);
/// It ends in a mark that takes no full stop: ？, ！, …
bool ends_in_mark(std::string_view utf8);

/// On one line, without the full stop.
std::string bare_words(std::string_view utf8, bool japanese);
/// The same in quotation marks; 「」 within become 『』.
std::string quoted(std::string_view utf8, bool japanese);
/// The same of a thing that is only named: no longer than a name may be.
std::string named(std::string_view utf8, bool japanese);

}  // namespace ops
