#include "keys/key_strokes.h"

#include <algorithm>

namespace keys {
namespace {

constexpr Named<input::KeyAction::Kind> kDeeds[] = {
    {"modify", input::KeyAction::Kind::modify}, {"space", input::KeyAction::Kind::space},
    {"enter", input::KeyAction::Kind::enter},   {"backspace", input::KeyAction::Kind::backspace},
    {"left", input::KeyAction::Kind::left},     {"right", input::KeyAction::Kind::right},
    {"shrink", input::KeyAction::Kind::shrink}, {"grow", input::KeyAction::Kind::grow},
    {"undo", input::KeyAction::Kind::undo}};

}  // namespace

void StrokeReader::type(KeyStroke& out, input::KeyAction::Kind kind, const std::string& typed,
                        const std::string& place) {
  if (kind != input::KeyAction::Kind::romaji) {
    if (!typed.empty()) out.actions.push_back({kind, typed});
    return;
  }
  for (const char c : typed) {
    if (static_cast<unsigned char>(c) < 0x21 || static_cast<unsigned char>(c) > 0x7E)
      return fields_->wrong(
          place, base::sentence("\"{}\" cannot be typed as romaji, which is ASCII letters "
                                "only. Give it \"as\": \"kana\" or \"text\".",
                                typed));
    out.actions.push_back({kind, std::string(1, c)});
  }
}

KeyStroke StrokeReader::plain_stroke(const Json& json, const std::string& place) {
  KeyStroke out;
  const std::string typed = fields_->text(json, "This key", kMostLabelLetters, place);
  if (typed.empty()) return out;
  out.label = KeyLabel(typed);
  type(out, typing_, typed, place);
  return out;
}

/// `inherit`: what it does when its fields do not say (a face of a key that only has other
/// words).
KeyStroke StrokeReader::stroke(const Json& json, const std::string& place,
                               const KeyStroke* inherit) {
  if (json.is_string()) return plain_stroke(json, place);
  KeyStroke out;
  out.label = fields_->words(json, "label", place);
  if (const auto icon = json.find("icon"); icon != json.end()) read_icon(*icon, place, out);
  if (out.label.empty() && inherit) out.label = inherit->label, out.icon = inherit->icon;
  int ways = 0;
  if (const auto deed = json.find("do"); deed != json.end()) {
    ++ways;
    read_deed(*deed, "\"do\"", place, out);
  }
  if (const auto page = json.find("page"); page != json.end()) {
    ++ways;
    out.page = fields_->text(*page, "\"page\"", kMostTypedLetters, place);
  }
  if (json.contains("page_kind")) {
    ++ways;
    out.page_kind = fields_->choice(json, "page_kind", kPageKinds, place);
  }
  const bool types = json.contains("types") || json.contains("as");
  if (types || (ways == 0 && !inherit)) {
    ++ways;
    read_typing(json, place, out);
  }
  if (ways > 1)
    fields_->wrong(
        place, base::sentence("It says more than one of do, page, page_kind and types. Keep one."));
  if (ways == 0) {
    const KeyLabel label = out.label;
    const std::string icon = out.icon;
    out = *inherit;
    out.label = label;
    out.icon = icon;
  }
  read_then(json, place, out);
  if (out.label.empty())
    fields_->wrong(place, base::sentence("\"label\" is missing: what stands on the key."));
  return out;
}

void StrokeReader::read_icon(const Json& json, const std::string& place, KeyStroke& out) {
  out.icon = fields_->text(json, "\"icon\"", kMostTypedLetters, place);
  // It becomes part of a path.
  if (!std::all_of(out.icon.begin(), out.icon.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
      }))
    fields_->wrong(place,
                   base::sentence("\"icon\" is not a name of small letters, digits and hyphens."));
}

void StrokeReader::read_deed(const Json& json, std::string_view what, const std::string& place,
                             KeyStroke& out) {
  const std::string* name = json.get_ptr<const std::string*>();
  if (name && *name == "shift" && what == "\"do\"") {
    out.shift = true;
    return;
  }
  const auto kind = name ? by_name(kDeeds, *name) : std::nullopt;
  if (!kind)
    return fields_->wrong(place,
                          base::sentence("{} is not one of {}.", what,
                                         names(kDeeds) + (what == "\"do\"" ? ", shift" : "")));
  out.actions.push_back({*kind, {}});
}

void StrokeReader::read_typing(const Json& json, const std::string& place, KeyStroke& out) {
  const auto kind = fields_->choice(json, "as", kTypings, place, std::optional(typing_));
  if (!kind) return;
  if (const auto types = json.find("types"); types != json.end())
    return type(out, *kind, fields_->text(*types, "\"types\"", kMostTypedLetters, place), place);
  if (out.label.by_lang.size() != 1 || !out.label.by_lang.front().first.empty())
    return fields_->wrong(
        place,
        base::sentence("It does not say what the key does. Add types, do, page or page_kind."));
  type(out, *kind, out.label.by_lang.front().second, place);
}

void StrokeReader::read_then(const Json& json, const std::string& place, KeyStroke& out) {
  const auto then = json.find("then");
  if (then == json.end()) return;
  if (!then->is_array() || then->empty() || then->size() > 4 || out.actions.empty())
    return fields_->wrong(
        place, base::sentence("\"then\" is not a list of 1 to 4 words as \"do\" takes them, after "
                              "something typed or done."));
  for (const Json& deed : *then) read_deed(deed, "An entry of \"then\"", place, out);
}

std::optional<KeyStroke> StrokeReader::face(const Json& json, const char* field,
                                            const std::string& place, const KeyStroke& plain) {
  const auto found = json.find(field);
  if (found == json.end()) return {};
  const std::string at = fmt::format("{}, {}", place, field);
  if (!found->is_object() && !found->is_string()) {
    fields_->wrong(at, base::sentence("This is neither a text nor an object."));
    return {};
  }
  if (found->is_object())
    fields_->only(at, *found, {"label", "icon", "do", "page", "page_kind", "types", "as", "then"});
  return stroke(*found, at, &plain);
}

KeyStroke StrokeReader::side_stroke(const Json& json, const std::string& place) {
  if (!json.is_object() && !json.is_string()) {
    fields_->wrong(place, base::sentence("This is neither a text nor an object."));
    return {};
  }
  if (json.is_object())
    fields_->only(place, json, {"label", "icon", "do", "page", "page_kind", "types", "as", "then"});
  KeyStroke out = stroke(json, place);
  if (out.shift) fields_->wrong(place, base::sentence("Shift can only be a key of its own."));
  return out;
}

}  // namespace keys
