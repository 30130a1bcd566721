#include "seats/labels.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "text/kana.h"
#include "text/phrases.h"

namespace seats {

namespace {

constexpr double kTiniestEm = 0.7;  // of words too many for their card
constexpr double kLeastEm = 3;      // of words under ink, where there is room
// So much smaller at most, or as small as is read across a table, that no word is torn.
constexpr double kWholeWords = 0.75, kReadableEm = 4;
constexpr std::size_t kMostLayouts = 3000;

/// A line begins within a word.
bool is_torn(const text::Layout& set) {
  const std::string_view words = set.source;
  const auto endings = text::line_endings(text::code_points(words));
  return std::ranges::any_of(set.lines, [&](const text::Line& line) {
    const std::size_t at = base::count_code_points(words.substr(0, line.first_byte));
    return at < endings.size() && endings[at] < text::Ending::word;
  });
}

}  // namespace

text::LayoutPtr& Labels::slot(const std::string& key) {
  if (layouts_.size() > kMostLayouts) layouts_.clear();
  return layouts_[key];
}

text::LayoutPtr Labels::label(const std::string& words, double em, text::Weight weight,
                              double most) {
  text::LayoutPtr& set = slot(fmt::format("l{:.2f}/{}/{:.1f}/{}", em, int(weight), most, words));
  if (!set) {
    text::Style style;
    style.em = em;
    style.weight = weight;
    set = typesetter_.layout(words, style, 0, 100);
    double width = 0;
    for (const text::Line& line : set->lines) width = std::max(width, double(line.width));
    if (width > most && most > 1) {
      style.em = std::max(1.5, em * most / width);
      set = typesetter_.layout(words, style, 0, 100);
    }
  }
  return set;
}

text::LayoutPtr Labels::paper(const std::string& words, Size size, double em) {
  text::LayoutPtr& set = slot(fmt::format("p{:.1f}x{:.1f}/{}/{}", size.w, size.h, em, words));
  if (!set) {
    text::Style style;
    if (em > 0) {
      style.em = em;
      set = typesetter_.layout(words, style, size.w, size.h);
    } else {
      set = whole_on(words, size);
    }
  }
  return set;
}

text::LayoutPtr Labels::in_full(const std::string& words, Size room, double em) {
  text::LayoutPtr& set = slot(fmt::format("f{:.1f}x{:.1f}/{}/{}", room.w, room.h, em, words));
  if (!set) {
    text::Style style;
    style.em = em;
    style.align = text::Align::centre;
    for (; !set && style.em > std::min(kWholeWords * em, kReadableEm); style.em *= 0.95) {
      auto whole = typesetter_.layout(words, style, room.w, room.h);
      if (!whole->ellipsized && !is_torn(*whole)) set = std::move(whole);
    }
    if (set) return set;
    style.em = em;
    set = typesetter_.layout(words, style, room.w, room.h);
    while (set->ellipsized && style.em > kTiniestEm) {
      style.em *= 0.95;
      set = typesetter_.layout(words, style, room.w, room.h);
    }
  }
  return set;
}

Written Labels::on_plate(const std::string& words, const Rect& r) {
  text::LayoutPtr& set = slot(fmt::format("n{:.1f}x{:.1f}/{}", r.width(), r.height(), words));
  text::Style style;
  style.weight = text::Weight::bold;
  if (!set) set = typesetter_.layout_for(words, {r.width(), r.height()}, style);
  return {set, r.min + Vec2{text::kPadding, text::kPadding}};
}

text::LayoutPtr Labels::whole_on(const std::string& words, Size size) {
  text::Style style;
  const Size grown = typesetter_.fit_size(words, size);
  if (grown.h <= size.h && grown.w <= size.w) return typesetter_.layout_for(words, size, style);
  // On the table the card grows with its text; here the text grows smaller, so that what is being
  // typed is in sight.
  const Size room{size.w - 2 * text::kPadding, size.h - 2 * text::kPadding};
  style.em = text::kSmallestText * std::sqrt(size.w * size.h / (grown.w * grown.h));
  auto set = typesetter_.layout(words, style, room.w, room.h);
  while (set->ellipsized && style.em > kTiniestEm) {
    style.em *= 0.93;
    set = typesetter_.layout(words, style, room.w, room.h);
  }
  return set;
}

Written Labels::on_paper(const std::string& words, const std::vector<model::InkStroke>& ink,
                         const Rect& r, double em) {
  const Size size{r.width(), r.height()};
  if (ink.empty()) {
    if (em <= 0) return {paper(words, size, 0), r.min + Vec2{text::kPadding, text::kPadding}};
    return {paper(words, {size.w - 3, size.h - 2}, em), r.min + Vec2{1.5, 1.2}};
  }
  // As on the table: the text below, the ink above.
  const canvas::InkPlace place = ink_beside(words, ink, size);
  const double readable = std::min(kLeastEm, place.words.height() * 0.8);
  auto set =
      paper(words, {place.words.width(), place.words.height()}, std::max(place.words_em, readable));
  const Vec2 at{place.words.min.x, place.words.centre().y - set->height / 2};
  return {std::move(set), r.centre() + at};
}

canvas::InkPlace ink_beside(const std::string& words, const std::vector<model::InkStroke>& ink,
                            Size size) {
  model::Card card;
  card.text = words;
  card.ink = ink;
  card.size = size;
  return canvas::ink_place(card);
}

}  // namespace seats
