#include "pages/presentation.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "canvas/title.h"
#include "ops/op.h"
#include "pages/sheets_kept.h"
#include "pages/show_board.h"
#include "pages/stage_over.h"
#include "report/map_title.h"
#include "report/upright.h"

namespace pages {

using canvas::StagePaper;
using ops::Stop;
using ops::StopOrder;

namespace {

constexpr double kMove_s = 0.45;
constexpr double kWhich_s = 4;
constexpr double kQuiet_s = 0.4;  // the map is drawn anew when nobody has changed it for so long

double eased(double share) { return share * share * (3 - 2 * share); }

}  // namespace

struct Presentation::Show {
  canvas::BoardPicture map;                // of the stop that is the map
  std::vector<canvas::StageSheet> sheets;  // of any other
  std::vector<canvas::StageSheet> forward;
  std::vector<canvas::StageSheet> ahead;  // of the next stop, where that comes next
  std::uint64_t ahead_of = 0;             // after which picture
  SheetsKept kept;
  StagePaper paper;
  canvas::DrawList over;
  StageOver over_made;  // what that says
  std::uint64_t number = 0, over_number = 0;
  Move move = Move::cut;
  double moved_s = -1e9, now_s = 0, changed_s = -1e9;
  bool map_stale = true;
  base::Id board;         // whose stops they are
  double next_s = 1e300;  // when there is something else to be seen
};

Presentation::Presentation(Surroundings& around, Sitting& sitting)
    : around_(around),
      sitting_(sitting),
      show_(std::make_unique<Show>()),
      table_px_(around.extent.window_px) {
  // No picture of this one is taken for one of another.
  show_->number = std::uint64_t(around.clock.now_s() * 1e6);
  show_->over_number = show_->number;
}

Presentation::~Presentation() = default;

double Presentation::next_deadline_s() const { return show_->next_s; }

base::Id Presentation::island() const {
  return on_ && at_ < stops_.size() ? stops_[at_].island : base::Id{};
}

std::size_t Presentation::sheets() const {
  return stops_[at_].kind == Stop::Kind::map ? 1 : std::max<std::size_t>(show_->sheets.size(), 1);
}

void Presentation::begin() {
  on_ = true;
  sitting_.sheet = Sheet::none;
  sitting_.tray_open = sitting_.files_open = sitting_.timeline_open = sitting_.find_open = false;
  order_ = ops::usual_order(sitting_.board());
  stops_ = ops::stops_of(sitting_.board(), order_);
  clock_.reset();
  black_ = frozen_ = stale_ = false;
  show_->map_stale = true;
  show(0, 0, Move::cut);
}

void Presentation::set_wall(std::optional<base::Size> wall_px) {
  if (wall_px == wall_.px) return;
  wall_.px = wall_px;
  wall_.picture = {};
  if (!wall_.px) black_ = frozen_ = false;
  if (on_) make();
}

void Presentation::set_table_room(base::Size room_px) {
  if (room_px == table_px_) return;
  table_px_ = room_px;
  if (on_ && !wall_.px) make();
}

void Presentation::set_anew() {
  show_->map_stale = true;
  show_->kept.forget();
  if (on_) make();
}

bool Presentation::says_which() const { return on_ && around_.clock.now_s() < wall_.which_until_s; }

void Presentation::say_which() {
  wall_.which_until_s = says_which() ? -1 : around_.clock.now_s() + kWhich_s;
  around_.due.all();
}

// --- from stop to stop

void Presentation::show(std::size_t stop, std::size_t sheet, Move move) {
  at_ = std::min(stop, stops_.size() - 1);
  forward_ = {};
  sheet_ = 0;
  show_->move = around_.machine.motion == desk::Motion::reduced ? Move::cut : move;
  show_->moved_s = around_.clock.now_s();
  sheet_ = sheet;
  make();
}

const model::Board* Presentation::board_beside(int step) const {
  const auto boards = sitting_.open->session().boards_in_order();
  const auto here = std::ranges::find(boards, sitting_.desk.board_id, &model::Board::id);
  if (here == boards.end()) return nullptr;
  const auto there = (here - boards.begin()) + step;
  return there < 0 || there >= std::ptrdiff_t(boards.size()) ? nullptr : boards[std::size_t(there)];
}

void Presentation::go_to_board(base::Id board) {
  show_board(around_, sitting_, board);
  order_ = ops::usual_order(sitting_.board());
  stops_ = ops::stops_of(sitting_.board(), order_);
  stale_ = false;
  show_->map_stale = true;
}

bool Presentation::has_next() const {
  return on_ && (forward() || sheet_ + 1 < sheets() || at_ + 1 < stops_.size() || board_beside(1));
}

bool Presentation::has_back() const {
  return on_ && (forward() || at_ > 0 || sheet_ > 0 || board_beside(-1));
}

std::string Presentation::next_name() const {
  if (!on_) return {};
  const auto& tr = sitting_.desk.tr;
  if (at_ + 1 < stops_.size()) return stop_name(sitting_.board(), stops_[at_ + 1], tr);
  if (const model::Board* other = board_beside(1))
    return report::map_title(sitting_.open->session(), *other, tr).title;
  return has_next() ? stop_name(sitting_.board(), stops_[at_], tr) : std::string();
}

void Presentation::next() {
  if (!on_) return;
  if (forward()) {
    if (sheet_ + 1 >= show_->forward.size()) return bring_forward({});
    ++sheet_;
    return make();
  }
  if (sheet_ + 1 < sheets()) return show(at_, sheet_ + 1, Move::on);
  if (at_ + 1 < stops_.size()) return show(at_ + 1, 0, Move::on);
  if (const model::Board* other = board_beside(1)) {
    go_to_board(other->id);
    show(0, 0, Move::on);
  }
}

void Presentation::back() {
  if (!on_) return;
  if (forward()) return bring_forward({});
  if (sheet_ > 0) return show(at_, sheet_ - 1, Move::back);
  // The last sheet of the one before, however many it has: make() sees to that.
  if (at_ > 0) return show(at_ - 1, std::size_t(-1), Move::back);
  if (const model::Board* other = board_beside(-1)) {
    go_to_board(other->id);
    show(stops_.size() - 1, 0, Move::back);
  }
}

void Presentation::go_to(std::size_t stop) {
  if (!on_ || stop >= stops_.size()) return;
  const bool near = stop == at_ + 1 || at_ == stop + 1;
  show(stop, 0, !near ? Move::cut : stop > at_ ? Move::on : Move::back);
}

void Presentation::bring_forward(base::Id card) {
  if (!on_ || card == forward_) return;
  if (card.nil()) {
    // Back onto the sheet on which it stands.
    for (std::size_t n = 0; n < show_->sheets.size(); ++n)
      for (const auto& lying : show_->sheets[n].cards)
        if (lying.id == forward_) {
          sheet_ = n;
          forward_ = {};
          show_->move = Move::cut;
          return make();
        }
    return show(at_, 0, Move::cut);
  }
  forward_ = card;
  sheet_ = 0;
  show_->move = Move::cut;
  make();
}

base::Id Presentation::card_at(base::Vec2 share) const {
  if (!on_ || forward() || sheet_ >= show_->sheets.size()) return {};
  const base::Vec2 mm{share.x * show_->paper.size.w, share.y * show_->paper.size.h};
  for (const auto& lying : show_->sheets[sheet_].cards)
    if (lying.rect.contains(mm)) return lying.id;
  return {};
}

void Presentation::next_order() {
  order_ = order_ == StopOrder::points      ? StopOrder::narrative
           : order_ == StopOrder::narrative ? StopOrder::tapped
                                            : StopOrder::points;
  stale_ = true;
}

void Presentation::tap_stop(std::size_t stop) {
  if (stop >= stops_.size() || sitting_.desk.read_only) return;
  if (stops_[stop].kind != Stop::Kind::island) return;
  (void)sitting_.desk.apply(ops::tap_stop(sitting_.board(), stops_[stop].island));
  stale_ = true;
}

void Presentation::switch_captions() {
  captions_ = captions() ? Captions::off : Captions::on;
  make();
}

void Presentation::switch_black() {
  black_ = !black_;
  ++show_->number;
  around_.due.all();
}

void Presentation::switch_frozen() {
  frozen_ = !frozen_;
  around_.due.all();
}

// --- what is seen

void Presentation::follow_session() {
  stale_ = false;
  const Stop was = stops_[at_];
  const bool last = at_ + 1 == stops_.size() && at_ > 0;
  stops_ = ops::stops_of(sitting_.board(), order_);
  std::size_t now = std::min(at_, stops_.size() - 1);
  const bool other = show_->board != sitting_.board().id;
  if (other) {
    now = 0;  // somebody has gone to another board at the table
  } else if (was.kind == Stop::Kind::map) {
    now = last ? stops_.size() - 1 : 0;
  } else if (const auto found = std::ranges::find(stops_, was); found != stops_.end()) {
    now = std::size_t(found - stops_.begin());
  }
  const bool same = stops_[now] == was;
  at_ = now;
  if (!same) sheet_ = 0, forward_ = {};
  show_->move = Move::cut;
  show_->map_stale = true;
  show_->changed_s = around_.clock.now_s();
  // A map that is being changed is drawn again when that rests; words at once.
  if (stops_[at_].kind != Stop::Kind::map || !same || other) make();
}

void Presentation::make() {
  const model::Board& board = sitting_.board();
  const canvas::Look& look = around_.look;
  Show& s = *show_;
  s.board = board.id;
  s.paper = wall_.px ? canvas::stage_paper(*wall_.px, wall_.px->h)
                     : canvas::stage_paper(table_px_, around_.extent.window_px.h);
  const Stop& stop = stops_[at_];
  if (stop.kind == Stop::Kind::map) {
    s.sheets.clear();
    if (s.map_stale)
      s.map =
          canvas::draw_board(report::upright(board),
                             report::map_title(sitting_.open->session(), board, sitting_.desk.tr),
                             around_.typesetter, look);
    s.map_stale = false;
  } else {
    const Stop* next = at_ + 1 < stops_.size() ? &stops_[at_ + 1] : nullptr;
    const canvas::StageContent content =
        stage_content(board, stop, next, captions_, look, sitting_.desk.tr);
    s.sheets = s.kept.of(content, s.paper, around_.typesetter, look);
    s.forward.clear();
    if (forward()) {
      const auto thing = std::ranges::find(content.things, forward_, &canvas::StageThing::id);
      if (thing != content.things.end())
        s.forward = canvas::stage_card(*thing, s.paper, around_.typesetter, look);
      else
        forward_ = {};
    }
  }
  sheet_ = std::min(sheet_, (forward() ? s.forward.size() : sheets()) - 1);
  ++s.number;
  around_.due.all();
}

void Presentation::make_over(double now_s) {
  Show& s = *show_;
  StageOver over{s.paper};
  over.state = clock_.state(now_s);
  over.left_s = clock_.left_s(now_s);
  over.all_s = clock_.minutes() * 60.0;
  if (says_which()) over.screen = 2;
  over.dark = black_;
  const bool words = stops_[at_].kind != Stop::Kind::map;
  if (words) over.where = fmt::format("{} / {}", at_ + 1, stops_.size());
  if (words && !forward() && sheet_ < s.sheets.size()) {
    const std::vector<base::Id> held = sitting_.scene.cards_in_hand();
    for (const auto& lying : s.sheets[sheet_].cards)
      if (std::ranges::find(held, lying.id) != held.end()) over.lit.push_back(lying.rect);
  }
  if (!s.over_made.changes(over)) return;
  s.over = stage_over(over, around_.typesetter, around_.look);
  s.over_made = std::move(over);
  ++s.over_number;
  around_.due.all();  // the time stands on the strip, too
}

void Presentation::look_ahead() {
  Show& s = *show_;
  if (s.ahead_of == s.number || black_ || forward()) return;
  s.ahead_of = s.number;
  s.ahead.clear();
  around_.due.picture = true;
  if (sheet_ + 1 < sheets() || at_ + 1 >= stops_.size()) return;
  const Stop& stop = stops_[at_ + 1];
  if (stop.kind == Stop::Kind::map) return;
  const Stop* next = at_ + 2 < stops_.size() ? &stops_[at_ + 2] : nullptr;
  s.ahead = s.kept.of(
      stage_content(sitting_.board(), stop, next, captions_, around_.look, sitting_.desk.tr),
      s.paper, around_.typesetter, around_.look);
}

bool Presentation::tick(double now_s) {
  show_->next_s = 1e300;
  if (sitting_.presenting != on_) {
    if (sitting_.presenting) {
      begin();
    } else {
      on_ = false;
      const std::uint64_t number = show_->number, over = show_->over_number;
      *show_ = {};
      show_->over_number = over;
      show_->number = number;  // whoever paints knows pictures by it
    }
    around_.due.all();
  }
  if (!on_) return false;
  Show& s = *show_;
  s.now_s = now_s;
  if (stale_ || s.board != sitting_.board().id) follow_session();
  if (stops_[at_].kind == Stop::Kind::map && s.map_stale) {
    if (now_s - s.changed_s >= kQuiet_s)
      make();
    else
      show_->next_s = s.changed_s + kQuiet_s;
  }
  if (says_which()) show_->next_s = std::min(show_->next_s, wall_.which_until_s);
  if (clock_.rings(now_s)) around_.sound(Sound::time_over);
  make_over(now_s);
  if (clock_.runs()) {
    const double left = clock_.left_s(now_s);
    show_->next_s = std::min(show_->next_s, now_s + std::max(0.02, left - std::floor(left)));
  }
  const bool moves = s.move != Move::cut && now_s - s.moved_s < kMove_s + 0.05;
  if (moves)
    around_.due.picture = true;
  else
    look_ahead();
  return moves;
}

StagePicture Presentation::picture() {
  Show& s = *show_;
  StagePicture out;
  out.number = s.number;
  out.sheet = s.paper.size;
  out.over = &s.over;
  out.over_number = s.over_number;
  if (s.move != Move::cut) {
    out.way = s.move == Move::on ? 1 : -1;
    out.share = eased(std::clamp((around_.clock.now_s() - s.moved_s) / kMove_s, 0.0, 1.0));
  }
  if (black_) return out;
  const canvas::Rect sheet{{0, 0}, {s.paper.size.w, s.paper.size.h}};
  const canvas::Rect map =
      s.map.bounds.empty() ? sheet : s.map.bounds.grown(s.map.bounds.height() * 0.02 + 6);
  const bool on_map = stops_[at_].kind == Stop::Kind::map;
  out.list = on_map ? &s.map.list : forward() ? &s.forward[sheet_].list : &s.sheets[sheet_].list;
  out.mm = on_map ? map : sheet;
  if (s.ahead_of != s.number || forward()) return out;
  out.ahead_mm = sheet;
  if (sheet_ + 1 < s.sheets.size()) {
    out.ahead = &s.sheets[sheet_ + 1].list;
  } else if (!s.ahead.empty()) {
    out.ahead = &s.ahead.front().list;
  } else if (at_ + 1 < stops_.size() && stops_[at_ + 1].kind == Stop::Kind::map && !s.map_stale) {
    out.ahead = &s.map.list;
    out.ahead_mm = map;
  }
  return out;
}

void Presentation::describe(nlohmann::ordered_json& out) const {
  if (!on_) return;
  using Json = nlohmann::ordered_json;
  const Show& s = *show_;
  const double now = around_.clock.now_s();
  const Stop& stop = stops_[at_];
  Json j{{"kind", "stage"},     {"name", "stage"},
         {"stop", at_ + 1},     {"stops", stops_.size()},
         {"sheet", sheet_ + 1}, {"sheets", forward() ? s.forward.size() : sheets()}};
  const bool map = stop.kind == Stop::Kind::map;
  static constexpr const char* kShows[] = {"plate", "cards", "lines"};
  j["shows"] = black_      ? "black"
               : map       ? "map"
               : forward() ? "card"
                           : kShows[int(s.sheets[sheet_].shows)];
  j["island"] = stop.island.nil() ? Json(nullptr) : Json(stop.island.str());
  static constexpr const char* kOrders[] = {"points", "narrative", "tapped"};
  j["order"] = kOrders[int(order_)];
  static constexpr const char* kStates[] = {"unset", "paused", "running", "ending", "over"};
  j["clock"] = kStates[int(clock_.state(now))];
  j["seconds_left"] = int(std::ceil(clock_.left_s(now)));
  j["wall"] = wall_.px ? Json{int(wall_.px->w), int(wall_.px->h)} : Json(nullptr);
  j["frozen"] = frozen_;
  const base::Size px = wall_.px ? *wall_.px : table_px_;
  j["quad"] = {{0, 0}, {int(px.w), 0}, {int(px.w), int(px.h)}, {0, int(px.h)}};
  // Of letters, and of where cards lie, in parts of the picture: what a test measures.
  Json cards = Json::array();
  double least = 1e9;
  const canvas::DrawList* list = map         ? nullptr
                                 : forward() ? &s.forward[sheet_].list
                                             : &s.sheets[sheet_].list;
  if (list)
    for (const auto& entry : list->entries)
      if (const auto* t = std::get_if<canvas::Text>(&entry.item))
        for (const text::GlyphRun& run : t->layout->runs) least = std::min<double>(least, run.em);
  if (least < 1e9) j["letters"] = std::round(least / canvas::kStageHeight * 10000) / 10000;
  if (!map && !forward())
    for (const auto& lying : s.sheets[sheet_].cards) {
      const base::Vec2 at = lying.rect.centre();
      cards.push_back({{"id", lying.id.str()},
                       {"at",
                        {std::round(at.x / s.paper.size.w * 10000) / 10000,
                         std::round(at.y / s.paper.size.h * 10000) / 10000}}});
    }
  j["cards"] = std::move(cards);
  j["lit"] = Json::array();
  for (const base::Id id : sitting_.scene.cards_in_hand()) j["lit"].push_back(id.str());
  out["items"].push_back(std::move(j));
}

}  // namespace pages
