// How likely bytes are text in one of the encodings before Unicode: each character they would be is
// weighed by how common it is there. A single character proves nothing; a line of them does. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace storage {

enum class OldEncoding { shift_jis, euc_jp, gb18030, big5, euc_kr, latin_1 };

struct Evidence {
  std::size_t characters = 0;  // beyond ASCII
  std::size_t broken = 0;      // bytes that are no character there, or one nobody has a use for
  std::size_t kana = 0;        // hiragana and full-width katakana
  std::size_t half_width = 0;  // half-width katakana
  std::size_t first_rows = 0;  // of these, ｱ to ｿ and what comes before them: no text is without
  std::size_t private_use = 0;
  std::size_t amid_letters = 0;  // alone, beside a small letter: "sch馬n"
  double score = 0;              // 0…1: the mean of how common each is; 0 without any
};

Evidence evidence_for(OldEncoding encoding, std::string_view bytes);

}  // namespace storage
