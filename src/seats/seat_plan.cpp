#include "seats/seat_plan.h"

#include <algorithm>

#include "base/utf8.h"
#include "keys/key_layout.h"

namespace seats {

namespace {

constexpr double kMargin = 4, kGap = 2;
constexpr double kBesidePad = 22;  // buttons, and as much on the other side
constexpr double kBar = 11, kBarMargin = 1.5, kStrip = 11;
constexpr double kQuestion = 8;
constexpr Size kSticker{18, 13};
constexpr double kNextPerson = 27;
constexpr double kHandleSticker = 17, kLeastGrip = 14;
constexpr Size kSmallCard{25, 17};
constexpr double kLeastCard = 27;
constexpr double rows(int n) { return n * (keys::kSmallestKeyMm + keys::kKeyGapMm); }
constexpr double kSixRows = rows(6);
constexpr double kFourRows = rows(4) - keys::kKeyGapMm;
constexpr double kTenColumns = rows(10) - keys::kKeyGapMm;
// Of a panel, with everything as low as it can be.
constexpr double kLow = kMargin + kStrip + kGap + kFourRows + kGap + kBar + kBarMargin;
constexpr double kTall = kLow + kLeastCard + kGap;
constexpr double kRow = rows(1);
constexpr double kFiveRows = kTall + kRow, kLowFiveRows = kLow + kRow;
constexpr double kOwnLine = kFiveRows + kQuestion + kGap;  // the question has a line of its own
constexpr double kLeastColumn = 41, kMostColumn = 50;      // card and tray beside the keyboard
constexpr double kBesideKeys = kMargin + 3 + kMargin - 1;
constexpr double kLowLeast = kLeastColumn + kBesideKeys + kTenColumns;
constexpr double kLowWidest = kMostColumn + kBesideKeys + kTenColumns + 12;
// In the flattest one everything stands beside the keyboard, the bar's buttons above one another.
constexpr double kFlat = kMargin + kFourRows + kMargin;
constexpr double kFlatCard = 44, kLeastChoices = 36, kGoodChoices = 60;
constexpr double kFlatBar = rows(3) - keys::kKeyGapMm, kBeside = 3, kMoreBar = 7;
constexpr double kFlatRest =
    2 * kMargin + kFlatCard + kSmallCard.w + kTenColumns + kFlatBar + 4 * kBeside;
constexpr double kFlatLeast = kFlatRest + kLeastChoices,
                 kFlatWidest = kFlatRest + kGoodChoices + 3 * kMoreBar;

}  // namespace

const double kLowestPanel = kLow;

std::vector<PanelStep> panel_steps(Edge edge, const Rect& table) {
  const bool level = edge == Edge::bottom || edge == Edge::top;
  const double along = level ? table.width() : table.height();
  const double deep = level ? table.height() : table.width();
  const double w = std::clamp(along - 6, 60.0, 166.0);
  // Two facing each other leave a strip of table between them.
  const double most = std::clamp(deep * 0.23, 140.0, 156.0);
  const double h = std::clamp(deep * 0.45, std::min(kFiveRows, deep), most);
  std::vector<PanelStep> out;
  const auto add = [&](const PanelStep& step) {
    if (step.least <= along && step.depth <= deep) out.push_back(step);
  };
  const double low = std::min(along, kLowWidest);
  if (h >= kFiveRows && w >= kNarrowPanel) add({w, kNarrowPanel, h, 0});
  if (h >= kFiveRows + kRow && w >= kNarrowPanel) add({w, kNarrowPanel, kFiveRows, 1});
  add({low, kLowLeast, kLowFiveRows, 2});
  if (w >= kNarrowPanel) add({w, kNarrowPanel, kTall, 3});
  add({low, kLowLeast, kLow, 4});
  add({std::min(along, kFlatWidest), kFlatLeast, kFlat, 7});
  if (out.empty()) out.push_back({std::min(w, along), std::min(w, along), h, 8});
  return out;
}

Size panel_size(const SeatPlace& place, const Rect& table) {
  const PanelStep step = panel_steps(place.edge, table).front();
  return {step.widest, step.depth};
}

HandlePlan::HandlePlan(Size handle) {
  const double w = has_room_for_both(handle) ? kHandleSticker : handle.w;
  sticker = {{handle.w - w, 0}, {handle.w, handle.h}};
  grip = {{0, 0}, {handle.w - w - kGap, handle.h}};
}

bool has_room_for_both(Size handle) { return handle.w >= kHandleSticker + kGap + kLeastGrip; }

SeatPlan::SeatPlan(Size panel, Besides besides) {
  const double bar_y = panel.h - kBar - kBarMargin;
  const bool flat = panel.h < kLow - 0.1 && panel.w > kFlatLeast - 0.1;
  // The narrowest ones are all that a table too small for any has room for.
  if (flat)
    lay_flat(panel);
  else if (panel.h < kTall - 0.1 && panel.w > kLowLeast - 0.1)
    lay_beside(panel, bar_y);
  else
    lay_above(panel, bar_y);
  const double pad_h = std::min(keys.height(), (keys.width() - 2 * kBesidePad) / 1.5);
  pad = Rect::around(keys.centre(), {pad_h * 1.5, pad_h});
  if (!flat) lay_bar(panel, bar_y);
  if (besides != Besides::nothing) lay_sticker(besides);
}

void SeatPlan::lay_sticker(Besides besides) {
  const Rect whole = candidates;
  const bool high = whole.height() > 2 * kStrip;  // below what stands there
  const Vec2 from = high ? Vec2{whole.max.x - kSticker.w, whole.max.y - kSticker.h}
                         : Vec2{whole.max.x - kSticker.w, whole.min.y};
  sticker = {from, whole.max};
  const bool next = besides == Besides::sticker_and_next;
  if (next) {
    const double w = std::min(kNextPerson, from.x - kGap - whole.min.x);
    next_person = {{from.x - kGap - w, from.y}, {from.x - kGap, whole.max.y}};
  }
  if (high)
    candidates.max.y = from.y - kGap;
  else
    candidates.max.x = (next ? next_person.min.x : from.x) - kGap;
  for (Rect* shared : {&question, &about_names})
    if (*shared == whole) *shared = candidates;
}

void SeatPlan::lay_above(Size panel, double bar_y) {
  const double x = kMargin, w = panel.w - 2 * kMargin;
  const bool own_line = panel.h > kOwnLine - 0.1;
  const double y = kMargin + (own_line ? kQuestion + kGap - 1 : 0);
  const double rest = bar_y - kGap - y;
  // The card gives way first; the keys keep ten millimetres, on the six rows of 五十音 if they can.
  // Beside it a waiting card has room.
  const double button = 30, beside = button + kSmallCard.w + 6;
  const double card_h = std::max(
      kLeastCard, std::min({rest - kStrip - 2 * kGap - kSixRows, 40.0, (w - beside) / 1.5}));
  card = {{x, y}, {x + card_h * 1.5, y + card_h}};
  const double column = card.max.x + 3;
  put = {{panel.w - kMargin - button, y}, {panel.w - kMargin, y + card_h / 2 - 1}};
  fresh = {{put.min.x, put.max.y + kGap}, {put.max.x, card.max.y}};
  const double tray_end = put.min.x - 3;
  for (double ty = y; ty + std::min(kSmallCard.h, (card_h - kGap) / 2) <= card.max.y + 0.1;
       ty += (card_h + kGap) / 2)
    for (double cx = column; cx + kSmallCard.w <= tray_end + 0.1; cx += kSmallCard.w + kGap)
      tray.push_back({{cx, ty}, {cx + kSmallCard.w, ty + (card_h - kGap) / 2}});
  no_names = {{column, put.min.y}, {tray_end, put.max.y}};
  about_names = {{column, fresh.min.y}, fresh.max};
  candidates = {{x, card.max.y + kGap}, {x + w, card.max.y + kGap + kStrip}};
  keys = {{x - 1, candidates.max.y + kGap}, {panel.w - kMargin + 1, bar_y - kGap}};
  plate = {card.min, {put.min.x - 3, card.max.y}};
  question = own_line ? Rect{{x, kMargin - 2}, {x + w, kMargin - 2 + kQuestion}} : candidates;
}

void SeatPlan::lay_beside(Size panel, double bar_y) {
  const double x = kMargin, y = kMargin, end = bar_y - kGap;
  const double column = std::min(panel.w - kBesideKeys - kTenColumns, kMostColumn);
  const double half = (column - kGap) / 2;
  // A waiting card and the buttons stand below.
  const double card_h = std::min(column / 1.5, end - y - kStrip - kSmallCard.h - 2 * kGap);
  card = {{x, y}, {x + column, y + card_h}};
  put = {{x, card.max.y + kGap}, {x + half, card.max.y + kGap + kStrip}};
  fresh = {{x + half + kGap, put.min.y}, {x + column, put.max.y}};
  const double ty = put.max.y + kGap;
  for (const double cx : {x, x + half + kGap}) tray.push_back({{cx, ty}, {cx + half, end}});
  no_names = {{x, ty}, {x + column, end}};
  const double right = card.max.x + 3;
  candidates = {{right, y}, {panel.w - kMargin, y + kStrip}};
  keys = {{right, candidates.max.y + kGap}, {panel.w - kMargin + 1, end}};
  about_names = question = candidates;
  plate = card;
}

void SeatPlan::lay_flat(Size panel) {
  const double y = kMargin, end = panel.h - kMargin;
  double x = kMargin;
  const double half = (kFlatCard - kGap) / 2;
  card = {{x, y}, {x + kFlatCard, y + kFlatCard / 1.5}};
  const double put_y = card.max.y + kGap;
  put = {{x, put_y}, {x + half, end}};
  fresh = {{x + half + kGap, put_y}, {x + kFlatCard, end}};
  x = card.max.x + kBeside;
  const double small = (end - y - kGap) / 2, tray_end = x + kSmallCard.w;
  for (const double ty : {y, y + small + kGap}) tray.push_back({{x, ty}, {tray_end, ty + small}});
  no_names = {fresh.min, {tray_end, end}};
  plate = {card.min, {tray_end, card.max.y}};
  // What is left over is the candidates', then the buttons', for their words.
  const double over = (panel.w - kFlatRest - kGoodChoices) / 3;
  const double wide = keys::kSmallestKeyMm + std::clamp(over, 0.0, kMoreBar);
  const double step = wide + keys::kKeyGapMm;
  const double bar_x = panel.w - kMargin - 3 * step + keys::kKeyGapMm;
  const double keys_x = bar_x - kBeside - kTenColumns;
  candidates = {{tray_end + kBeside, y}, {keys_x - kBeside + 1, end}};
  about_names = question = candidates;
  keys = {{keys_x - 1, y}, {bar_x - kBeside + 1, end}};
  // The handle lies along the edge, the others stand above it.
  const auto at = [&](int column, int row) {
    const Vec2 from{bar_x + column * step, y + row * rows(1)};
    return Rect{from, from + Vec2{wide, keys::kSmallestKeyMm}};
  };
  help = at(0, 0), name = at(1, 0), arrange = at(2, 0);
  pen = at(0, 1), copy = at(1, 1), paste = at(2, 1);
  leave = at(0, 2), fold = {at(1, 2).min, at(2, 2).max};
  handle = {at(0, 3).min, at(2, 3).max};
}

void SeatPlan::lay_bar(Size panel, double bar_y) {
  const double w = panel.w - 2 * kMargin, left = kMargin;
  double right = panel.w - kMargin;
  const auto take_right = [&](double width) {
    const Rect r{{right - width, bar_y}, {right, bar_y + kBar}};
    right -= width + kGap;
    return r;
  };
  const double least = 10, handle_w = 20;
  const double small = std::clamp((w - handle_w - least - 8 * kGap) / 7, least, 18.0);
  fold = take_right(small);
  leave = take_right(small);
  paste = take_right(small);
  copy = take_right(small);
  pen = take_right(small);
  arrange = take_right(small);
  name = take_right(small);
  help = take_right(least);  // its sign says it
  handle = {{left, bar_y}, {std::max(left + 10, right), bar_y + kBar}};
}

double candidate_width(const std::string& utf8, double large) {
  return std::max(14.0, double(base::count_code_points(utf8)) * kCandidateEm * large + 6);
}

}  // namespace seats
