// StrokeReader: reads what one tap, flick or variant of a layout file does. Private to seats.
#pragma once

#include "keys/key_fields.h"

namespace keys {

inline constexpr Named<PageKind> kPageKinds[] = {{"kana", PageKind::kana},
                                                 {"latin", PageKind::latin},
                                                 {"digits", PageKind::digits},
                                                 {"symbols", PageKind::symbols},
                                                 {"emoji", PageKind::emoji}};
inline constexpr Named<input::KeyAction::Kind> kTypings[] = {
    {"kana", input::KeyAction::Kind::kana},
    {"romaji", input::KeyAction::Kind::romaji},
    {"text", input::KeyAction::Kind::text}};

class StrokeReader {
 public:
  /// `typing`: what a key types as when it does not say. `fields` is told what is wrong.
  StrokeReader(KeyFields& fields, input::KeyAction::Kind typing)
      : fields_(&fields), typing_(typing) {}

  /// A text types itself; an object says more. Its unknown fields are the caller's business.
  /// `inherit`: what it does when its fields do not say (a face of a key with other words only).
  KeyStroke stroke(const Json& json, const std::string& place, const KeyStroke* inherit = nullptr);
  /// An entry of flick or variants.
  KeyStroke side_stroke(const Json& json, const std::string& place);
  /// Another face of a key that does `plain`; nothing where the field is not there.
  std::optional<KeyStroke> face(const Json& json, const char* field, const std::string& place,
                                const KeyStroke& plain);

 private:
  KeyStroke plain_stroke(const Json& json, const std::string& place);
  void type(KeyStroke& out, input::KeyAction::Kind kind, const std::string& typed,
            const std::string& place);
  void read_icon(const Json& json, const std::string& place, KeyStroke& out);
  void read_deed(const Json& json, std::string_view what, const std::string& place, KeyStroke& out);
  void read_typing(const Json& json, const std::string& place, KeyStroke& out);
  void read_then(const Json& json, const std::string& place, KeyStroke& out);

  KeyFields* fields_;
  input::KeyAction::Kind typing_;
};

}  // namespace keys
