#include "report/figures.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "canvas/look.h"
#include "model/closed.h"
#include "report/figure_maps.h"
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

}  // namespace

model::Board board_of(const Figure& figure) {
  const bool there = figure.board->islands.contains(figure.island);
  if (figure.what == Figure::What::detail && there) return detail_of(*figure.board, figure.island);
  model::Board out = *figure.board;
  out.index_map = figure.what == Figure::What::index;
  return out;
}

namespace {

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

double index_letters_pt(const model::Board& board, base::Size page) {
  model::Board index = board;
  index.index_map = true;
  base::Rect bounds;
  double em = 2 * text::kLargestText;
  bool any = false;
  for (const auto& [id, card] : board.cards)
    if (card.place == model::Place::table)
      bounds = bounds.united(base::Rect::around(card.pos, card.size));
  for (const auto& [id, island] : board.islands) {
    if (!island.parent.nil() || island.plate.empty()) continue;
    const base::TurnedRect seen = model::plate_seen(index, island);
    bounds = bounds.united(seen.bounds());
    em = std::min(em, em_of(island.plate, island.plate_size) * seen.size.w / island.plate_size.w);
    any = true;
  }
  return any ? on_page_pt(em, bounds, page) : 0;
}

}  // namespace report
