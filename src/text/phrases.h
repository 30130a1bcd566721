// Phrases (文節): where a line of Japanese is best ended, told from its letters alone: no dictionary, cheap
// enough for every layout. Cards and plates, panels and the report's pages all ask it. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace text {

/// How well a line ends before a character.
enum class Ending : std::uint8_t {
  never,   // small kana, ー, 、 and 」 begin no line, 「 ends none
  letter,  // within a word in katakana, or of Latin letters
  part,    // within another word
  word,    // of a phrase that is too long for a line
  phrase
};

/// One for each character; the first's is `phrase`.
std::vector<Ending> line_endings(std::u32string_view text);

/// Bytes of a text that are to stay on one line.
struct KeptWhole {
  std::uint32_t first_byte, end_byte;
  double ems;  // at most
};
/// In order, none within another: phrases, of those wider than `width` ems their words, and what no line ends
/// within even so. Of two characters or more; a character counts as an em at most. Requires: valid UTF-8.
std::vector<KeptWhole> kept_whole(std::string_view utf8, double width);

}  // namespace text
