// The seat's other way of writing: by finger or pen, on a card as large as the keyboard's room.
#include "canvas/ink.h"
#include "seats/seat.h"
#include "seats/seat_plan.h"

namespace seats {

using Kind = Spot::Kind;

namespace {

constexpr double kTallest = 16;       // of a button beside the pad, mm
constexpr Size kLeastCell{12.5, 17};  // the ink above, what it was read as below
constexpr double kLeastChoice = 12, kMostChoice = 18;

/// Buttons one above the other, left of the pad.
std::vector<Rect> column_of(const Rect& room, const Rect& pad, int count) {
  const double w = pad.min.x - room.min.x - 3;
  const double h =
      std::min(kTallest, (room.height() - (count - 1) * keys::kKeyGapMm) / double(count));
  const double step = h + keys::kKeyGapMm;
  double y = room.centre().y - (count * step - keys::kKeyGapMm) / 2;
  std::vector<Rect> out;
  for (int i = 0; i < count; ++i, y += step)
    out.push_back({{room.min.x, y}, {room.min.x + w, y + h}});
  return out;
}

}  // namespace

Rect Seat::pad_rect() const {
  const Rect room = keyboard_rect();
  const double h = std::min(room.height(), (room.width() - 2 * 22) / 1.5), w = h * 1.5;
  return Rect::around(room.centre(), {w, h});
}

Vec2 Seat::to_ink(Vec2 local) const {
  return (local - pad_rect().centre()) / (pad_rect().width() / model::kCardSize.w);
}

void Seat::add_ink_spots(std::vector<Spot>& out) const {
  const auto column = column_of(keyboard_rect(), pad_rect(), 3);
  const bool can_read = aids_.reader && aids_.reader->in_service() && !reading_.waiting();
  out.push_back({Kind::rubber, 0, column[0]});
  out.push_back({Kind::undo_ink, 0, column[1], pad_.can_undo()});
  out.push_back({Kind::to_text, 0, column[2], can_read && !pad_.ink().empty()});
  out.push_back(
      {Kind::pad, 0, pad_rect(), !pad_.full() || pad_.mode() == pen::InkPad::Mode::erase});
}

void Seat::add_readings(std::vector<Spot>& out) const {
  const Rect room = keyboard_rect();
  const auto column = column_of(room, pad_rect(), 2);
  out.push_back({Kind::take_text, 0, column[0], !reading_.text().empty() && !desk_.read_only});
  out.push_back({Kind::drop_text, 0, column[1]});
  add_cells(out, {{column[0].max.x + 3, room.min.y}, room.max});
  // The candidates of the current one, and to leave it out.
  const Rect strip = SeatPlan(frame_.size).candidates;
  const std::size_t known = reading_.characters()[reading_.current()].candidates.size();
  const std::size_t all = known + 1;
  const auto fit =
      std::size_t((strip.width() + keys::kKeyGapMm) / (kLeastChoice + keys::kKeyGapMm));
  const bool paged = all > fit;
  const std::size_t page = paged ? std::max<std::size_t>(2, fit) - 1 : all;
  const double w = std::min(
      kMostChoice, (strip.width() + keys::kKeyGapMm) / double(page + paged) - keys::kKeyGapMm);
  double x = strip.min.x;
  const auto next = [&](Kind kind, std::size_t index) {
    out.push_back({kind, index, {{x, strip.min.y}, {x + w, strip.max.y}}});
    x += w + keys::kKeyGapMm;
  };
  const std::size_t first = first_candidate_ < all ? first_candidate_ : 0;
  const std::size_t end = std::min(all, first + page);
  for (std::size_t i = first; i < end; ++i)
    i < known ? next(Kind::candidate, i) : next(Kind::leave_out, 0);
  if (paged) next(Kind::more, end < all ? end : 0);
}

void Seat::add_cells(std::vector<Spot>& out, const Rect& room) const {
  const std::size_t all = reading_.characters().size();
  Size cell = kLeastCell;
  std::size_t across = 1, rows = 1;
  // As large as they can be.
  for (const double k : {2.0, 1.75, 1.5, 1.25, 1.0}) {
    cell = {kLeastCell.w * k, kLeastCell.h * k};
    across = std::max<std::size_t>(
        1, std::size_t((room.width() + keys::kKeyGapMm) / (cell.w + keys::kKeyGapMm)));
    rows = std::max<std::size_t>(
        1, std::size_t((room.height() + keys::kKeyGapMm) / (cell.h + keys::kKeyGapMm)));
    if (across * rows >= all) break;
  }
  const std::size_t places = across * rows;
  const bool paged = all > places;
  const std::size_t page = paged ? std::max<std::size_t>(2, places) - 1 : all;
  const std::size_t first = first_cell_ < all ? first_cell_ : 0;
  const std::size_t end = std::min(all, first + page);
  const auto place = [&](std::size_t n) {
    const Vec2 at = room.min + Vec2{double(n % across) * (cell.w + keys::kKeyGapMm),
                                    double(n / across) * (cell.h + keys::kKeyGapMm)};
    return Rect{at, at + Vec2{cell.w, cell.h}};
  };
  for (std::size_t i = first; i < end; ++i) out.push_back({Kind::cell, i, place(i - first)});
  if (paged) out.push_back({Kind::more_cells, end < all ? end : 0, place(page)});
}

std::string Seat::words_on(const Spot& spot) const {
  if (spot.kind == Kind::cell) return reading_.at(spot.index);
  if (spot.kind != Kind::candidate) return {};
  const auto& all = reading_.shown() ? reading_.characters()[reading_.current()].candidates
                                     : text_.composition().candidates();
  return spot.index < all.size() ? all[spot.index] : std::string{};
}

void Seat::flip_inking() {
  finish();
  to_card();
  if (inking_ && pad_.lift_all()) write_ink();
  inking_ = !inking_;
  pad_.set_mode(pen::InkPad::Mode::write);
  reading_.drop();
  if (inking_ && !aids_.reader) aids_.reader = aids_.open_reader();
  if (keyboard_) keyboard_->cancel_all();
}

void Seat::load_ink() {
  const model::Card* card = model::find_card(desk_.board(), draft_id_);
  pad_ = pen::InkPad(card ? card->ink : std::vector<model::InkStroke>{});
  reading_.begin(pad_.ink(), card && !card->text.empty());
}

void Seat::ink(input::FingerId finger, input::Phase phase, Vec2 local) {
  if (desk_.read_only) return;
  leaving_ = false;
  wrote_s_ = desk_.clock.now_s();
  notice_.clear();
  if (pad_.sample({finger, phase, to_ink(local)})) write_ink();
}

void Seat::write_ink() {
  reading_.drop();
  if (!model::find_card(desk_.board(), draft_id_) && pad_.ink().empty()) return;
  if (!make_card()) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::ink>(pad_.ink());
  if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board_id, draft_id_, patch});
      !done)
    desk_.refused(done.error());
  drop_if_empty();
}

void Seat::read_ink() {
  if (pad_.lift_all()) write_ink();
  if (!aids_.reader || pad_.ink().empty()) return;
  first_cell_ = first_candidate_ = 0;
  pen::Reading::Question question = reading_.ask(pad_.ink());
  aids_.reader->ask(base::Asker(place_.number), question.serial, std::move(question.ink));
}

void Seat::answer(const pen::ReadingWorker::Answer& answer) {
  using Answer = pen::ReadingWorker::Answer;
  if (answer.kind == Answer::Kind::answered && reading_.answer(answer.serial, answer.reply)) return;
  if (!reading_.fail(answer.serial)) return;  // the ink has changed since
  const bool too_much = answer.error && answer.error->code == base::ErrorCode::too_large;
  notice_ = too_much ? desk_.tr("There is too much handwriting to be read at once.")
                     : desk_.tr("The handwriting could not be read. It stays as it is.");
}

void Seat::take_text() {
  finish();
  act({input::KeyAction::Kind::text, reading_.take()});
}

}  // namespace seats
