#include "tools/cross_circles.h"

#include <algorithm>

#include "canvas/ink.h"
#include "canvas/scene.h"
#include "model/invariants.h"
#include "ops/op.h"
#include "tools/editor.h"
#include "tools/layers.h"
#include "tools/ring.h"

namespace tools {

using input::GestureKind;

namespace {
// Millimetres on the screen.
constexpr double kReach = 1000;  // lines begun nearer than this may be theirs who asked
constexpr double kSame = 250;    // who asks once more nearer than this is the same person
constexpr double kClosing = 25;  // how near the end must come to the beginning
constexpr double kStep = 4;      // between the points of a loop
constexpr double kBesideWords = 3;
constexpr double kLine = 1.6, kDash = 4;
constexpr double kWaits_s = 60;  // for the loop
constexpr std::size_t kFewest = 8;
}  // namespace

std::vector<Vec2> calm_loop(std::vector<Vec2> loop, double step) {
  std::vector<Vec2> out = canvas::thinned(loop, step);
  // Each round of cutting the corners off doubles the points.
  constexpr int kRounds = 2;
  while (out.size() << kRounds > model::kMaxLoop) out = canvas::thinned(out, step *= 1.5);
  if (out.size() < kFewest) return loop;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Vec2> smoother;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Vec2 a = out[i], b = out[(i + 1) % out.size()];
      smoother.push_back(a * 0.75 + b * 0.25);
      smoother.push_back(a * 0.25 + b * 0.75);
    }
    out = std::move(smoother);
  }
  return out;
}

void CrossCircles::set_messages(const base::Messages& tr) {
  tr_ = tr;
  prompt_.set_words(tr_("Now draw a loop round parts of several islands"));
}

void CrossCircles::begin(Vec2 px, double turn_rad, double now_s) {
  if (desk_.read_only) return;
  std::erase_if(asked_, [&](const Asked& a) {
    return base::distance(a.from_px, px) < kSame * desk_.camera.px_per_mm &&
           std::abs(base::normal_angle(a.turn - turn_rad)) < 0.1;
  });
  asked_.push_back({++next_, prompt_.at_edge(px, turn_rad), px, turn_rad, now_s});
}

bool CrossCircles::drawn_for(std::uint64_t asked) const {
  return std::ranges::any_of(lines_,
                             [&](const auto& entry) { return entry.second.asked == asked; });
}

const CrossCircles::Asked* CrossCircles::asked_near(Vec2 px) const {
  const Asked* nearest = nullptr;
  double least = kReach * desk_.camera.px_per_mm;
  for (const Asked& a : asked_)
    if (const double away = base::distance(a.at * desk_.camera.px_per_mm, px);
        away < least && !drawn_for(a.number)) {
      nearest = &a;
      least = away;
    }
  return nearest;
}

desk::Button CrossCircles::cancel(const Asked& a) const {
  return prompt_.cancel(desk_.to_map(a.at), a.turn, a.pressed);
}

// --- its paper

std::optional<std::uint64_t> CrossCircles::grip(Vec2 px) const {
  for (const Asked& a : asked_)
    if (cancel(a).hit(px / desk_.camera.px_per_mm)) return a.number;
  return {};
}

void CrossCircles::on_grip(std::uint64_t number, const input::Gesture& g) {
  const auto asked = std::ranges::find(asked_, number, &Asked::number);
  if (asked == asked_.end()) return;
  const bool on = cancel(*asked).hit(g.pos_px / desk_.camera.px_per_mm);
  const bool lifts = g.kind == GestureKind::release || g.kind == GestureKind::drag_end;
  asked->pressed = on && !lifts && g.kind != GestureKind::cancelled;
  if (on && lifts) asked_.erase(asked);
}

// --- drawing and dragging

bool CrossCircles::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (desk_.read_only) return false;
  return draw_loop(g, thing) || carry(g, thing);
}

bool CrossCircles::draw_loop(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (g.kind == GestureKind::press) {
    const Asked* const asked = asked_near(g.pos_px);
    if (!asked) return false;
    lines_[g.finger] = {asked->number, {}};
    // What it begins on is not lifted.
    return thing.has_value();
  }
  const auto it = lines_.find(g.finger);
  if (it == lines_.end()) return false;
  std::vector<Vec2>& line = it->second.line;
  const Vec2 p = desk_.camera.to_map(g.pos_px);
  switch (g.kind) {
    case GestureKind::drag_begin:
      line = {desk_.camera.to_map(g.origin_px), p};
      return true;
    case GestureKind::drag:
      if (base::distance(line.back(), p) >= desk_.on_map(1)) line.push_back(p);
      return true;
    case GestureKind::drag_end: {
      line.push_back(p);
      const Drawn drawn = std::move(it->second);
      lines_.erase(it);
      if (close(drawn.line, g.pointer))
        std::erase_if(asked_, [&](const Asked& a) { return a.number == drawn.asked; });
      return true;
    }
    case GestureKind::release:
    case GestureKind::cancelled:
      lines_.erase(it);
      return thing.has_value();
    case GestureKind::tap:
    case GestureKind::double_tap:
      return false;
    default:
      return thing.has_value();
  }
}

