#include "tools/relate.h"

#include <algorithm>
#include <set>

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "canvas/shape.h"
#include "ops/document.h"
#include "ops/relate.h"
#include "tools/glow.h"
#include "tools/layers.h"

namespace tools {

using input::GestureKind;

namespace {
// Millimetres on the screen.
constexpr double kSlop = 4;
constexpr double kReach = 600;  // taps nearer than this may be the same person's
constexpr double kLine = 1.6, kFingertip = 3;
constexpr double kWaits_s = 40;  // for the other end
// The papers that say what to tap have even numbers as grips, handles odd ones.
constexpr std::uint64_t kHandleBit = 1;

std::string sentence_on(ops::NoLine no, const base::Messages& tr) {
  switch (no) {
    case ops::NoLine::itself:
      return tr("A line leads to something else, not back to where it begins.");
    case ops::NoLine::inside:
      return tr("One of the two lies in the other: no line can be seen between them.");
    case ops::NoLine::in_tray:
      return tr("What lies in the tray can have no line until it is back on the table.");
    case ops::NoLine::gone:
      return tr("What the line was to join is not on the table any more.");
  }
  return {};
}
}  // namespace

void Relate::set_messages(const base::Messages& tr) {
  tr_ = tr;
  prompt_.set_words(tr_("Now tap the other end of the line"));
}

// --- what a finger is over

Id Relate::end_at(Vec2 px, Id from) const {
  const auto over = [&](const Rect& r) { return r.contains(px); };
  if (std::ranges::any_of(desk_.covered(), over)) return {};
  const Vec2 at = desk_.camera.to_map(px);
  if (const auto hit = desk_.scene.hit(at, desk_.on_map(kSlop)))
    if (!canvas::is_line(hit->kind)) return hit->id;
  // An island takes a line all over, but not one that begins in it; a pile, too.
  const Id island = desk_.scene.card_at(at, {}).value_or(desk_.scene.island_at(at));
  return ops::why_no_line(desk_.board(), from, island) ? Id{} : island;
}

const Relate::Pick* Relate::pick_at(Vec2 px) const {
  const Pick* nearest = nullptr;
  double least = kReach * desk_.camera.px_per_mm;
  for (const Pick& p : picks_)
    if (const double away = base::distance(desk_.camera.to_px(p.at), px); away < least) {
      nearest = &p;
      least = away;
    }
  return nearest;
}

Relate::Pick* Relate::pick_at(Vec2 px) {
  return const_cast<Pick*>(std::as_const(*this).pick_at(px));
}

bool Relate::waits_at(Vec2 px) const { return pick_at(px) != nullptr; }

// --- by taps

void Relate::begin(Id from, Vec2 px, double turn_rad, double now_s) {
  if (desk_.read_only) return;
  if (const auto no = ops::why_no_end(desk_.board(), from))
    return desk_.notices.refuse(sentence_on(*no, tr_));
  std::erase_if(picks_, [&](const Pick& p) { return p.from == from; });
  picks_.push_back({next_ += 2, from, prompt_.beside(px, turn_rad), turn_rad, now_s});
}

bool Relate::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (g.kind != GestureKind::tap && g.kind != GestureKind::double_tap) return false;
  Pick* const pick = pick_at(g.pos_px);
  if (!pick) {
    if (!thing)
      handles_.touched_table(g.pos_px);
    else if (g.kind == GestureKind::tap)
      handles_.touched(*thing, g.pos_px, g.time_s);
    return false;
  }
  const Id to = end_at(g.pos_px, pick->from);
  // Beside everything, it is given up; a line leads nowhere from a line.
  if (to.nil() && thing) return true;
  const auto ends = [&, number = pick->number] {
    std::erase_if(picks_, [&](const Pick& p) { return p.number == number; });
  };
  if (to.nil() || join(pick->from, to, g.pos_px, pick->turn)) ends();
  return true;
}

// --- under a finger

std::optional<std::uint64_t> Relate::grip(Vec2 px) const {
  for (const Pick& p : picks_)
    if (cancel(p).hit(px / desk_.camera.px_per_mm)) return p.number;
  if (const auto handle = handles_.at(px)) return *handle * 2 + kHandleBit;
  return {};
}

void Relate::on_grip(std::uint64_t grip, const input::Gesture& g) {
  if (grip & kHandleBit) return drag(grip / 2, g);
  const auto pick = std::ranges::find(picks_, grip, &Pick::number);
  if (pick == picks_.end()) return;
  const bool on = cancel(*pick).hit(g.pos_px / desk_.camera.px_per_mm);
  const bool lifts = g.kind == GestureKind::release || g.kind == GestureKind::drag_end;
  pick->pressed = on && !lifts && g.kind != GestureKind::cancelled;
  if (on && lifts) picks_.erase(pick);
}

