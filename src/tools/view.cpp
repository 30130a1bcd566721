#include "tools/view.h"

#include <algorithm>
#include <cmath>

#include "canvas/scene.h"
#include "ops/bodies.h"
#include "tools/free_rect.h"

namespace tools {

using input::GestureKind;

namespace {
constexpr double kFlight_s = 0.2;
constexpr double kMargin_mm = 8, kMarginPart = 0.02;
constexpr double kLeastFree = 0.15;  // of the table's height
constexpr double kPanTau_s = 0.15;
constexpr double kNearly = 1 / 1.12;  // as large, so that the map lies in the middle instead

/// Round a map of which all is seen, px: where a screen is small, the map needs the room more.
double margin_round(const canvas::Camera& c) {
  return std::min(kMargin_mm * c.px_per_mm, kMarginPart * std::min(c.window_px.w, c.window_px.h));
}

/// Something that a finger finds now would be found by none, seen so.
bool hides_more(const canvas::Camera& c, const Desk& desk) {
  const ops::Sight now = desk.sight_from(desk.camera), then = desk.sight_from(c);
  return std::ranges::any_of(ops::bodies_of(desk.board()), [&](const ops::Body& b) {
    return ops::in_reach(now, b.now) && !ops::in_reach(then, b.now);
  });
}
}  // namespace

void View::settle() { desk_.camera = canvas::kept_near(desk_.camera, desk_.scene.bounds()); }

bool View::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (thing) return false;
  switch (g.kind) {
    case GestureKind::view_begin:
      stop();
      break;
    case GestureKind::view:
      pan(g.delta_px);
      desk_.camera = canvas::zoomed(desk_.camera, g.scale, g.pos_px);
      settle();
      break;
    case GestureKind::view_end:
      gliding_ = desk_.motion == desk::Motion::full && base::length(g.velocity_px_s) > 200;
      glide_px_s_ = g.velocity_px_s;
      glide_last_s_ = g.time_s;
      break;
    default:
      break;
  }
  return false;
}

void View::stop() {
  flying_ = gliding_ = false;
  desk_.ahead.reset();
}

void View::on_wheel(double steps, Vec2 pos_px) {
  stop();
  desk_.camera = canvas::zoomed(desk_.camera, std::pow(1.12, steps), pos_px);
  settle();
}

void View::pan(Vec2 delta_px) {
  flying_ = false;
  desk_.ahead.reset();
  // By whole pixels the still layer can be shifted instead of repainted; nothing is lost to the
  // eye.
  desk_.camera.centre -= delta_px / desk_.camera.scale;
  settle();
}

canvas::Crowd View::crowd() const {
  const canvas::Camera& c = desk_.camera;
  const double least = canvas::kUsefulZoom * c.px_per_mm;
  const double margin_px = 2 * margin_round(c);
  return desk_.scene.crowd({std::max(1.0, c.window_px.w - margin_px) / least,
                            std::max(1.0, c.window_px.h - margin_px - desk_.bar_px) / least});
}

canvas::Camera View::fitted() const {
  const canvas::Camera& c = desk_.camera;
  const Rect content = crowd().bounds;
  const double margin = margin_round(c);
  const base::Size needs{content.width() * c.px_per_mm + 2 * margin,
                         content.height() * c.px_per_mm + 2 * margin};
  const Rect table = desk_.table_px();
  const Rect free = free_rect(table, desk_.covered(), needs, kNearly);
  // Between open panels that leave too little the map would be too small to be of use.
  const double least = kLeastFree * table.height();
  const bool useful = free.width() >= least && free.height() >= least;
  return canvas::fitted(c, content, (useful ? free : table).grown(-margin));
}

void View::fly_to(const canvas::Camera& camera, double now_s) {
  stop();
  from_ = desk_.camera;
  to_ = camera;
  flying_ = !(from_ == to_);
  fly_start_s_ = desk_.motion == desk::Motion::full ? now_s : now_s - kFlight_s;
}

void View::fit(double now_s) { fly_to(fitted(), now_s); }

canvas::Camera View::zoomed_to(double factor) const {
  // Tapped again on the way, one step more than where that leads.
  const canvas::Camera& from = goes_to();
  return canvas::kept_near(canvas::zoomed(from, factor, desk_.table_px().centre()),
                           desk_.scene.bounds());
}

void View::zoom(double factor, double now_s) { fly_to(zoomed_to(factor), now_s); }

bool View::can_zoom(double factor) const {
  const double now = goes_to().scale;
  return std::abs(zoomed_to(factor).scale / now - 1) > 1e-3;
}

bool View::shows_all() const {
  const Rect all = desk_.scene.bounds(), table = desk_.table();
  return all.empty() || table.united(all) == table;
}

void View::show_all(double now_s) {
  if (!shows_all()) fit(now_s);
}

void View::fit_now() {
  stop();
  desk_.camera = fitted();
  first_ = desk_.camera;
}

bool View::as_first_seen() const { return first_ == desk_.camera && !moving(); }

void View::follow(double now_s) {
  if (std::exchange(desk_.grown, false)) {
    // Between panels that leave too little room, nobody's card is put under one for that of another.
    if (const canvas::Camera all = fitted(); !hides_more(all, desk_)) fly_to(all, now_s);
    return;
  }
  const auto ahead = desk_.ahead;
  if (!ahead || (flying_ && to_ == *ahead)) return;
  fly_to(*ahead, now_s);
  if (flying_) desk_.ahead = ahead;
}

bool View::tick(double now_s) {
  follow(now_s);
  const bool under_way = flying_ || gliding_;
  if (flying_) {
    const double t = std::clamp((now_s - fly_start_s_) / kFlight_s, 0.0, 1.0);
    const double s = t * t * (3 - 2 * t);
    desk_.camera.scale = from_.scale * std::pow(to_.scale / from_.scale, s);
    desk_.camera.centre = from_.centre + (to_.centre - from_.centre) * s;
    flying_ = t < 1;
    if (!flying_) {
      desk_.camera = to_;
      desk_.ahead.reset();
    }
  }
  if (gliding_) {
    const double dt = std::clamp(now_s - glide_last_s_, 0.0, 0.1);
    glide_last_s_ = now_s;
    desk_.camera.centre -= glide_px_s_ * dt / desk_.camera.scale;
    glide_px_s_ = glide_px_s_ * std::exp(-dt / kPanTau_s);
    settle();
    gliding_ = base::length(glide_px_s_) > 20;
  }
  return under_way;
}

}  // namespace tools
