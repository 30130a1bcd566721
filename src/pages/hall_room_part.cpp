#include "pages/hall_room_part.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/overloaded.h"
#include "pages/clock_words.h"
#include "pages/hall_room_words.h"
#include "panels/fonts.h"
#include "panels/format.h"
#include "report/step_words.h"

namespace pages {

namespace p = panels;
using What = p::HallRoomCommand::What;
using At = hall::Errand::At;

std::optional<NextForAll> next_for_all(const std::vector<RoomTable>& tables,
                                       const base::Messages& tr) {
  // Most of them say where the evening is; who is before it is taken along, who is ahead stays.
  std::map<int, int> at;
  for (const RoomTable& t : tables)
    if (t.session && !t.session->agenda.empty() && !t.away) ++at[t.says.step];
  if (at.empty()) return {};
  const int now =
      std::ranges::max_element(at, {}, [](const auto& each) { return each.second; })->first;
  NextForAll out{now + 1, {}, {}};
  for (const RoomTable& t : tables) {
    if (!t.session || t.says.step > now) continue;
    const auto steps = t.session->agenda_in_order();
    if (out.step >= int(steps.size())) continue;
    if (out.name.empty()) out.name = report::step_name(tr, steps[std::size_t(out.step)]->step);
    out.places.push_back(t.place);
  }
  if (out.places.empty()) return {};
  return out;
}

std::string became(const hall::Errand& errand, const base::Messages& tr) {
  std::map<At, int> count;
  for (const auto& [place, at] : errand.at) ++count[at];
  std::string out;
  const auto say = [&](const char* pattern, int n) {
    if (n == 0) return;
    if (!out.empty()) out += tr(" · ");
    out += p::fill(pattern, {std::to_string(n)});
  };
  say(tr("done: {0}"), count[At::done]);
  say(tr("arrived: {0}"), count[At::kept]);
  say(tr("not wanted: {0}"), count[At::declined]);
  say(tr("cannot use it: {0}"), count[At::refused]);
  say(tr("on its way: {0}"), count[At::on_its_way]);
  say(tr("not reached: {0}"), count[At::lost]);
  return out;
}

namespace {

std::string words_of(const hall::Errand& errand, const base::Messages& tr) {
  return std::visit(
      base::Overloaded{
          [&](const hall::NextStep& w) {
            return p::fill(tr("To step {0}"), {std::to_string(w.step + 1)});
          },
          [&](const hall::AskQuestion& w) { return p::fill(tr("Question: {0}"), {w.text}); },
          [](const hall::Say& w) { return w.text; },
          [&](const hall::GiveTime& w) {
            return w.seconds > 0
                       ? p::fill(tr("Time: {0} min"), {std::to_string(int(w.seconds / 60 + 0.5))})
                       : std::string(tr("The clock is stopped"));
          },
          [](const hall::CardFromAfar& w) { return w.text; },
          [](const hall::IslandFromAfar& w) { return w.plate; },
          [](const hall::AlsoOpenAt&) { return std::string(); }},
      errand.request.wish);
}

}  // namespace

std::vector<int> HallRoomPart::all_places() const {
  std::vector<int> out;
  for (const RoomTable& table : hall_.tables()) out.push_back(table.place);
  return out;
}

p::HallRoomView HallRoomPart::view() const {
  const auto& tr = around_.tr;
  p::HallRoomView out;
  const RoomStanding& at = hall_.standing();
  using Shows = HallRoomShow::Shows;
  out.open = at.kind == RoomStanding::Kind::open;
  out.tables = !hall_.tables().empty();
  out.side = show_.shows() == Shows::side;
  out.large =
      out.side || show_.shows() == Shows::map || (show_.shows() == Shows::words && out.tables);
  out.words = show_.shows() == Shows::words;
  out.rounds = show_.rounds();
  out.follow = show_.follows();
  if (show_.clock_runs()) out.time = talk_time(show_.clock_left_s());
  if (const auto next = next_for_all(hall_.tables(), tr)) out.next_step = next->name;
  const auto& tables = hall_.tables();
  const auto table = std::ranges::find(tables, show_.large(), &RoomTable::place);
  if (table != tables.end()) {
    const RoomTile tile = room_tile(*table, tr);
    out.now = tile.name;
    out.under = table->session ? table->session->title : tile.under;
  } else {
    out.now = at.name;
    out.under = at.collection.string();
  }
  std::vector<hall::Errand> errands = hall_.errands();
  std::ranges::reverse(errands);
  for (const hall::Errand& errand : errands) {
    std::string words = words_of(errand, tr);
    if (words.empty()) continue;
    out.said.push_back({std::move(words), clock_words(errand.request.at), became(errand, tr)});
  }
  if (!out.said.empty() && table == tables.end())
    out.under = out.said.front().words + tr(" · ") + out.said.front().became;
  return out;
}

void HallRoomPart::need(p::Fonts& fonts) {
  view_ = view();
  p::need(fonts, view_);
  fonts.need(panel_.typed());
}

void HallRoomPart::draw_tiles(p::Ui& ui) {
  const auto tiles = show_.tiles_px();
  const bool large = show_.shows() == HallRoomShow::Shows::map;
  if (tiles.empty() && !large) return;
  ui.begin("hall-tiles", {0, 0, ui.window.w, strip_top_px_}, p::Ui::Layer::ground);
  const auto area = [](const base::Rect& px) {
    return p::Area{float(px.min.x), float(px.min.y), float(px.width()), float(px.height())};
  };
  for (const HallRoomShow::Lying& tile : tiles) {
    const p::Area map = area(tile.map_px);
    if (const p::Picture* picture = show_.maps().small(tile.place))
      ui.picture(*picture, map, ui.theme.px(0.8));
    const p::Ui::Tap tap = ui.tap("hall-table-" + std::to_string(tile.place), area(tile.all_px),
                                  true, ui.tr("This map, large"));
    if (tap.held)
      ImGui::GetWindowDrawList()->AddRectFilled(map.min(), map.max(),
                                                p::faded(ui.theme.accent, 0.15f), ui.theme.px(0.8));
    if (tap.tapped) tapped_ = tile.place;
  }
  if (large &&
      ui.tap("hall-map", {0, 0, ui.window.w, strip_top_px_}, true, ui.tr("All tables")).tapped)
    tapped_ = 0;
  ui.end();
}

void HallRoomPart::draw(p::Ui& ui, p::Room& room) {
  strip_top_px_ = ui.window.h - p::HallRoomStrip::height(ui);
  if (!std::exchange(staged_, show_.staged()) && staged_) panel_.give_way();
  draw_tiles(ui);
  const p::Area strip = panel_.draw(ui, view_, asked_);
  show_.set_room({ui.window.w, strip.y});
  room.bottom = room.bar_top = strip.y;
  room.free.max.y = strip.y;
}

bool HallRoomPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::HallRoomCommand& command : asked) carry_out(command);
  const auto tapped = std::exchange(tapped_, {});
  if (tapped) *tapped ? show_.show_map(*tapped) : show_.show_tiles();
  return !asked.empty() || tapped;
}

