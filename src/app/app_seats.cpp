// Everybody's seats, wired into App: their fingers, the physical keyboard, the conversion's thread
// and the machine's settings.
#include <algorithm>

#include "app/app.h"
#include "base/folders.h"
#include "base/log.h"
#include "ime/kkc_converter.h"
#include "pen/recogniser.h"

namespace app {

namespace {
/// Where people sit round this machine's table.
base::Path seats_file() { return base::config_folder() / "seats.json"; }
}  // namespace

void App::start_seats() {
  auto layouts = std::make_shared<keys::KeyLayouts>(
      keys::load_key_layouts(files_, {base::config_folder() / "keyboards", assets_.keyboards}));
  std::vector<std::string> problems;
  for (const base::Error& problem : layouts->problems) {
    base::log_warning(problem.text());
    problems.push_back(problem.shown(tr_));
  }
  if (!problems.empty())
    toasts_.add(panels::ToastKind::warning,
                tr_("A keyboard file cannot be used as it is. The other keyboards work."),
                clock_.now_s(), problems);
  key_layouts_ = std::move(layouts);
  auto romaji = ime::RomajiTable::load(files_, assets_.keyboards / "romaji.json");
  if (romaji)
    romaji_.emplace(std::move(romaji).value());
  else
    base::log_warning(romaji.error().text());
}

void App::seat_people() {
  Sitting& s = *sitting_;
  s.aids.layouts = key_layouts_;
  s.aids.romaji = romaji_ ? &*romaji_ : nullptr;
  s.aids.worker = worker_.get();
  s.aids.reader = reader_.get();
  s.aids.open_reader = [this] {
    // Not before somebody writes by hand: its model is large.
    if (!reader_)
      reader_ = std::make_unique<pen::ReadingWorker>(
          [this] { return pen::ZinniaRecogniser::open(files_); }, clock_,
          [w = window_.get()] { w->wake(); });
    return reader_.get();
  };
  s.desk.tr = tr_;
  auto settings = seats::load_seat_settings(files_, seats_file());
  if (!settings) {
    toasts_.add(panels::ToastKind::warning, settings.error().shown(tr_), clock_.now_s());
    settings = seats::SeatSettings{};
  }
  s.seats = std::make_unique<seats::Seats>(s.desk, s.aids, std::move(settings).value());
}

void App::carry_out_wishes() {
  for (const desk::Notice& notice : sitting_->desk.notices.take()) {
    const double now_s = clock_.now_s();
    if (notice.offer)
      toasts_.add_offer(panels::ToastKind::info, notice.sentence, now_s, notice.verb,
                        *notice.offer);
    else
      toasts_.add(panels::ToastKind::info, notice.sentence, now_s);
    ui_dirty_ = true;
  }
  const auto visit = [&](const auto& wish) {
    using T = std::decay_t<decltype(wish)>;
    if constexpr (std::is_same_v<T, seats::WantsPaste>) {
      paste({ToSeat{wish.number}, {}});
    } else if constexpr (std::is_same_v<T, seats::WantsTurn>) {
      sitting_->turned[wish.number].press(sitting_->desk, wish.turn_rad);
      frame_due_ = true;
    } else if constexpr (std::is_same_v<T, seats::PlacesChanged>) {
      if (auto saved = seats::save_seat_settings(files_, seats_file(), wish.now); !saved)
        base::log_warning(saved.error().text());
      place_seats();
    }
  };
  for (const seats::SeatWish& wish : sitting_->seats->take_wishes()) std::visit(visit, wish);
}

void App::place_seats() {
  Sitting& s = *sitting_;
  if (!s.seats) return;
  const base::Rect table{{0, 0},
                         {window_->width_px() / px_per_mm_, screen_->bar_top_px() / px_per_mm_}};
  s.seats->set_table(table);
  // Who sits down at a number that was given up has turned nothing yet.
  std::erase_if(s.turned, [&](const auto& t) { return !s.seats->seat(t.first); });
  if (!worker_ && !s.seats->all().empty()) {
    // Not before somebody sits down: the language model is large.
    worker_ =
        std::make_unique<ime::ConversionWorker>([this] { return ime::KkcConverter::open(files_); },
                                                clock_, [w = window_.get()] { w->wake(); });
    s.aids.worker = worker_.get();
  }
}

}  // namespace app
