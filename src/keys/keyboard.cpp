#include "keys/keyboard.h"

#include <fmt/core.h>

#include <cmath>

namespace keys {
namespace {

using base::Error;
using base::ErrorCode;
using base::Rect;
using base::Result;
using base::Size;

/// Of millimetres, for people.
std::string whole(double mm) { return fmt::format("{:.0f}", mm); }

constexpr double kPopupRoomMm = 45;
constexpr double kMostPanelMm = 5000;  // larger than any table: a mistake in the units
constexpr double kHair = 1e-6;

Rect default_popup_area(Size panel) { return {{0, -kPopupRoomMm}, {panel.w, panel.h}}; }

}  // namespace

Keyboard::Keyboard(std::shared_ptr<const KeyLayouts> layouts, std::string lang,
                   KeyboardLimits limits)
    : layouts_(std::move(layouts)), lang_(std::move(lang)), limits_(limits) {}

Result<Keyboard> Keyboard::create(std::shared_ptr<const KeyLayouts> layouts, std::string lang,
                                  Size panel_mm, KeyboardLimits limits) {
  ASSERT(layouts != nullptr, "a keyboard needs its layouts");
  Keyboard keyboard(std::move(layouts), std::move(lang), limits);
  const auto first = keyboard.first_fitting(panel_mm);
  if (!first) return first.error();
  keyboard.panel_ = panel_mm;
  keyboard.popup_area_ = default_popup_area(panel_mm);
  keyboard.turn_to(**first);
  return keyboard;
}

// --- pages and sizes
// -------------------------------------------------------------------------------

bool Keyboard::fits(const KeyLayout& page, Size panel_mm) const {
  const Size least = smallest_panel(page);
  return panel_mm.w >= least.w - kHair && panel_mm.h >= least.h - kHair;
}

Result<const KeyLayout*> Keyboard::first_fitting(Size panel_mm) const {
  if (!(panel_mm.w > 0 && panel_mm.h > 0 && panel_mm.w <= kMostPanelMm &&
        panel_mm.h <= kMostPanelMm))
    return Error{
        ErrorCode::invalid,
        base::sentence("A keyboard of {} × {} mm cannot be.", whole(panel_mm.w), whole(panel_mm.h)),
        {}};
  const auto pages = layouts_->pages(lang_);
  if (pages.empty())
    return Error{
        ErrorCode::unavailable, base::sentence("There is no keyboard layout to show."), {}};
  for (const KeyLayout* page : pages)
    if (fits(*page, panel_mm)) return page;
  std::string sizes;
  for (const KeyLayout* page : pages) {
    const Size least = smallest_panel(*page);
    sizes += fmt::format("{}{} {:.0f} × {:.0f}", sizes.empty() ? "" : ", ", page->name,
                         std::ceil(least.w), std::ceil(least.h));
  }
  return Error{ErrorCode::invalid,
               base::sentence("On {} × {} mm the keys of every layout would be too small. The "
                              "smallest sizes in mm are: {}.",
                              whole(panel_mm.w), whole(panel_mm.h), sizes),
               {}};
}

Result<void> Keyboard::resize(Size panel_mm) {
  const auto first = first_fitting(panel_mm);
  if (!first) return first.error();
  cancel_all();
  panel_ = panel_mm;
  popup_area_ = default_popup_area(panel_mm);
  const KeyLayout* to = suited(*page_, panel_mm);
  if (to != page_) turn_to(to ? *to : **first);
  return {};
}

const KeyLayout* Keyboard::suited(const KeyLayout& page, Size panel_mm) const {
  // Back to the higher form where there is room for it again.
  for (const KeyLayout& higher : layouts_->layouts)
    if (higher.flatter == page.name && fits(higher, panel_mm)) return &higher;
  if (fits(page, panel_mm)) return &page;
  const KeyLayout* flatter = page.flatter.empty() ? nullptr : layouts_->find(page.flatter);
  return flatter && fits(*flatter, panel_mm) ? flatter : nullptr;
}

void Keyboard::set_popup_area(const Rect& area_mm) {
  ASSERT(area_mm.united({{0, 0}, {panel_.w, panel_.h}}) == area_mm,
         "the keyboard lies within its popup area");
  popup_area_ = area_mm;
  ++revision_;
}

void Keyboard::set_language(std::string lang) {
  lang_ = std::move(lang);
  ++revision_;
}

void Keyboard::set_writing(Writing writing) {
  if (writing == writing_) return;
  writing_ = writing;
  ++revision_;
}

std::vector<PageView> Keyboard::pages() const {
  std::vector<PageView> out;
  for (const KeyLayout* page : layouts_->pages(lang_))
    out.push_back({page->name, std::string(page->label.in(lang_)), page->kind,
                   smallest_panel(*page), smallest_panel(*page, kComfortableKeyMm),
                   fits(*page, panel_)});
  return out;
}

Result<void> Keyboard::show_page(std::string_view name) {
  const KeyLayout* page = layouts_->find(name);
  if (!page)
    return Error{
        ErrorCode::not_found, base::sentence("There is no keyboard layout \"{}\".", name), {}};
  if (!fits(*page, panel_)) {
    const Size least = smallest_panel(*page);
    return Error{ErrorCode::invalid,
                 base::sentence("The layout {} needs {} × {} mm; this keyboard has {} × {}.", name,
                                whole(std::ceil(least.w)), whole(std::ceil(least.h)),
                                whole(panel_.w), whole(panel_.h)),
                 {}};
  }
  cancel_all();
  turn_to(*page);
  return {};
}

const KeyLayout* Keyboard::target(const KeyStroke& stroke) const {
  if (!stroke.page.empty()) {
    const KeyLayout* page = layouts_->find(stroke.page);
    return page ? suited(*page, panel_) : nullptr;
  }
  const KeyLayout* last = last_of_kind_[std::size_t(*stroke.page_kind)];
  if (const KeyLayout* there = last ? suited(*last, panel_) : nullptr) return there;
  for (const KeyLayout* page : layouts_->pages(lang_))
    if (page->kind == *stroke.page_kind && fits(*page, panel_)) return page;
  return nullptr;
}

void Keyboard::turn_to(const KeyLayout& page) {
  // Fingers that still hold keys of the old page are done with it; what they have already pressed
  // is still to be told.
  for (Press& press : presses_)
    if (press.state != State::settled) press.state = State::spent;
  last_tap_ = {};
  page_ = &page;
  last_of_kind_[std::size_t(page.kind)] = &page;
  shift_ = Shift::off;
  shift_tap_s_ = -1e300;
  ++revision_;
}

}  // namespace keys
