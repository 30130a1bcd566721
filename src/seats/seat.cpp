#include "seats/seat.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "seats/seat_plan.h"

namespace seats {

using Kind = Spot::Kind;

const char* name_of(Kind kind) {
  constexpr const char* names[] = {"handle",     "fold",      "leave",     "name",      "turn",
                                   "pen",        "paste",     "put",       "new",       "card",
                                   "tray-card",  "candidate", "more",      "pad",       "rubber",
                                   "undo-ink",   "to-text",   "take-text", "drop-text", "cell",
                                   "more-cells", "leave-out", "name-done", "no-names"};
  return names[int(kind)];
}

const char* name_of(Seat::Writing writing) {
  constexpr const char* names[] = {"card", "name", "plate"};
  return names[int(writing)];
}

Seat::Seat(desk::Desk& desk, Aids& aids, SeatPlace place)
    : desk_(desk), aids_(aids), place_(std::move(place)), text_(aids.romaji) {}

void Seat::set_open(bool open) {
  if (open == open_) return;
  if (!open) finish();
  cancel_all();
  open_ = open;
  span_.reset();
  if (!open) {
    to_card();
    leave_card();
  }
  lay_out();
}

void Seat::set_place(const SeatPlace& place) {
  place_ = place;
  span_.reset();
  lay_out();
}

void Seat::set_table(const Rect& table) {
  table_ = table;
  span_.reset();
  lay_out();
}

void Seat::set_language() {
  if (keyboard_) keyboard_->set_language(desk_.tr.lang());
}

void Seat::show_board() {
  cancel_all();
  text_.open({});
  draft_id_ = {};
  load_ink();
  writing_ = Writing::card;
  cards_.clear();
}

Wish Seat::wish() const {
  Wish wish;
  wish.span.width = open_ ? panel_size(place_, table_).w : kHandleSize.w;
  wish.least = open_ ? std::min(kNarrowPanel, wish.span.width) : wish.span.width;
  // At the corners the handles of two sides would lie over one another.
  const bool upright = place_.edge == Edge::left || place_.edge == Edge::right;
  if (upright && !open_) wish.clear = kHandleSize.h + kSeatGap;
  const double length = length_of(place_.edge, table_), half = wish.span.width / 2 + wish.clear;
  wish.span.middle =
      length > 2 * half ? std::clamp(place_.along * length, half, length - half) : length / 2;
  return wish;
}

void Seat::set_span(const Span& span) {
  if (span_ == span) return;
  span_ = span;
  moving() ? lay_frame() : lay_out();
}

void Seat::keep_span() {
  const double length = length_of(place_.edge, table_);
  if (span_ && length > 0) place_.along = std::clamp(span_->middle / length, 0.0, 1.0);
}

bool Seat::moving() const {
  return std::any_of(touches_.begin(), touches_.end(),
                     [](const auto& t) { return t.second.moves_seat(); });
}

void Seat::lay_frame() {
  Size size = open_ ? panel_size(place_, table_) : kHandleSize;
  const Span span = span_ ? *span_ : wish().span;
  size.w = span.width;
  SeatPlace there = place_;
  const double length = length_of(place_.edge, table_);
  if (length > 0) there.along = span.middle / length;
  frame_ = frame_of(there, size, table_);
}

void Seat::lay_out() {
  lay_frame();
  if (open_) fit_keyboard();
}

void Seat::fit_keyboard() {
  const Rect keys = keyboard_rect();
  const Size room{keys.width(), keys.height()};
  if (!keyboard_) {
    auto made = keys::Keyboard::create(aids_.layouts, desk_.tr.lang(), room);
    if (made)
      keyboard_.emplace(std::move(made).value());
    else
      desk_.notices.say(made.error().shown(desk_.tr));
  } else if (!(keyboard_->size_mm() == room)) {
    release_keys();
    if (auto resized = keyboard_->resize(room); !resized) {
      keyboard_.reset();
      desk_.notices.say(resized.error().shown(desk_.tr));
    }
  }
  if (keyboard_)
    keyboard_->set_popup_area(Rect{{0, 0}, {frame_.size.w, frame_.size.h}}.moved(keys.min * -1));
}

Rect Seat::keyboard_rect() const { return SeatPlan(frame_.size).keys; }
Rect Seat::card_rect() const {
  const SeatPlan plan(frame_.size);
  // A plate is wide; no tray is shown beside it.
  return writing_ == Writing::plate ? Rect{plan.card.min, {plan.put.min.x - 3, plan.card.max.y}}
                                    : plan.card;
}

// --- what there is to tap

std::vector<Spot> Seat::spots() const {
  std::vector<Spot> out;
  if (!open_) {
    out.push_back({Kind::handle, 0, {{0, 0}, {frame_.size.w, frame_.size.h}}});
    return out;
  }
  const SeatPlan plan(frame_.size);
  out.push_back({Kind::handle, 0, plan.handle});
  out.push_back({Kind::name, 0, plan.name});
  out.push_back({Kind::turn, 0, plan.turn, !desk_.read_only});
  out.push_back({Kind::pen, 0, plan.pen, !desk_.read_only});
  out.push_back({Kind::paste, 0, plan.paste, !desk_.read_only});
  out.push_back({Kind::leave, 0, plan.leave});
  out.push_back({Kind::fold, 0, plan.fold});
  out.push_back({Kind::card, 0, card_rect()});
  if (writing_ != Writing::card) {
    add_name_spots(out);
    add_candidates(out);
    return out;
  }
  const bool written = says_something(text_.text(), pad_.ink()) && !desk_.read_only;
  out.push_back({Kind::put, 0, plan.put, written});
  const bool begun = written || (!draft_id_.nil() && !desk_.read_only);
  out.push_back({Kind::fresh, 0, plan.fresh, begun});
  std::size_t n = 0;
  for (; n < plan.tray.size() && !tray_card(n).nil(); ++n)
    out.push_back({Kind::tray_card, n, plan.tray[n]});
  if (inking_ && reading_.shown())
    add_readings(out);
  else if (inking_)
    add_ink_spots(out);
  else
    add_candidates(out);
  return out;
}

void Seat::add_name_spots(std::vector<Spot>& out) const {
  const SeatPlan plan(frame_.size);
  out.push_back({Kind::name_done, 0, plan.put});
  if (naming()) out.push_back({Kind::no_names, 0, plan.no_names, !desk_.read_only});
}

void Seat::add_candidates(std::vector<Spot>& out) const {
  const auto& all = text_.composition().candidates();
  if (all.empty()) return;
  const SeatPlan plan(frame_.size);
  double x = plan.candidates.min.x;
  const double y = plan.candidates.min.y, h = plan.candidates.height();
  const double end = plan.candidates.max.x - kMore - keys::kKeyGapMm;
  std::size_t i = std::min(first_candidate_, all.size() - 1);
  for (; i < all.size(); ++i) {
    const double w = candidate_width(all[i]);
    if (x + w > end && x > plan.candidates.min.x) break;
    out.push_back({Kind::candidate, i, {{x, y}, {std::min(x + w, end), y + h}}});
    x += w + keys::kKeyGapMm;
  }
  if (i < all.size() || first_candidate_ > 0)
    out.push_back({Kind::more,
                   i < all.size() ? i : 0,
                   {{plan.candidates.max.x - kMore, y}, {plan.candidates.max.x, y + h}}});
}

bool Seat::pressed(const Spot& spot) const {
  return std::any_of(touches_.begin(), touches_.end(), [&](const auto& t) {
    const auto& own = t.second.spot;
    return own && own->kind == spot.kind && own->index == spot.index && !t.second.dragging;
  });
}

std::vector<Seat::Pulled> Seat::pulled() const {
  std::vector<Pulled> out;
  for (const auto& [finger, t] : touches_)
    if (t.dragging && !t.card.nil()) out.push_back({t.card, t.window});
  return out;
}

// --- the cards that wait

void Seat::set_cards(std::vector<Id> cards) {
  cards_ = std::move(cards);
  if (draft_id_.nil() || std::find(cards_.begin(), cards_.end(), draft_id_) != cards_.end()) return;
  // It was put on the table, or somebody took it away.
  if (writing_ == Writing::card) return begin_fresh();
  draft_id_ = {};
  load_ink();
}

Id Seat::tray_card(std::size_t index) const {
  for (const Id id : cards_)
    if (id != draft_id_ && index-- == 0) return id;
  return {};
}

}  // namespace seats
