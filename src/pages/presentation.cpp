#include "pages/presentation.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "ops/op.h"

namespace pages {

using ops::Stop;
using Move = StageShow::Move;

namespace {
constexpr double kWhich_s = 4;
}

Presentation::Presentation(Surroundings& around, Sitting& sitting, text::Gists& gists)
    : around_(around),
      sitting_(sitting),
      side_(around, sitting),
      route_(around, sitting, side_),
      show_(around, sitting, gists, side_),
      table_px_(around.extent.window_px) {}

base::Id Presentation::island() const { return on_ ? route_.stop().island : base::Id{}; }

void Presentation::begin() {
  on_ = true;
  sitting_.sheet = Sheet::none;
  sitting_.tray_open = sitting_.files_open = sitting_.timeline_open = sitting_.find_open = false;
  clock_.reset();
  if (before_) {
    while (clock_.minutes() != before_->minutes) clock_.change_minutes();
    captions_ = before_->captions ? Captions::on : Captions::off;
  }
  black_ = frozen_ = behind_.session = false;
  route_.begin(before_ ? StageRoute::Begin::again : StageRoute::Begin::anew);
  before_.reset();
  turns_.chosen = side_.turn();
  show_.map_changed(-1e9);
  show(0, Move::cut);
}

void Presentation::set_wall(std::optional<base::Size> wall_px) {
  if (wall_px == wall_.px) return;
  wall_.px = wall_px;
  wall_.picture = {};
  if (!wall_.px) black_ = frozen_ = false;
  if (on_) show_anew();
}

void Presentation::set_table_room(base::Size room_px) {
  if (room_px == table_px_) return;
  table_px_ = room_px;
  if (on_ && !wall_.px) show_anew();
}

void Presentation::set_anew() {
  if (!on_) return;
  side_.follow();
  turns_.chosen = side_.turn();
  show_.forget_words();
  show_.map_changed(-1e9);
  show_anew();
}

bool Presentation::says_which() const { return on_ && around_.clock.now_s() < wall_.which_until_s; }

void Presentation::say_which() {
  wall_.which_until_s = says_which() ? -1 : around_.clock.now_s() + kWhich_s;
  around_.due.all();
}

// --- from stop to stop

StageShow::Wanted Presentation::wanted_at(std::size_t stop) const {
  const auto& stops = route_.stops();
  return {stops[stop], stop + 1 < stops.size() ? std::optional(stops[stop + 1]) : std::nullopt,
          captions_};
}

StageShow::Wanted Presentation::wanted() const {
  return {route_.stop(), route_.next_stop(), captions_};
}

void Presentation::show(std::size_t sheet, Move move) {
  show_.set_paper(wall_.px ? canvas::stage_paper(*wall_.px, wall_.px->h)
                           : canvas::stage_paper(table_px_, around_.extent.window_px.h));
  show_.show(wanted(), sheet, move);
}

void Presentation::show_anew() {
  show_.set_paper(wall_.px ? canvas::stage_paper(*wall_.px, wall_.px->h)
                           : canvas::stage_paper(table_px_, around_.extent.window_px.h));
  show_.show_anew(wanted());
  pictures_.changed(-1e9);
}

bool Presentation::has_next() const {
  return on_ && (forward() || show_.sheet() + 1 < show_.sheets() || route_.has_next());
}

bool Presentation::has_back() const {
  return on_ && (forward() || show_.sheet() > 0 || route_.has_back());
}

std::string Presentation::next_name() const {
  if (!on_) return {};
  const std::string name = route_.next_name();
  if (!name.empty() || !has_next()) return name;
  return stop_name(sitting_.board(), route_.stop(), sitting_.desk.tr);
}

void Presentation::next() {
  if (!on_ || show_.turn(1)) return;
  if (forward()) return bring_forward({});
  const base::Id board = sitting_.desk.board_id;
  if (!route_.go_on()) return;
  if (board != sitting_.desk.board_id) show_.map_changed(-1e9), pictures_.changed(-1e9);
  show(0, Move::on);
}

void Presentation::back() {
  if (!on_) return;
  if (forward()) return bring_forward({});
  if (show_.turn(-1)) return;
  const base::Id board = sitting_.desk.board_id;
  const bool aside = route_.aside();
  if (!route_.go_back()) return;
  if (board != sitting_.desk.board_id) show_.map_changed(-1e9), pictures_.changed(-1e9);
  // The last sheet of the one before, however many it has.
  show(aside ? 0 : std::size_t(-1), Move::back);
}

void Presentation::go_to(std::size_t stop) {
  if (!on_ || stop >= stops().size()) return;
  const std::size_t from = at();
  const bool near = !route_.aside() && (stop == from + 1 || from == stop + 1);
  route_.go_to(stop);
  show(0, !near ? Move::cut : stop > from ? Move::on : Move::back);
}

void Presentation::go_to_board(base::Id board) {
  if (!on_ || !sitting_.open->session().board(board)) return;
  route_.go_to_board(board);
  show_.map_changed(-1e9);
  pictures_.changed(-1e9);
  show(0, Move::cut);
}

void Presentation::bring_forward(base::Id card) {
  if (on_) show_.bring_forward(card);
}

void Presentation::tap(base::Vec2 share) {
  if (!on_) return;
  if (forward()) return next();
  if (show_.tap_side(share)) return;
  if (const base::Id card = show_.card_at(share); !card.nil()) return bring_forward(card);
  share.x < 0.5 ? back() : next();
}

void Presentation::next_order() {
  route_.next_order();
  behind_.session = true;
}

void Presentation::tap_stop(std::size_t stop) {
  if (stop >= stops().size() || sitting_.desk.read_only) return;
  if (stops()[stop].kind != Stop::Kind::island) return;
  (void)sitting_.desk.apply(ops::tap_stop(sitting_.board(), stops()[stop].island));
  behind_.session = true;
}

void Presentation::switch_captions() {
  captions_ = captions() ? Captions::off : Captions::on;
  show_anew();
}

void Presentation::switch_black() {
  black_ = !black_;
  show_.goes_dark();
  around_.due.all();
}

void Presentation::switch_frozen() {
  frozen_ = !frozen_;
  around_.due.all();
}

void Presentation::switch_side() {
  if (!on_) return;
  if (side_by_side() && !route_.aside()) return back();
  route_.set_aside(!route_.aside());
  show(0, Move::cut);
}

void Presentation::want_pictures(bool wanted) {
  const base::Size paper = show_.paper().size;
  pictures_.want(wanted && on_ ? stops().size() : 0, paper.w / std::max(paper.h, 1.0));
}

// --- what is seen

void Presentation::follow_session() {
  behind_.session = false;
  const bool other = route_.on_other_board();
  const bool chosen = turns_.chosen != side_.turn();
  const bool same = route_.follow();
  turns_.chosen = side_.turn();
  show_.map_changed(around_.clock.now_s());
  pictures_.changed(around_.clock.now_s());
  if (other) show_.map_changed(-1e9);
  if (!same || other) return show(0, Move::cut);
  // What takes long is made again when nobody changes it; words at once.
  if (!show_.takes_long() || chosen) show_.show_anew(wanted());
}

void Presentation::lay_over(double now_s) {
  StageOver over{show_.paper()};
  over.state = clock_.state(now_s);
  over.left_s = clock_.left_s(now_s);
  over.all_s = clock_.minutes() * 60.0;
  if (says_which()) over.screen = 2;
  over.dark = black_;
  if (!route_.aside()) over.where = fmt::format("{} / {}", at() + 1, stops().size());
  if (show_.lay_over(std::move(over))) around_.due.all();  // the time stands on the strip, too
}

void Presentation::look_ahead() {
  if (black_) return;
  std::optional<StageShow::Wanted> after, before;
  if (!route_.aside() && at() + 1 < stops().size()) after = wanted_at(at() + 1);
  if (!route_.aside() && at() > 0) before = wanted_at(at() - 1);
  show_.look_ahead(after, before);
}

bool Presentation::tick(double now_s) {
  next_s_ = 1e300;
  if (sitting_.presenting != on_) {
    if (sitting_.presenting) {
      begin();
    } else {
      on_ = false;
      route_.set_aside(false);
      show_.clear();
      pictures_.want(0, 1);
    }
    around_.due.all();
  }
  if (!on_) return false;
  if (turns_.chosen != side_.turn()) behind_.session = true;
  if (behind_.session || route_.on_other_board()) follow_session();
  if (std::exchange(turns_.live, side_.live_turn()) != side_.live_turn())
    show_.beside_changed(now_s);
  const bool moves = show_.tick(now_s);
  next_s_ = show_.next_s();
  if (says_which()) next_s_ = std::min(next_s_, wall_.which_until_s);
  if (clock_.rings(now_s)) around_.sound(Sound::time_over);
  lay_over(now_s);
  if (clock_.runs()) {
    const double left = clock_.left_s(now_s);
    next_s_ = std::min(next_s_, now_s + std::max(0.02, left - std::floor(left)));
  }
  if (moves) return true;
  // Not in the middle of a move: the sheet that comes in would jump.
  if (std::exchange(behind_.readings, false)) {
    show_.forget_words();
    show_.map_changed(now_s);
    pictures_.changed(now_s);
    if (!show_.takes_long()) show_.show_anew(wanted());
  }
  look_ahead();
  if (pictures_.make_next(now_s, [&](std::size_t stop) { return show_.first_of(wanted_at(stop)); }))
    around_.due.picture = true;
  next_s_ = std::min({next_s_, show_.next_s(), pictures_.next_s()});
  return false;
}

StagePicture Presentation::picture() const { return show_.picture(around_.clock.now_s(), black_); }

hall::OnStage Presentation::on_stage() const {
  using Shows = hall::OnStage::Shows;
  static constexpr Shows kShown[] = {Shows::map, Shows::island, Shows::alone, Shows::name,
                                     Shows::side};
  hall::OnStage out;
  out.shows = black_ ? Shows::dark : kShown[int(stop().kind)];
  out.board = sitting_.desk.board_id;
  out.island = stop().island;
  if (const auto next = route_.next_stop()) out.next = next->island;
  out.card = show_.card_forward();
  out.sheet = int(show_.sheet());
  out.stop = int(at());
  out.stops = int(stops().size());
  out.captions = captions();
  out.wide = show_.paper().size.w / show_.paper().size.h;
  out.letters = show_.paper().letters;
  return out;
}

void Presentation::describe(nlohmann::ordered_json& out) const {
  if (!on_) return;
  using Json = nlohmann::ordered_json;
  const double now = around_.clock.now_s();
  Json j{{"kind", "stage"}, {"name", "stage"}, {"stop", at() + 1}, {"stops", stops().size()}};
  show_.describe(j);
  if (black_) j["shows"] = "black";
  j["island"] = island().nil() ? Json(nullptr) : Json(island().str());
  static constexpr const char* kOrders[] = {"points", "narrative", "tapped"};
  j["order"] = kOrders[int(order())];
  static constexpr const char* kStates[] = {"unset", "paused", "running", "ending", "over"};
  j["clock"] = kStates[int(clock_.state(now))];
  j["seconds_left"] = int(std::ceil(clock_.left_s(now)));
  j["wall"] = wall_.px ? Json{int(wall_.px->w), int(wall_.px->h)} : Json(nullptr);
  j["frozen"] = frozen_;
  const base::Size px = wall_.px ? *wall_.px : table_px_;
  j["quad"] = {{0, 0}, {int(px.w), 0}, {int(px.w), int(px.h)}, {0, int(px.h)}};
  j["lit"] = Json::array();
  for (const base::Id id : sitting_.scene.cards_in_hand()) j["lit"].push_back(id.str());
  out["items"].push_back(std::move(j));
}

}  // namespace pages
