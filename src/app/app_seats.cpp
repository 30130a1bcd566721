// Everybody's seats, wired into App: their fingers, the physical keyboard, the conversion's thread
// and the machine's settings.
#include <algorithm>

#include "app/app.h"
#include "base/log.h"
#include "ime/kkc_converter.h"
#include "pen/recogniser.h"

namespace app {

using platform::Key;

void App::start_seats() {
  auto layouts = std::make_shared<keys::KeyLayouts>(
      keys::load_key_layouts(files_, {config_folder() / "keyboards", assets_.keyboards}));
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
  s.seat_desk =
      std::make_unique<seats::SeatDesk>(seats::SeatDesk{s.open->doc(),
                                                        s.scene,
                                                        s.camera,
                                                        *typesetter_,
                                                        ids_,
                                                        clock_,
                                                        key_layouts_,
                                                        romaji_ ? &*romaji_ : nullptr,
                                                        worker_.get(),
                                                        tr_,
                                                        {},
                                                        s.desk.board_id,
                                                        s.desk.mount == tools::Mount::wall,
                                                        s.desk.read_only});
  seats::SeatDesk& desk = *s.seat_desk;
  desk.say = [this](const std::string& sentence) {
    toasts_.add(panels::ToastKind::info, sentence, clock_.now_s());
    ui_dirty_ = true;
  };
  desk.offer = [this](const std::string& sentence, const std::string& verb,
                      seats::BackToSeat offered) {
    toasts_.add_offer(panels::ToastKind::info, sentence, clock_.now_s(), verb, std::move(offered));
    ui_dirty_ = true;
  };
  desk.ask_paste = [this](int number) { paste({ToSeat{number}, {}}); };
  desk.reader = reader_.get();
  desk.open_reader = [this] {
    // Not before somebody writes by hand: its model is large.
    if (!reader_)
      reader_ = std::make_unique<pen::ReadingWorker>(
          [this] { return pen::ZinniaRecogniser::open(files_); }, clock_,
          [w = window_.get()] { w->wake(); });
    return reader_.get();
  };
  const base::Path kept = config_folder() / "seats.json";
  auto settings = seats::load_seat_settings(files_, kept);
  if (!settings) {
    toasts_.add(panels::ToastKind::warning, settings.error().shown(tr_), clock_.now_s());
    settings = seats::SeatSettings{};
  }
  s.seats = std::make_unique<seats::Seats>(desk, std::move(settings).value());
  s.seats->on_changed = [this, kept](const seats::SeatSettings& now) {
    if (auto saved = seats::save_seat_settings(files_, kept, now); !saved)
      base::log_warning(saved.error().text());
    place_seats();
  };
  s.seats->on_turn = [this](int number, double turn) {
    Sitting& sitting = *sitting_;
    tools::TurnMemory& memory = sitting.turned[number];
    const base::Id island = sitting.table.chosen_island();
    if (memory.can_turn_back(sitting.board(), island))
      memory.back(sitting.desk, island);
    else
      memory.turn(sitting.desk, island, turn);
  };
  s.seats->island_at = [this](base::Vec2 map) { return sitting_->scene.island_at(map, {}); };
  s.desk.give_to_seat = [this](base::Id card, base::Vec2 px) {
    return sitting_->seats->take_card(card, px / px_per_mm_);
  };
  s.desk.write_at_seat = [this](std::optional<tools::ItemRef> thing, base::Vec2 px) {
    seats::Seats& all = *sitting_->seats;
    const base::Vec2 mm = px / px_per_mm_;
    frame_due_ = ui_dirty_ = true;
    if (!thing) return all.write_new_card(mm);
    return thing->kind == tools::ItemKind::card ? all.write_card(thing->id, mm)
                                                : all.write_plate(thing->id, mm);
  };
  desk.write_plate = [this](base::Id island, const std::string& words,
                            ops::ActionId step) -> base::Result<void> {
    const tools::ItemRef plate{tools::ItemKind::plate, island};
    return sitting_->desk.apply_all(tools::set_words(sitting_->board(), plate, words, *typesetter_),
                                    step);
  };
}

void App::place_seats() {
  Sitting& s = *sitting_;
  if (!s.seats) return;
  const base::Rect table{{0, 0},
                         {window_->width_px() / px_per_mm_, screen_->bar_top_px() / px_per_mm_}};
  s.seats->set_table(table);
  // Who sits down at a number that was given up has turned nothing yet.
  std::erase_if(s.turned, [&](const auto& t) { return !s.seats->seat(t.first); });
  cover_table();
  s.desk.seats.clear();
  for (const auto& seat : s.seats->all()) {
    const seats::SeatFrame& f = seat->frame();
    s.desk.seats.push_back(
        {f.to_window(base::Vec2{f.size.w / 2, f.size.h}) * px_per_mm_, base::normal_angle(f.turn)});
  }
  if (!worker_ && !s.seats->all().empty()) {
    // Not before somebody sits down: the language model is large.
    worker_ =
        std::make_unique<ime::ConversionWorker>([this] { return ime::KkcConverter::open(files_); },
                                                clock_, [w = window_.get()] { w->wake(); });
    s.seat_desk->worker = worker_.get();
  }
}

void App::cover_table() {
  std::vector<base::Rect>& covered = sitting_->desk.covered_px;
  covered.clear();
  for (const auto& rects : {sitting_->seats->open_seats(), sitting_->seats->handles()})
    for (const base::Rect& mm : rects)
      covered.push_back({mm.min * px_per_mm_, mm.max * px_per_mm_});
}

bool App::feed_seats(const input::TouchSample& sample) {
  if (!sitting_) return false;
  seats::Seats& seats = *sitting_->seats;
  const base::Vec2 mm = sample.pos_px / px_per_mm_;
  if (sample.phase == input::Phase::down) {
    if (on_panel(sample.pos_px) || !seats.covers(mm)) {
      seats.unfocus();
      return false;
    }
  } else if (!seats.owns(sample.finger)) {
    return false;
  }
  seats.feed(sample, mm);
  cover_table();
  return true;
}

bool App::handle_seat_key(const platform::KeyEvent& e) {
  seats::Seat* seat = sitting_->seats->focused();
  if (!seat) return false;
  using Kind = input::KeyAction::Kind;
  std::optional<Kind> kind;
  switch (e.key) {
    case Key::backspace:
      kind = Kind::backspace;
      break;
    case Key::enter:
      kind = Kind::enter;
      break;
    case Key::left:
      kind = e.modifiers.shift ? Kind::shrink : Kind::left;
      break;
    case Key::right:
      kind = e.modifiers.shift ? Kind::grow : Kind::right;
      break;
    case Key::z:
      if (e.modifiers.ctrl) kind = Kind::undo;
      break;
    case Key::v:
      if (!e.modifiers.ctrl) break;
      paste({ToSeat{seat->place().number}, {}});
      return true;
    case Key::escape:
      sitting_->seats->unfocus();
      return true;
    default:
      break;
  }
  if (!kind) return false;
  seat->act({*kind, {}});
  sitting_->seats->mark_dirty();
  return true;
}

}  // namespace app