bool CrossCircles::close(const std::vector<Vec2>& line, input::Pointer with) {
  const std::vector<Vec2> loop = closed_part(line, desk_.on_map(kClosing));
  if (loop.empty()) {
    desk_.notices.refuse(tr_("A loop ends where it begins: draw it once more, all the way round."));
    return false;
  }
  model::Circle circle;
  circle.id = desk_.ids.next();
  circle.loop = calm_loop(loop, desk_.on_map(kStep));
  circle.made = desk_.clock.wall();
  const Id id = circle.id;
  if (desk_.apply({ops::Add<model::Circle>{desk_.board_id, std::move(circle)}}))
    editor_.write({ItemKind::circle, id}, with);
  return true;
}

bool CrossCircles::carry(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (g.kind == GestureKind::drag_begin) {
    if (!thing || thing->kind != ItemKind::circle || desk_.scene.is_held(*thing)) return false;
    const auto words = desk_.scene.circle_words(thing->id);
    if (!words || !words->contains(desk_.camera.to_map(g.origin_px), desk_.on_map(kBesideWords)))
      return false;
    desk_.scene.hold(*thing);
    carried_[g.finger] = {thing->id, {}};
  }
  const auto it = carried_.find(g.finger);
  if (it == carried_.end()) return false;
  Carried& carried = it->second;
  switch (g.kind) {
    case GestureKind::drag_begin:
    case GestureKind::drag:
      carried.by = desk_.camera.to_map(g.pos_px) - desk_.camera.to_map(g.origin_px);
      desk_.scene.set_pose({ItemKind::circle, carried.circle}, {carried.by, 0, {}});
      return true;
    case GestureKind::drag_end: {
      const Carried done = carried;
      carried_.erase(it);
      let_go(done);
      const auto there = desk_.board().circles.find(done.circle);
      if (there == desk_.board().circles.end()) return true;
      model::Loop loop = there->second.loop;
      for (Vec2& p : loop) p += done.by;
      desk_.apply({ops::Change<model::Circle>{
          desk_.board_id, done.circle,
          model::Patch<model::Circle>{}.set<&model::Circle::loop>(std::move(loop))}});
      return true;
    }
    case GestureKind::cancelled:
    case GestureKind::release:
      let_go(carried);
      carried_.erase(it);
      return true;
    default:
      return true;
  }
}

void CrossCircles::let_go(const Carried& carried) {
  desk_.scene.let_go({ItemKind::circle, carried.circle});
}

// --- time, and what is seen

bool CrossCircles::tick(double now_s) {
  std::erase_if(
      asked_, [&](const Asked& a) { return now_s - a.since_s > kWaits_s && !drawn_for(a.number); });
  // It makes way for what opens at the edge.
  for (Asked& a : asked_)
    if (!a.pressed && prompt_.covered(a.at, a.turn)) a.at = prompt_.at_edge(a.from_px, a.turn);
  return false;
}

double CrossCircles::next_deadline_s() const {
  double next = 1e300;
  for (const Asked& a : asked_) next = std::min(next, a.since_s + kWaits_s + 0.01);
  return next;
}

void CrossCircles::drop_all() {
  for (const auto& [finger, carried] : carried_) let_go(carried);
  carried_.clear();
  lines_.clear();
  asked_.clear();
}

void CrossCircles::draw(Overlay& overlay) {
  const canvas::Look& look = desk_.scene.look();
  for (const auto& [finger, drawn] : lines_) {
    if (drawn.line.empty()) continue;
    canvas::Color color = look.circle;
    if (closed_part(drawn.line, desk_.on_map(kClosing)).empty()) color.a = 150;
    overlay.map.add(
        kLoops, canvas::Stroke{drawn.line, desk_.on_map(kLine), color, false, desk_.on_map(kDash)});
  }
  std::vector<desk::Button> cancels;
  add_buttons(cancels);
  for (const Asked& a : asked_) prompt_.draw(desk_.to_map(a.at), a.turn, kLoopPaper, overlay);
  desk::draw(cancels, kLoopButtons, overlay.screen);
}

void CrossCircles::add_buttons(std::vector<desk::Button>& out) const {
  for (const Asked& a : asked_) out.push_back(cancel(a));
}

}  // namespace tools
