#include "seats/free_places.h"

#include <algorithm>
#include <utility>

#include "input/gestures.h"
#include "seats/seat_plan.h"

namespace seats {

namespace {

constexpr double kPlus = 13;  // mm, the small one
constexpr double kStep = 5;   // mm from one try to the next
constexpr double kSlack = 4;  // mm a finger may leave it and still mean it
constexpr double kTap_s = 1.2;
const input::Limits kLimits;

/// Where along the edge one would like the next person: in the middle of the widest free stretch.
double middle_of_widest(const std::vector<SeatPlace>& taken, Edge edge) {
  std::vector<double> stops{0, 1};
  for (const SeatPlace& t : taken)
    if (t.edge == edge) stops.push_back(t.along);
  std::sort(stops.begin(), stops.end());
  double from = 0, to = 1, widest = 0;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i)
    if (stops[i + 1] - stops[i] > widest + 1e-9) {
      from = stops[i], to = stops[i + 1];
      widest = to - from;
    }
  return (from + to) / 2;
}

bool same(const FreePlace& a, const FreePlace& b) {
  return a.edge == b.edge && a.along == b.along && a.words == b.words &&
         a.frame.origin == b.frame.origin;
}

}  // namespace

desk::Button FreePlace::button() const {
  desk::Button b;
  b.name = std::string("sit-down-") + name_of(edge);
  b.shape = desk::Button::Shape::paper;
  b.place = {frame.to_window(Vec2{frame.size.w, frame.size.h} / 2), frame.size, frame.turn};
  b.icon = look_only ? "eye" : words ? "keyboard" : "plus";
  b.icon_size = 7;
  b.pressed = pressed;
  return b;
}

bool FreePlaces::lay_out(const std::vector<SeatPlace>& taken, const std::vector<Rect>& seats_mm,
                         const Rect& table, bool at_wall, Offer offer) {
  Around around{taken, seats_mm, table, at_wall, offer};
  if (around == around_) return false;
  around_ = std::move(around);
  if (!has_size(table) || free_number(taken, at_wall) == 0) return clear();
  std::vector<FreePlace> now;
  std::vector<Rect> used = seats_mm;
  const auto try_at = [&](Edge edge, double middle, bool words) {
    const double length = length_of(edge, table), along = middle / length;
    if (middle < kHandleSize.w / 2 || middle > length - kHandleSize.w / 2) return false;
    // Whoever sits down here leaves a handle when they close their panel: that must find room.
    const Rect handle = frame_of({1, edge, along, {}}, kHandleSize, table).area();
    if (!(table.common(handle) == handle)) return false;
    for (const Rect& r : used)
      if (r.grown(kSeatGap).intersects(handle)) return false;
    const Size size{words ? kHandleSize.w : kPlus, kHandleSize.h};
    now.push_back({edge, along, frame_of({1, edge, along, {}}, size, table), words,
                   offer == Offer::looking, false});
    used.push_back(now.back().frame.area());
    return true;
  };
  for (const Edge edge : {Edge::bottom, Edge::top, Edge::left, Edge::right}) {
    if (at_wall && edge != Edge::bottom) continue;
    const auto there = std::count_if(taken.begin(), taken.end(),
                                     [&](const SeatPlace& t) { return t.edge == edge; });
    const double length = length_of(edge, table), wish = middle_of_widest(taken, edge) * length;
    if (there > 0 && offer == Offer::looking) continue;
    // All who sit here can write beside one another.
    if (there > 0 && double(there + 1) * (kNarrowPanel + kSeatGap) > length) continue;
    bool found = false;
    for (double aside = 0; aside < length && !found; aside += kStep)
      found = try_at(edge, wish + aside, there == 0) || try_at(edge, wish - aside, there == 0);
  }
  if (std::equal(now.begin(), now.end(), places_.begin(), places_.end(), same)) return false;
  places_ = std::move(now);
  show_pressed();
  return true;
}

bool FreePlaces::clear() {
  touches_.clear();
  return !std::exchange(places_, {}).empty();
}

const FreePlace* FreePlaces::at(Vec2 p) const {
  const auto it = std::find_if(places_.begin(), places_.end(),
                               [&](const FreePlace& f) { return f.button().hit(p, 0); });
  return it == places_.end() ? nullptr : &*it;
}

bool FreePlaces::owns(input::FingerId finger) const {
  return std::any_of(touches_.begin(), touches_.end(),
                     [&](const Touch& t) { return t.finger == finger; });
}

void FreePlaces::show_pressed() {
  for (FreePlace& f : places_)
    f.pressed = std::any_of(touches_.begin(), touches_.end(),
                            [&](const Touch& t) { return t.edge == f.edge && t.counts; });
}

std::optional<FreePlace> FreePlaces::feed(const input::TouchSample& sample, Vec2 window_mm) {
  using input::Phase;
  const auto it = std::find_if(touches_.begin(), touches_.end(),
                               [&](const Touch& t) { return t.finger == sample.finger; });
  const bool wide = sample.contact_mm > kLimits.palm_width_mm;
  std::optional<FreePlace> tapped;
  if (it == touches_.end()) {
    const FreePlace* there = sample.phase == Phase::down ? at(window_mm) : nullptr;
    if (!there) return {};
    bool alone = true;
    for (Touch& t : touches_)
      if (t.edge == there->edge) t.counts = alone = false;
    touches_.push_back({sample.finger, there->edge, sample.time_s, alone && !wide});
  } else if (sample.phase == Phase::move || sample.phase == Phase::down) {
    it->counts = it->counts && !wide;
  } else {
    const Touch last = *it;
    touches_.erase(it);
    const bool tap =
        last.counts && sample.phase == Phase::up && sample.time_s - last.down_s < kTap_s;
    for (const FreePlace& f : places_)
      if (tap && f.edge == last.edge && f.button().hit(window_mm, kSlack)) tapped = f;
  }
  show_pressed();
  return tapped;
}

void FreePlaces::cancel_all() {
  touches_.clear();
  show_pressed();
}

}  // namespace seats
