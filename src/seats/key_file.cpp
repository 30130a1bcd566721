// The file format of keyboard layouts (docs/keyboards.md): strict, one error that says where.
#include <fmt/core.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "seats/key_layout.h"
#include "seats/key_upper.h"

namespace seats {
namespace {

using base::Error;
using base::ErrorCode;
using Json = nlohmann::json;

constexpr std::string_view kFormat = "kurumaza-keyboard";
constexpr int kVersion = 1;
constexpr std::size_t kMostLetters = 16;  // of a label
constexpr std::size_t kMostTyped = 40;
constexpr std::size_t kMostVariants = 20;
constexpr std::size_t kMostKeys = 200;
constexpr double kMostColumns = 24;
constexpr std::size_t kMostRows = 10;
constexpr double kNarrowest = 0.4;  // of a column: what a finger can still hit on a large panel

template <class T>
struct Named {
  std::string_view name;
  T value;
};
constexpr Named<KeyAction::Kind> kDeeds[] = {
    {"modify", KeyAction::Kind::modify}, {"space", KeyAction::Kind::space},
    {"enter", KeyAction::Kind::enter},   {"backspace", KeyAction::Kind::backspace},
    {"left", KeyAction::Kind::left},     {"right", KeyAction::Kind::right},
    {"shrink", KeyAction::Kind::shrink}, {"grow", KeyAction::Kind::grow},
    {"undo", KeyAction::Kind::undo}};
constexpr Named<KeyAction::Kind> kTypings[] = {{"kana", KeyAction::Kind::kana},
                                               {"romaji", KeyAction::Kind::romaji},
                                               {"text", KeyAction::Kind::text}};
constexpr Named<PageKind> kPageKinds[] = {{"kana", PageKind::kana},
                                          {"latin", PageKind::latin},
                                          {"digits", PageKind::digits},
                                          {"symbols", PageKind::symbols},
                                          {"emoji", PageKind::emoji}};
constexpr Named<KeyRole> kRoles[] = {
    {"letter", KeyRole::letter}, {"function", KeyRole::function}, {"accent", KeyRole::accent}};

template <class T, std::size_t N>
std::optional<T> by_name(const Named<T> (&all)[N], std::string_view name) {
  for (const auto& one : all)
    if (one.name == name) return one.value;
  return {};
}

template <class T, std::size_t N>
std::string names(const Named<T> (&all)[N]) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : ", ") + std::string(one.name);
  return out;
}

