#include "seats/seat_plan.h"

#include <algorithm>

#include "base/utf8.h"
#include "keys/key_layout.h"

namespace seats {

namespace {

constexpr double kMargin = 4, kGap = 2;
constexpr double kBesidePad = 22;  // buttons, and as much on the other side
constexpr double kBar = 11, kStrip = 11;
constexpr Size kSmallCard{25, 17};
constexpr double kSixRows = 6 * (keys::kSmallestKeyMm + keys::kKeyGapMm);

}  // namespace

Size panel_size(const SeatPlace& place, const Rect& table) {
  const bool level = place.edge == Edge::bottom || place.edge == Edge::top;
  const double along = level ? table.width() : table.height();
  const double deep = level ? table.height() : table.width();
  const double w = std::clamp(along - 6, 60.0, 166.0);
  // Two facing each other leave a strip of table between them.
  const double most = std::clamp(deep * 0.22, 136.0, 148.0);
  const double h = std::clamp(deep * 0.45, std::min(112.0, deep), most);
  return {w, h};
}

SeatPlan::SeatPlan(Size panel) {
  const double w = panel.w - 2 * kMargin;
  const double bar_y = panel.h - kBar - 1.5;
  const double rest = bar_y - kGap - kMargin;
  // The card gives way first; the keys keep ten millimetres, on the six rows of 五十音 if they can.
  const double card_h = std::clamp(rest - kStrip - 2 * kGap - kSixRows, 27.0, 40.0);
  const double card_w = card_h * 1.5;
  const double x = kMargin;
  card = {{x, kMargin}, {x + card_w, kMargin + card_h}};
  const double column = card.max.x + 3, button = 30;
  put = {{panel.w - kMargin - button, kMargin}, {panel.w - kMargin, kMargin + card_h / 2 - 1}};
  fresh = {{put.min.x, put.max.y + kGap}, {put.max.x, kMargin + card_h}};
  const double tray_end = put.min.x - 3;
  for (double y = kMargin;
       y + std::min(kSmallCard.h, (card_h - kGap) / 2) <= kMargin + card_h + 0.1;
       y += (card_h + kGap) / 2)
    for (double cx = column; cx + kSmallCard.w <= tray_end + 0.1; cx += kSmallCard.w + kGap)
      tray.push_back({{cx, y}, {cx + kSmallCard.w, y + (card_h - kGap) / 2}});
  no_names = {{column, put.min.y}, {tray_end, put.max.y}};
  about_names = {{column, fresh.min.y}, fresh.max};
  candidates = {{x, kMargin + card_h + kGap}, {x + w, kMargin + card_h + kGap + kStrip}};
  keys = {{x - 1, candidates.max.y + kGap}, {panel.w - kMargin + 1, bar_y - kGap}};
  plate = {card.min, {put.min.x - 3, card.max.y}};
  const double pad_h = std::min(keys.height(), (keys.width() - 2 * kBesidePad) / 1.5);
  pad = Rect::around(keys.centre(), {pad_h * 1.5, pad_h});
  // The bar along the edge.
  double left = kMargin, right = panel.w - kMargin;
  const auto take_right = [&](double width) {
    const Rect r{{right - width, bar_y}, {right, bar_y + kBar}};
    right -= width + kGap;
    return r;
  };
  const double small = std::clamp((w - 32 - 6 * kGap) / 6, 10.0, 18.0);
  fold = take_right(small);
  leave = take_right(small);
  paste = take_right(small);
  pen = take_right(small);
  turn = take_right(small);
  name = take_right(small);
  handle = {{left, bar_y}, {std::max(left + 10, right), bar_y + kBar}};
}

double candidate_width(const std::string& utf8) {
  return std::max(14.0, double(base::count_code_points(utf8)) * kCandidateEm + 6);
}

}  // namespace seats
