#include "pages/seats_part.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "base/overloaded.h"
#include "pages/find_part.h"
#include "pages/help_part.h"
#include "seats/seat_settings.h"

namespace pages {

namespace {

constexpr double kRingMenu = 85;  // mm from side to side

/// How large menus and buttons on the table are: their words as large as those at the seats, but
/// wholly on it.
double menu_scale(const seats::SeatScale& seats, base::Size table_mm) {
  return std::clamp(seats.room * seats.words, 1.0,
                    std::max(1.0, std::min(table_mm.w, table_mm.h) / kRingMenu));
}

}  // namespace

void SeatsPart::draw(panels::Ui&, panels::Room& room) {
  open_ = sitting_.seats->open_seats();
  handles_ = sitting_.seats->handles();
  const double mm = sitting_.desk.seat_px();
  for (const base::Rect& r : open_) room.open_seats.push_back({r.min * mm, r.max * mm});
  for (const base::Rect& r : handles_) room.handles.push_back({r.min * mm, r.max * mm});
}

void SeatsPart::laid_out(const panels::Room& room) {
  const double height = sitting_.camera.window_px.h, bar = height - room.free.max.y;
  if (bar < height / 2) sitting_.desk.bar_px = bar;
  const double right = room.free.max.x, width = sitting_.camera.window_px.w;
  sitting_.desk.beside_px =
      right < width ? base::Rect{{right, 0}, {width, room.bar_top}} : base::Rect{};
  sitting_.desk.tray_px = room.tray;
  bar_top_px_ = room.bar_top;
  place();
  if (!std::exchange(shown_, true)) sitting_.table.view().fit_now();
  if (sitting_.seats->dirty()) around_.due.picture = true;
}

void SeatsPart::place() {
  if (bar_top_px_ <= 0) return;
  const double px = sitting_.camera.px_per_mm;
  const base::Size table{sitting_.camera.window_px.w / px, bar_top_px_ / px};
  const seats::SeatScale scale = seats::seat_scale(table, px, around_.extent.text_scale);
  desk::Desk& desk = sitting_.desk;
  if (desk.seat_words != scale.words) sitting_.seats->mark_dirty();
  desk.seat_scale = scale.room;
  desk.seat_words = scale.words;
  desk.menu_scale = menu_scale(scale, table);
  const double mm = sitting_.desk.seat_px();
  seats::Seats& seats = *sitting_.seats;
  seats.set_mount(around_.settings.mount);
  seats.set_table({{0, 0}, {sitting_.camera.window_px.w / mm, bar_top_px_ / mm}});
  // Who sits down at a number that was given up has turned nothing yet.
  std::erase_if(sitting_.turned, [&](const auto& t) { return !seats.seat(t.first); });
  if (!seats.all().empty()) sitting_.aids.worker = aids_.converter();
}

void SeatsPart::tick(double now_s) {
  sitting_.seats->tick(now_s);
  say_notices();
  take_wishes();
  if (!sitting_.seats->take_dirty()) return;
  around_.due.picture = true;
  panes_.clear();
  sitting_.seats->draw(around_.look, panes_);
  // What the panels say of the seats, and where they leave them room.
  if (sitting_.seats->open_seats() != open_ || sitting_.seats->handles() != handles_)
    around_.due.panels = true;
}

void SeatsPart::say_notices() {
  for (const desk::Notice& notice : sitting_.desk.notices.take()) {
    if (notice.refused) around_.sound(Sound::refused);
    if (notice.offer)
      around_.offer(panels::ToastKind::info, notice.sentence, notice.verb, *notice.offer);
    else
      around_.say(panels::ToastKind::info, notice.sentence);
  }
}

void SeatsPart::save(const seats::SeatSettings& places) {
  const auto saved = seats::save_seat_settings(around_.files, around_.settings.seats, places);
  if (!saved) base::log_warning(saved.error().text());
}

void SeatsPart::keep_places() {
  say_notices();
  for (const seats::SeatWish& wish : sitting_.seats->take_wishes())
    if (const auto* changed = std::get_if<seats::PlacesChanged>(&wish)) save(changed->now);
}

void SeatsPart::take_wishes() {
  for (const seats::SeatWish& wish : sitting_.seats->take_wishes())
    std::visit(
        base::Overloaded{[&](const seats::WantsPaste& w) { pastes_.ask(ToSeat{w.number}); },
                         [&](const seats::WantsCopy& w) { around_.outside.copy(w.utf8); },
                         [&](const seats::WantsFind& w) { find_.look_for(w.word); },
                         [&](const seats::WantsReader&) {
                           sitting_.aids.reader = aids_.reader();
                           sitting_.seats->mark_dirty();  // the button that has it read is grey
                         },
                         [&](const seats::WantsHelp& w) { help_.open(w.number); },
                         [&](const seats::WantsTurn& w) {
                           sitting_.turned[w.number].press(sitting_.desk, w.turn_rad);
                           around_.due.picture = true;
                         },
                         [&](const seats::SheetTurned&) { around_.due.panels = true; },
                         [&](const seats::CardOut&) { around_.sound(Sound::card_out); },
                         [&](const seats::PlacesChanged& w) {
                           save(w.now);
                           place();
                         }},
        wish);
}

bool SeatsPart::accept(const desk::Offer& offer) {
  const auto* back = std::get_if<desk::BackToSeat>(&offer);
  if (back) sitting_.seats->come_back(*back);
  return back != nullptr;
}

}  // namespace pages