std::string joined(std::initializer_list<std::string_view> words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

bool repeats(const KeyStroke& stroke) {
  using Kind = KeyAction::Kind;
  if (stroke.actions.size() != 1) return false;
  const Kind kind = stroke.actions.front().kind;
  return kind == Kind::backspace || kind == Kind::left || kind == Kind::right;
}

KeyRole role_of(const KeyStroke& stroke) {
  using Kind = KeyAction::Kind;
  if (stroke.actions.empty()) return KeyRole::function;
  const Kind kind = stroke.actions.front().kind;
  if (kind == Kind::enter) return KeyRole::accent;
  const bool types = kind == Kind::kana || kind == Kind::romaji || kind == Kind::text;
  return types ? KeyRole::letter : KeyRole::function;
}

/// Goes through the whole file; the first thing wrong is what is told, with how many more there
/// are.
class Reader {
 public:
  std::optional<Error> error(std::string_view file) const {
    if (wrong_ == 0) return {};
    Error error = first_;
    error.context =
        error.context.empty() ? std::string(file) : fmt::format("{}, {}", file, error.context);
    if (wrong_ > 1) error.message += fmt::format(" ({} more after this.)", wrong_ - 1);
    return error;
  }

  KeyLayout layout(const Json& json) {
    KeyLayout out;
    if (!json.is_object() || json.value("format", Json()) != kFormat) {
      wrong("", fmt::format("This is no keyboard layout: \"format\" is not \"{}\".", kFormat));
      return out;
    }
    const Json version = json.value("version", Json());
    if (!version.is_number_integer() || version < 1) {
      wrong("", "\"version\" is missing, or not a whole number from 1 up. Write 1.");
      return out;
    }
    if (version > kVersion) {
      wrong("", "A newer Kurumaza made this layout. Update Kurumaza to use it.",
            ErrorCode::version);
      return out;
    }
    fields("", json, {"format", "version", "label", "kind", "order", "typing", "rows"});
    out.label = words("label", json, "label", "");
    if (out.label.empty()) wrong("", "\"label\" is missing: what the page is called.");
    out.kind = choice(json, "kind", kPageKinds, "", std::optional<PageKind>()).value_or(out.kind);
    typing_ = choice(json, "typing", kTypings, "", std::optional(KeyAction::Kind::text))
                  .value_or(KeyAction::Kind::text);
    read_order(json, out);
    read_rows(json, out);
    return out;
  }

 private:
  void wrong(const std::string& place, std::string message, ErrorCode code = ErrorCode::format) {
    if (wrong_++ == 0) first_ = {code, std::move(message), place};
  }

  void fields(const std::string& place, const Json& object,
              std::initializer_list<std::string_view> known) {
    for (const auto& [name, value] : object.items())
      if (std::find(known.begin(), known.end(), name) == known.end())
        wrong(place,
              fmt::format("The field \"{}\" is unknown. Known here: {}.", name, joined(known)));
  }

  template <class T, std::size_t N>
  std::optional<T> choice(const Json& object, const char* field, const Named<T> (&all)[N],
                          const std::string& place, std::optional<T> absent) {
    const auto found = object.find(field);
    if (found == object.end()) {
      if (!absent)
        wrong(place, fmt::format("\"{}\" is missing. Write one of {}.", field, names(all)));
      return absent;
    }
    std::optional<T> value;
    if (found->is_string()) value = by_name(all, found->template get_ref<const std::string&>());
    if (!value) wrong(place, fmt::format("\"{}\" is not one of {}.", field, names(all)));
    return value;
  }

  /// A text of 1 to `most` characters without control characters; "" when it is no such text.
  std::string text(const Json& json, std::string_view what, std::size_t most,
                   const std::string& place) {
    const std::string* found = json.get_ptr<const std::string*>();
    if (!found || found->empty() || base::count_code_points(*found) > most ||
        std::any_of(found->begin(), found->end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
      wrong(place, fmt::format("{} is not a text of 1 to {} characters on one line.", what, most));
      return {};
    }
    return *found;
  }

  Words words(std::string_view what, const Json& object, const char* field,
              const std::string& place) {
    const auto found = object.find(field);
    if (found == object.end()) return {};
    const std::string quoted = fmt::format("\"{}\"", what);
    if (!found->is_object()) {
      std::string one = text(*found, quoted, kMostLetters, place);
      return one.empty() ? Words() : Words(std::move(one));
    }
    Words out;
    for (const auto& [lang, value] : found->items())
      out.by_lang.emplace_back(
          lang, text(value, fmt::format("{} in \"{}\"", quoted, lang), kMostLetters, place));
    if (out.empty() || std::any_of(out.by_lang.begin(), out.by_lang.end(),
                                   [](const auto& one) { return one.first.empty(); }))
      wrong(place, quoted + " holds no language. Write {\"en\": \"…\", \"ja\": \"…\"} or a text.");
    return out;
  }

  double number(const Json& object, const char* field, double least, double most, double absent,
                const std::string& place) {
    const auto found = object.find(field);
    if (found == object.end()) return absent;
    const double value = found->is_number() ? found->get<double>() : std::nan("");
    if (value >= least && value <= most) return value;
    wrong(place, fmt::format("\"{}\" is not a number from {} to {}.", field, least, most));
    return absent;
  }

  void read_order(const Json& json, KeyLayout& out) {
    const auto found = json.find("order");
    if (found == json.end()) return;
    if (!found->is_object())
      return wrong("", "\"order\" is not an object like {\"ja\": 10, \"en\": 60}.");
    for (const auto& [lang, at] : found->items()) {
      if (!at.is_number_integer() || at < 0 || at > 10000)
        wrong("", fmt::format("\"order\" of \"{}\" is not a whole number from 0 to 10000.", lang));
      else
        out.order.emplace_back(lang, at.get<int>());
    }
  }

  // --- strokes -----------------------------------------------------------------------------------

  void type(KeyStroke& out, KeyAction::Kind kind, const std::string& typed,
            const std::string& place) {
    if (kind != KeyAction::Kind::romaji) {
      if (!typed.empty()) out.actions.push_back({kind, typed});
      return;
    }
    for (const char c : typed) {
      if (static_cast<unsigned char>(c) < 0x21 || static_cast<unsigned char>(c) > 0x7E)
        return wrong(place, fmt::format("\"{}\" cannot be typed as romaji, which is ASCII letters "
                                        "only. Give it \"as\": \"kana\" or \"text\".",
                                        typed));
      out.actions.push_back({kind, std::string(1, c)});
    }
  }

  /// A stroke that is written as a text types it.
  KeyStroke plain_stroke(const Json& json, const std::string& place) {
    KeyStroke out;
    const std::string typed = text(json, "This key", kMostLetters, place);
    if (typed.empty()) return out;
    out.label = Words(typed);
    type(out, typing_, typed, place);
    return out;
  }

  /// `inherit`: what it does when its fields do not say (a face of a key that only has other
  /// words).
  KeyStroke stroke(const Json& json, const std::string& place, const KeyStroke* inherit = nullptr) {
    if (json.is_string()) return plain_stroke(json, place);
    KeyStroke out;
    out.label = words("label", json, "label", place);
    if (const auto icon = json.find("icon"); icon != json.end()) read_icon(*icon, place, out);
    if (out.label.empty() && inherit) out.label = inherit->label, out.icon = inherit->icon;
    int ways = 0;
    if (const auto deed = json.find("do"); deed != json.end()) {
      ++ways;
      read_deed(*deed, "\"do\"", place, out);
    }
    if (const auto page = json.find("page"); page != json.end()) {
      ++ways;
      out.page = text(*page, "\"page\"", kMostTyped, place);
    }
    if (json.contains("page_kind")) {
      ++ways;
      out.page_kind = choice(json, "page_kind", kPageKinds, place, std::optional<PageKind>());
    }
    const bool types = json.contains("types") || json.contains("as");
    if (types || (ways == 0 && !inherit)) {
      ++ways;
      read_typing(json, place, out);
    }
    if (ways > 1) wrong(place, "It says more than one of do, page, page_kind and types. Keep one.");
    if (ways == 0) {
      const Words label = out.label;
      const std::string icon = out.icon;
      out = *inherit;
      out.label = label;
      out.icon = icon;
    }
    read_then(json, place, out);
    if (out.label.empty()) wrong(place, "\"label\" is missing: what stands on the key.");
    return out;
  }

  void read_icon(const Json& json, const std::string& place, KeyStroke& out) {
    out.icon = text(json, "\"icon\"", kMostTyped, place);
    // It becomes part of a path.
    if (!std::all_of(out.icon.begin(), out.icon.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }))
      wrong(place, "\"icon\" is not a name of small letters, digits and hyphens.");
  }

  void read_deed(const Json& json, std::string_view what, const std::string& place,
                 KeyStroke& out) {
    const std::string* name = json.get_ptr<const std::string*>();
    if (name && *name == "shift" && what == "\"do\"") {
      out.shift = true;
      return;
    }
    const auto kind = name ? by_name(kDeeds, *name) : std::nullopt;
    if (!kind)
      return wrong(place, fmt::format("{} is not one of {}.", what,
                                      names(kDeeds) + (what == "\"do\"" ? ", shift" : "")));
    out.actions.push_back({*kind, {}});
  }

  void read_typing(const Json& json, const std::string& place, KeyStroke& out) {
    const auto kind = choice(json, "as", kTypings, place, std::optional(typing_));
    if (!kind) return;
    if (const auto types = json.find("types"); types != json.end())
      return type(out, *kind, text(*types, "\"types\"", kMostTyped, place), place);
    if (out.label.by_lang.size() != 1 || !out.label.by_lang.front().first.empty())
      return wrong(place, "It does not say what the key does. Add types, do, page or page_kind.");
    type(out, *kind, out.label.by_lang.front().second, place);
  }

  void read_then(const Json& json, const std::string& place, KeyStroke& out) {
    const auto then = json.find("then");
    if (then == json.end()) return;
    if (!then->is_array() || then->empty() || then->size() > 4 || out.actions.empty())
      return wrong(place,
                   "\"then\" is not a list of 1 to 4 words as \"do\" takes them, after "
                   "something typed or done.");
    for (const Json& deed : *then) read_deed(deed, "An entry of \"then\"", place, out);
  }

  // --- keys --------------------------------------------------------------------------------------

  std::optional<KeyStroke> face(const Json& json, const char* field, const std::string& place,
                                const KeyStroke& plain) {
    const auto found = json.find(field);
    if (found == json.end()) return {};
    const std::string at = fmt::format("{}, {}", place, field);
    if (!found->is_object() && !found->is_string()) {
      wrong(at, "This is neither a text nor an object.");
      return {};
    }
    if (found->is_object())
      fields(at, *found, {"label", "icon", "do", "page", "page_kind", "types", "as", "then"});
    return stroke(*found, at, &plain);
  }

  /// An entry of flick or variants.
  KeyStroke side_stroke(const Json& json, const std::string& place) {
    if (!json.is_object() && !json.is_string()) {
      wrong(place, "This is neither a text nor an object.");
      return {};
    }
    if (json.is_object())
      fields(place, json, {"label", "icon", "do", "page", "page_kind", "types", "as", "then"});
    KeyStroke out = stroke(json, place);
    if (out.shift) wrong(place, "Shift can only be a key of its own.");
    return out;
  }

  LayoutKey key(const Json& json, const std::string& place) {
    LayoutKey out;
    if (json.is_string()) {
      out.stroke = plain_stroke(json, place);
      return out;
    }
    fields(
        place, json,
        {"label", "icon", "do", "page", "page_kind", "types", "as", "then", "width", "height",
         "role", "secondary", "flick", "variants", "repeat", "shifted", "composing", "converting"});
    out.stroke = stroke(json, place);
    out.width = number(json, "width", kNarrowest, kMostColumns, 1, place);
    out.height = number(json, "height", 1, double(kMostRows), 1, place);
    if (out.height != std::floor(out.height))
      wrong(place, "\"height\" is not a whole number of rows.");
    out.secondary = words("secondary", json, "secondary", place);
    out.role = choice(json, "role", kRoles, place, std::optional(role_of(out.stroke)))
                   .value_or(KeyRole::letter);
    out.shifted = face(json, "shifted", place, out.stroke);
    out.composing = face(json, "composing", place, out.stroke);
    out.converting = face(json, "converting", place, out.composing ? *out.composing : out.stroke);
    for (const auto* other : {&out.shifted, &out.composing, &out.converting})
      if (*other && (*other)->shift != out.stroke.shift)
        wrong(place, "A shift key is one always, and no other key becomes one.");
    read_flick(json, place, out);
    read_variants(json, place, out);
    read_repeat(json, place, out);
    return out;
  }

  void read_flick(const Json& json, const std::string& place, LayoutKey& out) {
    const auto flick = json.find("flick");
    if (flick == json.end()) return;
    if (!flick->is_array() || flick->size() != 4)
      return wrong(place, "\"flick\" is not a list of four: left, up, right, down; \"\" for none.");
    static constexpr std::string_view kWays[] = {"left", "up", "right", "down"};
    for (std::size_t i = 0; i < 4; ++i)
      if ((*flick)[i] != "")
        out.flick[i] = side_stroke((*flick)[i], fmt::format("{}, flick {}", place, kWays[i]));
    if (out.stroke.shift) wrong(place, "A shift key has no flick.");
  }

  void read_variants(const Json& json, const std::string& place, LayoutKey& out) {
    const auto variants = json.find("variants");
    if (variants == json.end()) return;
    if (!variants->is_array() || variants->empty() || variants->size() > kMostVariants)
      return wrong(place, fmt::format("\"variants\" is not a list of 1 to {}.", kMostVariants));
    for (std::size_t i = 0; i < variants->size(); ++i)
      out.variants.push_back(
          side_stroke((*variants)[i], fmt::format("{}, variant {}", place, i + 1)));
    if (out.stroke.shift) wrong(place, "A shift key has no variants.");
  }

  void read_repeat(const Json& json, const std::string& place, LayoutKey& out) {
    out.repeat = repeats(out.stroke) && out.variants.empty() && !out.can_flick();
    const auto repeat = json.find("repeat");
    if (repeat == json.end()) return;
    if (!repeat->is_boolean()) return wrong(place, "\"repeat\" is not true or false.");
    out.repeat = repeat->get<bool>();
    if (out.repeat && (!out.variants.empty() || out.can_flick()))
      wrong(place, "A key that repeats has neither flick nor variants: both are held. Keep one.");
    if (out.repeat && out.stroke.actions.empty())
      wrong(place, "A key that changes the page or the shift does not repeat.");
  }

  // --- the grid ----------------------------------------------------------------------------------

  void read_rows(const Json& json, KeyLayout& out) {
    const auto rows = json.find("rows");
    if (rows == json.end() || !rows->is_array() || rows->empty() || rows->size() > kMostRows)
      return wrong("", fmt::format("\"rows\" is not a list of 1 to {} rows.", kMostRows));
    out.rows = int(rows->size());
    bool leads_away = false;
    for (std::size_t r = 0; r < rows->size(); ++r) {
      const Json& row = (*rows)[r];
      const std::string place = fmt::format("row {}", r + 1);
      if (!row.is_array()) {
        wrong(place, "This row is not a list of keys.");
        continue;
      }
      const double end = read_row(row, r, out);
      if (r == 0) out.columns = end;
      if (std::abs(end - out.columns) > 1e-6)
        wrong(place, fmt::format("This row is {:.4g} wide, the first one {:.4g}. Change widths or "
                                 "add {{\"gap\": …}}.",
                                 end, out.columns));
    }
    if (out.keys.empty()) return wrong("", "There is no key.");
    if (out.columns > kMostColumns)
      wrong("", fmt::format("The rows are wider than {} columns.", kMostColumns));
    if (out.keys.size() > kMostKeys)
      wrong("", fmt::format("There are more than {} keys. Make two pages.", kMostKeys));
    bool has_shift = false;
    for (const LayoutKey& k : out.keys) {
      leads_away = leads_away || k.stroke.switches_page();
      has_shift = has_shift || k.stroke.shift;
    }
    if (!leads_away)
      wrong("",
            "No key leads to another page, so nobody could leave this one. Add a key with "
            "page or page_kind.");
    for (LayoutKey& k : out.keys) {
      if (has_shift && !k.shifted) k.shifted = upper_stroke(k.stroke);
      for (const KeyStroke& variant : k.variants)
        k.shifted_variants.push_back(has_shift ? upper_stroke(variant).value_or(variant) : variant);
    }
  }

  /// Where the row ends, in columns.
  double read_row(const Json& row, std::size_t r, KeyLayout& out) {
    double at = skip_tall(out, 0, double(r));
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string place = fmt::format("row {}, key {}", r + 1, i + 1);
      const Json& json = row[i];
      if (json.is_object() && json.contains("gap")) {
        fields(place, json, {"gap"});
        at = skip_tall(out, at + number(json, "gap", 0.05, kMostColumns, 1, place), double(r));
        continue;
      }
      if (!json.is_object() && !json.is_string()) {
        wrong(place, "This is neither a text nor an object.");
        continue;
      }
      place += name_of(json);
      LayoutKey k = key(json, place);
      k.column = at;
      k.row = double(r);
      if (k.row + k.height > out.rows)
        wrong(place, "The key reaches below the last row. Make its \"height\" smaller.");
      for (const LayoutKey& other : out.keys)
        if (other.row + other.height > k.row && other.column < at + k.width - 1e-6 &&
            other.column + other.width > at + 1e-6)
          wrong(place, fmt::format("The key lies over \"{}\", which reaches down from row {}.",
                                   other.stroke.label.in("en"), int(other.row) + 1));
      at = skip_tall(out, at + k.width, double(r));
      out.keys.push_back(std::move(k));
    }
    return at;
  }

  /// The first place from `at` on in this row where no tall key of a row above stands. Keys of the
  /// row itself all lie before `at`.
  static double skip_tall(const KeyLayout& layout, double at, double row) {
    for (bool again = true; again;) {
      again = false;
      for (const LayoutKey& k : layout.keys)
        if (k.row < row && k.row + k.height > row && k.column < at + 1e-6 &&
            k.column + k.width > at + 1e-6) {
          at = k.column + k.width;
          again = true;
        }
    }
    return at;
  }

  static std::string name_of(const Json& json) {
    const Json* label = &json;
    if (json.is_object()) {
      const auto found = json.find("label");
      if (found == json.end()) return {};
      label = &*found;
    }
    if (label->is_object() && !label->empty()) label = &*label->begin();
    const std::string* text = label->get_ptr<const std::string*>();
    return text && text->size() < 60 ? fmt::format(" (\"{}\")", *text) : std::string();
  }

  KeyAction::Kind typing_ = KeyAction::Kind::text;
  int wrong_ = 0;
  Error first_;
};

