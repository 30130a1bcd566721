// KeyLayouts: the pages that keyboards are made of, read from assets/keyboards/*.keys.json (format:
// docs/keyboards.md). Read once, then shared by the keyboards of all seats; plain values that never
// change afterwards, any thread.
//  1. The keys of a layout lie apart, within its columns × rows; each does something.
//  2. Layouts are told apart by name, which is the file's; no two have the same.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "base/geometry.h"
#include "base/result.h"
#include "input/key_action.h"

namespace keys {

inline constexpr double kSmallestKeyMm = 10;     // never under this
inline constexpr double kComfortableKeyMm = 14;  // what a panel should give where there is room
inline constexpr double kKeyGapMm = 2;

/// A short text in several languages, or one for all of them.
struct KeyLabel {
  std::vector<std::pair<std::string, std::string>> by_lang;  // "" stands for every language

  KeyLabel() = default;
  explicit KeyLabel(std::string for_all) : by_lang{{"", std::move(for_all)}} {}
  /// In this language, else for every language, else in English, else in whichever there is.
  std::string_view in(std::string_view lang) const;
  bool empty() const { return by_lang.empty(); }
  friend bool operator==(const KeyLabel&, const KeyLabel&) = default;
};

enum class PageKind { kana, latin, digits, symbols, emoji };
enum class KeyRole { letter, function, accent };  // accent: the one key that finishes
enum class FlickWay { left, up, right, down };    // the order of い う え お

/// What one way of using a key does: its tap, one flick direction, one long-press variant.
struct KeyStroke {
  KeyLabel label;
  std::string icon;                       // assets/icons/<icon>.svg, to draw instead of the label
  std::vector<input::KeyAction> actions;  // in order
  std::string page;                       // the layout it switches to, by name …
  std::optional<PageKind> page_kind;      // … or whichever of this kind was used last
  bool shift = false;

  bool switches_page() const { return !page.empty() || page_kind.has_value(); }
  bool does_something() const { return !actions.empty() || switches_page() || shift; }
};

struct LayoutKey {
  KeyStroke stroke;
  std::optional<KeyStroke> composing;   // instead, while something is being composed
  std::optional<KeyStroke> converting;  // instead, while kanji are being chosen; else `composing`
  std::optional<KeyStroke> shifted;     // instead, while shift or caps lock is on
  KeyLabel secondary;                   // small, in the key's corner
  std::array<KeyStroke, 4> flick;       // by FlickWay; those that do nothing are not there
  std::string cycle;                    // the hiragana that quick taps go through, its own first;
                                        // empty: each tap types anew
  std::vector<KeyStroke> variants;      // of a long press; the key's own stroke is not among them
  std::vector<KeyStroke> shifted_variants;  // as many as variants
  KeyRole role = KeyRole::letter;
  KeyRole composing_role = KeyRole::letter;           // instead, while something is being composed
  bool repeat = false;                                // goes on while it is held
  double column = 0, row = 0, width = 1, height = 1;  // in units of the layout's grid

  bool can_flick() const;
};

struct KeyLayout {
  std::string name;
  KeyLabel label;
  PageKind kind = PageKind::latin;
  std::vector<std::pair<std::string, int>> order;  // language and place in its list of pages
  std::string flatter;  // the layout to show where this one is too high; may be empty
  double columns = 0;
  int rows = 0;
  std::vector<LayoutKey> keys;
};

/// Where `key` lies on a keyboard of this size, gaps of kKeyGapMm around it left free.
base::Rect key_rect(const KeyLayout& layout, const LayoutKey& key, base::Size panel_mm);
/// The smallest keyboard on which every key of `layout` is `key_mm` wide and high.
base::Size smallest_panel(const KeyLayout& layout, double key_mm = kSmallestKeyMm);

struct KeyLayouts {
  std::vector<KeyLayout> layouts;     // by name
  std::vector<base::Error> problems;  // files that were left out, and keys that lead nowhere

  /// The layout of this name; null when there is none.
  const KeyLayout* find(std::string_view name) const;
  /// Every layout once, in the order in which `lang` ("ja", "en") offers them; those that have no
  /// place in this language's list come last.
  std::vector<const KeyLayout*> pages(std::string_view lang) const;
  /// Every label in every language, for the fonts that must hold their characters.
  std::string all_text() const;
};

/// Reads every *.keys.json of the folders (those that are not there are passed over). A file that
/// cannot be used is a problem, the others work. Of two layouts with one name the first stays. A
/// key that leads to a page which is not there is a problem, and does nothing.
KeyLayouts load_key_layouts(base::FileSystem& files, const std::vector<base::Path>& folders);

}  // namespace keys
