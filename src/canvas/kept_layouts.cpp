#include "canvas/kept_layouts.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "canvas/ink.h"
#include "canvas/look.h"
#include "text/furigana.h"
#include "text/phrases.h"

namespace canvas {
namespace {

constexpr std::size_t kItemsKept = 6000;
constexpr std::size_t kLabelsKept = 1000;
constexpr double kSymbolWidest = 130;  // mm: longer ones have several lines, a little smaller
constexpr double kSmallerSymbol = 0.75;
constexpr double kSymbolLines = 4;
constexpr double kShortestLine = 3.5;  // ems of a relation's words in several lines
constexpr double kLittleWider = 1.3;   // than they must be
constexpr double kMostHigh = 100;      // mm of a label

/// No line ends within a phrase.
bool ends_well(const text::Layout& set) {
  const auto phrases = text::kept_whole(set.source, 1e9);
  return std::ranges::none_of(set.lines, [&](const text::Line& line) {
    return std::ranges::any_of(phrases, [&](const text::KeptWhole& phrase) {
      return phrase.first_byte < line.first_byte && line.first_byte < phrase.end_byte;
    });
  });
}

}  // namespace

text::Style plate_style() {
  return {.em = 6, .weight = text::Weight::bold, .align = text::Align::centre};
}

void KeptLayouts::forget(ItemRef ref) {
  of_items_.erase(ref);
  unread_.erase(ref);
  if (ref.kind == ItemKind::plate) of_items_.erase({ItemKind::island, ref.id});
}

void KeptLayouts::forget_items() {
  of_items_.clear();
  unread_.clear();
}

std::vector<ItemRef> KeptLayouts::take_read() {
  std::vector<ItemRef> out;
  for (const auto& [ref, words] : unread_)
    if (!furigana_ || furigana_->knows(words)) out.push_back(ref);
  for (const ItemRef ref : out) unread_.erase(ref);
  return out;
}

void KeptLayouts::read_anew() {
  if (!furigana_ || !letters_.furigana) return;
  for (const auto& [ref, set] : of_items_) {
    // What stands in for a plate's words is never read.
    if (!set || ref.kind == ItemKind::island || furigana_->knows(set->source)) continue;
    unread_[ref] = set->source;
    (void)furigana_->of(set->source);
  }
}

text::LayoutPtr KeptLayouts::set(ItemRef ref, const std::string& words, base::Size size,
                                 text::Style style) {
  style.letters = letters_;
  if (!furigana_ || !letters_.furigana) return typesetter_.layout_for(words, size, style);
  const text::Furigana::Found found = furigana_->of(words);
  if (!found.known) unread_[ref] = words;
  return typesetter_.layout_for(words, size, style, found.rubies);
}

text::LayoutPtr& KeptLayouts::slot(ItemRef ref) {
  if (of_items_.size() > kItemsKept) of_items_.clear();
  return of_items_[ref];
}

text::LayoutPtr KeptLayouts::card(const model::Card& c) {
  auto& kept = slot({ItemKind::card, c.id});
  if (kept) return kept;
  if (c.ink.empty()) return kept = set({ItemKind::card, c.id}, c.text, c.size, {});
  const InkPlace place = ink_place(c);
  text::Style style;
  style.em = place.words_em;
  const Rect& words = place.words;
  const auto set = typesetter_.layout(c.text, style, words.width(), words.height());
  const Vec2 corner{-c.size.w / 2 + text::kPadding, -c.size.h / 2 + text::kPadding};
  return kept = moved(*set, Vec2{words.min.x, words.centre().y - set->height / 2} - corner);
}

text::LayoutPtr KeptLayouts::plate(const model::Island& island, std::string_view words) {
  // What stands in for words nobody has written yet is kept beside the plate's own.
  if (words == island.plate) {
    auto& kept = slot({ItemKind::plate, island.id});
    if (!kept)
      kept = set({ItemKind::plate, island.id}, island.plate, island.plate_size, plate_style());
    return kept;
  }
  auto& kept = slot({ItemKind::island, island.id});
  if (!kept) kept = typesetter_.layout_for(words, island.plate_size, plate_style());
  return kept;
}

text::LayoutPtr KeptLayouts::larger_plate(const std::string& words, base::Size size, double by) {
  auto& kept = label_slot(fmt::format("{}/{}/{}/{}", size.w, size.h, by, words));
  text::Style style = plate_style();
  style.letters = letters_;
  style.letters.scale *= by;
  if (!kept) kept = typesetter_.layout_for(words, size, style);
  return kept;
}

text::LayoutPtr KeptLayouts::label(const std::string& words, text::Weight weight) {
  return label(words, weight, kLabelEm * letters_.scale);
}

text::LayoutPtr KeptLayouts::relation_words(const std::string& words, int lines) {
  const text::LayoutPtr one = label(words, text::Weight::regular);
  if (lines <= 1) return one;
  const double em = kLabelEm * letters_.scale, each = one->box.w / lines;
  if (each < kShortestLine * em) return nullptr;
  auto& kept = label_slot(fmt::format("lines/{}/{}/{}", lines, em, words));
  text::Style style;
  style.em = em;
  style.align = text::Align::centre;
  double most = one->box.w;
  for (double width = each; width < most; width += em / 2) {
    auto set = typesetter_.layout(words, style, width, kMostHigh);
    if (int(set->lines.size()) > lines) continue;
    const bool well = ends_well(*set);
    if (well || !kept) kept = std::move(set);
    if (well) break;
    // A little wider where that keeps phrases whole.
    most = std::min(most, kLittleWider * width + em);
  }
  return kept;
}

text::LayoutPtr KeptLayouts::circle_words(const std::string& words) {
  return label(words, text::Weight::bold, kCircleEm * letters_.scale);
}

text::LayoutPtr KeptLayouts::symbol(const std::string& words) {
  auto& kept = label_slot("symbol/" + words);
  if (kept) return kept;
  text::Style style;
  style.em = kSymbolEm * letters_.scale;
  style.weight = text::Weight::bold;
  style.align = text::Align::centre;
  const double widest = kSymbolWidest * letters_.scale;
  kept = typesetter_.layout(words, style, 0, kSymbolLines * style.em);
  if (kept->box.w <= widest) return kept;
  style.em *= kSmallerSymbol;
  return kept = typesetter_.layout(words, style, widest, kSymbolLines * 1.5 * style.em);
}

text::LayoutPtr KeptLayouts::paragraph(const std::string& words, text::Weight weight, double em,
                                       base::Size room) const {
  text::Style style;
  style.em = em;
  style.weight = weight;
  return typesetter_.layout(words, style, room.w, room.h);
}

text::LayoutPtr& KeptLayouts::label_slot(const std::string& key) {
  if (labels_.size() > kLabelsKept) labels_.clear();
  return labels_[key];
}

text::LayoutPtr KeptLayouts::label(const std::string& words, text::Weight weight, double em) {
  auto& kept = label_slot(fmt::format("{}/{}/{}", int(weight), em, words));
  if (!kept) {
    text::Style style;
    style.em = em;
    style.weight = weight;
    kept = typesetter_.layout(words, style, 0, kMostHigh);
  }
  return kept;
}

}  // namespace canvas
