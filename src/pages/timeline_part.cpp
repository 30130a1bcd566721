#include "pages/timeline_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/overloaded.h"
#include "ops/evening.h"
#include "ops/op.h"
#include "pages/clock_words.h"
#include "pages/new_file.h"
#include "panels/format.h"

namespace pages {

namespace p = panels;

namespace {
constexpr std::size_t kColumns = 160, kLabels = 7;
constexpr double kFrame_s = 1 / 30.0;
// All of it is played in so long, a stop at least in its part of that.
constexpr double kLeastPlay_s = 6, kMostPlay_s = 45, kStop_s = 0.25;
constexpr double kFrame_mm = 1.6;
}  // namespace

void TimelinePart::need(p::Fonts& fonts) {
  if (sitting_.timeline_open != open_) sitting_.timeline_open ? begin() : end();
  if (!open_) return;
  view_ = view();
  fonts.need(view_.said);
}

void TimelinePart::begin() {
  open_ = true;
  at_ = 1;
  panel_ = {};
  sitting_.tray_open = sitting_.files_open = false;
  sitting_.sheet = Sheet::none;
  reader_.read(sitting_.open->path(), names());
}

storage::Past::Names TimelinePart::names() const {
  return sitting_.open->session().anonymous ? storage::Past::Names::left_out
                                            : storage::Past::Names::kept;
}

void TimelinePart::end() {
  open_ = sitting_.timeline_open = false;
  forget();
}

void TimelinePart::leave_past() {
  if (!std::exchange(sitting_.looking_back, false)) return;
  sitting_.table.view().stop();
  // In another window meanwhile it stays as it is seen.
  if (table_->from.window_px == sitting_.camera.window_px) sitting_.camera = table_->from;
}

void TimelinePart::forget() {
  leave_past();
  held_ = playing_ = false;
  newer_.reset();
  axis_.reset();
  table_.reset();
  around_.due.all();
}

void TimelinePart::take(std::shared_ptr<const storage::Past> past) {
  const base::Id board = sitting_.desk.board_id;
  const bool goes_on = table_ && table_->board_id() == board &&
                       past->moments().back().op >= table_->past().moments().back().op;
  if (goes_on) {
    table_->set_past(past);
  } else {
    leave_past();
    table_ = std::make_unique<PastTable>(around_.typesetter, past, board);
    table_->look_like(sitting_.scene, around_.tr);
  }
  axis_.emplace(*past, board);
  at_ = 1;
  if (sitting_.looking_back)
    for (std::size_t i = axis_->size(); i-- > 0;)
      if (axis_->moment(i) <= table_->moment()) {
        at_ = axis_->place(i);
        break;
      }
  around_.due.all();
}

void TimelinePart::go(double place) {
  if (!axis_) return;
  at_ = std::clamp(place, 0.0, 1.0);
  const bool back = stop() + 1 < axis_->size();
  if (back && !sitting_.looking_back) {
    // Whoever writes on the table goes on at a seat; what was written stays.
    sitting_.table.editor().finish();
    table_->from = sitting_.camera;
    table_->look_like(sitting_.scene, around_.tr);
    meanwhile_ = 0;
  }
  if (back != sitting_.looking_back) around_.due.all();
  if (!back) leave_past();
  sitting_.looking_back = back;
  if (!back) {
    meanwhile_ = 0;
  } else if (const std::size_t moment = axis_->moment(stop()); moment != table_->moment()) {
    table_->go(moment);
    around_.due.picture = true;
  }
  around_.due.panels = true;
}

void TimelinePart::step(int by) {
  playing_ = false;
  const auto to =
      std::clamp<std::ptrdiff_t>(std::ptrdiff_t(stop()) + by, 0, std::ptrdiff_t(axis_->size()) - 1);
  go(axis_->place(std::size_t(to)));
}

void TimelinePart::play() {
  playing_ = !playing_;
  played_s_ = around_.clock.now_s();
  if (playing_ && !sitting_.looking_back) go(0);
}

const model::Moment* TimelinePart::marked() const {
  const auto& moments = sitting_.open->session().moments;
  const auto found = std::ranges::find_if(
      moments, [&](const model::Moment& m) { return axis_->stop_after(m.op) == stop(); });
  return found == moments.end() ? nullptr : &*found;
}

void TimelinePart::mark() {
  const model::Session& session = sitting_.open->session();
  if (const model::Moment* there = marked()) {
    sitting_.desk.apply(ops::unmark_moment(session, there->op));
    return;
  }
  at_ = axis_->place(stop());  // where the mark stands
  const auto& moment = table_->past().moments()[axis_->moment(stop())];
  sitting_.desk.apply(ops::mark_moment(session, {moment.op, moment.at}));
}

void TimelinePart::open_from_here() {
  const auto& tr = around_.tr;
  model::Session begun =
      storage::begun_from(table_->session(), around_.ids.next(), around_.clock.wall());
  begun.anonymous = begun.anonymous || sitting_.open->session().anonymous;
  const std::string time = clock_words(axis_->time(stop()));
  begun.title =
      p::fill(tr("{0} (from {1})"),
              {begun.title.empty() ? std::string(tr("Untitled session")) : begun.title, time});
  const base::Path& folder = around_.settings.sessions;
  (void)around_.files.make_folders(folder);
  const base::Path path = new_file(around_.files, folder, begun.title, around_.clock.wall());
  auto made = storage::LiveSession::create(around_.files, around_.clock, path, std::move(begun));
  const auto closed = made ? (*made)->close() : base::Result<void>(made.error());
  if (!closed) return around_.say(p::ToastKind::warning, closed.error().shown(tr));
  around_.say(p::ToastKind::good,
              p::fill(tr("This begins as the table was at {0}. The other session stays as it is."),
                      {time}));
  around_.wishes.emplace_back(p::OpenSession{path});
}

void TimelinePart::draw(p::Ui& ui, p::Room& room) {
  if (!open_) return;
  const float top = panel_.draw(ui, view_, asked_);
  const p::Area rail{0, top, ui.window.w, ui.window.h - top};
  room.bottom = room.bar_top = p::draw_saving_strip(ui, sitting_.saving, rail);
  room.free = {{0, 0}, {ui.window.w, room.bottom}};
}

bool TimelinePart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::TimelineCommand& command : asked) {
    if (std::holds_alternative<p::TimelineNow>(command)) {
      end();
      return true;
    }
    if (!axis_) continue;
    std::visit(
        base::Overloaded{[&](const p::TimelineGo& to) {
                           held_ = to.held;
                           playing_ = false;
                           go(to.at);
                         },
                         [&](p::TimelinePlay) { play(); }, [&](p::TimelineStep by) { step(by.by); },
                         [&](p::TimelineMark) { mark(); },
                         [&](p::TimelineOpen) { open_from_here(); }, [](p::TimelineNow) {}},
        command);
  }
  return !asked.empty();
}

