#include "pages/bar_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/file_words.h"
#include "base/overloaded.h"
#include "desk/arrange.h"
#include "model/question_words.h"
#include "pages/far_things.h"
#include "pages/help_part.h"
#include "pages/photo_shelf.h"
#include "pages/publish_part.h"
#include "pages/show_board.h"
#include "storage/side_files.h"

namespace pages {

namespace p = panels;

namespace {
constexpr double kZoomStep = 1.25;
}

p::BarView BarPart::view() const {
  const auto& tr = around_.tr;
  const model::Session& session = sitting_.open->session();
  const ops::Document& doc = sitting_.open->doc();
  p::BarView view;
  view.title = session.title.empty() ? tr("Untitled session") : session.title;
  for (const model::Board* b : session.boards_in_order()) {
    if (b->id == sitting_.desk.board_id) view.board = view.boards.size();
    std::string name = model::question_or_title(session, *b);
    if (name.empty() && session.boards.size() > 1) name = fmt::format("{}", view.boards.size() + 1);
    view.boards.push_back({b->id, name, {}});
  }
  // Which one each arrow leads to.
  for (const std::size_t beside : {view.board - 1, view.board + 1})
    if (beside < view.boards.size())
      view.boards[beside].stamp = p::stamp_of(*session.board(view.boards[beside].id));
  view.can_undo = doc.can_undo() && !sitting_.desk.read_only;
  view.can_redo = doc.can_redo() && !sitting_.desk.read_only;
  view.view_locked = sitting_.view_locked;
  view.can_zoom_in = sitting_.table.view().can_zoom(kZoomStep);
  view.can_zoom_out = sitting_.table.view().can_zoom(1 / kZoomStep);
  view.saving = sitting_.saving;
  view.seats_taken = !sitting_.seats->all().empty();
  view.cards_waiting = sitting_.seats->waiting();
  view.tray_open = sitting_.tray_open;
  view.over_tray = !sitting_.desk.over_tray.empty();
  view.phones_shown = sitting_.sheet == Sheet::phones;
  view.phones_open = sitting_.phones_open;
  view.phone_cards = sitting_.phone_cards;
  view.tools_open = sitting_.sheet != Sheet::none && sitting_.sheet != Sheet::session &&
                    sitting_.sheet != Sheet::photo && !view.phones_shown;
  view.hall = around_.hall_mark;
  view.tray_cards = std::size_t(std::ranges::count_if(sitting_.board().cards, [](const auto& card) {
    return card.second.place == model::Place::tray;
  }));
  view.tray_cards += photos_.keys().size();
  return view;
}

void BarPart::need(p::Fonts& fonts) {
  view_ = view();
  // Who was asked whether to leave sees what still waits, and is asked no more once nothing does.
  const std::size_t waiting = view_.cards_waiting;
  around_.toasts.retell<desk::EndEvening>(waiting > 0 ? waiting_words(waiting) : "");
  p::need(fonts, view_);
}

void BarPart::draw(p::Ui& ui, p::Room& room) {
  // Another strip stands in the bar's place.
  if (sitting_.timeline_open || sitting_.find_open) return;
  room.bottom = room.bar_top = p::draw_bar(ui, view_, asked_);
  for (const p::ButtonRect& b : ui.frame.buttons)
    if (b.name == "tray") room.tray.push_back(b.rect_px);
  room.free = {{0, 0}, {ui.window.w, room.bottom}};
  const auto button = std::ranges::find(ui.frame.buttons, "new-card", &p::ButtonRect::name);
  if (button != ui.frame.buttons.end()) new_card_px_ = button->rect_px.centre();
}

bool BarPart::carry_out() {
  tools::Toolbox& table = sitting_.table;
  const auto asked = std::exchange(asked_, {});
  for (const p::BarCommand& command : asked)
    std::visit(
        base::Overloaded{
            [&](p::NewCard wish) { wish.our_keys ? new_card_at_seat() : table.new_card(); },
            [&](p::AddSeat) { sitting_.seats->add(); },
            [&](p::ShowCards) { sitting_.seats->show_all(); },
            [&](p::OpenTray) { sitting_.tray_open = true; },
            [&](p::CloseTray) { sitting_.tray_open = false; },
            [&](p::Undo) { sitting_.desk.undo(); },
            [&](p::Redo) { sitting_.desk.redo(); },
            [&](p::FitAll) {
              table.view().fit(around_.clock.now_s());
              offer_far_things(around_, sitting_);
            },
            [&](p::Spread) { spread(); },
            [&](p::TidyAll) { tidy(); },
            [&](p::Zoom zoom) {
              const bool in = zoom.way == p::Zoom::Way::in;
              table.view().zoom(in ? kZoomStep : 1 / kZoomStep, around_.clock.now_s());
            },
            [&](p::SetViewLocked lock) {
              sitting_.view_locked = lock.locked;
              table.fingers().set_view_free(!lock.locked);
            },
            [&](p::SwitchBoard to) { show_board(around_, sitting_, to.board); },
            [&](p::MakeReport) { publish_.make_usual(); },
            [&](p::OpenHelp) { help_.open({}); },
            [&](p::OpenSessionSheet) {
              show(sitting_.sheet == Sheet::session ? Sheet::none : Sheet::session);
            },
            [&](p::OpenMapTools) { show(view_.tools_open ? Sheet::none : Sheet::map_tools); },
            [&](p::ShowPhones) { show(view_.phones_shown ? Sheet::none : Sheet::phones); },
            [&](const p::SetLanguage& wish) { around_.wishes.emplace_back(wish); },
            [&](p::OpenSettings wish) { around_.wishes.emplace_back(wish); },
            [&](p::OpenHall wish) { around_.wishes.emplace_back(wish); },
            [&](p::Leave) { leave(); }},
        command);
  return !asked.empty();
}

void BarPart::show(Sheet sheet) {
  sitting_.sheet = sheet;
  sitting_.files_open = false;
}

void BarPart::new_card_at_seat() {
  sitting_.table.editor().finish();
  const base::TurnedRect there{new_card_px_ / sitting_.camera.px_per_mm, model::kCardSize, 0};
  (void)sitting_.seats->write({}, there);  // says so where it cannot be
}

void BarPart::spread() {
  if (desk::spread(sitting_.desk) || sitting_.desk.read_only) return;
  say_nothing_to_do(around_.tr("No card lies on another: all lies spread out already."));
}

void BarPart::tidy() {
  if (desk::tidy_all(sitting_.desk, 0) || sitting_.desk.read_only) return;
  say_nothing_to_do(around_.tr("Everything lies in rows already."));
}

void BarPart::say_nothing_to_do(const char* why) {
  const auto& tr = around_.tr;
  const bool empty = std::ranges::none_of(sitting_.board().cards, [](const auto& card) {
    return card.second.place == model::Place::table;
  });
  const bool held = !sitting_.desk.kept_still().empty();
  around_.say(p::ToastKind::info,
              empty  ? tr("No card lies on the table yet.")
              : held ? tr("What is in somebody's hand or being written stays where it is.")
                     : why);
}

std::string BarPart::waiting_words(std::size_t cards) const {
  return fmt::format(fmt::runtime(around_.tr("Not yet on the table, still at the seats: {}")),
                     cards);
}

void BarPart::leave() {
  const std::size_t waiting = sitting_.seats->waiting();
  if (waiting == 0 || sitting_.desk.read_only) {
    around_.wishes.emplace_back(p::Leave{});
    return;
  }
  around_.toasts.retell<desk::EndEvening>("");  // asked again it is no second question
  around_.offer(p::ToastKind::warning, waiting_words(waiting), around_.tr("End the evening"),
                desk::EndEvening{});
}

bool BarPart::accept(const desk::Offer& offer) {
  if (std::holds_alternative<desk::EndEvening>(offer)) {
    around_.wishes.emplace_back(p::Leave{});
    return true;
  }
  const auto* far = std::get_if<desk::BringFarThings>(&offer);
  if (far) bring_far_things(around_, sitting_, far->board);
  return far != nullptr;
}

}  // namespace pages