void HallRoomPart::carry_out(const p::HallRoomCommand& command) {
  using Shows = HallRoomShow::Shows;
  switch (command.what) {
    case What::all:
      return show_.show_tiles();
    case What::back:
      return show_.step(-1);
    case What::next:
      return show_.step(1);
    case What::step:
      if (const auto next = next_for_all(hall_.tables(), around_.tr))
        hall_.send(hall::NextStep{next->step}, next->places);
      return;
    case What::say:
      hall_.send(hall::Say{command.text}, all_places());
      return;
    case What::ask:
      hall_.send(hall::AskQuestion{command.text}, all_places());
      return;
    case What::time:
      hall_.send(hall::GiveTime{command.minutes * 60.0, {}}, all_places());
      return show_.set_clock(command.minutes * 60.0);
    case What::stop_time:
      hall_.send(hall::GiveTime{0, {}}, all_places());
      return show_.set_clock(0);
    case What::side:
      return show_.shows() == Shows::side ? show_.show_tiles() : show_.show_side();
    case What::rounds:
      return show_.set_rounds(!show_.rounds());
    case What::follow:
      return show_.set_follows(!show_.follows());
    case What::words:
      return show_.shows() == Shows::words ? show_.show_tiles() : show_.show_words();
    case What::close:
      around_.wishes.emplace_back(p::Leave{});
      return;
  }
}

}  // namespace pages
