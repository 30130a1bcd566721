#include "keys/key_upper.h"

#include "base/utf8.h"

namespace keys {
namespace {

char32_t upper(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - 0x20;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;
  if (c == 0xFF) return 0x178;
  // Capitals and small letters alternate; which of the two is even changes twice. ı, ĸ and ŉ have
  // no partner here.
  if (c == 0x131 || c == 0x138 || c == 0x149) return c;
  const bool odd = c % 2 == 1;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return odd ? c - 1 : c;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return odd ? c : c - 1;
  return c;
}

std::string upper(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();)
    base::append_code_point(out, upper(base::code_point_at(text, i, i)));
  return out;
}

}  // namespace

std::optional<KeyStroke> upper_stroke(const KeyStroke& stroke) {
  KeyStroke out = stroke;
  for (input::KeyAction& action : out.actions)
    if (action.kind == input::KeyAction::Kind::text) action.text = upper(action.text);
  if (out.actions == stroke.actions) return {};
  for (auto& [lang, text] : out.label.by_lang) text = upper(text);
  return out;
}

}  // namespace keys
