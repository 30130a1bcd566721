#include "pages/present_part.h"

#include <fmt/core.h>

#include <utility>

#include "canvas/title.h"
#include "pages/stage_over.h"
#include "panels/fonts.h"
#include "panels/format.h"
#include "report/map_title.h"

namespace pages {

namespace p = panels;
using What = p::PresentCommand::What;
using Clock = p::PresentView::Clock;

namespace {

std::string order_words(ops::StopOrder order, const base::Messages& tr) {
  switch (order) {
    case ops::StopOrder::points:
      return tr("Order: most points first");
    case ops::StopOrder::narrative:
      return tr("Order: as it is retold");
    case ops::StopOrder::tapped:
      return tr("Order: as tapped");
  }
  return {};
}

Clock clock_of(TalkClock::State state) {
  switch (state) {
    case TalkClock::State::unset:
      return Clock::unset;
    case TalkClock::State::paused:
      return Clock::paused;
    case TalkClock::State::running:
      return Clock::running;
    case TalkClock::State::ending:
      return Clock::ending;
    case TalkClock::State::over:
      return Clock::over;
  }
  return Clock::unset;
}

}  // namespace

p::PresentView PresentPart::view() {
  p::PresentView out;
  const bool wanted = presentation_.on_wall() ? Below::table == below_ : Below::stage == below_;
  out.shown = presentation_.on() && wanted;
  if (!out.shown) return out;
  const auto& tr = around_.tr;
  out.wall = presentation_.on_wall();
  out.picture = presentation_.wall().picture;
  out.side = presentation_.side_by_side();
  const bool aside = out.side && presentation_.stop() != presentation_.stops()[presentation_.at()];
  if (!aside)
    out.where = fmt::format("{} / {}", presentation_.at() + 1, presentation_.stops().size());
  out.now = stop_name(sitting_.board(), presentation_.stop(), tr);
  out.next = presentation_.next_name();
  if (out.next.empty()) {
    presentation_.side().look_round();
    if (const auto* next = presentation_.side().next_file()) out.next_session = next->map.title;
  }
  out.can_back = presentation_.has_back();
  const double now = around_.clock.now_s();
  TalkClock& clock = presentation_.clock();
  out.clock = clock_of(clock.state(now));
  out.time = talk_time(clock.left_s(now));
  out.left_share = clock.left_s(now) / (clock.minutes() * 60.0);
  out.minutes = p::fill(tr("{0} min"), {std::to_string(clock.minutes())});
  out.black = presentation_.black();
  out.frozen = presentation_.frozen();
  out.which = presentation_.says_which();
  out.list = open_ == Open::overview;
  out.choosing = open_ == Open::choice;
  out.large = large_;
  return out;
}

p::StageOverviewView PresentPart::overview() {
  p::StageOverviewView out;
  out.shown = view_.shown && open_ == Open::overview;
  presentation_.want_pictures(out.shown);
  if (!out.shown) return out;
  const auto& tr = around_.tr;
  const model::Session& session = sitting_.open->session();
  const model::Board& board = sitting_.board();
  const auto& stops = presentation_.stops();
  const auto& pictures = presentation_.pictures();
  out.at = view_.where.empty() ? stops.size() : presentation_.at();
  out.shape = pictures.shape();
  out.order = order_words(presentation_.order(), tr);
  out.chooses = presentation_.order() == ops::StopOrder::tapped;
  out.writable = !sitting_.desk.read_only;
  out.captions = presentation_.captions();
  for (std::size_t n = 0; n < stops.size(); ++n) {
    p::StageOverviewView::Stop stop{stop_name(board, stops[n], tr), std::to_string(n + 1), false,
                                    stops[n].kind == ops::Stop::Kind::island};
    const model::Island* island = model::find_island(board, stops[n].island);
    if (out.chooses && stop.island) {
      stop.tapped = island && island->stop > 0;
      stop.number = stop.tapped ? std::to_string(island->stop) : "";
    }
    if (n < pictures.all().size()) stop.picture = pictures.all()[n].picture;
    out.stops.push_back(std::move(stop));
  }
  for (const model::Board* other : session.boards_in_order())
    out.boards.push_back({report::map_title(session, *other, tr).title,
                          board_name(session, *other, tr), other->id == board.id});
  for (const SideMaps::Choice& c : presentation_.side().choices())
    if (!c.file.empty()) out.sessions.push_back({c.map.title, c.under});
  return out;
}

p::SideChoiceView PresentPart::choice() {
  p::SideChoiceView out;
  out.shown = view_.shown && open_ == Open::choice;
  if (!out.shown) return out;
  out.full = presentation_.side().full();
  for (const SideMaps::Choice& c : presentation_.side().choices())
    out.maps.push_back({c.map.title, c.under, c.chosen});
  return out;
}

void PresentPart::need(p::Fonts& fonts) {
  if (!presentation_.on()) open_ = Open::nothing, large_ = false;
  view_ = view();
  if (open_ == Open::choice && !view_.side) open_ = Open::nothing;
  overview_ = overview();
  choice_ = choice();
  if (!view_.shown) return;
  fonts.need(view_.now);
  fonts.need(view_.next);
  fonts.need(view_.next_session);
  for (const auto& stop : overview_.stops) fonts.need(stop.name);
  for (const auto* places : {&overview_.boards, &overview_.sessions, &choice_.maps})
    for (const auto& place : *places) fonts.need(place.name), fonts.need(place.under);
}

void PresentPart::draw(p::Ui& ui, p::Room& room) {
  if (!view_.shown) return;
  const float above = below_ == Below::stage ? ui.window.h : room.bottom;
  const p::Area strip = panel_.draw(ui, view_, above, asked_);
  if (below_ == Below::stage) presentation_.set_table_room({ui.window.w, strip.y});
  room.bottom = room.bar_top = strip.y;
  room.free.max.y = strip.y;
  float left = ui.window.w;
  if (overview_.shown) left = overview_panel_.draw(ui, overview_, strip.y, asked_);
  if (choice_.shown) left = choice_panel_.draw(ui, choice_, strip.y, asked_);
  if (below_ == Below::table && left < ui.window.w) room.free.max.x = left;
  panel_.draw_large(ui, view_, strip, asked_);
  if (view_.which) p::draw_screen_number(ui, 1);
}

bool PresentPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::PresentCommand& command : asked) carry_out(command);
  return !asked.empty();
}