void TimelinePart::tick(double now_s) {
  if (!open_) return;
  if (reader_.names() != names()) {  // nobody's names are told from now on
    forget();
    begin();
  }
  const bool was_reading = reader_.reading();
  if (auto past = reader_.tick(now_s)) newer_ = std::move(past);
  if (was_reading != reader_.reading()) around_.due.panels = true;
  if (axis_ && table_->board_id() != sitting_.desk.board_id) {
    playing_ = false;
    take(table_->share());
  }
  if (newer_ && !held_ && !playing_) take(std::exchange(newer_, {}));
  if (!playing_) return;
  const double all_s = std::clamp(double(axis_->size()) * kStop_s, kLeastPlay_s, kMostPlay_s);
  go(at_ + (now_s - played_s_) / all_s);
  played_s_ = now_s;
  playing_ = sitting_.looking_back;
}

double TimelinePart::next_deadline_s() const {
  if (!open_) return 1e300;
  return std::min(reader_.next_deadline_s(), playing_ ? played_s_ + kFrame_s : 1e300);
}

p::TimelineView TimelinePart::view() const {
  const auto& tr = around_.tr;
  p::TimelineView out;
  out.meanwhile = meanwhile_;
  if (!axis_) {
    out.said = reader_.why_not().empty() ? tr("The record is being read …") : reader_.why_not();
    return out;
  }
  const std::size_t at = stop(), last = axis_->size() - 1;
  out.at = float(at_);
  out.now = !sitting_.looking_back;
  out.playing = playing_;
  out.can_back = at > 0;
  out.can_on = at < last;
  out.marked = marked() != nullptr;
  out.can_mark = !sitting_.desk.read_only;
  for (const model::Moment& m : sitting_.open->session().moments)
    out.marks.push_back(float(axis_->place(axis_->stop_after(m.op))));
  out.time = out.now ? std::string(tr("Now")) : clock_words(axis_->time(at));
  out.count = fmt::format("{} / {}", at, last);
  out.density = axis_->density(kColumns);
  for (const TimeAxis::Label& label : axis_->labels(kLabels))
    out.labels.emplace_back(label.place, label.words);
  out.holes = axis_->holes();
  return out;
}

void TimelinePart::draw_frame(desk::Overlay& overlay) const {
  const canvas::Camera& camera = sitting_.camera;
  const double half = kFrame_mm / 2, w = camera.window_px.w / camera.px_per_mm,
               h = (camera.window_px.h - sitting_.desk.bar_px) / camera.px_per_mm;
  canvas::Stroke line;
  line.points = {{half, half}, {w - half, half}, {w - half, h - half}, {half, h - half}};
  line.closed = true;
  line.width = kFrame_mm;
  line.color = sitting_.scene.look().accent;
  overlay.screen.add(0, std::move(line));
}

void TimelinePart::say_it_is_over() {
  if (!axis_) return;
  around_.say(p::ToastKind::info,
              p::fill(around_.tr("This is how it was at {0}, only to be looked at. “Back to now” "
                                 "leads to the table again."),
                      {clock_words(axis_->time(stop()))}));
}

void TimelinePart::changed(const ops::Op& op, ops::ActionId action) {
  if (!open_) return;
  reader_.note_change();
  const bool counts = sitting_.looking_back && action != ops::kBeside && action != last_action_ &&
                      ops::touched_by(op).board == sitting_.desk.board_id;
  if (!counts) return;
  last_action_ = action;
  ++meanwhile_;
}

void TimelinePart::set_look() {
  if (table_) table_->look_like(sitting_.scene, around_.tr);
}

void TimelinePart::describe(nlohmann::ordered_json& out) const {
  if (!open_) return;
  nlohmann::ordered_json& j = out["timeline"];
  j = {{"reading", !axis_ && reader_.why_not().empty()}, {"now", !sitting_.looking_back}};
  if (!axis_) return;
  j["at"] = at_;
  j["moment"] = stop();
  j["moments"] = axis_->size() - 1;
  j["time"] = base::format_time(axis_->time(stop()));
  j["playing"] = playing_;
  j["marks"] = sitting_.open->session().moments.size();
  j["holes"] = axis_->holes().size();
  j["meanwhile"] = meanwhile_;
}

}  // namespace pages