/// "line 3, column 14" of the byte `at`.
std::string position(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return fmt::format("line {}, column {}", line, std::max<std::size_t>(before.size() - start, 1));
}

/// The first field that one object has twice; JSON would silently keep the second.
struct Twice {
  std::vector<std::set<std::string>> open;
  std::string field;

  bool operator()(int, Json::parse_event_t event, Json& json) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key && field.empty() &&
        !open.back().insert(json.get<std::string>()).second)
      field = json.get<std::string>();
    return true;
  }
};

}  // namespace

base::Result<KeyLayout> parse_key_layout(std::string_view text, std::string_view file) {
  if (!base::is_utf8(text))
    return Error{ErrorCode::encoding, "This file is not UTF-8. Save it as UTF-8.",
                 std::string(file)};
  Json json;
  Twice twice;
  try {
    json = Json::parse(text.begin(), text.end(), std::ref(twice));
  } catch (const Json::parse_error& error) {
    return Error{
        ErrorCode::parse,
        "This is not JSON: something is missing or too much here, often a comma, a bracket "
        "or a quotation mark.",
        fmt::format("{}, {}", file, position(text, error.byte))};
  } catch (const Json::exception&) {
    return Error{ErrorCode::parse, "This is not JSON: a number in it is too large to be one.",
                 std::string(file)};
  }
  if (!twice.field.empty())
    return Error{
        ErrorCode::format,
        fmt::format("The field \"{}\" stands twice in one object. Take one of the two out.",
                    twice.field),
        std::string(file)};
  Reader reader;
  KeyLayout layout = reader.layout(json);
  if (auto error = reader.error(file)) return *error;
  layout.name = std::string(file.substr(0, file.find('.')));
  if (layout.name.empty())
    return Error{ErrorCode::format, "This file has no name before its ending. Give it one.",
                 std::string(file)};
  return layout;
}

}  // namespace seats
