#include "pages/hall_room_maps.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ops/agenda.h"
#include "pages/board_changes.h"
#include "report/map_title.h"
#include "report/upright.h"

namespace pages {

namespace {

constexpr double kQuiet_s = 0.3;  // a map is set to be read when nobody has changed it for so long
constexpr double kLongest_s = 2;  // and at the latest then
constexpr double kSetRest = 3;    // so many times as long as setting one took none is set
constexpr double kEdge_mm = 6;    // at least so much ground is seen round a map

/// How much of a map is seen in its small picture.
canvas::Rect frame_of(const canvas::Rect& bounds) {
  if (bounds.empty()) return {{0, 0}, {100, 60}};
  return bounds.grown(std::max(kEdge_mm, bounds.height() * 0.03));
}

bool holds(const canvas::Rect& outer, const canvas::Rect& inner) {
  return outer.contains(inner.min) && outer.contains(inner.max);
}

double scale_in(const canvas::Rect& mm, base::Size px) {
  return std::min(px.w / mm.width(), px.h / mm.height());
}

bool has_cards(const model::Board& board) {
  return std::ranges::any_of(
      board.cards, [](const auto& card) { return card.second.place == model::Place::table; });
}

}  // namespace

const model::Board* board_at(const model::Session& session) {
  const auto boards = session.boards_in_order();
  if (boards.empty()) return nullptr;
  if (const model::AgendaStep* step = ops::step_now(session); step && !step->question.nil())
    for (const model::Board* board : boards)
      if (board->question == step->question) return board;
  // Without an agenda people go from one to the next.
  const auto last = std::ranges::find_if(boards.rbegin(), boards.rend(),
                                         [](const model::Board* b) { return has_cards(*b); });
  return last == boards.rend() ? boards.front() : *last;
}

void HallRoomMaps::follow(const std::vector<RoomTable>& tables, double now_s) {
  std::erase_if(maps_, [&](const auto& map) {
    return std::ranges::none_of(tables, [&](const RoomTable& t) { return t.place == map.first; });
  });
  for (const RoomTable& table : tables) {
    Map& map = maps_[table.place];
    map.seq = table.seq;
    if (map.session == table.session) continue;
    if (!map.stale()) map.waits_since_s = now_s;
    map.session = table.session;
    map.changed_s = now_s;
  }
}

double HallRoomMaps::set_s(const Map& map) {
  return map.rough ? std::min(map.changed_s + kQuiet_s, map.rough_since_s + kLongest_s) : 1e300;
}

double HallRoomMaps::due_s(int place, const Map& map) const {
  if (map.large_stale && place == large_ && map.scene) return -1e9;
  if (!map.drawn && map.stale()) return -1e9;
  if (!map.stale()) return std::max(set_s(map), sets_from_s_);
  // What everybody looks at comes first; behind a large one nobody sees the others.
  if (place == large_) return map.waits_since_s - kLongest_s;
  return map.waits_since_s + (large_ != 0 ? kLongest_s : 0);
}

double HallRoomMaps::next_s() const {
  double next = 1e300;
  for (const auto& [place, map] : maps_) next = std::min(next, due_s(place, map));
  return next;
}

bool HallRoomMaps::may_set(const Map& map, double now_s) const {
  return now_s >= set_s(map) && now_s >= sets_from_s_;
}

/// Changes come before what is only to be set; of each the longest due.
std::map<int, HallRoomMaps::Map>::iterator HallRoomMaps::next_due(double now_s) {
  auto next = maps_.end();
  std::pair<bool, double> first{true, now_s};
  for (auto it = maps_.begin(); it != maps_.end(); ++it) {
    const double due = due_s(it->first, it->second);
    const std::pair<bool, double> place{due > -1e9 && !it->second.stale(), due};
    if (due <= now_s && place <= first) next = it, first = place;
  }
  return next;
}

bool HallRoomMaps::make_next(double now_s) {
  const auto next = next_due(now_s);
  if (next == maps_.end()) return false;
  Map& map = next->second;
  if (may_set(map, now_s)) {
    const double begun_s = around_.clock.now_s();
    draw(map, How::set, now_s);
    const double ended_s = around_.clock.now_s();
    sets_from_s_ = ended_s + kSetRest * (ended_s - begun_s);
  } else if (map.stale()) {
    draw(map, How::at_once, now_s);
  }
  if (next->first == large_ && map.scene && map.large_stale) {
    map.large.list.clear();
    map.large.bounds = map.scene->bounds();
    if (!map.large.bounds.empty())
      map.scene->paint(map.large.bounds.grown(40), 1e9, map.large.list);
    map.large_stale = false;
    ++large_number_;
  }
  ++number_;
  return true;
}

/// Of its session: set to be read, or what was drawn last with what has changed since.
model::Board HallRoomMaps::upright(Map& map, const model::Board& board, How how, double now_s) {
  if (how == How::at_once && map.scene && map.drawn)
    if (const model::Board* before = board_at(*map.drawn); before && before->id == board.id)
      if (auto soon = report::upright_on(map.shown, *before, board)) {
        if (!std::exchange(map.rough, true)) map.rough_since_s = now_s;
        return std::move(*soon);
      }
  map.rough = false;
  return report::upright(board);
}

void HallRoomMaps::draw(Map& map, How how, double now_s) {
  map.painted_seq = painted(map);
  map.large_stale = true;
  const model::Board* board = map.session ? board_at(*map.session) : nullptr;
  std::optional<model::Board> now;
  if (board) now = upright(map, *board, how, now_s);
  map.drawn = map.session;
  map.drawn_seq = map.seq;
  if (!board) {
    map.rough = false;
    map.scene.reset();
    map.small.list = {};
    map.small.changed = {};
    map.small.number = ++number_;
    return;
  }
  const bool goes_on = map.scene && map.board == board->id;
  if (!goes_on) {
    canvas::Look look = around_.look;
    look.unnamed_plate = around_.tr("(no plate yet)");
    map.scene = std::make_unique<canvas::Scene>(around_.typesetter, look);
    map.board = board->id;
    map.shown = *now;
    map.small.mm = {};
    map.scene->show(&map.shown);
  } else {
    (void)bring_to(*map.scene, map.shown, *now);
  }
  map.scene->set_title(report::map_title(*map.session, *board, around_.tr));
  goes_on ? redraw_small(map) : draw_small(map);
}

/// Kept while people are at work within it: were it to follow every move at a map's edge, all of that would be painted each time.
canvas::Rect HallRoomMaps::frame(const Map& map) {
  const canvas::Rect bounds = map.scene->bounds();
  const bool stays =
      map.rough && !bounds.empty() && holds(map.small.mm, bounds.grown(kEdge_mm / 2));
  return stays ? map.small.mm : frame_of(bounds);
}

void HallRoomMaps::draw_small(Map& map) {
  if (!map.scene) return;
  (void)map.scene->take_damage();
  StopPicture& small = map.small;
  small.mm = frame(map);
  small.changed = {};
  small.list.clear();
  small.number = ++number_;
  map.scene->paint(small.mm, scale_in(small.mm, tile_px_), small.list);
}

void HallRoomMaps::redraw_small(Map& map) {
  StopPicture& small = map.small;
  const bool waits = small.number != small.painted;
  const bool all_waits = waits && small.changed.empty();
  if (!small.picture.texture || all_waits || !(frame(map) == small.mm)) return draw_small(map);
  for (const canvas::Rect& part : map.scene->take_damage())
    small.changed = small.changed.united(part);
  if (small.changed.empty()) return;
  small.list.clear();
  small.number = ++number_;
  const double scale = scale_in(small.mm, tile_px_);
  map.scene->paint(small.changed.grown(StopPicture::kRound_px / scale), scale, small.list);
}

void HallRoomMaps::forget() {
  for (auto& [place, map] : maps_) {
    map.scene.reset();
    map.drawn.reset();
    map.rough = false;
  }
}

void HallRoomMaps::set_tile(base::Size px) {
  px = {std::clamp(std::round(px.w), 16.0, 2048.0), std::clamp(std::round(px.h), 16.0, 2048.0)};
  if (px == tile_px_) return;
  tile_px_ = px;
  for (auto& [place, map] : maps_) draw_small(map);
}

const panels::Picture* HallRoomMaps::small(int place) const {
  const auto map = maps_.find(place);
  return map == maps_.end() || !map->second.small.picture.texture ? nullptr
                                                                  : &map->second.small.picture;
}

const canvas::BoardPicture* HallRoomMaps::large(int place) const {
  const auto map = maps_.find(place);
  if (map == maps_.end() || place != large_ || !map->second.scene || map->second.large_stale)
    return nullptr;
  return &map->second.large;
}

std::vector<StopPicture*> HallRoomMaps::pictures() {
  std::vector<StopPicture*> out;
  for (auto& [place, map] : maps_)
    if (map.small.number) out.push_back(&map.small);
  return out;
}

std::uint64_t HallRoomMaps::painted(const Map& map) {
  return map.small.number == map.small.painted ? map.drawn_seq : map.painted_seq;
}

std::uint64_t HallRoomMaps::painted(int place) const {
  const auto map = maps_.find(place);
  if (map == maps_.end()) return 0;
  if (place == large_ && !map->second.large_stale) return map->second.drawn_seq;
  return painted(map->second);
}

std::size_t HallRoomMaps::cards(int place) const {
  const auto map = maps_.find(place);
  if (map == maps_.end()) return 0;
  return std::size_t(std::ranges::count_if(map->second.shown.cards, [](const auto& card) {
    return card.second.place == model::Place::table;
  }));
}

}  // namespace pages