void PresentPart::open(Open what) {
  open_ = open_ == what ? Open::nothing : what;
  if (open_ != Open::nothing) presentation_.side().look_round();
}

void PresentPart::go_on_with(std::size_t file) {
  for (const SideMaps::Choice& c : presentation_.side().choices())
    if (!c.file.empty() && file-- == 0) {
      around_.wishes.push_back(p::OpenSession{c.file});
      return;
    }
}

void PresentPart::carry_out(const p::PresentCommand& command) {
  switch (command.what) {
    case What::back:
      return presentation_.back();
    case What::next:
      return presentation_.next();
    case What::list:
      return open(Open::overview);
    case What::clock:
      return presentation_.clock().start_or_pause(around_.clock.now_s());
    case What::reset_clock:
      return presentation_.clock().reset();
    case What::minutes:
      return presentation_.clock().change_minutes();
    case What::order:
      return presentation_.next_order();
    case What::captions:
      return presentation_.switch_captions();
    case What::go:
      if (!presentation_.on_wall()) open_ = Open::nothing;
      return presentation_.go_to(command.which);
    case What::tap:
      return presentation_.tap_stop(command.which);
    case What::board: {
      const auto boards = sitting_.open->session().boards_in_order();
      if (command.which < boards.size()) presentation_.go_to_board(boards[command.which]->id);
      return;
    }
    case What::session:
      return go_on_with(command.which);
    case What::side:
      presentation_.switch_side();
      // With nothing to stand beside it there is something to be chosen first.
      open_ = Open::nothing;
      if (presentation_.side_by_side() && presentation_.side().chosen().size() < 2)
        open(Open::choice);
      return;
    case What::choose:
      return open(Open::choice);
    case What::map:
      return presentation_.side().tap(command.which);
    case What::large:
      large_ = !large_;
      return;
    case What::touch:
      return presentation_.tap(command.share);
    case What::black:
      return presentation_.switch_black();
    case What::freeze:
      return presentation_.switch_frozen();
    case What::swap:
      presentation_.wall().swap = true;
      return;
    case What::which:
      return presentation_.say_which();
    case What::next_session:
      if (const auto* next = presentation_.side().next_file())
        around_.wishes.push_back(p::OpenSession{next->file});
      return;
    case What::close:
      open_ = Open::nothing;
      return presentation_.end();
  }
}

}  // namespace pages
