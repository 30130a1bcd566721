#include "pages/hall_room_show.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "canvas/side_sheet.h"
#include "pages/hall_room_words.h"
#include "pages/side_show.h"

namespace pages {

namespace {

constexpr double kSideQuiet_s = 2;  // maps side by side are set anew no oftener
constexpr double kDraws_s = 0.02;   // so long maps are drawn before they are shown

canvas::Rect sheet_of(const canvas::StagePaper& paper) {
  return {{0, 0}, {paper.size.w, paper.size.h}};
}

}  // namespace

struct HallRoomShow::Made {
  canvas::StagePaper paper;
  RoomSheetView says;  // what `sheet` shows
  RoomSheet sheet;
  canvas::DrawList side;
  double side_s = -1e9;
  std::uint64_t side_of = 0;  // which maps: as HallRoomMaps numbers them
  canvas::DrawList over;
  std::uint64_t number = 0, over_number = 0;
  RoomTile over_tile;
  std::string over_says;
  std::uint64_t map_number = 0;
  bool stale = true;
};

HallRoomShow::HallRoomShow(Surroundings& around, HallRoom& hall)
    : around_(around),
      hall_(hall),
      maps_(around),
      stop_(around),
      made_(new Made, [](Made* made) { delete made; }),
      room_px_(around.extent.window_px) {
  // No picture of this one is taken for one of another.
  made_->number = made_->over_number = std::uint64_t(around.clock.now_s() * 1e6);
  set_room(room_px_);
}

const RoomTable* HallRoomShow::table_at(int place) const {
  const auto& all = hall_.tables();
  const auto it = std::ranges::find(all, place, &RoomTable::place);
  return it == all.end() ? nullptr : &*it;
}

// --- what is asked for

void HallRoomShow::show_tiles() {
  shows_ = Shows::tiles;
  chosen_by_hand_ = false;
  rounds_ = false;
  made_->stale = true;
  around_.due.all();
}

void HallRoomShow::show_words() {
  shows_ = Shows::words;
  chosen_by_hand_ = !hall_.tables().empty();
  rounds_ = false;
  made_->stale = true;
  around_.due.all();
}

void HallRoomShow::show_map(int place) {
  if (!table_at(place)) return;
  shows_ = Shows::map;
  large_ = place;
  maps_.set_large(place);
  chosen_by_hand_ = true;
  round_s_ = around_.clock.now_s();
  made_->stale = true;
  around_.due.all();
}

void HallRoomShow::show_side() {
  shows_ = Shows::side;
  chosen_by_hand_ = true;
  rounds_ = false;
  made_->side_s = -1e9;
  made_->stale = true;
  around_.due.all();
}

void HallRoomShow::step(int by) {
  const auto& all = hall_.tables();
  if (all.empty()) return;
  const auto at = std::ranges::find(all, large_, &RoomTable::place) - all.begin();
  const auto count = std::ptrdiff_t(all.size());
  // Those with a map; where none has, whoever comes.
  for (std::ptrdiff_t n = 1; n <= count; ++n) {
    const RoomTable& table = all[std::size_t((at + by * n + count * 2) % count)];
    if (table.session || n == count) return show_map(table.place);
  }
}

void HallRoomShow::set_rounds(bool on) {
  rounds_ = on;
  around_.due.all();
  if (!on) return;
  if (shows_ != Shows::map) {
    large_ = hall_.tables().empty() ? 0 : hall_.tables().back().place;
    step(1);
  }
  round_s_ = around_.clock.now_s();
}

void HallRoomShow::set_follows(bool on) {
  follows_ = on;
  chosen_by_hand_ = false;
  around_.due.all();
}

void HallRoomShow::set_clock(double seconds) {
  clock_all_s_ = seconds;
  clock_until_s_ = around_.clock.now_s() + seconds;
  around_.due.all();
}

void HallRoomShow::set_room(base::Size room_px) {
  room_px_ = room_px;
  const canvas::StagePaper paper = canvas::stage_paper(room_px, around_.extent.window_px.h);
  if (paper == made_->paper) return;
  made_->paper = paper;
  made_->stale = true;
  around_.due.all();
}

void HallRoomShow::forget() {
  maps_.forget();
  stop_.forget();
  made_->stale = true;
  made_->over_tile = {};
}

// --- what goes on by itself

void HallRoomShow::follow_presenter() {
  if (!follows_) return;
  const auto& all = hall_.tables();
  const auto presents =
      std::ranges::find_if(all, [](const RoomTable& t) { return t.says.presents && !t.away; });
  if (presents == all.end()) {
    if (shows_ == Shows::map && !chosen_by_hand_ && !rounds_) show_tiles();
    return;
  }
  if (chosen_by_hand_ || rounds_ || (shows_ == Shows::map && large_ == presents->place)) return;
  show_map(presents->place);
  chosen_by_hand_ = false;
}

/// What the table shows, not only its map, unless somebody here wanted to see that.
void HallRoomShow::follow_stop() {
  const bool by_itself = follows_ && shows_ == Shows::map && !chosen_by_hand_ && !rounds_;
  if (!stop_.follow(by_itself ? table_at(large_) : nullptr)) return;
  made_->side_s = -1e9;
  made_->stale = true;
}

void HallRoomShow::go_round(double now_s) {
  if (!rounds_) return;
  if (now_s >= round_s_ + kRound_s) step(1);
  next_s_ = std::min(next_s_, round_s_ + kRound_s);
}

bool HallRoomShow::tick(double now_s) {
  next_s_ = 1e300;
  const auto& all = hall_.tables();
  maps_.follow(all, now_s);
  // Until the first table came everybody needs the words; then they are in the way.
  if (shows_ == Shows::tiles && all.empty()) show_words();
  if (shows_ == Shows::words && !chosen_by_hand_ && !all.empty()) show_tiles();
  if (shows_ == Shows::map && !table_at(large_)) show_tiles();
  follow_presenter();
  go_round(now_s);
  follow_stop();
  maps_.set_large(shows_ == Shows::map ? large_ : 0);
  const double until_s = around_.clock.now_s() + kDraws_s;
  while (maps_.make_next(now_s)) {
    around_.due.picture = true;
    if (around_.clock.now_s() >= until_s) break;
  }
  make(now_s);
  if (clock_runs()) {
    const double left = clock_left_s();
    next_s_ = std::min(next_s_, now_s + std::max(0.02, left - std::floor(left)));
  }
  lay_over();
  next_s_ = std::min(next_s_, maps_.next_s());
  const bool moves = stop_.goes_on(now_s);
  if (moves) around_.due.picture = true;
  return moves;
}

// --- what is seen

void HallRoomShow::make_side() {
  std::vector<SideMap> maps;
  for (const RoomTable& table : hall_.tables()) {
    if (!table.session || maps.size() == canvas::kMostSideBySide) continue;
    if (const model::Board* board = board_at(*table.session))
      maps.push_back({room_tile(table, around_.tr).name, table.session, board->id});
  }
  static const model::Session kNone;
  const canvas::SideContent content = side_content(maps, kNone, around_.tr);
  const canvas::SidePlan plan =
      canvas::side_plan(content, made_->paper, around_.typesetter, around_.look);
  made_->side =
      canvas::side_sheet(content, plan, 0, nullptr, made_->paper, around_.typesetter, around_.look)
          .list;
}

void HallRoomShow::make(double now_s) {
  Made& m = *made_;
  bool fresh = std::exchange(m.stale, false);
  if (shows_ == Shows::tiles || shows_ == Shows::words) {
    RoomSheetView says = room_view(hall_, shows_ == Shows::words, around_.tr);
    if (fresh || says != m.says) {
      m.says = std::move(says);
      m.sheet = room_sheet(m.says, m.paper, around_.typesetter, around_.look);
      if (!m.sheet.tiles.empty()) {
        const double scale = room_px_.h / m.paper.size.h;
        const canvas::Rect& map = m.sheet.tiles.front().map;
        maps_.set_tile({map.width() * scale, map.height() * scale});
      }
      fresh = true;
    }
  } else if (side()) {
    const bool other = m.side_of != maps_.number();
    if (fresh || (other && now_s >= m.side_s + kSideQuiet_s)) {
      m.side_of = maps_.number();
      m.side_s = now_s;
      make_side();
      fresh = true;
    } else if (other) {
      next_s_ = std::min(next_s_, m.side_s + kSideQuiet_s);
    }
  } else if (!stop_.seen() && m.map_number != maps_.large_number()) {
    m.map_number = maps_.large_number();
    fresh = true;
  }
  if (!fresh) return;
  ++m.number;
  around_.due.all();
}

void HallRoomShow::lay_over() {
  Made& m = *made_;
  StageOver over{m.paper};
  if (clock_runs()) {
    const double left = clock_left_s();
    over.state = left <= 0    ? TalkClock::State::over
                 : left <= 60 ? TalkClock::State::ending
                              : TalkClock::State::running;
    over.left_s = left;
    over.all_s = clock_all_s_;
    over.where.assign(1, ' ');
  }
  const RoomTable* table = shows_ == Shows::map ? table_at(large_) : nullptr;
  if (table) {
    const auto& all = hall_.tables();
    over.where = stop_.where();
    if (over.where.empty() && !stop_.dark() && !stop_.side())
      over.where = fmt::format("{} / {}", table - all.data() + 1, all.size());
  }
  over.dark = stop_.dark();
  if (staged()) table = nullptr;  // the sheet says whose it is
  const RoomTile tile = table ? room_tile(*table, around_.tr) : RoomTile{};
  std::string says = fmt::format("{}|{}|{}|{}|{}|{}", over.where, over.dark,
                                 clock_runs() ? talk_time(over.left_s) : "", m.paper.size.w,
                                 m.paper.letters, clock_all_s_);
  if (tile == m.over_tile && says == m.over_says) return;
  m.over = stage_over(over, around_.typesetter, around_.look);
  if (table)
    for (auto& entry : room_name(tile, m.paper, around_.typesetter, around_.look).entries)
      m.over.entries.push_back(std::move(entry));
  std::ranges::stable_sort(m.over.entries, {}, &canvas::DrawList::Entry::layer);
  m.over_tile = tile;
  m.over_says = std::move(says);
  ++m.over_number;
  around_.due.all();
}

StagePicture HallRoomShow::picture() const {
  const Made& m = *made_;
  static const canvas::DrawList kNothing;
  StagePicture out;
  out.number = m.number;
  out.sheet = m.paper.size;
  out.over = &m.over;
  out.over_number = m.over_number;
  out.mm = sheet_of(m.paper);
  out.list = &m.sheet.list;
  if (side()) {
    out.list = &m.side;
  } else if (stop_.seen()) {
    stop_.put(out, around_.clock.now_s());
  } else if (shows_ == Shows::map) {
    out.list = &kNothing;
    if (const canvas::BoardPicture* map = maps_.large(large_); map && !map->bounds.empty()) {
      out.list = &map->list;
      // The name stands above it.
      const double h = map->bounds.height();
      out.mm = map->bounds.grown(h * 0.02 + 6);
      out.mm.min.y -= h * 0.1;
      out.mm.max.y += h * 0.05;
    }
  }
  return out;
}

std::vector<HallRoomShow::Lying> HallRoomShow::tiles_px() const {
  std::vector<Lying> out;
  if (shows_ != Shows::tiles) return out;
  const double scale = room_px_.h / made_->paper.size.h;
  const auto px = [&](const canvas::Rect& mm) {
    return base::Rect{{mm.min.x * scale, mm.min.y * scale}, {mm.max.x * scale, mm.max.y * scale}};
  };
  for (const RoomSheet::Lying& lying : made_->sheet.tiles)
    out.push_back({lying.place, px(lying.all), px(lying.map)});
  return out;
}

void HallRoomShow::describe(nlohmann::ordered_json& out) const {
  using Json = nlohmann::ordered_json;
  static constexpr const char* kShows[] = {"tiles", "words", "map", "side"};
  static constexpr const char* kStands[] = {"opening", "open", "failing", "shut"};
  const RoomStanding& at = hall_.standing();
  out["hall"] = at.name;
  out["stands"] = kStands[int(at.kind)];
  if (at.kind == RoomStanding::Kind::failing || at.kind == RoomStanding::Kind::shut)
    out["messages"].push_back(at.why.in(around_.tr));
  out["words"] = at.kana;
  out["shows"] = kShows[int(shows_)];
  out["large"] = large();
  out["stage"] = stop_.dark() ? "dark" : stop_.side() ? "side" : stop_.words() ? "words" : "";
  out["collection"] = at.collection.string();
  Json tables = Json::array();
  for (const RoomTable& table : hall_.tables()) {
    const RoomTile tile = room_tile(table, around_.tr);
    tables.push_back({{"place", table.place},
                      {"name", tile.name},
                      {"under", tile.under},
                      {"says", tile.says},
                      {"away", table.away},
                      {"seq", table.seq},
                      {"session", table.session ? table.session->id.str() : ""},
                      {"painted", maps_.painted(table.place)},
                      {"cards", maps_.cards(table.place)}});
  }
  out["tables"] = std::move(tables);
  static constexpr const char* kBecame[] = {"on-its-way", "kept", "refused",
                                            "lost",       "done", "declined"};
  Json errands = Json::array();
  for (const hall::Errand& errand : hall_.errands()) {
    Json became = Json::object();
    for (const auto& [place, how] : errand.at) became[std::to_string(place)] = kBecame[int(how)];
    errands.push_back(std::move(became));
  }
  out["errands"] = std::move(errands);
}

}  // namespace pages
