#include "pages/present_part.h"

#include <fmt/core.h>

#include <utility>

#include "pages/stage_over.h"
#include "panels/fonts.h"
#include "panels/format.h"

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

const base::Path& PresentPart::next_session() {
  if (next_session_) return *next_session_;
  next_session_.emplace();
  const base::Path& here = sitting_.open->path();
  if (const auto entries = around_.files.list(here.parent_path()))
    for (const base::FolderEntry& e : *entries) {
      if (e.is_folder || e.path.extension() != ".json" || e.path.filename() <= here.filename())
        continue;
      if (next_session_->empty() || e.path.filename() < next_session_->filename())
        next_session_ = e.path;
    }
  return *next_session_;
}

p::PresentView PresentPart::view() {
  p::PresentView out;
  const bool wanted = presentation_.on_wall() ? Below::table == below_ : Below::stage == below_;
  out.shown = presentation_.on() && wanted;
  if (!out.shown) return out;
  const auto& tr = around_.tr;
  const model::Board& board = sitting_.board();
  const auto& stops = presentation_.stops();
  const std::size_t at = presentation_.at();
  out.wall = presentation_.on_wall();
  out.picture = presentation_.wall().picture;
  out.where = fmt::format("{} / {}", at + 1, stops.size());
  out.now = stop_name(board, stops[at], tr);
  out.next = presentation_.next_name();
  if (out.next.empty()) out.next_session = next_session().stem().string();
  out.can_back = presentation_.has_back();
  const double now = around_.clock.now_s();
  TalkClock& clock = presentation_.clock();
  out.clock = clock_of(clock.state(now));
  out.time = talk_time(clock.left_s(now));
  out.left_share = clock.left_s(now) / (clock.minutes() * 60.0);
  out.minutes = p::fill(tr("{0} min"), {std::to_string(clock.minutes())});
  out.black = presentation_.black();
  out.frozen = presentation_.frozen();
  out.captions = presentation_.captions();
  out.which = presentation_.says_which();
  out.list = list_;
  out.at = at;
  out.order = order_words(presentation_.order(), tr);
  out.chooses = presentation_.order() == ops::StopOrder::tapped;
  out.writable = !sitting_.desk.read_only;
  for (std::size_t n = 0; n < stops.size(); ++n) {
    p::PresentView::Stop stop{stop_name(board, stops[n], tr), std::to_string(n + 1), false,
                              stops[n].kind == ops::Stop::Kind::island};
    const model::Island* island = model::find_island(board, stops[n].island);
    if (out.chooses && stop.island) {
      stop.tapped = island && island->stop > 0;
      stop.number = stop.tapped ? std::to_string(island->stop) : "";
    }
    out.stops.push_back(std::move(stop));
  }
  return out;
}

void PresentPart::need(p::Fonts& fonts) {
  view_ = view();
  if (!view_.shown) return;
  fonts.need(view_.now);
  fonts.need(view_.next);
  fonts.need(view_.next_session);
  for (const auto& stop : view_.stops) fonts.need(stop.name);
}

void PresentPart::draw(p::Ui& ui, p::Room& room) {
  if (!view_.shown) return;
  const float above = below_ == Below::stage ? ui.window.h : room.bottom;
  const p::Area strip = panel_.draw(ui, view_, above, asked_);
  if (below_ == Below::stage) presentation_.set_table_room({ui.window.w, strip.y});
  room.bottom = room.bar_top = strip.y;
  room.free.max.y = strip.y;
  if (view_.list) {
    const float left = panel_.draw_list(ui, view_, strip.y, asked_);
    if (below_ == Below::table) room.free.max.x = left;
  }
  if (view_.which) p::draw_screen_number(ui, 1);
}

bool PresentPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::PresentCommand& command : asked) carry_out(command);
  return !asked.empty();
}

void PresentPart::carry_out(const p::PresentCommand& command) {
  switch (command.what) {
    case What::back:
      return presentation_.back();
    case What::next:
      return presentation_.next();
    case What::list:
      list_ = !list_;
      return;
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
      list_ = list_ && presentation_.on_wall();
      return presentation_.go_to(command.stop);
    case What::tap:
      return presentation_.tap_stop(command.stop);
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
      around_.wishes.push_back(p::OpenSession{next_session()});
      return;
    case What::close:
      list_ = false;
      return presentation_.end();
  }
}

}  // namespace pages
