// The dictionary of the IPA (Debian: mecab-ipadic-utf8), which need not be there, and how MeCab describes its words. For
// whoever reads texts with a MecabReader.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace text {

/// The dictionary's folder, where this machine has one.
std::optional<base::Path> mecab_dictionary(base::FileSystem& files);

/// Of a word's description: 名詞,数,*,*,*,*,一,イチ,イチ [IPADIC].
enum MecabField { kPart = 0, kSort = 1, kSubsort = 2, kPlain = 6, kReading = 7, kMecabFields = 8 };
/// Fewer than kMecabFields where the dictionary does not know the word.
std::vector<std::string_view> mecab_fields(const char* feature);

}  // namespace text
