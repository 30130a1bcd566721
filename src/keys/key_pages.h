// KeyPages: the pages of one keyboard: which is shown, and which others a key leads to on a panel of
// its size. A Keyboard owns it. One thread. What must agree:
//  1. The page shown fits: every key of it is at least kSmallestKeyMm wide and high on this panel.
//  2. Of each kind the page shown last is known, so that a key for the kind leads back to it.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "keys/key_layout.h"

namespace keys {

/// A page as a seat's menu offers it.
struct PageView {
  std::string name;
  std::string label;
  PageKind kind = PageKind::latin;
  base::Size smallest_mm;     // below this some key is too small, and the page cannot be shown
  base::Size comfortable_mm;  // from this on every key is kComfortableKeyMm
  bool fits = false;
};

class KeyPages {
 public:
  /// The first that fits in the order of `lang` is shown. Fails as Keyboard::create() does.
  static base::Result<KeyPages> create(std::shared_ptr<const KeyLayouts> layouts, std::string lang,
                                       base::Size panel_mm);

  const KeyLayout& shown() const { return *shown_; }
  base::Size panel_mm() const { return panel_; }
  const std::string& lang() const { return lang_; }
  void set_language(std::string lang) { lang_ = std::move(lang); }
  base::Rect rect_of(const LayoutKey& key) const { return key_rect(*shown_, key, panel_); }
  /// Every page in the order of the language.
  std::vector<PageView> views() const;

  /// True: a page that no longer fits has given way to its flatter form, else to one that fits. Fails
  /// as create() does, then all stays as it was.
  base::Result<bool> resize(base::Size panel_mm);
  /// Fails with `not_found`, or `invalid` when the page does not fit.
  base::Result<const KeyLayout*> find(std::string_view name) const;
  /// Requires: it fits.
  void turn_to(const KeyLayout& page);
  /// Where a key that does this leads; null: no such page fits.
  const KeyLayout* target(const KeyStroke& stroke) const;
  bool enabled(const KeyStroke& stroke) const { return !stroke.switches_page() || target(stroke); }

 private:
  KeyPages(std::shared_ptr<const KeyLayouts> layouts, std::string lang)
      : layouts_(std::move(layouts)), lang_(std::move(lang)) {}
  base::Result<const KeyLayout*> first_fitting(base::Size panel_mm) const;
  /// This page or its flatter form, whichever suits a keyboard of this size; null: neither.
  const KeyLayout* suited(const KeyLayout& page, base::Size panel_mm) const;

  std::shared_ptr<const KeyLayouts> layouts_;
  std::string lang_;
  base::Size panel_;
  const KeyLayout* shown_ = nullptr;
  std::array<const KeyLayout*, 5> last_of_kind_{};  // by PageKind
};

}  // namespace keys
