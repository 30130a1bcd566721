// Who sits where along an edge: nobody on anybody, as far as the table's side allows.
#include "seats/seats.h"

namespace seats {

void Seats::settle() {
  for (auto& s : seats_)
    if (s->wants_room()) give_room(*s);
  offer_places();
  tell_desk();
}

void Seats::tell_desk() {
  const double mm = desk_.camera.px_per_mm;
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

void Seats::offer_places() {
  if (desk_.read_only) return;
  std::vector<Rect> rects;
  for (const auto& s : seats_) rects.push_back(s->frame().area());
  if (free_.lay_out(places(), rects, table_, desk_.at_wall())) dirty_ = true;
}

void Seats::give_room(Seat& seat) {
  if (!has_size(table_)) return;
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
  dirty_ = true;
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

}  // namespace seats
