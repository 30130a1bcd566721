#include "seats/seating.h"

#include <algorithm>
#include <array>
#include <functional>

#include "seats/seat_plan.h"

namespace seats {

namespace {

double away(const SeatFrame& frame, Vec2 window_mm) {
  const Vec2 p = frame.from_window(window_mm);
  return base::length(
      {std::max({-p.x, p.x - frame.size.w, 0.0}), std::max({-p.y, p.y - frame.size.h, 0.0})});
}

/// As its handle lies already, or would like to.
Wish handle_wish(const Seat& seat) {
  Wish wish = seat.wish();
  if (seat.span()) wish.span.middle = seat.span()->middle;
  return wish;
}

/// Where panels take up all of their side they become narrower, as far as their keys allow, so that
/// handles lie between them and not on their buttons.
void make_way_for_handles(const std::vector<std::unique_ptr<Seat>>& seats, Edge edge,
                          const Rect& table) {
  std::vector<Seat*> open;
  std::vector<Wish> handles, all;
  std::vector<Span> taken;
  double needed = 0, deep = kHandleSize.h;
  for (const auto& s : seats) {
    if (s->open() && (s->moving() || !s->span())) return;
    if (s->place().edge != edge) continue;
    if (!s->open()) {
      handles.push_back(s->wish());
      continue;
    }
    open.push_back(s.get());
    taken.push_back(*s->span());
    double least = s->span()->width;
    for (const PanelStep& step : panel_steps(edge, table))
      if (step.depth == s->panel().depth) least = std::min(least, step.least);
    all.push_back({*s->span(), least, 0});
    needed += least + kSeatGap;
    deep = std::max(deep, s->panel().depth);
  }
  if (open.empty() || handles.empty()) return;
  // Other sides' panels begin where these end.
  const double length = length_of(edge, table);
  double from = 0, to = length;
  for (const auto& s : seats)
    if (s->open() && s->place().edge != edge)
      if (const auto met = span_along(edge, deep, table, s->frame().area())) {
        if (met->middle < length / 2)
          from = std::max(from, met->middle + met->width / 2 + kSeatGap);
        else
          to = std::min(to, met->middle - met->width / 2 - kSeatGap);
        if (const auto low = span_along(edge, kHandleSize.h, table, s->frame().area()))
          taken.push_back(*low);
      }
  const bool there_is = std::ranges::all_of(handles, [&](Wish& wish) {
    wish.least = kNarrowHandle;
    const auto room = room_beside(wish, taken, length);
    if (room) taken.push_back(*room);
    return room.has_value();
  });
  if (there_is) return;
  // As wide as they would like to be, else their icons alone.
  double wide = 0;
  for (const Wish& wish : handles) wide += wish.span.width + kSeatGap;
  const double narrow = double(handles.size()) * (kNarrowHandle + kSeatGap);
  const double room = to - from + kSeatGap;
  const bool whole = needed + wide <= room;
  if (!whole && needed + narrow > room) return;
  for (Wish wish : handles) {
    wish.span.width = whole ? wish.span.width : kNarrowHandle;
    wish.least = wish.span.width;
    wish.clear = std::max(0.0, wish.clear - from);
    all.push_back(wish);
  }
  for (Wish& wish : all) wish.span.middle -= from;
  const std::vector<Span> spans = side_by_side(all, to - from);
  for (std::size_t i = 0; i < open.size(); ++i)
    open[i]->set_panel({{spans[i].middle + from, spans[i].width}, open[i]->panel().depth});
}

}  // namespace

Seating::Seating(desk::Desk& desk, Aids& aids, Labels& labels, const std::vector<SeatPlace>& places)
    : desk_(desk), aids_(aids), labels_(labels) {
  for (SeatPlace place : places) {
    if (desk.at_wall()) place = before_wall(place);
    seats_.push_back(std::make_unique<Seat>(desk_, aids_, labels_, std::move(place)));
  }
}

Seat* Seating::seat(int number) const {
  for (const auto& s : seats_)
    if (s->place().number == number) return s.get();
  return nullptr;
}

SeatPlace Seating::before_wall(SeatPlace place) {
  if (place.edge != Edge::bottom) round_[place.number] = place;
  place.edge = Edge::bottom;
  return place;
}

void Seating::follow_mount() {
  for (auto& s : seats_) {
    if (desk_.at_wall()) {
      s->move_to(before_wall(s->place()));
    } else if (const auto was = round_.find(s->place().number); was != round_.end()) {
      SeatPlace place = s->place();
      place.edge = was->second.edge;
      place.along = was->second.along;
      s->move_to(place);
    }
  }
  if (!desk_.at_wall()) round_.clear();
}

std::vector<SeatPlace> Seating::lasting_places() const {
  std::vector<SeatPlace> out = places();
  for (SeatPlace& place : out)
    if (const auto was = round_.find(place.number); was != round_.end()) {
      place.edge = was->second.edge;
      place.along = was->second.along;
    }
  return out;
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
  round_.erase(seat.place().number);
  std::erase_if(seats_, [&](const auto& s) { return s.get() == &seat; });
  gone_ = true;
  tell_desk();
}

// --- room

bool Seating::settle() {
  bool changed = false, moved = told_px_per_mm_ != desk_.seat_px();
  if (has_size(table_) && wants_room()) {
    give_room();
    changed = true;
  }
  std::vector<Rect> rects;
  for (auto& s : seats_) {
    moved = s->take_moved() || moved;
    rects.push_back(s->frame().area());
  }
  const auto offer = desk_.read_only ? FreePlaces::Offer::looking : FreePlaces::Offer::writing;
  if (free_.lay_out(places(), rects, table_, desk_.at_wall(), offer)) changed = moved = true;
  if (moved) tell_desk();
  return changed;
}

void Seating::tell_desk() {
  const double mm = desk_.seat_px();
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

bool Seating::wants_room() const {
  return gone_ || std::ranges::any_of(seats_, [](const auto& s) { return s->wants_room(); });
}

void Seating::give_room() {
  gone_ = false;
  for (auto& s : seats_)
    // In somebody's hand it may lie over others; they make room when it is let go.
    if (s->moving() && s->open() && s->wants_room()) s->set_span(s->wish().span);
  lay_panels();
  constexpr std::array kEdges{Edge::bottom, Edge::left, Edge::top, Edge::right};
  // What makes way at one side may reach to where handles of another lie.
  for (const Edge edge : kEdges) make_way_for_handles(seats_, edge, table_);
  for (const Edge edge : kEdges) lay_handles(edge);
}

void Seating::lay_panels() {
  const auto asks = [](const Seat& s) { return (s.open() && !s.moving()) || s.waits(); };
  std::erase_if(line_, [&](int number) {
    const Seat* s = seat(number);
    return !s || !asks(*s);
  });
  for (const auto& s : seats_)
    if (asks(*s) && std::ranges::find(line_, s->place().number) == line_.end())
      line_.push_back(s->place().number);
  std::vector<Seat*> first, all;
  for (const int number : line_) {
    Seat* s = seat(number);
    all.push_back(s);
    if (s->open() && !s->wants_room()) first.push_back(s);
  }
  if (all.empty() || lay_together(all)) return;
  // Who lies there stays; then who writes, then who asked first.
  std::ranges::stable_sort(all, std::greater{}, [](const Seat* s) { return s->busy(); });
  for (Seat* s : all) {
    if (std::ranges::find(first, s) != first.end()) continue;
    first.push_back(s);
    if (lay_together(first)) continue;
    first.pop_back();
    s->wait_for_room();
  }
}

bool Seating::lay_together(const std::vector<Seat*>& all) {
  std::vector<PanelWish> wishes;
  for (const Seat* s : all) {
    PanelWish wish{s->place().edge, s->place().along * length_of(s->place().edge, table_), {}};
    if (s->open() && !s->wants_room()) wish.has = s->panel();
    wishes.push_back(wish);
  }
  // Larger seats are not to be at the map's cost.
  const bool large = desk_.seat_scale > 1 || desk_.seat_words > 1;
  Handles handles{};
  for (const auto& s : seats_)
    if (std::ranges::find(all, s.get()) == all.end() && !s->moving())
      ++handles[std::size_t(s->place().edge)];
  const auto panels = seats::lay_panels(wishes, table_, large ? kMapShare : 0, handles);
  if (!panels) return false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i]->open()) all[i]->set_open(true);
    all[i]->set_panel((*panels)[i]);
  }
  return true;
}

