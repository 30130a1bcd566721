// View: pans and zooms the map, by two fingers when the view is free, by wheel and middle button,
// and smoothly by itself (fit all, closer, farther). Only this table's camera changes, never the session.
#pragma once

#include "canvas/found.h"
#include "tools/using.h"

namespace tools {

class View final : public desk::Tool {
 public:
  explicit View(Desk& desk) : desk_(desk) {}

  bool on_gesture(const input::Gesture& gesture, std::optional<ItemRef> thing) override;
  /// The wheel, `steps` up; zooms about the pointer.
  void on_wheel(double steps, Vec2 pos_px);
  /// Moves by hand (middle button), window pixels.
  void pan(Vec2 delta_px);
  /// Flies to where everything is seen.
  void fit(double now_s);
  /// Flies to where it is seen so many times as large, about the middle of what is seen of the map.
  void zoom(double factor, double now_s);
  /// That would change something: it is not as large or as small as it can be.
  bool can_zoom(double factor) const;
  void fly_to(const canvas::Camera& camera, double now_s);
  /// Where it is, flies, or is to fly.
  const canvas::Camera& goes_to() const {
    return desk_.ahead ? *desk_.ahead : flying_ ? to_ : desk_.camera;
  }
  bool moving() const { return flying_ || gliding_; }
  /// Nothing lies out of sight.
  bool shows_all() const;
  /// Only where something does (many cards were made).
  void show_all(double now_s);
  /// Where it is, it stays.
  void stop();
  /// At once (a session was opened).
  void fit_now();
  /// It is where that put it: nobody has moved it.
  bool as_first_seen() const;
  /// What lies too far off to be seen with the others: cards and plates, and where those lie.
  canvas::Crowd crowd() const;
  /// Carries a flight or a glide on; true when it moved, the last step included.
  bool tick(double now_s) override;

 private:
  canvas::Camera fitted() const;
  canvas::Camera zoomed_to(double factor) const;
  /// Where the desk says that it has to go.
  void follow(double now_s);
  void settle();

  Desk& desk_;
  bool flying_ = false;
  double fly_start_s_ = 0;
  canvas::Camera from_, to_;
  std::optional<canvas::Camera> first_;
  bool gliding_ = false;
  Vec2 glide_px_s_;
  double glide_last_s_ = 0;
};

}  // namespace tools
