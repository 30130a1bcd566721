#include "keys/key_file.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/utf8.h"
#include "keys/key_strokes.h"
#include "keys/key_upper.h"
#include "text/kana.h"

namespace keys {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view kFormat = "kurumaza-keyboard";
constexpr int kVersion = 1;
constexpr std::size_t kMostVariants = 20;
constexpr std::size_t kMostKeys = 200;
constexpr double kMostColumns = 24;
constexpr std::size_t kMostRows = 10;
constexpr double kNarrowest = 0.4;  // of a column: what a finger can still hit on a large panel

constexpr Named<KeyRole> kRoles[] = {
    {"letter", KeyRole::letter}, {"function", KeyRole::function}, {"accent", KeyRole::accent}};

bool repeats(const KeyStroke& stroke) {
  using Kind = input::KeyAction::Kind;
  if (stroke.actions.size() != 1) return false;
  const Kind kind = stroke.actions.front().kind;
  return kind == Kind::backspace || kind == Kind::left || kind == Kind::right;
}

KeyRole role_of(const KeyStroke& stroke) {
  using Kind = input::KeyAction::Kind;
  if (stroke.actions.empty()) return KeyRole::function;
  const Kind kind = stroke.actions.front().kind;
  const bool types = kind == Kind::kana || kind == Kind::romaji || kind == Kind::text;
  return types ? KeyRole::letter : KeyRole::function;
}

/// While something is composed enter accepts it, whatever is written on it.
KeyRole composing_role_of(const LayoutKey& key) {
  const KeyStroke& face = key.composing ? *key.composing : key.stroke;
  const bool accepts =
      !face.actions.empty() && face.actions.front().kind == input::KeyAction::Kind::enter;
  return accepts ? KeyRole::accent : key.role;
}

/// The row of a key with kana to flick, in the order of あいうえお; signs on it are passed over, as
/// on a telephone: やゆよ.
std::string cycle_of(const LayoutKey& key) {
  std::u32string out;
  const auto add = [&out](const KeyStroke& stroke) {
    if (stroke.actions.size() != 1 || stroke.actions[0].kind != input::KeyAction::Kind::kana)
      return;
    const std::u32string kana = text::code_points(stroke.actions[0].text);
    if (kana.size() == 1 && text::is_hiragana(kana[0]) && out.find(kana[0]) == out.npos)
      out += kana;
  };
  add(key.stroke);
  if (out.empty()) return {};
  for (const KeyStroke& flick : key.flick) add(flick);
  return out.size() > 1 ? text::utf8(out) : std::string();
}

class Reader {
 public:
  explicit Reader(KeyFields& fields)
      : fields_(fields), strokes_(fields, input::KeyAction::Kind::text) {}

  KeyLayout layout(const Json& json) {
    KeyLayout out;
    if (!json.is_object() || json.value("format", Json()) != kFormat) {
      fields_.wrong(
          "", base::sentence("This is no keyboard layout: \"format\" is not \"{}\".", kFormat));
      return out;
    }
    const Json version = json.value("version", Json());
    if (!version.is_number_integer() || version < 1) {
      fields_.wrong(
          "", base::sentence("\"version\" is missing, or not a whole number from 1 up. Write 1."));
      return out;
    }
    if (version > kVersion) {
      fields_.wrong("",
                    base::sentence("A newer Kurumaza made this layout. Update Kurumaza to use it."),
                    ErrorCode::version);
      return out;
    }
    fields_.only("", json,
                 {"format", "version", "label", "kind", "order", "flatter", "typing", "rows"});
    out.label = fields_.words(json, "label", "");
    if (out.label.empty())
      fields_.wrong("", base::sentence("\"label\" is missing: what the page is called."));
    out.kind = fields_.choice(json, "kind", kPageKinds, "").value_or(out.kind);
    const auto typing =
        fields_.choice(json, "typing", kTypings, "", std::optional(input::KeyAction::Kind::text));
    strokes_ = StrokeReader(fields_, typing.value_or(input::KeyAction::Kind::text));
    read_order(json, out);
    if (const auto found = json.find("flatter"); found != json.end())
      out.flatter = fields_.text(*found, "\"flatter\"", 60, "");
    read_rows(json, out);
    return out;
  }

