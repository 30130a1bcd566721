// Where words of a sentence name a person, by what the IPA dictionary says of them and what stands round
// them. Pure; PersonalData asks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace text {

/// A word as the dictionary has it; bytes of the sentence.
struct NamedWord {
  enum class Kind { other, noun, place, surname, given_name, person, title };  // title: さん, 市長
  std::uint32_t first_byte, end_byte;
  std::string surface;
  Kind kind = Kind::other;
};
struct NameStretch {
  std::uint32_t first_byte, end_byte;
};

/// Surname and given name together; a name of three letters or more; a name, or a noun that may be one,
/// before a title such as さん; a name, or a place of that name, before a duty or kin (松本会長, 金子宅); a
/// name where the sentence says that one comes (氏名：, 連絡先は, in brackets); surnames in a row (田中・鈴木).
/// Not where a shop, a place or an office bears it (佐々木医院, 松本城).
std::vector<NameStretch> names_among(const std::vector<NamedWord>& words);

/// さん, 様, 先生, 市長 …: what stands behind names.
bool is_title(std::string_view word);

}  // namespace text
