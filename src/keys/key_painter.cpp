#include "keys/key_painter.h"

#include <algorithm>

#include "keys/key_popups.h"

namespace keys {

KeyboardView KeyPainter::view() const {
  KeyboardView out;
  out.page = k_.pages_.shown().name;
  out.page_label = words(k_.pages_.shown().label);
  for (const LayoutKey& key : k_.pages_.shown().keys) out.keys.push_back(key_view(key));
  for (const Keyboard::Press& press : k_.presses_) {
    // A spent finger may still hold a key of a page that is gone.
    if (press.state == Keyboard::State::spent) continue;
    if (press.state == Keyboard::State::live && !k_.choice(press)) continue;
    out.keys[press.key].pressed = true;
    if (press.state == Keyboard::State::live) popups(press, out.popups);
  }
  return out;
}

KeyView KeyPainter::key_view(const LayoutKey& key) const {
  const bool shifted = k_.shift_is_on();
  const KeyStroke& face = k_.face(key, k_.writing_, shifted);
  KeyView out;
  out.rect = k_.pages_.rect_of(key);
  out.label = words(face.label);
  out.icon = face.icon;
  out.role = k_.writing_ == Keyboard::Writing::plain ? key.role : key.composing_role;
  out.enabled = k_.pages_.enabled(face);
  if (Keyboard::is_plain(key, face)) {
    out.secondary = words(key.secondary);
    for (std::size_t i = 0; i < 4; ++i) out.flick[i] = words(key.flick[i].label);
  }
  out.latched = face.page == k_.pages_.shown().name;
  if (face.shift) {
    out.latched = k_.shift_ == Keyboard::Shift::once;
    out.locked = k_.shift_ == Keyboard::Shift::lock;
  }
  return out;
}

void KeyPainter::add(PopupView::Kind kind, const base::Rect& rect, const KeyStroke& stroke,
                     bool lit, std::vector<PopupView>& out) const {
  out.push_back({kind, rect, words(stroke.label), stroke.icon, lit});
}

void KeyPainter::popups(const Keyboard::Press& press, std::vector<PopupView>& out) const {
  const LayoutKey& key = k_.key_of(press);
  const KeyStroke& face = k_.face(key, press.writing, press.shifted);
  const KeyStroke* chosen = k_.choice(press);
  const base::Rect rect = k_.pages_.rect_of(key);
  const bool flicks = Keyboard::is_plain(key, face) && key.can_flick();
  if (flicks) {
    const auto petals = petal_rects(rect, k_.popup_area_);
    for (std::size_t i = 0; i < 4; ++i)
      if (key.flick[i].does_something())
        add(PopupView::Kind::petal, petals[i], key.flick[i], chosen == &key.flick[i], out);
  }
  if (press.variants_open) {
    const auto& variants = press.shifted ? key.shifted_variants : key.variants;
    const auto cells = variant_cells(rect, k_.popup_area_, variants.size() + 1, flicks);
    add(PopupView::Kind::variant, cells[0], face, chosen == &face, out);
    for (std::size_t i = 0; i < variants.size(); ++i)
      add(PopupView::Kind::variant, cells[i + 1], variants[i], chosen == &variants[i], out);
  } else if (!flicks && key.role == KeyRole::letter) {
    add(PopupView::Kind::preview, preview_rect(rect, k_.popup_area_), face, true, out);
  }
}

}  // namespace keys
