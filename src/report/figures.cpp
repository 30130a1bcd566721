#include "report/figures.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "canvas/look.h"
#include "text/typesetter.h"

namespace report {

namespace {

double em_of(std::string_view text, base::Size size) {
  const double letters = double(base::count_code_points(text));
  const double w = size.w - 2 * text::kPadding, h = size.h - 2 * text::kPadding;
  for (double em = text::kLargestText; em > text::kSmallestText; em -= 0.5)
    if (std::ceil(letters * em / std::max(w, em)) * em * 1.4 <= h) return em;
  return text::kSmallestText;
}

/// Letters of `em` mm on a map so large, where it fills the page.
double on_page_pt(double em, const base::Rect& bounds, base::Size page) {
  const base::Rect map = bounds.grown(2 * canvas::kIslandMargin);
  constexpr double kPointsInMm = 72 / 25.4;
  return em * std::min({page.w / map.width(), page.h / map.height(), 1.0}) * kPointsInMm;
}

}  // namespace

double smallest_letters_pt(const model::Board& board, base::Size page) {
  base::Rect bounds;
  double em = text::kLargestText;
  bool any = false;
  const auto add = [&](base::Vec2 pos, base::Size size, std::string_view text) {
    bounds = bounds.united(base::Rect::around(pos, size));
    if (!text.empty()) em = std::min(em, em_of(text, size));
    any = true;
  };
  for (const auto& [id, card] : board.cards)
    if (card.place == model::Place::table) add(card.pos, card.size, card.text);
  for (const auto& [id, island] : board.islands)
    add(island.plate_pos, island.plate_size, island.plate);
  return any ? on_page_pt(em, bounds, page) : 0;
}

namespace {

constexpr double kUsual = 0.5;  // of its true size

double readable(double em) {
  return em > 0 ? std::min(1.0, kReadable_pt * 25.4 / 72 / em) : kUsual;
}

}  // namespace

double DetailPages::fit(base::Size map, int below_one_another) const {
  return std::min({1.0, room.w / map.w, (room.h / below_one_another - title) / map.h});
}

bool DetailPages::holds(base::Size map, double em) const { return fit(map, 1) >= readable(em); }

double DetailPages::scale(base::Size map, double em) const {
  const double well = 1.2 * readable(em), beside = (room.w - gap) / 2 / map.w;
  double out = std::min(fit(map, 1), std::max(well, kUsual));
  if (beside >= well) out = std::min(out, beside);
  if (const double below = fit(map, 2); below >= readable(em)) out = std::min(out, below);
  return out;
}

}  // namespace report
