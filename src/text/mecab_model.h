// The dictionary of the IPA as MeCab opens it (Debian: mecab-ipadic-utf8), which need not be there, and how
// its words are described. For whoever reads texts with it; a model may be shared by threads.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace MeCab {
class Model;
}

namespace text {

/// The dictionary's folder, where this machine has one.
std::optional<base::Path> mecab_dictionary(base::FileSystem& files);
/// Fails with `unavailable` without a dictionary that can be used.
base::Result<std::shared_ptr<MeCab::Model>> open_mecab(base::FileSystem& files);

/// Of a word's description: 名詞,数,*,*,*,*,一,イチ,イチ [IPADIC].
enum MecabField { kPart = 0, kSort = 1, kSubsort = 2, kPlain = 6, kReading = 7, kMecabFields = 8 };
/// Fewer than kMecabFields where the dictionary does not know the word.
std::vector<std::string_view> mecab_fields(const char* feature);

}  // namespace text
