#include "seats/lay_spots.h"

#include <algorithm>
#include <array>

#include "keys/key_layout.h"
#include "seats/lay_sheet.h"
#include "seats/seat_plan.h"

namespace seats {

using Kind = Spot::Kind;

namespace {

constexpr double kTallest = 16;       // of a button beside the pad, mm
constexpr Size kLeastCell{12.5, 17};  // the ink above, what it was read as below
constexpr double kLeastRow = 11;
constexpr double kLeastChoice = 12, kMostChoice = 18;

/// The strip of candidates is one row of buttons, or as high as a flat panel several.
struct Rows {
  explicit Rows(const Rect& strip_mm)
      : strip(strip_mm),
        count(std::max(1, int((strip.height() + keys::kKeyGapMm) / (kLeastRow + keys::kKeyGapMm)))),
        height((strip.height() + keys::kKeyGapMm) / count - keys::kKeyGapMm) {}
  Rect at(double x, double width, int row) const {
    const Vec2 from{x, strip.min.y + row * (height + keys::kKeyGapMm)};
    return {from, from + Vec2{width, height}};
  }
  Rect strip;
  int count;
  double height;
};

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

void add_ink(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  const auto column = column_of(plan.keys, plan.pad, 3);
  const pen::InkPad& pad = seat.pad();
  out.push_back(spot_at(Kind::rubber, 0, column[0]));
  out.push_back(spot_at(Kind::undo_ink, 0, column[1], pad.can_undo()));
  out.push_back(spot_at(Kind::to_text, 0, column[2], seat.can_read()));
  out.push_back(
      spot_at(Kind::pad, 0, plan.pad, !pad.full() || pad.mode() == pen::InkPad::Mode::erase));
}

void add_cells(const Seat& seat, const Rect& room, std::vector<Spot>& out) {
  const std::size_t all = seat.reading().characters().size();
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
  const std::size_t first = seat.first_cell() < all ? seat.first_cell() : 0;
  const std::size_t end = std::min(all, first + page);
  const auto place = [&](std::size_t n) {
    const Vec2 at = room.min + Vec2{double(n % across) * (cell.w + keys::kKeyGapMm),
                                    double(n / across) * (cell.h + keys::kKeyGapMm)};
    return Rect{at, at + Vec2{cell.w, cell.h}};
  };
  for (std::size_t i = first; i < end; ++i) out.push_back(spot_at(Kind::cell, i, place(i - first)));
  if (paged) out.push_back(spot_at(Kind::more_cells, end < all ? end : 0, place(page)));
}

void add_readings(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  const pen::Reading& reading = seat.reading();
  const Rect room = plan.keys;
  const auto column = column_of(room, plan.pad, 2);
  out.push_back(
      spot_at(Kind::take_text, 0, column[0], !reading.text().empty() && !seat.desk().read_only));
  out.push_back(spot_at(Kind::drop_text, 0, column[1]));
  add_cells(seat, {{column[0].max.x + 3, room.min.y}, room.max}, out);
  // The candidates of the current one, and to leave it out.
  const Rect strip = plan.candidates;
  const std::size_t known = reading.characters()[reading.current()].candidates.size();
  const std::size_t all = known + 1;
  const Rows rows(strip);
  const auto across =
      std::size_t((strip.width() + keys::kKeyGapMm) / (kLeastChoice + keys::kKeyGapMm));
  const std::size_t fit = across * std::size_t(rows.count);
  const bool paged = all > fit;
  const std::size_t page = paged ? std::max<std::size_t>(2, fit) - 1 : all;
  const std::size_t in_row = std::min(across, page + paged);
  const double w =
      std::min(kMostChoice, (strip.width() + keys::kKeyGapMm) / double(in_row) - keys::kKeyGapMm);
  std::size_t laid = 0;
  const auto next = [&](Kind kind, std::size_t index) {
    const double x = strip.min.x + double(laid % in_row) * (w + keys::kKeyGapMm);
    out.push_back(spot_at(kind, index, rows.at(x, w, int(laid / in_row))));
    ++laid;
  };
  const std::size_t first = seat.first_candidate() < all ? seat.first_candidate() : 0;
  const std::size_t end = std::min(all, first + page);
  for (std::size_t i = first; i < end; ++i)
    i < known ? next(Kind::candidate, i) : next(Kind::leave_out, 0);
  if (paged) next(Kind::more, end < all ? end : 0);
}

void add_name(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  out.push_back(spot_at(Kind::name_done, 0, plan.put));
  if (seat.naming())
    out.push_back(spot_at(Kind::no_names, 0, plan.no_names, !seat.desk().read_only));
}

void add_arranging(const SeatPlan& plan, std::vector<Spot>& out) {
  const Rect& strip = plan.candidates;
  const Rows rows(strip);
  constexpr std::array kAll{Kind::turn, Kind::spread, Kind::tidy, Kind::find};
  const int across = (int(kAll.size()) + rows.count - 1) / rows.count;
  const double w = (strip.width() - (across - 1) * keys::kKeyGapMm) / across;
  int n = 0;
  for (const Kind kind : kAll) {
    const double x = strip.min.x + n % across * (w + keys::kKeyGapMm);
    out.push_back(spot_at(kind, 0, rows.at(x, w, n / across)));
    ++n;
  }
}

void add_candidates(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  const auto& all = seat.text().composition().candidates();
  if (all.empty()) return;
  const Rows rows(plan.candidates);
  double x = rows.strip.min.x;
  int row = 0;
  std::size_t i = std::min(seat.first_candidate(), all.size() - 1);
  for (; i < all.size(); ++i) {
    // The last row keeps room for more of them.
    const auto end = [&] {
      return rows.strip.max.x - (row + 1 < rows.count ? 0 : kMore + keys::kKeyGapMm);
    };
    const double w = candidate_width(all[i], seat.desk().seat_words);
    if (x + w > end() && x > rows.strip.min.x) {
      if (row + 1 == rows.count) break;
      ++row;
      x = rows.strip.min.x;
    }
    out.push_back(spot_at(Kind::candidate, i, rows.at(x, std::min(w, end() - x), row)));
    x += w + keys::kKeyGapMm;
  }
  if (i < all.size() || seat.first_candidate() > 0)
    out.push_back(spot_at(Kind::more, i < all.size() ? i : 0,
                          rows.at(rows.strip.max.x - kMore, kMore, rows.count - 1)));
}

/// What helps with what is written there: readings, what is done with ink, or candidates.
void add_help(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  if (seat.inking() && seat.reading().shown())
    add_readings(seat, plan, out);
  else if (seat.inking())
    add_ink(seat, plan, out);
  else
    add_candidates(seat, plan, out);
}

/// The questionnaire instead of cards; words are written on what else a card would be.
void add_sheet(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out) {
  out.push_back(spot_at(Kind::sheet, 0, {plan.name.min, plan.arrange.max}));
  lay_sheet(seat, plan, out);
  if (!seat.writes()) return;
  out.push_back(spot_at(Kind::pen, 0, plan.pen, seat.inking() || seat.may_be_read()));
  out.push_back(spot_at(Kind::card, 0, seat.card_rect()));
  add_help(seat, plan, out);
}

}  // namespace

Besides besides(const Seat& seat) {
  const bool gives = !seat.sheet().shown() && seat.stickers() && !seat.desk().read_only;
  return gives && seat.can_pass_on() ? Besides::sticker_and_next
         : gives                     ? Besides::sticker
                                     : Besides::nothing;
}

std::vector<Spot> lay_spots(const Seat& seat) {
  const Size size = seat.frame().size;
  const bool may_change = !seat.desk().read_only;
  const bool gives = seat.stickers().has_value() && may_change;
  if (!seat.open()) {
    if (!gives) return {spot_at(Kind::handle, 0, {{0, 0}, {size.w, size.h}})};
    const HandlePlan plan(size);
    std::vector<Spot> out{spot_at(Kind::sticker, 0, plan.sticker)};
    if (has_room_for_both(size)) out.push_back(spot_at(Kind::handle, 0, plan.grip));
    return out;
  }
  const SeatPlan plan(size, besides(seat));
  std::vector<Spot> out;
  const bool passes = gives && seat.can_pass_on(), cards = !seat.sheet().shown();
  if (gives && cards) out.push_back(spot_at(Kind::sticker, 0, plan.sticker));
  if (passes && cards) out.push_back(spot_at(Kind::next_person, 0, plan.next_person));
  out.push_back(spot_at(Kind::handle, 0, plan.handle));
  out.push_back(spot_at(Kind::help, 0, plan.help));
  out.push_back(spot_at(Kind::leave, 0, plan.leave));
  out.push_back(spot_at(Kind::fold, 0, plan.fold));
  if (seat.sheet().shown()) {
    add_sheet(seat, plan, out);
    return out;
  }
  out.push_back(spot_at(seat.sheet().asked() ? Kind::sheet : Kind::name, 0, plan.name));
  out.push_back(spot_at(Kind::arrange, 0, plan.arrange, may_change));
  out.push_back(spot_at(Kind::pen, 0, plan.pen, may_change));
  out.push_back(spot_at(Kind::copy, 0, plan.copy, !seat.text().empty()));
  out.push_back(spot_at(Kind::paste, 0, plan.paste, may_change));
  out.push_back(spot_at(Kind::card, 0, seat.card_rect(), true, seat.draft()));
  if (seat.arranging()) add_arranging(plan, out);
  if (seat.writing() != Writing::card) {
    add_name(seat, plan, out);
    add_candidates(seat, plan, out);
    return out;
  }
  const bool written = says_something(seat.text().text(), seat.pad().ink()) && may_change;
  out.push_back(spot_at(Kind::put, 0, plan.put, written));
  const bool begun = written || (!seat.draft().nil() && may_change);
  out.push_back(spot_at(Kind::fresh, 0, plan.fresh, begun));
  for (std::size_t n = 0; n < plan.tray.size(); ++n) {
    const Id waiting = seat.tray_card(n);
    if (waiting.nil()) break;
    out.push_back(spot_at(Kind::tray_card, n, plan.tray[n], true, waiting));
  }
  add_help(seat, plan, out);
  return out;
}

}  // namespace seats
