#include "pages/rail_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "ops/agenda.h"
#include "pages/go_to_step.h"
#include "pages/publish_part.h"
#include "pages/use_tool.h"
#include "panels/format.h"
#include "report/step_words.h"
#include "text/furigana.h"

namespace pages {

namespace p = panels;
using Clock = p::RailView::Clock;
using model::Step;

namespace {

constexpr double kEnding_s = 60;
constexpr int kOneMore_s = 60;
constexpr int kAgreedBundles = 10, kBetterBundles = 7;

/// What a step is done with; nothing: with hands alone.
std::optional<p::MapTool> tool_of(Step step) {
  switch (step) {
    case Step::spread:
      return p::MapTool::read_through;
    case Step::weigh:
      return p::MapTool::weigh;
    case Step::narrate:
      return p::MapTool::narrative;
    case Step::present:
      return p::MapTool::present;
    default:
      return {};
  }
}

bool counts_bundles(Step step) { return step == Step::gather || step == Step::plate; }

}  // namespace

p::RailView RailPart::view() const {
  const auto& tr = around_.tr;
  const model::Session& session = sitting_.open->session();
  p::RailView out;
  out.shown = !session.agenda.empty();
  if (!out.shown) return out;
  out.writable = !sitting_.desk.read_only;
  out.can_next = ops::step_beside(session, 1) != nullptr;
  out.can_back = ops::step_beside(session, -1) != nullptr;
  const model::AgendaStep* step = ops::step_now(session);
  if (!step) {
    out.sentence =
        tr("When everybody is there, tap “Begin”: the rail says what to do, step by step.");
    read(out);
    return out;
  }
  out.begun = true;
  const auto all = session.agenda_in_order();
  out.where = fmt::format("{} / {}", std::ranges::find(all, step) - all.begin() + 1, all.size());
  out.step = report::step_name(tr, step->step);
  out.last = !out.can_next;
  out.sentence =
      out.last ? report::closing_sentence(tr, session, *step) : report::step_sentence(tr, *step);
  read(out);
  if (const auto tool = tool_of(step->step)) {
    out.tool = p::label_of(*tool, tr);
    out.tool_icon = p::icon_of(*tool);
    out.tool_open = is_open(sitting_, *tool);
  }
  if (const int n = ops::bundles(sitting_.board()); counts_bundles(step->step) && n > 0)
    out.bundles = p::fill(
        tr("Bundles: {0} (at most {1}, better {2})"),
        {std::to_string(n), std::to_string(kAgreedBundles), std::to_string(kBetterBundles)});
  if (step->minutes == 0 && session.step_left_s == 0) return out;
  const double left_s = sitting_.step_clock.left_s(session, around_.clock);
  out.clock = left_s <= 0           ? Clock::over
              : session.step_paused ? Clock::paused
              : left_s <= kEnding_s ? Clock::ending
                                    : Clock::running;
  const int seconds = int(std::ceil(left_s - 1e-6));
  out.time = out.clock == Clock::over ? std::string(tr("Time is up"))
                                      : fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  // The line moves with the seconds that are written, not oftener.
  out.left_share =
      seconds / std::max(1.0, std::max(step->minutes * 60.0, double(session.step_left_s)));
  return out;
}

void RailPart::read(p::RailView& view) const {
  text::Furigana* const readings = sitting_.scene.furigana();
  if (readings && sitting_.scene.look().letters.furigana)
    view.rubies = readings->of(view.sentence).rubies;
}

void RailPart::need(p::Fonts& fonts) {
  view_ = view();
  p::need(fonts, view_);
}

void RailPart::draw(p::Ui& ui, p::Room& room) {
  sitting_.rail_px = {};
  if (!view_.shown || sitting_.timeline_open) return;  // which has its own in the bar's place
  const p::Area rail = p::draw_rail(ui, view_, room.bar_top, asked_);
  sitting_.rail_px = rail.rect();
  room.bottom = room.bar_top = rail.y;
  room.free.max.y = rail.y;
  p::draw_time_line(ui, view_, rail.y);
}

bool RailPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::RailCommand command : asked) carry_out(command);
  return !asked.empty();
}

void RailPart::carry_out(p::RailCommand command) {
  if (command == p::RailCommand::report) {
    publish_.make_usual();
    return;
  }
  if (sitting_.desk.read_only && command != p::RailCommand::tool) return;
  const model::Session& session = sitting_.open->session();
  const double left_s = sitting_.step_clock.left_s(session, around_.clock);
  switch (command) {
    case p::RailCommand::back:
      return go_to(ops::step_beside(session, -1));
    case p::RailCommand::next:
      return go_to(ops::step_beside(session, 1));
    case p::RailCommand::tool:
      return open_tool();
    case p::RailCommand::more_time:
      return set_clock(left_s + kOneMore_s, session.step_paused);
    case p::RailCommand::pause:
      return set_clock(left_s, !session.step_paused);
    case p::RailCommand::report:
      return;  // done above, also where nothing can be written
  }
}

void RailPart::open_tool() {
  const model::AgendaStep* step = ops::step_now(sitting_.open->session());
  if (!step) return;
  const auto tool = tool_of(step->step);
  if (!tool) return;
  if (is_open(sitting_, *tool))
    close_tool(sitting_, *tool);
  else
    use_tool(sitting_, *tool);
}

void RailPart::go_to(const model::AgendaStep* step) {
  if (step) go_to_step(around_, sitting_, *step);
}

void RailPart::set_clock(double left_s, bool paused) {
  set_step_clock(around_, sitting_, left_s, paused);
}

void RailPart::tick(double now_s) {
  const p::RailView now = view();
  next_s_ = 1e300;
  if (now.clock == Clock::running || now.clock == Clock::ending) {
    const double left_s = sitting_.step_clock.left_s(sitting_.open->session(), around_.clock);
    // A little later: what is left is then less than the second that is written now.
    next_s_ = now_s + left_s - std::ceil(left_s) + 1 + 1e-3;
  }
  const base::Id step = sitting_.open->session().at_step;
  const bool ran = step == step_ && (clock_ == Clock::running || clock_ == Clock::ending);
  if (ran && now.clock == Clock::over) around_.sound(Sound::time_over);
  step_ = step;
  clock_ = now.clock;
  if (now != view_) around_.due.panels = true;
  tell_seats(now);
}

void RailPart::tell_seats(const p::RailView& now) {
  const auto& tr = around_.tr;
  std::string guide;
  if (now.begun) {
    const double left_s = sitting_.step_clock.left_s(sitting_.open->session(), around_.clock);
    const int minutes = int(std::ceil(left_s / 60 - 1e-6));
    switch (now.clock) {
      case Clock::none:
        break;
      case Clock::over:
        guide = tr("Time is up");
        break;
      case Clock::paused:
        guide = tr("The time stands still");
        break;
      case Clock::running:
      case Clock::ending:
        guide = p::fill(tr("{0} min left"), {std::to_string(minutes)});
    }
    if (!guide.empty()) guide += tr(" · ");
    guide += now.sentence;
  }
  if (guide == sitting_.desk.guide) return;
  sitting_.desk.guide = std::move(guide);
  sitting_.seats->mark_dirty();
}

}  // namespace pages