void Seating::lay_handles(Edge edge) {
  std::vector<Span> taken;
  std::vector<Seat*> there, others;
  for (auto& s : seats_) {
    const bool here = s->place().edge == edge;
    if (here && !s->open()) (s->wants_room() ? others : there).push_back(s.get());
    if (!s->open() || (s->moving() && here)) continue;
    // Whatever reaches to where handles of this side lie, be it from another side.
    if (const auto met = span_along(edge, kHandleSize.h, table_, s->frame().area()))
      taken.push_back(*met);
  }
  // Who lies there stays, if that can be.
  there.insert(there.end(), others.begin(), others.end());
  std::vector<Span> tried = taken;
  const bool wide = std::ranges::all_of(there, [&](const Seat* s) {
    if (s->moving()) return true;
    const auto room = room_beside(handle_wish(*s), tried, length_of(edge, table_));
    if (room) tried.push_back(*room);
    return room.has_value();
  });
  for (Seat* s : there) lay_handle(*s, wide, taken);
}

void Seating::lay_handle(Seat& seat, bool wide, std::vector<Span>& taken) {
  Wish wish = handle_wish(seat);
  if (!wide && !seat.moving()) wish.least = wish.span.width = kNarrowHandle;
  const auto room = room_beside(wish, taken, length_of(seat.place().edge, table_));
  // In somebody's hand, and where there is none at all, over others.
  seat.set_span(room.value_or(wish.span));
  if (!seat.moving()) taken.push_back(*seat.span());
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

std::vector<Seat*> Seating::by_distance(Vec2 p) const {
  std::vector<Seat*> out;
  for (const auto& s : seats_) out.push_back(s.get());
  std::ranges::stable_sort(out, {}, [&](const Seat* s) { return away(s->frame(), p); });
  return out;
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