 private:
  void read_order(const Json& json, KeyLayout& out) {
    const auto found = json.find("order");
    if (found == json.end()) return;
    if (!found->is_object())
      return fields_.wrong(
          "", base::sentence("\"order\" is not an object like {{\"ja\": 10, \"en\": 60}}."));
    for (const auto& [lang, at] : found->items()) {
      if (!at.is_number_integer() || at < 0 || at > 10000)
        fields_.wrong(
            "", base::sentence("\"order\" of \"{}\" is not a whole number from 0 to 10000.", lang));
      else
        out.order.emplace_back(lang, at.get<int>());
    }
  }

  // --- keys --------------------------------------------------------------------------------------

  LayoutKey key(const Json& json, const std::string& place) {
    LayoutKey out;
    if (json.is_object())
      fields_.only(place, json,
                   {"label", "icon", "do", "page", "page_kind", "types", "as", "then", "width",
                    "height", "role", "secondary", "flick", "variants", "repeat", "shifted",
                    "composing", "converting"});
    out.stroke = strokes_.stroke(json, place);
    if (json.is_string()) return out;
    out.width = fields_.number(json, "width", kNarrowest, kMostColumns, 1, place);
    out.height = fields_.number(json, "height", 1, double(kMostRows), 1, place);
    if (out.height != std::floor(out.height))
      fields_.wrong(place, base::sentence("\"height\" is not a whole number of rows."));
    out.secondary = fields_.words(json, "secondary", place);
    out.role = fields_.choice(json, "role", kRoles, place, std::optional(role_of(out.stroke)))
                   .value_or(KeyRole::letter);
    out.shifted = strokes_.face(json, "shifted", place, out.stroke);
    out.composing = strokes_.face(json, "composing", place, out.stroke);
    out.converting =
        strokes_.face(json, "converting", place, out.composing ? *out.composing : out.stroke);
    for (const auto* other : {&out.shifted, &out.composing, &out.converting})
      if (*other && (*other)->shift != out.stroke.shift)
        fields_.wrong(place,
                      base::sentence("A shift key is one always, and no other key becomes one."));
    out.composing_role = json.contains("role") ? out.role : composing_role_of(out);
    read_flick(json, place, out);
    out.cycle = cycle_of(out);
    read_variants(json, place, out);
    read_repeat(json, place, out);
    return out;
  }

  void read_flick(const Json& json, const std::string& place, LayoutKey& out) {
    const auto flick = json.find("flick");
    if (flick == json.end()) return;
    if (!flick->is_array() || flick->size() != 4)
      return fields_.wrong(
          place,
          base::sentence("\"flick\" is not a list of four: left, up, right, down; \"\" for none."));
    static constexpr std::string_view kWays[] = {"left", "up", "right", "down"};
    for (std::size_t i = 0; i < 4; ++i)
      if (const Json& way = (*flick)[i]; way != Json(std::string()))
        out.flick[i] = strokes_.side_stroke(way, fmt::format("{}, flick {}", place, kWays[i]));
    if (out.stroke.shift) fields_.wrong(place, base::sentence("A shift key has no flick."));
  }

  void read_variants(const Json& json, const std::string& place, LayoutKey& out) {
    const auto variants = json.find("variants");
    if (variants == json.end()) return;
    if (!variants->is_array() || variants->empty() || variants->size() > kMostVariants)
      return fields_.wrong(place,
                           base::sentence("\"variants\" is not a list of 1 to {}.", kMostVariants));
    for (std::size_t i = 0; i < variants->size(); ++i)
      out.variants.push_back(
          strokes_.side_stroke((*variants)[i], fmt::format("{}, variant {}", place, i + 1)));
    if (out.stroke.shift) fields_.wrong(place, base::sentence("A shift key has no variants."));
  }

  void read_repeat(const Json& json, const std::string& place, LayoutKey& out) {
    out.repeat = repeats(out.stroke) && out.variants.empty() && !out.can_flick();
    const auto repeat = json.find("repeat");
    if (repeat == json.end()) return;
    if (!repeat->is_boolean())
      return fields_.wrong(place, base::sentence("\"repeat\" is not true or false."));
    out.repeat = repeat->get<bool>();
    if (out.repeat && (!out.variants.empty() || out.can_flick()))
      fields_.wrong(
          place,
          base::sentence(
              "A key that repeats has neither flick nor variants: both are held. Keep one."));
    if (out.repeat && out.stroke.actions.empty())
      fields_.wrong(place,
                    base::sentence("A key that changes the page or the shift does not repeat."));
  }