void Relate::drag(std::uint64_t handle, const input::Gesture& g) {
  const bool ends = g.kind == GestureKind::release || g.kind == GestureKind::drag_end ||
                    g.kind == GestureKind::cancelled;
  using Finger = LineHandles::Finger;
  handles_.use(handle, ends ? Finger::lifted : Finger::down, g.time_s);
  const auto it = drags_.find(g.finger);
  switch (g.kind) {
    case GestureKind::press:
      if (const Id from = handles_.thing_of(handle); !from.nil() && !desk_.read_only)
        drags_[g.finger] = {from, g.pos_px};
      return;
    case GestureKind::drag_begin:
    case GestureKind::drag:
      if (it != drags_.end()) it->second.to_px = g.pos_px;
      return;
    case GestureKind::cancelled:
      drags_.erase(g.finger);
      return;
    case GestureKind::release:
    case GestureKind::drag_end:
      break;
    default:
      return;
  }
  if (it == drags_.end()) return;
  const Id from = it->second.from;
  drags_.erase(it);
  const double turn = desk_.facing(desk_.camera.to_map(g.pos_px));
  // Tapped it asks for the other end.
  if (g.kind == GestureKind::release) return begin(from, g.pos_px, turn, g.time_s);
  if (const auto no = ops::why_no_end(desk_.board(), from))
    return desk_.notices.refuse(sentence_on(*no, tr_));
  if (const Id to = end_at(g.pos_px, from); !to.nil()) {
    join(from, to, g.pos_px, turn);
  } else if (desk_.beside_px.contains(g.pos_px)) {
    desk_.notices.refuse(tr_("A line ends at something that lies on the table."));
  }
}

bool Relate::join(Id from, Id to, Vec2 px, double turn_rad) {
  if (desk_.read_only) return true;
  if (const auto no = ops::why_no_line(desk_.board(), from, to)) {
    desk_.notices.refuse(sentence_on(*no, tr_));
    return false;
  }
  auto line = ops::draw_line(desk_.board(), from, to, desk_.ids, desk_.clock.wall());
  const ops::ActionId step = desk_.doc.new_action();
  if (line.ops.empty()) {
    desk_.notices.say(tr_("These two have a line already: choose which kind it is to be."));
  } else if (const auto done = desk_.apply_all(std::move(line.ops), step); !done) {
    desk_.refused(done.error());
    return true;
  }
  drawn_.push_back({line.id, from, px, turn_rad, step});
  return true;
}

// --- time, and what is seen

bool Relate::tick(double now_s) {
  handles_.tick(now_s);
  const auto gone = [&](Id from) {
    const auto no = ops::why_no_end(desk_.board(), from);
    if (no) desk_.notices.refuse(sentence_on(*no, tr_));
    return no.has_value();
  };
  std::erase_if(drags_, [&](const auto& entry) { return gone(entry.second.from); });
  std::erase_if(picks_,
                [&](const Pick& p) { return now_s - p.since_s > kWaits_s || gone(p.from); });
  return false;
}

double Relate::next_deadline_s() const {
  double next = handles_.next_deadline_s();
  for (const Pick& p : picks_) next = std::min(next, p.since_s + kWaits_s + 0.01);
  return next;
}

void Relate::drop_all() {
  drags_.clear();
  picks_.clear();
  handles_.clear();
}

desk::Button Relate::cancel(const Pick& pick) const {
  return prompt_.cancel(pick.at, pick.turn, pick.pressed);
}

void Relate::draw_line(Id from, Vec2 to, Id onto, Overlay& overlay) const {
  const auto begin = desk_.scene.line_end(from);
  if (!begin) return;
  const canvas::Look& look = desk_.scene.look();
  const double width = desk_.on_map(kLine);
  std::optional<std::pair<Vec2, Vec2>> line;
  if (const auto end = onto.nil() ? std::nullopt : desk_.scene.line_end(onto))
    line = canvas::line_between(*begin, *end);
  if (!line) line = std::pair{canvas::exit_point(begin->shape, begin->centre, to), to};
  canvas::draw_relation_line(overlay.map, kLines, model::RelationKind::close, line->first,
                             line->second, width, look.accent);
  canvas::Box tip;
  tip.centre = to;
  tip.radius = desk_.on_map(kFingertip);
  tip.size = {2 * tip.radius, 2 * tip.radius};
  tip.fill = look.accent;
  overlay.map.add(kLines, tip);
}

void Relate::draw(Overlay& overlay) {
  std::set<Id> glowing;
  for (const auto& [finger, drag] : drags_) {
    Id onto = end_at(drag.to_px, drag.from);
    if (ops::why_no_line(desk_.board(), drag.from, onto)) onto = {};
    if (!onto.nil()) glowing.insert(onto);
    if (handles_.at(drag.to_px)) continue;  // not on its way yet
    draw_line(drag.from, desk_.camera.to_map(drag.to_px), onto, overlay);
  }
  for (const Pick& p : picks_) glowing.insert(p.from);
  for (const Id id : glowing) draw_glow(desk_, id, overlay);
  std::vector<desk::Button> cancels;
  for (const Pick& p : picks_) {
    prompt_.draw(p.at, p.turn, kLinePaper, overlay);
    cancels.push_back(cancel(p));
  }
  desk::draw(handles_.buttons(), kLineHandles, overlay.screen);
  desk::draw(cancels, kLineHandles, overlay.screen);
}

void Relate::add_buttons(std::vector<desk::Button>& out) const {
  for (const Pick& p : picks_) out.push_back(cancel(p));
  for (desk::Button& b : handles_.buttons()) out.push_back(std::move(b));
}

}  // namespace tools
