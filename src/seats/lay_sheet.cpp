#include "seats/lay_sheet.h"

#include <algorithm>

#include "keys/key_layout.h"

namespace seats {

using model::InquiryKind;
using Kind = Spot::Kind;

namespace {

constexpr double kMargin = 4, kGap = 3, kButton = 13, kButtonWidth = 38;
constexpr double kPersonWidth = 70;
constexpr double kLow = 70;  // mm: with less there is no room for a row of buttons below
constexpr double kLeastQuestion = 9, kMostQuestion = 24, kLeastEnds = 5;
constexpr double kMostFace = 34, kLeastRow = 11, kMostRow = 18, kLeastChoice = 34;

}  // namespace

SheetPlan::SheetPlan(const SeatPlan& plan, Size panel) {
  const bool flat = plan.fold.min.x > plan.keys.max.x;
  all = {{kMargin, kMargin},
         flat ? Vec2{plan.keys.max.x - 1, panel.h - kMargin}
              : Vec2{panel.w - kMargin, plan.fold.min.y - kGap}};
  const double asked = std::clamp(all.height() * 0.2, kLeastQuestion, kMostQuestion);
  const bool low = all.height() < kLow;
  const double w = std::min(kButtonWidth, low ? all.width() / 4 : (all.width() - 24) / 2);
  on = {all.max - Vec2{w, kButton}, all.max};
  if (low) {
    back = {on.min - Vec2{0, kButton + kGap}, {all.max.x, on.min.y - kGap}};
    number = {{on.min.x, all.min.y}, {all.max.x, back.min.y - kGap}};
    question = {all.min, {on.min.x - kGap, all.min.y + asked}};
    room = {{all.min.x, question.max.y + kGap}, {question.max.x, all.max.y}};
  } else {
    back = {{all.min.x, on.min.y}, {all.min.x + w, all.max.y}};
    number = {{back.max.x + kGap, on.min.y}, {on.min.x - kGap, all.max.y}};
    question = {all.min, {all.max.x, all.min.y + asked}};
    room = {{all.min.x, question.max.y + kGap}, {all.max.x, on.min.y - kGap}};
  }
  thanked = {room.min, {room.max.x, room.min.y + kLeastEnds + 1}};
  const double below = room.max.y - thanked.max.y;
  person = Rect::around({room.centre().x, thanked.max.y + below / 2},
                        {std::min(kPersonWidth, room.width()), std::min(kButton + 3, below - 1)});
  beside = plan.question;
  if (plan.tray.empty()) return;
  beside = plan.tray.front();
  for (const Rect& r : plan.tray) {
    beside.min = {std::min(beside.min.x, r.min.x), std::min(beside.min.y, r.min.y)};
    beside.max = {std::max(beside.max.x, r.max.x), std::max(beside.max.y, r.max.y)};
  }
}

std::vector<Rect> SheetPlan::row(int count) const {
  const double w = std::min(kMostFace, (room.width() - (count - 1) * kGap) / count);
  const double h = std::min(room.height() - kLeastEnds, w);
  const double x = room.centre().x - (count * (w + kGap) - kGap) / 2;
  const double y = room.min.y + (room.height() - kLeastEnds - h) / 2;
  std::vector<Rect> out;
  for (int n = 0; n < count; ++n) {
    const double from = x + n * (w + kGap);
    out.push_back({{from, y}, {from + w, y + h}});
  }
  return out;
}

Rect SheetPlan::ends() const {
  const auto all_five = row(5);
  const double y = all_five.front().max.y + 0.5;
  return {{all_five.front().min.x, y}, {all_five.back().max.x, y + kLeastEnds}};
}

std::vector<Rect> SheetPlan::choices(int count) const {
  const double gap = keys::kKeyGapMm + 0.5;
  int across = 1;
  const auto rows = [&] { return (count + across - 1) / across; };
  const auto height = [&] { return (room.height() - (rows() - 1) * gap) / rows(); };
  while (height() < kLeastRow && (room.width() + gap) / (across + 1) - gap >= kLeastChoice)
    ++across;
  const double w = (room.width() - (across - 1) * gap) / across, h = std::min(kMostRow, height());
  const double y = room.min.y + (room.height() - rows() * (h + gap) + gap) / 2;
  std::vector<Rect> out;
  for (int n = 0; n < count; ++n) {
    const Vec2 from{room.min.x + n % across * (w + gap), y + n / across * (h + gap)};
    out.push_back({from, from + Vec2{w, h}});
  }
  return out;
}

void lay_sheet(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  const SheetPlan sheet(plan, seat.frame().size);
  const SeatSheet& state = seat.sheet();
  if (state.thanks()) out.push_back(spot_at(Kind::sheet_person, 0, sheet.person));
  const model::Inquiry* asked = state.inquiry();
  if (!asked) return;
  const bool words = asked->kind == InquiryKind::text, first = state.number() <= 1;
  out.push_back(spot_at(Kind::sheet_back, 0, words ? plan.fresh : sheet.back, !first));
  out.push_back(spot_at(Kind::sheet_on, 0, words ? plan.put : sheet.on));
  if (words) return;
  const int count = ops::values_of(*asked);
  const bool row = asked->kind == InquiryKind::faces || asked->kind == InquiryKind::scale;
  const auto places = row ? sheet.row(count) : sheet.choices(count);
  for (int n = 0; n < count; ++n)
    out.push_back(spot_at(Kind::value, std::size_t(n + 1), places[std::size_t(n)]));
}

}  // namespace seats
