#include "seats/seating.h"

#include <algorithm>

namespace seats {

namespace {

double away(const SeatFrame& frame, Vec2 window_mm) {
  const Vec2 p = frame.from_window(window_mm);
  return base::length(
      {std::max({-p.x, p.x - frame.size.w, 0.0}), std::max({-p.y, p.y - frame.size.h, 0.0})});
}

}  // namespace

Seating::Seating(desk::Desk& desk, Aids& aids, Labels& labels, const std::vector<SeatPlace>& places)
    : desk_(desk), aids_(aids), labels_(labels) {
  for (SeatPlace place : places) {
    if (desk.at_wall()) place.edge = Edge::bottom;
    seats_.push_back(std::make_unique<Seat>(desk_, aids_, labels_, std::move(place)));
  }
}

Seat* Seating::seat(int number) const {
  for (const auto& s : seats_)
    if (s->place().number == number) return s.get();
  return nullptr;
}

std::vector<SeatPlace> Seating::places() const {
  std::vector<SeatPlace> out;
  for (const auto& s : seats_) out.push_back(s->place());
  return out;
}

bool Seating::set_table(const Rect& table) {
  if (table == table_) return false;
  table_ = table;
  for (auto& s : seats_) s->set_table(table);
  return true;
}

Seat& Seating::sit_down(const SeatPlace& place) {
  ASSERT(!seat(place.number), "each seat has a number of its own");
  seats_.push_back(std::make_unique<Seat>(desk_, aids_, labels_, place));
  Seat& made = *seats_.back();
  made.set_table(table_);
  made.set_open(true);
  return made;
}

void Seating::remove(const Seat& seat) {
  std::erase_if(seats_, [&](const auto& s) { return s.get() == &seat; });
  tell_desk();
}

// --- room

bool Seating::settle() {
  bool changed = false, moved = told_px_per_mm_ != desk_.camera.px_per_mm;
  for (auto& s : seats_)
    if (s->wants_room() && has_size(table_)) {
      give_room(*s);
      changed = true;
    }
  std::vector<Rect> rects;
  for (auto& s : seats_) {
    moved = s->take_moved() || moved;
    rects.push_back(s->frame().area());
  }
  if (!desk_.read_only && free_.lay_out(places(), rects, table_, desk_.at_wall()))
    changed = moved = true;
  if (moved) tell_desk();
  return changed;
}

void Seating::tell_desk() {
  const double mm = desk_.camera.px_per_mm;
  told_px_per_mm_ = mm;
  desk_.covered_px.clear();
  for (const auto& rects : {open_seats(), handles()})
    for (const Rect& r : rects) desk_.covered_px.push_back({r.min * mm, r.max * mm});
  desk_.seats.clear();
  for (const auto& s : seats_) {
    const SeatFrame& f = s->frame();
    desk_.seats.push_back(
        {f.to_window(Vec2{f.size.w / 2, f.size.h}) * mm, base::normal_angle(f.turn)});
  }
}

void Seating::give_room(Seat& seat) {
  const Edge edge = seat.place().edge;
  const double length = length_of(edge, table_);
  // Closed ones make way for a panel that opens; open ones stay where they are.
  const bool needs_most = seat.open() && !seat.moving();
  std::vector<Seat*> all;
  std::vector<Span> others;
  for (auto& s : seats_) {
    if (s->place().edge != edge) continue;
    if (s.get() != &seat && !s->span()) continue;  // its turn comes
    all.push_back(s.get());
    if (s.get() != &seat && (s->open() || !needs_most)) others.push_back(*s->span());
  }
  Wish wish = seat.wish();
  if (seat.moving()) wish.least = wish.span.width;
  const auto room = room_beside(wish, others, length);
  // In somebody's hand it may lie over others; they make room when it is let go.
  if (room || seat.moving()) seat.set_span(room.value_or(wish.span));
  bool all_fit = room.has_value() || seat.moving();
  if (all_fit && needs_most) {
    others.push_back(*room);
    for (Seat* s : all) {
      if (s->open()) continue;
      const auto there =
          room_beside({*s->span(), s->wish().least, s->wish().clear}, others, length);
      all_fit = all_fit && there.has_value();
      if (there) s->set_span(*there);
      others.push_back(*s->span());
    }
  }
  if (all_fit) return;
  std::vector<Wish> wishes;
  for (const Seat* s : all) wishes.push_back(s->wish());
  const std::vector<Span> spans = side_by_side(wishes, length);
  for (std::size_t i = 0; i < all.size(); ++i) all[i]->set_span(spans[i]);
}

// --- where

Seat* Seating::at(Vec2 p) const {
  for (auto s = seats_.rbegin(); s != seats_.rend(); ++s)
    if ((*s)->covers(p)) return s->get();
  return nullptr;
}

Seat* Seating::owner_of(input::FingerId finger) const {
  Seat* owner = nullptr;
  for (const auto& s : seats_)
    if (s->owns(finger)) owner = s.get();
  return owner;
}

Seat* Seating::nearest(Vec2 p) const {
  Seat* nearest = nullptr;
  for (const auto& s : seats_)
    if (!nearest || away(s->frame(), p) < away(nearest->frame(), p)) nearest = s.get();
  return nearest;
}

std::vector<Rect> Seating::open_seats() const {
  std::vector<Rect> out;
  for (const auto& s : seats_)
    if (s->open()) out.push_back(s->frame().area());
  return out;
}

std::vector<Rect> Seating::handles() const {
  std::vector<Rect> out;
  for (const auto& s : seats_)
    if (!s->open()) out.push_back(s->frame().area());
  for (const FreePlace& f : free_.all()) out.push_back(f.frame.area());
  return out;
}

}  // namespace seats