  // --- the grid ----------------------------------------------------------------------------------

  void read_rows(const Json& json, KeyLayout& out) {
    const auto rows = json.find("rows");
    if (rows == json.end() || !rows->is_array() || rows->empty() || rows->size() > kMostRows)
      return fields_.wrong("",
                           base::sentence("\"rows\" is not a list of 1 to {} rows.", kMostRows));
    out.rows = int(rows->size());
    bool leads_away = false;
    for (std::size_t r = 0; r < rows->size(); ++r) {
      const Json& row = (*rows)[r];
      const std::string place = fmt::format("row {}", r + 1);
      if (!row.is_array()) {
        fields_.wrong(place, base::sentence("This row is not a list of keys."));
        continue;
      }
      const double end = read_row(row, r, out);
      if (r == 0) out.columns = end;
      if (std::abs(end - out.columns) > 1e-6)
        fields_.wrong(
            place, base::sentence("This row is {} wide, the first one {}. Change widths or add "
                                  "{{\"gap\": …}}.",
                                  fmt::format("{:.4g}", end), fmt::format("{:.4g}", out.columns)));
    }
    if (out.keys.empty()) return fields_.wrong("", base::sentence("There is no key."));
    if (out.columns > kMostColumns)
      fields_.wrong("", base::sentence("The rows are wider than {} columns.", int(kMostColumns)));
    if (out.keys.size() > kMostKeys)
      fields_.wrong("", base::sentence("There are more than {} keys. Make two pages.", kMostKeys));
    bool has_shift = false;
    for (const LayoutKey& k : out.keys) {
      leads_away = leads_away || k.stroke.switches_page();
      has_shift = has_shift || k.stroke.shift;
    }
    if (!leads_away)
      fields_.wrong(
          "", base::sentence(
                  "No key leads to another page, so nobody could leave this one. Add a key with "
                  "page or page_kind."));
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
        fields_.only(place, json, {"gap"});
        at = skip_tall(out, at + fields_.number(json, "gap", 0.05, kMostColumns, 1, place),
                       double(r));
        continue;
      }
      if (!json.is_object() && !json.is_string()) {
        fields_.wrong(place, base::sentence("This is neither a text nor an object."));
        continue;
      }
      place += name_of(json);
      LayoutKey k = key(json, place);
      k.column = at;
      k.row = double(r);
      if (k.row + k.height > out.rows)
        fields_.wrong(
            place,
            base::sentence("The key reaches below the last row. Make its \"height\" smaller."));
      for (const LayoutKey& other : out.keys)
        if (other.row + other.height > k.row && other.column < at + k.width - 1e-6 &&
            other.column + other.width > at + 1e-6)
          fields_.wrong(place,
                        base::sentence("The key lies over \"{}\", which reaches down from row {}.",
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

  KeyFields& fields_;
  StrokeReader strokes_;
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
    return Error{ErrorCode::encoding, base::sentence("This file is not UTF-8. Save it as UTF-8."),
                 std::string(file)};
  Json json;
  Twice twice;
  try {
    json = Json::parse(text.begin(), text.end(), std::ref(twice));
  } catch (const Json::parse_error& error) {
    return Error{
        ErrorCode::parse,
        base::sentence(
            "This is not JSON: something is missing or too much here, often a comma, a bracket "
            "or a quotation mark."),
        fmt::format("{}, {}", file, position(text, error.byte))};
  } catch (const Json::exception&) {
    return Error{ErrorCode::parse,
                 base::sentence("This is not JSON: a number in it is too large to be one."),
                 std::string(file)};
  }
  if (!twice.field.empty())
    return Error{
        ErrorCode::format,
        base::sentence("The field \"{}\" stands twice in one object. Take one of the two out.",
                       twice.field),
        std::string(file)};
  KeyFields fields;
  KeyLayout layout = Reader(fields).layout(json);
  if (auto error = fields.error(file)) return *error;
  layout.name = std::string(file.substr(0, file.find('.')));
  if (layout.name.empty())
    return Error{ErrorCode::format,
                 base::sentence("This file has no name before its ending. Give it one."),
                 std::string(file)};
  return layout;
}

}  // namespace keys
