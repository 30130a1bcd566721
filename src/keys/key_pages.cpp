#include "keys/key_pages.h"

#include <fmt/core.h>

#include <cmath>

#include "base/assert.h"

namespace keys {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Size;

/// Of millimetres, for people.
std::string whole(double mm) { return fmt::format("{:.0f}", mm); }

constexpr double kMostPanelMm = 5000;  // larger than any table: a mistake in the units
constexpr double kHair = 1e-6;

bool fits(const KeyLayout& page, Size panel_mm) {
  const Size least = smallest_panel(page);
  return panel_mm.w >= least.w - kHair && panel_mm.h >= least.h - kHair;
}

}  // namespace

Result<KeyPages> KeyPages::create(std::shared_ptr<const KeyLayouts> layouts, std::string lang,
                                  Size panel_mm) {
  ASSERT(layouts != nullptr, "a keyboard needs its layouts");
  KeyPages pages(std::move(layouts), std::move(lang));
  const auto first = pages.first_fitting(panel_mm);
  if (!first) return first.error();
  pages.panel_ = panel_mm;
  pages.turn_to(**first);
  return pages;
}

Result<const KeyLayout*> KeyPages::first_fitting(Size panel_mm) const {
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

Result<bool> KeyPages::resize(Size panel_mm) {
  const auto first = first_fitting(panel_mm);
  if (!first) return first.error();
  panel_ = panel_mm;
  const KeyLayout* to = suited(*shown_, panel_mm);
  if (to == shown_) return false;
  turn_to(to ? *to : **first);
  return true;
}

const KeyLayout* KeyPages::suited(const KeyLayout& page, Size panel_mm) const {
  // Back to the higher form where there is room for it again.
  for (const KeyLayout& higher : layouts_->layouts)
    if (higher.flatter == page.name && fits(higher, panel_mm)) return &higher;
  if (fits(page, panel_mm)) return &page;
  const KeyLayout* flatter = page.flatter.empty() ? nullptr : layouts_->find(page.flatter);
  return flatter && fits(*flatter, panel_mm) ? flatter : nullptr;
}

std::vector<PageView> KeyPages::views() const {
  std::vector<PageView> out;
  for (const KeyLayout* page : layouts_->pages(lang_))
    out.push_back({page->name, std::string(page->label.in(lang_)), page->kind,
                   smallest_panel(*page), smallest_panel(*page, kComfortableKeyMm),
                   fits(*page, panel_)});
  return out;
}

Result<const KeyLayout*> KeyPages::find(std::string_view name) const {
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
  return page;
}

const KeyLayout* KeyPages::target(const KeyStroke& stroke) const {
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

void KeyPages::turn_to(const KeyLayout& page) {
  shown_ = &page;
  last_of_kind_[std::size_t(page.kind)] = &page;
}

}  // namespace keys
